"""The agreed days of the year, and the day as of which a plan is looked at."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import DateOutsideTerm
from model.figures.cut_offs import (
    cut_off_before,
    cut_off_from,
    cut_offs_of,
    last_day_of,
    observation_date,
    require_within_term,
    years_of,
)
from tests.builders import TERM_ENDS, TERM_STARTS, TODAY, a_plan

DAY = timedelta(days=1)
DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


def test_a_running_term_is_looked_at_as_of_today():
    plan = a_plan()

    found = observation_date(plan, TODAY)

    assert found == TODAY


def test_a_term_that_is_over_is_looked_at_as_of_its_last_day():
    plan = a_plan()

    found = observation_date(plan, TERM_ENDS + DAY)

    assert found == TERM_ENDS


def test_a_term_that_has_not_begun_is_looked_at_as_of_its_first_day():
    plan = a_plan()

    found = observation_date(plan, TERM_STARTS - DAY)

    assert found == TERM_STARTS


@given(today=DAYS)
def test_a_plan_is_never_looked_at_outside_its_term(today):
    found = observation_date(a_plan(), today)

    is_within = TERM_STARTS <= found <= TERM_ENDS

    assert is_within


def test_the_last_day_of_the_term_is_the_last_cut_off():
    plan = a_plan()

    found = cut_offs_of(plan)

    assert found[-2:] == (date(2025, 4, 30), TERM_ENDS)


def test_a_cut_off_before_the_term_is_none_of_its_cut_offs():
    plan = a_plan()

    found = cut_offs_of(plan)

    assert found[0] == date(2021, 8, 31)


def test_a_plan_may_agree_on_cut_offs_of_its_own():
    plan = a_plan(term_ends_on=date(2022, 7, 31), cut_offs=("06-15",))

    found = cut_offs_of(plan)

    assert found == (date(2022, 6, 15), date(2022, 7, 31))


def test_the_cut_off_before_a_cut_off_day_is_the_one_before_it():
    plan = a_plan()

    found = cut_off_before(plan, date(2023, 4, 30))

    assert found == date(2022, 12, 31)


def test_there_is_no_cut_off_before_the_first_one():
    plan = a_plan()

    found = cut_off_before(plan, date(2021, 8, 31))

    assert found is None


def test_a_cut_off_day_is_its_own_next_cut_off():
    plan = a_plan()

    found = cut_off_from(plan, date(2023, 4, 30))

    assert found == date(2023, 4, 30)


def test_there_is_no_next_cut_off_when_the_term_is_over():
    plan = a_plan()

    found = cut_off_from(plan, TERM_ENDS + DAY)

    assert found is None


@given(on=st.dates(date(2021, 9, 1), TERM_ENDS))
def test_every_day_of_the_term_lies_between_two_cut_offs(on):
    plan = a_plan()

    before, following = cut_off_before(plan, on), cut_off_from(plan, on)

    assert before < on <= following


def test_a_year_of_the_plan_is_told_as_of_its_last_day():
    plan = a_plan()

    found = last_day_of(plan, 2023)

    assert found == date(2023, 12, 31)


def test_the_last_year_of_the_term_is_told_as_of_the_terms_end():
    plan = a_plan()

    found = last_day_of(plan, 2025)

    assert found == TERM_ENDS


def test_the_years_of_a_plan_run_from_its_first_to_the_one_looked_at():
    plan = a_plan()

    found = years_of(plan, date(2023, 1, 1))

    assert found == (2021, 2022, 2023)


def test_the_years_of_a_plan_end_with_its_term():
    plan = a_plan()

    found = years_of(plan, date(2030, 1, 1))

    assert found == (2021, 2022, 2023, 2024, 2025)


@pytest.mark.parametrize("day", [TERM_STARTS - DAY, TERM_ENDS + DAY])
def test_a_day_outside_the_term_is_refused_beside_its_field(day):
    with pytest.raises(DateOutsideTerm) as refused:
        require_within_term(a_plan(), day, "due_on")

    assert refused.value.field == "due_on"


@pytest.mark.parametrize("day", [TERM_STARTS, TERM_ENDS])
def test_the_first_and_the_last_day_of_the_term_are_within_it(day):
    plan = a_plan()

    refused = require_within_term(plan, day, "due_on")

    assert refused is None
