"""What a table of events would do to the plan."""

from datetime import date

import pytest

from model.base import LocalText
from model.event import EventKind
from tests.builders import a_measure, an_event, an_organisation
from tests.exchange.tables import a_csv, counts, first_new, import_facts, refusals, the_run, warned_of

CLUB = an_organisation(id=1, code="seura", name=LocalText(fi="Seura ry"))
CHOIR = an_organisation(id=2, code="kuoro", name=LocalText(fi="Kuoro ry", sv="Kören rf"))
FORUM = an_event(
    id=3, kind=EventKind.FORUM, held_on=date(2023, 5, 4), title=LocalText(fi="Foorumi"), present=[(1, 4)], organisers=()
)


def run_of(lines: str, **values):
    return the_run("events", a_csv(lines), import_facts(organisations=[CLUB, CHOIR], **values))


def test_a_row_is_an_event_with_its_heads() -> None:
    run = run_of("Päivä;Tilaisuus;Laji;Osallistujamäärä\n4.5.2023;Kevättapaaminen;yhteistyötapaaminen;25")

    new = first_new(run)

    assert (new["kind"], new["held_on"], new["head_count_unnamed"]) == (
        EventKind.COOPERATION_MEETING,
        date(2023, 5, 4),
        25,
    )


def test_organisations_that_were_there_are_named_in_one_cell() -> None:
    run = run_of(
        "Päivä;Tilaisuus;Järjestöt\n4.5.2023;Foorumi;Seura ry (3); Kören rf".replace("; K", "\\n K").replace("\\n", ",")
    )

    assert first_new(run)["present"] == {"seura": 3, "kuoro": None}


def test_a_row_for_each_organisation_makes_one_event() -> None:
    run = run_of("Päivä;Tilaisuus;Järjestö;Henkilöä\n4.5.2023;Foorumi;Seura ry;3\n4.5.2023;Foorumi;kuoro;2")

    assert (counts(run), len(run.ready.new)) == ((2, 0, 0, 0), 1)
    assert first_new(run)["present"] == {"seura": 3, "kuoro": 2}


def test_an_event_is_known_by_day_kind_and_title() -> None:
    run = run_of("Päivä;Tilaisuus;Laji\n4.5.2023;FOORUMI;foorumi", events=[FORUM])

    assert counts(run) == (0, 0, 1, 0)


def test_who_else_was_there_is_added_and_nobody_is_taken_out() -> None:
    run = run_of("Päivä;Tilaisuus;Järjestö;Henkilöä\n4.5.2023;Foorumi;kuoro;2", events=[FORUM])

    assert (counts(run), run.ready.changed[0].values) == ((0, 1, 0, 0), {"present": {"kuoro": 2}})


def test_the_same_heads_change_nothing() -> None:
    run = run_of("Päivä;Tilaisuus;Järjestö;Henkilöä\n4.5.2023;Foorumi;Seura ry;4", events=[FORUM])

    assert counts(run) == (0, 0, 1, 0)


def test_the_kind_is_as_the_title_says_where_no_column_does() -> None:
    run = run_of("Päivä;Tilaisuus\n4.5.2023;Hallitustyön koulutus")

    assert first_new(run)["kind"] is EventKind.TRAINING


def test_a_kind_that_nothing_tells_is_asked_for_and_mapped_for_all() -> None:
    lines = "Päivä;Tilaisuus\n4.5.2023;Iltamat"
    asked, told = run_of(lines), the_run("events", a_csv(lines), maps=["kind:=joint_event"])

    assert [(word.field, word.word) for word in asked.unknown_words] == [("kind", "")]
    assert first_new(told)["kind"] is EventKind.JOINT_EVENT


@pytest.mark.parametrize(
    ("written", "languages"), [("suomi, ruotsi", ("fi", "sv")), ("kaksikielinen", ("fi", "sv")), ("en", ("en",))]
)
def test_the_languages_of_an_event_are_understood(written: str, languages: tuple[str, ...]) -> None:
    run = run_of(f"Päivä;Tilaisuus;Kielet\n4.5.2023;Foorumi;{written}")

    assert first_new(run)["languages"] == languages


def test_a_cancelled_event_is_not_brought_back() -> None:
    run = run_of("Päivä;Tilaisuus\n4.5.2023;Foorumi", cancelled=(FORUM,))

    assert (counts(run), "event_cancelled" in warned_of(run)) == ((0, 0, 1, 0), True)


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ("Päivä;Tilaisuus\n4.5.2031;Foorumi", ("Päivä", "date_outside_term")),
        ("Päivä;Tilaisuus\nkeväällä;Foorumi", ("Päivä", "date_not_understood")),
        ("Päivä;Tilaisuus;Järjestö\n4.5.2023;Foorumi;Outo ry", ("Järjestö", "name_not_known")),
        ("Päivä;Tilaisuus;Järjestäjä\n4.5.2023;Foorumi;Outo ry", ("Järjestäjä", "name_not_known")),
        ("Päivä;Tilaisuus;Toimenpide\n4.5.2023;Foorumi;77", ("Toimenpide", "name_not_known")),
        ("Päivä;Tilaisuus;Kielet\n4.5.2023;Foorumi;klingon", ("Kielet", "word_not_known")),
        ("Päivä;Tilaisuus;Järjestö;Henkilöä\n4.5.2023;Foorumi;Seura ry;-3", ("Henkilöä", "number_not_allowed")),
        ("Päivä;Tilaisuus;Laji\n4.5.2023;;foorumi", ("Tilaisuus", "cell_missing")),
        ("Päivä;Tilaisuus;Laji\n4.5.2023;Foorumi;iltamat", ("Laji", "word_not_known")),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_column(lines: str, refused: tuple[str, str]) -> None:
    run = run_of(lines, measures=[a_measure(code="1")])

    assert refusals(run) == [(2, *refused)]


def test_the_same_event_twice_is_refused_the_second_time() -> None:
    run = run_of("Päivä;Tilaisuus\n4.5.2023;Foorumi\n4.5.2023;Foorumi")

    assert refusals(run) == [(3, "Tilaisuus", "twice_in_table")]
