"""Domain rules 1 and 2: measures are counted by status; no percentage of a plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts import StatusChange
from model.figures.statuses import (
    by_goal,
    by_status,
    completed_on,
    month_ends,
    moves,
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
BEFORE, AFTER = date(2023, 1, 1), date(2023, 12, 31)


def a_history(*statuses):
    """One measure that was in the first status before the period, and came to the others within it."""
    first, *later = statuses
    begun = StatusChange(1, BEFORE, first)
    return [begun, *(StatusChange(1, BEFORE + timedelta(days=n), s) for n, s in enumerate(later, start=1))]


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


@pytest.mark.parametrize("status", Status)
def test_a_move_made_and_undone_is_no_move(status):
    other = Status.IN_PROGRESS if status is not Status.IN_PROGRESS else Status.POSTPONED
    changes = a_history(status, other, status)

    found = moves(changes, BEFORE, AFTER)

    assert not any((found.completed, found.forward, found.back, found.dropped, found.new))


def test_a_measure_that_came_to_its_end_is_completed():
    changes = a_history(Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETED)

    found = moves(changes, BEFORE, AFTER)

    assert found.completed == (1,)


def test_a_measure_that_was_started_moved_forward():
    changes = a_history(Status.NOT_STARTED, Status.IN_PROGRESS)

    found = moves(changes, BEFORE, AFTER)

    assert found.forward == (1,)


def test_taking_up_a_postponed_measure_is_a_move_forward():
    changes = a_history(Status.POSTPONED, Status.NOT_STARTED)

    found = moves(changes, BEFORE, AFTER)

    assert found.forward == (1,)


def test_reopening_a_completed_measure_is_a_move_back():
    changes = a_history(Status.COMPLETED, Status.IN_PROGRESS)

    found = moves(changes, BEFORE, AFTER)

    assert found.back == (1,)


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.DISCONTINUED])
def test_a_measure_that_left_the_path_is_dropped(status):
    changes = a_history(Status.IN_PROGRESS, status)

    found = moves(changes, BEFORE, AFTER)

    assert found.dropped == (1,)


def test_a_measure_that_began_within_the_period_is_new():
    changes = [StatusChange(1, BEFORE + timedelta(days=1), Status.IN_PROGRESS)]

    found = moves(changes, BEFORE, AFTER)

    assert found.new == (1,)


@given(changes=HISTORIES, one=DAYS, other=DAYS)
def test_every_measure_that_stands_elsewhere_made_exactly_one_kind_of_move(changes, one, other):
    since, until = sorted((one, other))
    before, after = status_on(changes, since), status_on(changes, until)

    found = moves(changes, since, until)

    told = [*found.completed, *found.forward, *found.back, *found.dropped]
    assert sorted(told) == sorted(id_ for id_, status in before.items() if after[id_] != status)


@given(changes=HISTORIES, day=DAYS)
def test_nothing_moves_between_a_day_and_itself(changes, day):
    found = moves(changes, day, day)

    told = (found.completed, found.forward, found.back, found.dropped, found.new)

    assert told == ((), (), (), (), ())


@given(changes=HISTORIES, one=DAYS, other=DAYS)
def test_a_measure_that_is_new_had_no_status_before(changes, one, other):
    since, until = sorted((one, other))

    found = moves(changes, since, until)

    assert set(found.new) == set(status_on(changes, until)) - set(status_on(changes, since))
