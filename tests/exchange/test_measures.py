"""What a table of measures would do to the plan."""

from datetime import date

import pytest

from model.base import LocalText
from model.exchange.outcomes import RowOutcome
from model.measure import MeasureKind, Status
from tests.builders import TERM_STARTS, a_heading, a_measure
from tests.exchange.tables import a_csv, a_workbook, counts, import_facts, refusals, the_run, warned_of

FORUM = a_measure(code="1", title=LocalText(fi="Foorumi", sv="Forum"), status=Status.IN_PROGRESS)


def test_a_measure_that_the_plan_does_not_have_is_added_with_its_first_state() -> None:
    run = the_run("measures", a_csv("Nro;Toimenpide;Tilanne;Määräaika\n7;Messut;käynnissä;31.12.2023"))

    assert counts(run) == (1, 0, 0, 0)
    assert (run.ready.new[0].code, run.ready.new[0].title.fi) == ("7", "Messut")
    assert (run.ready.told[0].status, run.ready.told[0].due_on) == (Status.IN_PROGRESS, date(2023, 12, 31))


def test_a_measure_that_is_as_the_table_says_is_unchanged() -> None:
    run = the_run("measures", a_csv("Nro;Toimenpide;Tilanne\n1;Foorumi;käynnissä"), import_facts(measures=[FORUM]))

    assert counts(run) == (0, 0, 1, 0)


def test_another_text_changes_the_measure_and_tells_no_update() -> None:
    run = the_run("measures", a_csv("Nro;Toimenpide\n1;Järjestöfoorumi"), import_facts(measures=[FORUM]))

    assert run.rows[0].fields == ("title",)
    assert run.ready.changed[0].values["title"] == LocalText(fi="Järjestöfoorumi", sv="Forum")
    assert not run.ready.told


def test_another_status_tells_an_update_and_changes_no_text() -> None:
    run = the_run("measures", a_csv("Nro;Toimenpide;Tila\n1;Foorumi;valmis"), import_facts(measures=[FORUM]))

    assert (counts(run), run.rows[0].fields) == ((0, 1, 0, 0), ("status",))
    assert (run.ready.changed, run.ready.told[0].status) == ([], Status.COMPLETED)


def test_an_empty_cell_erases_nothing() -> None:
    known = a_measure(code="1", title=LocalText(fi="Foorumi"), description=LocalText(fi="Kuvaus"), progress=40)
    lines = "Nro;Toimenpide;Kuvaus;Edistyminen %;Tila;Vastuutaho\n1;Foorumi;;-;NA;[empty]"

    run = the_run("measures", a_csv(lines), import_facts(measures=[known]))

    assert counts(run) == (0, 0, 1, 0)


def test_a_table_without_codes_finds_measures_by_title_and_numbers_the_others() -> None:
    run = the_run("measures", a_csv("Toimenpide;Tila\nFOORUMI;käynnissä\nMessut;"), import_facts(measures=[FORUM]))

    assert counts(run) == (1, 0, 1, 0)
    assert run.ready.new[0].code == "2"


def test_leading_zeros_of_a_code_stay() -> None:
    run = the_run("measures", a_csv("Tunniste;Nimi\n007;Messut"))

    assert run.ready.new[0].code == "007"


def test_a_number_of_a_workbook_is_the_same_code_as_its_text() -> None:
    run = the_run("measures", a_workbook({"T": [("Nro", "Nimi"), (1.0, "Foorumi")]}), import_facts(measures=[FORUM]))

    assert counts(run) == (0, 0, 1, 0)


def test_responsible_parties_that_the_plan_has_are_found_by_code_or_title() -> None:
    sports = a_heading(code="sports", title=LocalText(fi="Liikuntapalvelut", sv="Idrottstjänsterna"))
    lines = "Nro;Nimi;Vastuutaho\n1;A;sports\n2;B;liikuntapalvelut\n3;C;Idrottstjänsterna"

    run = the_run("measures", a_csv(lines), import_facts(parties=[sports]))

    assert [new.links["responsible"] for new in run.ready.new] == [("sports",)] * 3
    assert not run.ready.parties


