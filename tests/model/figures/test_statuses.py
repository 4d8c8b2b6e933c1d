"""Domain rules 1 and 2: measures are counted by status; no percentage of a plan."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from model.facts import StatusChange
from model.figures.statuses import (
    by_goal,
    by_status,
    completed_on,
    month_ends,
    planned_on,
    status_on,
)
from model.measure import Status
from tests.builders import TODAY, TOMORROW, YESTERDAY, a_heading, a_measure

STATUSES = st.sampled_from(Status)
DAYS = st.dates(date(2021, 8, 1), date(2025, 5, 31))
HISTORIES = st.lists(st.builds(StatusChange, st.integers(1, 5), DAYS, STATUSES), max_size=20).map(
    lambda changes: sorted(changes, key=lambda change: change.on)
)


def test_every_status_is_told_even_when_no_measure_has_it():
    measures = [a_measure(status=Status.COMPLETED)]

    found = by_status(measures, TODAY)

    assert set(found) == set(Status)


def test_a_status_is_a_count_out_of_all_measures():
    measures = [a_measure(status=Status.COMPLETED), a_measure(), a_measure()]

    found = by_status(measures, TODAY)[Status.COMPLETED]

    assert (found.count, found.total) == (1, 3)


@given(statuses=st.lists(STATUSES))
def test_the_counts_by_status_sum_to_all_measures(statuses):
    measures = [a_measure(status=status) for status in statuses]

    found = by_status(measures, TODAY)

    assert sum(share.count for share in found.values()) == len(measures)


def test_a_goal_counts_its_own_measures_only():
    goal, other = a_heading(), a_heading()
    measures = [a_measure(goals=(goal.id,)), a_measure(goals=(other.id,))]

    found = by_goal(measures, [goal, other], TODAY)

    assert found[goal.id][Status.IN_PROGRESS].total == 1


def test_a_measure_that_serves_two_goals_counts_in_both():
    goals = [a_heading(), a_heading()]
    measure = a_measure(goals=tuple(goal.id for goal in goals))

    found = by_goal([measure], goals, TODAY)

    assert [found[goal.id][Status.IN_PROGRESS].count for goal in goals] == [1, 1]


def test_a_goal_without_measures_is_told_as_none_of_none():
    goal = a_heading()

    found = by_goal([], [goal], TODAY)

    assert {(share.count, share.total) for share in found[goal.id].values()} == {(0, 0)}


def test_a_status_holds_from_its_own_day_on():
    changes = [StatusChange(1, YESTERDAY, Status.NOT_STARTED), StatusChange(1, TODAY, Status.COMPLETED)]

    found = [status_on(changes, day)[1] for day in (YESTERDAY, TODAY, TOMORROW)]

    assert found == [Status.NOT_STARTED, Status.COMPLETED, Status.COMPLETED]


def test_a_measure_that_had_not_begun_has_no_status():
    changes = [StatusChange(1, TODAY, Status.NOT_STARTED)]

    found = status_on(changes, YESTERDAY)

    assert found == {}


def test_a_completed_measure_counts_as_completed_from_that_day():
    changes = [StatusChange(1, TODAY, Status.COMPLETED)]

    found = completed_on(changes, [YESTERDAY, TODAY])

    assert found == [0, 1]


def test_a_measure_that_was_reopened_is_not_completed_any_more():
    changes = [StatusChange(1, YESTERDAY, Status.COMPLETED), StatusChange(1, TODAY, Status.IN_PROGRESS)]

    found = completed_on(changes, [YESTERDAY, TODAY])

    assert found == [1, 0]


def test_a_measure_is_planned_to_be_done_by_its_due_date():
    measures = [a_measure(due_on=TODAY)]

    found = planned_on(measures, [YESTERDAY, TODAY])

    assert found == [0, 1]


def test_a_discontinued_measure_is_not_planned_any_more():
    measures = [a_measure(due_on=TODAY, status=Status.DISCONTINUED)]

    found = planned_on(measures, [TODAY])

    assert found == [0]


def test_a_measure_without_a_due_date_is_not_planned_for_any_day():
    measures = [a_measure(due_on=None)]

    found = planned_on(measures, [TODAY])

    assert found == [0]


def test_the_last_month_ends_on_the_day_looked_at():
    first, last = date(2024, 1, 10), date(2024, 3, 5)

    found = month_ends(first, last)

    assert found == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 5)]


@given(one=DAYS, other=DAYS)
def test_month_ends_rise_and_end_on_the_last_day(one, other):
    first, last = sorted((one, other))

    found = month_ends(first, last)

    assert found == sorted(set(found)) and found[-1] == last  # noqa: PT018 -- one claim: in order up to the end
