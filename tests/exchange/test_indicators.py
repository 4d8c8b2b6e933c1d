"""What a table of indicators would do to the plan."""

from datetime import date
from decimal import Decimal

import pytest

from model.base import LocalText
from model.indicator import Computed, Direction, Unit
from tests.builders import a_measure, a_target, a_value, an_indicator
from tests.exchange.tables import (
    SAMPLES,
    a_csv,
    a_workbook,
    all_new,
    counts,
    first_new,
    import_facts,
    refusals,
    the_run,
    warned_of,
)

REACHED = an_indicator(
    id=5, code="I1", name=LocalText(fi="Tavoitetut järjestöt"), values=(a_value(id=7, year=2022, value=Decimal(30)),)
)


def run_of(lines: str, **values):
    return the_run("indicators", a_csv(lines), import_facts(**values))


def values_of(run) -> list[tuple[str, int, Decimal | None]]:
    return [(value.indicator, value.year, value.value) for value in run.ready.values]


def test_a_column_for_each_year_has_the_values_of_that_year() -> None:
    run = run_of("Tunniste;Mittari;Yksikkö;2021;2022\nA;Järjestöt;kpl;12;15,5")

    assert counts(run) == (1, 0, 0, 0)
    assert values_of(run) == [("A", 2021, Decimal(12)), ("A", 2022, Decimal("15.5"))]


@pytest.mark.parametrize(
    "heading", ["2023 tavoite", "Tavoite 2023", "Mål 2023", "Target 2023", "2023 / Tavoite", "target_2023"]
)
def test_a_year_with_the_word_target_is_the_target_of_that_year(heading: str) -> None:
    run = run_of(f"Tunniste;Mittari;Yksikkö;{heading}\nA;Järjestöt;kpl;20")

    assert [(target.year, target.value) for target in run.ready.targets] == [(2023, Decimal(20))]


def test_a_heading_of_two_lines_tells_year_and_meaning() -> None:
    rows = [
        ("Mittari", "Yksikkö", "2022", None, "2023", None),
        (None, None, "tavoite", "toteuma", "tavoite", "toteuma"),
        ("Järjestöt", "järjestöä", 10, 8, 12, 11),
    ]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]

    run = the_run("indicators", a_workbook({"T": rows}, {"T": merged}), name="t.xlsx")

    assert values_of(run) == [("I1", 2022, Decimal(8)), ("I1", 2023, Decimal(11))]
    assert [(target.year, target.value) for target in run.ready.targets] == [(2022, 10), (2023, 12)]


def test_a_row_for_each_year_has_value_and_target() -> None:
    run = run_of("Mittari;Yksikkö;Vuosi;Toteuma;Tavoitearvo\nNuoret;hlö;2022;5;6\nNuoret;hlö;2023;7;8")

    assert (counts(run), len(run.ready.new)) == ((2, 0, 0, 0), 1)
    assert [value.value for value in run.ready.values] == [Decimal(5), Decimal(7)]


def test_empty_is_not_zero() -> None:
    run = run_of("Tunniste;Mittari;Yksikkö;2021;2022;2023\nA;Järjestöt;kpl;;-;0")

    assert values_of(run) == [("A", 2023, Decimal(0))]


def test_a_value_that_the_plan_has_is_unchanged() -> None:
    run = run_of("Tunniste;Mittari;2022\nI1;Tavoitetut järjestöt;30,0", indicators=[REACHED])

    assert (counts(run), values_of(run)) == ((0, 0, 1, 0), [])


def test_another_value_corrects_the_one_before() -> None:
    run = run_of("Tunniste;Mittari;2022;2023\nI1;Tavoitetut järjestöt;31;40", indicators=[REACHED])

    assert (counts(run), run.rows[0].fields) == ((0, 1, 0, 0), ("value_2022", "value_2023"))
    assert [value.replaces_id for value in run.ready.values] == [7, None]


def test_why_there_is_no_value_is_recorded_instead() -> None:
    run = run_of("Tunniste;Vuosi;Toteuma;Miksi arvoa ei ole\nI1;2023;;Kyselyä ei tehty", indicators=[REACHED])

    assert (run.ready.values[0].value, run.ready.values[0].text.fi) == (None, "Kyselyä ei tehty")