def test_a_responsible_party_that_the_plan_does_not_have_is_begun_once_and_told() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Vastuutaho\n1;A;Kirjasto\n2;B;kirjasto"))

    assert [(party.code, party.title.fi) for party in run.ready.parties] == [("kirjasto", "Kirjasto")]
    assert "begun_parties" in warned_of(run)


def test_a_name_with_a_comma_in_it_stays_whole() -> None:
    culture = a_heading(code="culture", title=LocalText(fi="Kulttuuri, liikunta ja nuoriso"))
    run = the_run(
        "measures", a_csv("Nro;Nimi;Vastuutaho\n1;A;Kulttuuri, liikunta ja nuoriso"), import_facts(parties=[culture])
    )

    assert run.ready.new[0].links["responsible"] == ("culture",)


def test_codes_of_goals_may_be_parted_by_spaces() -> None:
    goals = [a_heading(code="G1"), a_heading(code="G2")]
    run = the_run("measures", a_csv("Nro;Nimi;Tavoitteet\n1;A;G1 G2"), import_facts(goals=goals))

    assert run.ready.new[0].links["goals"] == ("G1", "G2")


def test_a_goal_of_a_code_that_is_not_there_is_refused_and_not_begun() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Tavoitteet\n1;A;G9"), import_facts(goals=[a_heading(code="G1")]))

    assert refusals(run) == [(2, "Tavoitteet", "name_not_known")]


def test_a_need_that_is_not_there_is_refused() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Tukitarpeet\n1;A;Sauna"))

    assert refusals(run) == [(2, "Tukitarpeet", "name_not_known")]


def test_a_title_in_one_language_is_enough_and_the_missing_one_is_told() -> None:
    run = the_run("measures", a_csv("Nro;Namn\n1;Organisationsforum varje år"))

    assert counts(run) == (1, 0, 0, 0)
    assert warned_of(run) >= {"text_missing_fi"}
    assert "text_missing_sv" not in warned_of(run)


def test_a_deadline_outside_the_term_is_left_out_and_told() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Määräaika\n1;A;31.12.2035"))

    assert (run.ready.told[0].due_on, "due_outside_term" in warned_of(run)) == (None, True)


def test_a_start_before_the_term_becomes_its_first_day_and_is_told() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Alkupäivämäärä\n1;A;1.1.2018"))

    assert (run.ready.new[0].starts_on, "starts_before_term" in warned_of(run)) == (TERM_STARTS, True)


@pytest.mark.parametrize(
    ("written", "kind", "required"),
    [
        ("kerran", MeasureKind.ONCE, None),
        ("jatkuva", MeasureKind.CONTINUOUS, None),
        ("årligen", MeasureKind.RECURRING, 1),
        ("recurring", MeasureKind.RECURRING, 1),
    ],
)
def test_how_often_a_measure_is_held_is_understood(written: str, kind: MeasureKind, required: int | None) -> None:
    run = the_run("measures", a_csv(f"Nro;Nimi;Toistuvuus\n1;A;{written}"))

    assert (run.ready.new[0].kind, run.ready.new[0].required_per_year) == (kind, required)


def test_the_same_table_twice_in_one_plan_changes_nothing_the_second_time() -> None:
    known = a_measure(code="9", title=LocalText(fi="Vanha"), status=Status.POSTPONED, reason=LocalText(fi="Siirretty"))
    run = the_run("measures", a_csv("Nro;Nimi;Tila\n9;Vanha;Siirretty"), import_facts(measures=[known]))

    assert counts(run) == (0, 0, 1, 0)


