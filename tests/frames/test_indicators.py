"""What a reader gets of one indicator by year: never past the target's year, and what is missing is said."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dashboard.frames.indicators import indicator_by_year
from dashboard.language import texts_for
from model.figures.verdict import verdict_of
from tests.builders import a_target, a_text, a_value, an_indicator, some_facts

TEXTS = texts_for("fi")
BASELINE = {"baseline_value": Decimal(4), "baseline_on": date(2022, 12, 31), "baseline_origin": a_text("Luettelo")}


def told(on=date(2025, 5, 31), **values):
    indicator = an_indicator(**{**BASELINE, **values})
    facts = some_facts(cutoff=on, indicators=[indicator])
    return indicator_by_year(indicator, verdict_of(indicator, facts), facts, TEXTS)


def test_the_years_go_from_the_baseline_to_the_targets_year():
    found = told(targets=(a_target(year=2024),), values=(a_value(year=2025),))

    assert list(found["year"]) == ["2022", "2023", "2024"]


def test_a_year_that_is_ahead_has_a_target_and_no_value():
    found = told(date(2023, 6, 1), targets=(a_target(year=2024),)).iloc[-1]

    assert (found["kind"], found["actual"], found["note"]) == ("ahead", "ei tietoa", TEXTS("indicator.ahead"))


def test_a_missing_year_is_said_with_its_reason():
    values = (a_value(year=2023, value=None, missing_reason=a_text("Ei kysytty.")),)

    found = told(targets=(a_target(year=2023),), values=values).iloc[-1]

    assert (found["kind"], found["actual"], found["note"]) == ("missing", "ei tietoa", "Ei kysytty.")


def test_a_value_of_zero_is_a_value_and_not_missing():
    found = told(targets=(a_target(year=2023),), values=(a_value(year=2023, value=Decimal(0)),)).iloc[-1]

    assert (found["kind"], found["value"], found["label"]) == ("point", 0.0, "0")


def test_a_value_of_the_year_that_goes_on_is_told_as_a_part_of_it():
    found = told(date(2024, 5, 1), targets=(a_target(year=2024),), values=(a_value(year=2024),)).iloc[-1]

    assert (found["kind"], "1.5.2024" in found["note"]) == ("part", True)


def test_the_baseline_names_its_day_and_origin():
    found = told(targets=(a_target(year=2023),)).iloc[0]

    assert (found["kind"], found["note"]) == ("baseline", "lähtötaso 31.12.2022: Luettelo")


def test_without_a_target_the_years_end_at_the_cut_off():
    found = told(date(2024, 12, 31), values=(a_value(year=2023),))

    assert list(found["year"]) == ["2022", "2023", "2024"]


@given(
    years=st.sets(st.integers(2021, 2025), max_size=5),
    target=st.integers(2021, 2025),
    on=st.dates(date(2021, 8, 1), date(2025, 5, 31)),
)
def test_no_row_is_past_the_target_and_no_value_past_the_cut_off(years, target, on):
    values = tuple(a_value(year=year) for year in sorted(years))

    found = told(on, targets=(a_target(year=target),), values=values)

    assert found["year"].astype(int).max() <= target
    assert not (found["value"].notna() & (found["year"].astype(int) > max(on.year, 2022))).any()