def test_a_changed_target_needs_a_reason() -> None:
    known = an_indicator(code="I1", name=LocalText(fi="A"), targets=(a_target(year=2023, value=Decimal(5)),))
    run = run_of("Tunniste;Vuosi;Tavoitearvo;Perustelu\nI1;2023;6;\nI1;2024;7;", indicators=[known])

    assert refusals(run) == [(2, "Perustelu", "reason_missing")]


def test_a_changed_target_with_its_reason_is_taken() -> None:
    known = an_indicator(code="I1", name=LocalText(fi="A"), targets=(a_target(year=2023, value=Decimal(5)),))
    run = run_of("Tunniste;Vuosi;Tavoitearvo;Perustelu\nI1;2023;6;Uusi kysely", indicators=[known])

    assert (run.ready.targets[0].value, run.ready.targets[0].text.fi) == (6, "Uusi kysely")


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("hlö", "Mukana", Unit.PERSONS),
        ("%", "Kattavuus", Unit.PERCENT),
        ("kpl", "Osallistuneet yhdistykset", Unit.ORGANISATIONS),
        ("st", "Utbildningar för föreningar", Unit.EVENTS),
        ("count", "Participants of the forum", Unit.PERSONS),
        ("", "Järjestettyjä tapahtumia", Unit.EVENTS),
    ],
)
def test_the_unit_is_as_the_table_says_else_as_the_name_says(written: str, name: str, unit: Unit) -> None:
    run = run_of(f"Tunniste;Mittari;Yksikkö;2022\nA;{name};{written};3\n")

    assert first_new(run)["unit"] is unit


def test_a_unit_that_nothing_tells_is_asked_for_once() -> None:
    lines = "Tunniste;Mittari;Yksikkö;2022\nA;Jokin;kpl;3\nB;Toinen;kpl;4"
    asked, told = run_of(lines), the_run("indicators", a_csv(lines), maps=["unit:kpl=agreements"])

    assert [(word.field, word.word, word.rows) for word in asked.unknown_words] == [("unit", "kpl", 2)]
    assert [new["unit"] for new in all_new(told)] == [Unit.AGREEMENTS] * 2


def test_a_unit_of_another_system_is_kept_in_the_definition_and_told() -> None:
    run = run_of("Tunniste;Mittari;Yksikkö;2022\nA;Päästöt;kt CO2-ekv.;3\nB;Matka;km;4")

    assert [(new["unit"], new["definition"].fi) for new in all_new(run)] == [
        (Unit.OTHER, "(kt CO2-ekv.)"),
        (Unit.OTHER, "(km)"),
    ]
    assert [(told.key, told.values["name"]) for told in run.warnings if told.key == "other_unit"] == [
        ("other_unit", "kt CO2-ekv."),
        ("other_unit", "km"),
    ]


def test_a_unit_of_another_system_is_unchanged_the_second_time() -> None:
    known = an_indicator(
        code="A", name=LocalText(fi="Päästöt"), unit=Unit.OTHER, definition=LocalText(fi="Kaikki (km)")
    )
    run = run_of("Tunniste;Mittari;Määritelmä;Yksikkö\nA;Päästöt;Kaikki;km", indicators=[known])

    assert counts(run) == (0, 0, 1, 0)


def test_percentages_written_in_four_ways_are_read_and_told() -> None:
    lines = "Mittari;Yksikkö;Vuosi;Toteuma\nA;%;2021;74,27\nA;%;2022;45.41\nB;%;2021;100,00 %\nB;%;2022;0,4735"
    run = run_of(lines)

    assert [str(value.value) for value in run.ready.values] == ["74.27", "45.41", "100.00", "0.4735"]
    assert {note.key for _, note in run.notes} == {"percent_and_share", "comma_and_point"}


def test_a_new_indicator_shows_as_many_decimals_as_its_values_have() -> None:
    run = run_of("Tunniste;Mittari;Yksikkö;2021;2022\nA;Osuus;%;12;15,25")

    assert first_new(run)["decimals"] == 2


def test_yes_and_no_are_one_and_zero() -> None:
    run = run_of("Tunniste;Mittari;Yksikkö;2021;2022\nA;Linjaus hyväksytty;kyllä/ei;ei;kyllä")

    assert [value.value for value in run.ready.values] == [0, 1]


def test_a_year_outside_the_term_is_left_out_and_told() -> None:
    run = run_of("Tunniste;Mittari;Yksikkö;2015;2022\nA;Järjestöt;kpl;1;2")

    assert (values_of(run), "year_outside_term" in warned_of(run)) == ([("A", 2022, Decimal(2))], True)