def test_a_status_that_needs_a_reason_takes_the_word_of_the_file_and_tells_it() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Tila\n9;Vanha;Ei toteuteta tässä vaiheessa"))

    assert run.ready.told[0].reason.fi == "Ei toteuteta tässä vaiheessa"
    assert "reason_from_word" in warned_of(run)


def test_a_row_that_tells_of_an_earlier_day_does_not_turn_the_state_back() -> None:
    lines = "Nro;Toimenpide;Tila;Päivitysaika\n1;Foorumi;ei aloitettu;1.2.2022"
    run = the_run("measures", a_csv(lines), import_facts(measures=[FORUM]))

    assert (counts(run), "older_than_known" in warned_of(run)) == ((0, 0, 1, 0), True)


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ("Nro;Nimi;Tila\n1;A;hyllytetty", ("Tila", "word_not_known")),
        ("Nro;Nimi;Määräaika\n1;A;ensi keväänä", ("Määräaika", "date_not_understood")),
        ("Nro;Nimi;Määräaika\n1;A;04/05/2023", ("Määräaika", "date_two_ways")),
        ("Nro;Nimi;Edistyminen %\n1;A;puolet", ("Edistyminen %", "number_not_allowed")),
        ("Nro;Nimi;Edistyminen %\n1;A;140", ("Edistyminen %", "progress_out_of_range")),
        ("Nro;Nimi;Linkki\n1;A;kansio 7", ("Linkki", "address_not_allowed")),
        ("Nro;Nimi;Kuvaus\n1;A;Soita 040 123 4567", ("Kuvaus", "personal_data")),
        ("Nro;Nimi;Alkupäivämäärä\n1;A;1.1.2030", ("Alkupäivämäärä", "date_outside_term")),
        ("Nro;Nimi;Kuvaus\n1;;x", ("Nimi", "cell_missing")),
        ("Nro;Nimi\n123456789012345678901;A\n2;B\n3;C", ("Nro", "text_too_long")),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_column(lines: str, refused: tuple[str, str]) -> None:
    run = the_run("measures", a_csv(lines))

    assert refusals(run) == [(2, *refused)]


def test_everything_that_is_wrong_in_a_row_is_told_at_once() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Tila;Määräaika\n1;A;hyllytetty;joskus"))

    assert (len(run.refused), run.count(RowOutcome.REFUSED)) == (2, 1)


def test_a_code_twice_in_the_table_is_refused_the_second_time() -> None:
    run = the_run("measures", a_csv("Nro;Nimi\n1;A\n1;B"))

    assert refusals(run) == [(3, "Nro", "twice_in_table")]


def test_an_unknown_word_is_told_once_with_its_rows_and_choices() -> None:
    run = the_run("measures", a_csv("Nro;Nimi;Tila\n1;A;hyllytetty\n2;B;Hyllytetty\n3;C;valmis"))

    assert [(word.field, word.word, word.rows) for word in run.unknown_words] == [("status", "hyllytetty", 2)]
    assert "completed" in run.unknown_words[0].choices


def test_a_word_that_was_mapped_is_understood_in_every_row() -> None:
    lines = "Nro;Nimi;Tila\n1;A;hyllytetty\n2;B;Hyllytetty"
    run = the_run("measures", a_csv(lines), maps=["status:hyllytetty=completed"])

    assert [told.status for told in run.ready.told] == [Status.COMPLETED] * 2


def test_total_and_section_lines_are_no_measures_and_are_listed() -> None:
    lines = "Nro;Nimi;Tila\nTavoite: osallisuus;;\n1;A;valmis\n2;B;valmis\nYhteensä;2;"
    run = the_run("measures", a_csv(lines))

    assert (counts(run), warned_of(run) >= {"lines_left_out", "section_lines"}) == ((2, 0, 0, 0), True)


def test_html_of_another_system_becomes_plain_text() -> None:
    run = the_run("measures", a_csv('Nro;Nimi;Kuvaus\n1;A;"<p>Eka &amp; toka</p><ul><li>kolmas</li></ul>"'))

    assert run.ready.new[0].description.fi == "Eka & toka\n• kolmas"


