"""Domain rule 1: timeliness follows from dates alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.figures.timeliness import SOON, Timeliness, overdue, timeliness
from model.measure import Status
from tests.builders import TODAY, TOMORROW, YESTERDAY, a_measure, a_state

DONE_WITH = [status for status in Status if status.is_done_with]
OPEN = [status for status in Status if not status.is_done_with]


def test_a_measure_due_yesterday_is_overdue():
    state = a_state(due_on=YESTERDAY)

    found = timeliness(state, TODAY)

    assert found is Timeliness.OVERDUE


def test_a_measure_due_today_is_not_overdue():
    state = a_state(due_on=TODAY)

    found = timeliness(state, TODAY)

    assert found is Timeliness.DUE_SOON


def test_a_measure_due_tomorrow_is_due_soon():
    state = a_state(due_on=TOMORROW)

    found = timeliness(state, TODAY)

    assert found is Timeliness.DUE_SOON


def test_a_measure_due_in_thirty_days_is_still_due_soon():
    state = a_state(due_on=TODAY + SOON)

    found = timeliness(state, TODAY)

    assert found is Timeliness.DUE_SOON


def test_a_measure_due_in_thirty_one_days_is_on_time():
    state = a_state(due_on=TODAY + SOON + timedelta(days=1))

    found = timeliness(state, TODAY)

    assert found is Timeliness.ON_TIME


def test_a_measure_without_a_due_date_has_no_timeliness():
    state = a_state(due_on=None)

    found = timeliness(state, TODAY)

    assert found is Timeliness.NO_DATE


@pytest.mark.parametrize("status", DONE_WITH)
def test_a_completed_or_discontinued_measure_is_never_overdue(status):
    state = a_state(status=status, due_on=YESTERDAY)

    found = timeliness(state, TODAY)

    assert found is Timeliness.SETTLED


@pytest.mark.parametrize("status", OPEN)
def test_a_measure_that_is_open_in_any_way_becomes_overdue(status):
    state = a_state(status=status, due_on=YESTERDAY)

    found = timeliness(state, TODAY)

    assert found is Timeliness.OVERDUE


@given(due_on=st.dates(), today=st.dates(), status=st.sampled_from(OPEN))
def test_an_open_measure_is_overdue_exactly_from_the_day_after_its_due_date(due_on, today, status):
    state = a_state(status=status, due_on=due_on)

    found = timeliness(state, today)

    assert (found is Timeliness.OVERDUE) == (today > due_on)


@given(due_on=st.dates(), one=st.dates(), other=st.dates())
def test_an_overdue_measure_does_not_become_on_time_by_waiting(due_on, one, other):
    sooner, later = sorted((one, other))

    was, became = (timeliness(a_state(due_on=due_on), day) for day in (sooner, later))

    assert became is Timeliness.OVERDUE or was is not Timeliness.OVERDUE


def test_overdue_measures_keep_the_order_of_the_plan():
    second, first = a_measure(position=2, due_on=YESTERDAY), a_measure(position=1, due_on=YESTERDAY)
    not_late = a_measure(due_on=TODAY)

    found = overdue([first, not_late, second], TODAY)

    assert found == (first, second)