def test_the_value_of_a_computed_indicator_is_not_taken_and_told() -> None:
    known = an_indicator(code="I1", name=LocalText(fi="A"), computed=Computed.EVENTS_HELD)
    run = run_of("Tunniste;2022\nI1;4", indicators=[known])

    assert (counts(run), "computed_value" in warned_of(run)) == ((0, 0, 1, 0), True)


def test_a_baseline_has_its_year_and_the_file_as_its_origin() -> None:
    run = run_of("Mittari;Yksikkö;Lähtötaso;Lähtötason vuosi\nJärjestöt;kpl;12;2021")

    new = first_new(run)

    assert (new["baseline_value"], new["baseline_on"]) == (Decimal(12), date(2021, 12, 31))
    assert new["baseline_origin"].sv == "table.csv"


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ("Tunniste;Mittari;Yksikkö;2022\nA;Järjestöt;kpl;paljon", ("2022", "number_not_allowed")),
        ("Tunniste;Mittari;Suunta;Yksikkö;2022\nA;Järjestöt;vinoon;kpl;3", ("Suunta", "word_not_known")),
        ("Mittari;Yksikkö;Toteuma\nJärjestöt;kpl;3", ("", "cell_missing")),
        ("Mittari;Yksikkö;Vuosi;Toteuma\nJärjestöt;kpl;2024;3", ("Toteuma", "year_outside_term")),
        ("Tunniste;Toimenpide;Mittari;Yksikkö;2022\nA;99;Järjestöt;kpl;3", ("Toimenpide", "name_not_known")),
        ("Tunniste;2022;2023\nuusi;3;4", ("Tunniste", "name_not_known")),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_column(lines: str, refused: tuple[str, str]) -> None:
    run = run_of(lines, measures=[a_measure(code="1")], indicators=[REACHED])

    assert refusals(run) == [(2, *refused)]


def test_a_year_twice_in_the_table_is_refused_the_second_time() -> None:
    run = run_of("Mittari;Yksikkö;Vuosi;Toteuma\nJärjestöt;kpl;2022;3\nJärjestöt;kpl;2022;4")

    assert refusals(run) == [(3, "Vuosi", "twice_in_table")]


def test_the_year_table_of_kausal_watch_comes_as_it_is() -> None:
    content, facts = (SAMPLES / "kausal_indicators_years.xlsx").read_bytes(), import_facts(today=date(2025, 1, 1))

    run = the_run("indicators", content, facts, name="k.xlsx")

    assert counts(run) == (2, 0, 0, 0)
    assert [(new["code"], new["unit"], new["decimals"]) for new in all_new(run)] == [
        ("11", Unit.ORGANISATIONS, 0),
        ("12", Unit.PERCENT, 2),
    ]
    assert ("12", 2022, Decimal(0)) in values_of(run)


def test_the_results_of_akvo_come_as_they_are() -> None:
    run = the_run("indicators", (SAMPLES / "akvo_org_results.xlsx").read_bytes(), name="a.xlsx")

    new = first_new(run)

    assert (counts(run), run.table.header.rows) == ((2, 0, 0, 0), (3,))
    assert (new["name"].en, new["unit"], new["direction"]) == ("Associations trained", Unit.ORGANISATIONS, Direction.UP)
    assert (new["baseline_value"], new["baseline_on"]) == (12, date(2021, 12, 31))
    assert values_of(run) == [("100", 2022, Decimal(18))]
    assert [(target.year, target.value) for target in run.ready.targets] == [(2022, 30), (2023, 30)]


def test_results_of_akvo_with_a_header_of_three_lines_and_periods_in_one_cell_are_understood() -> None:
    names = ("Project title", "Result title", "Indicator title", "Baseline year", "Reporting period", "Target value")
    rows = [
        (*names, "Actual value", "GENDER", None),
        (None, None, None, None, None, None, None, "Women", None),
        (None, None, None, None, None, None, None, "value", "target"),
        ("P", "R", "Clubs reached", " ", "2022-01-01 - 2022-12-31", 5, 4, 1, 2),
        ("P", "R", "Clubs reached", " ", "2023-01-01 - 2023-12-31", 6, " ", " ", " "),
    ]
    run = the_run("indicators", a_workbook({"Outcome": rows}, {"Outcome": ["H1:I1", "H2:I2"]}), name="a.xlsx")

    assert (counts(run), values_of(run)) == ((2, 0, 0, 0), [("I1", 2022, Decimal(4))])