def test_a_measure_that_was_retired_is_not_begun_anew() -> None:
    run = the_run("measures", a_csv("Nro;Nimi\n8;A"), import_facts(taken={"measure": frozenset({"8"})}))

    assert refusals(run) == [(2, "Nro", "already_there")]


@pytest.mark.parametrize(
    ("written", "due_on"),
    [
        ("2024", date(2024, 12, 31)),
        ("6/2024", date(2024, 6, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("31.5.2024 mennessä", date(2024, 5, 31)),
        ("2022–2024", date(2024, 12, 31)),
        ("1.1.2022–30.6.2024", date(2024, 6, 30)),
        ("syksy 2023", date(2023, 12, 31)),
        ("jatkuva", None),
    ],
)
def test_a_deadline_in_words_is_read_and_told(written: str, due_on: date | None) -> None:
    run = the_run("measures", a_csv(f"Nro;Nimi;Määräaika\n1;A;{written}"))

    assert (counts(run), run.ready.told[0].due_on) == ((1, 0, 0, 0), due_on)
    assert bool(run.notes) == any(sign.isalpha() for sign in written) or "–" in written


@pytest.mark.parametrize(
    ("written", "starts_on"),
    [("2022", date(2022, 1, 1)), ("2022–2024", date(2022, 1, 1)), ("3/2022", date(2022, 3, 1))],
)
def test_a_period_begins_on_its_first_day(written: str, starts_on: date) -> None:
    run = the_run("measures", a_csv(f"Nro;Nimi;Alkaa\n1;A;{written}"))

    assert run.ready.new[0].starts_on == starts_on


@pytest.mark.parametrize("written", ["30.2.2024", "2024-13-45", "13/2024", "31.4.2024 mennessä"])
def test_a_day_that_is_none_is_refused_whatever_stands_around_it(written: str) -> None:
    run = the_run("measures", a_csv(f"Nro;Nimi;Määräaika\n1;A;{written}"))

    assert refusals(run) == [(2, "Määräaika", "date_not_understood")]


def test_shares_in_a_column_of_percentages_are_read_as_percentages_and_told() -> None:
    rows = [("Nro", "Nimi", "Edistyminen %"), (1, "A", 0.5), (2, "B", 1), (3, "C", 0)]
    run = the_run("measures", a_workbook({"T": rows}), name="t.xlsx")

    assert [told.progress for told in run.ready.told] == [50, 100, 0]
    assert [note.key for _, note in run.notes] == ["shares_as_percent"]


def test_a_measure_that_stands_in_several_rows_beside_its_indicators_is_one_measure() -> None:
    lines = "Nro;Toimenpide;Tila;Mittari\n1;Foorumi;valmis;Järjestöt\n1;Foorumi;valmis;Henkilöt"
    run = the_run("measures", a_csv(lines))

    assert (counts(run), "repeated_rows" in warned_of(run)) == ((1, 0, 1, 0), True)


def test_a_text_that_is_marked_as_another_languages_is_not_taken_for_this_ones() -> None:
    run = the_run("measures", a_csv("Nro;Åtgärd\n1;Järjestöfoorumi (fi)"), import_facts(measures=[FORUM]))

    assert counts(run) == (0, 0, 1, 0)


def test_parties_that_are_joined_by_and_are_known_one_by_one() -> None:
    parties = [
        a_heading(code="a", title=LocalText(fi="Valiokunta")),
        a_heading(code="b", title=LocalText(fi="Hallitus")),
    ]
    run = the_run(
        "measures", a_csv("Nro;Nimi;Vastuutaho\n1;A;Valiokunta ja Hallitus (fi)"), import_facts(parties=parties)
    )

    assert run.ready.new[0].links["responsible"] == ("a", "b")
