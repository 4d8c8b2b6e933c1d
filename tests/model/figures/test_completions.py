"""Planned against actual completions over the term, and the pace that is needed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.figures.completions import completions
from model.figures.timeliness import Timeliness, timeliness
from model.figures.verdict import VerdictOutcome
from model.measure import MeasureKind, Status
from tests.builders import TERM_ENDS, TERM_STARTS, TODAY, TOMORROW, YESTERDAY, a_measure, a_state, some_facts

MEASURES = st.lists(
    st.builds(
        a_measure,
        kind=st.sampled_from(MeasureKind),
        status=st.sampled_from(Status),
        due_on=st.none() | st.dates(TERM_STARTS, TERM_ENDS),
    ),
    max_size=8,
)


def told(*measures, on=TODAY):
    return completions(some_facts(measures=measures).book, on)


def completed(**values):
    return a_measure(status=Status.COMPLETED, **{"due_on": YESTERDAY, **values})


def test_measures_done_by_their_dates_are_on_course():
    found = told(completed(), completed(), completed(), a_measure(due_on=TOMORROW))

    assert found.outcome is VerdictOutcome.ON_COURSE


def test_a_measure_that_was_due_yesterday_leaves_the_plan_behind():
    found = told(completed(), completed(), completed(), a_measure(due_on=YESTERDAY))

    assert found.outcome is VerdictOutcome.BEHIND


def test_a_measure_due_today_is_planned_by_today():
    found = told(a_measure(due_on=TODAY))

    assert found.planned.count == 1


def test_a_measure_due_today_is_not_overdue_and_tomorrow_it_is():
    state = a_state(due_on=TODAY)

    found = [timeliness(state, day) for day in (TODAY, TOMORROW)]

    assert found == [Timeliness.DUE_SOON, Timeliness.OVERDUE]


def test_all_completed_is_met():
    found = told(completed(), completed(due_on=None))

    assert (found.outcome, found.left) == (VerdictOutcome.MET, 0)


def test_an_untouched_plan_does_not_look_good():
    found = told(*(a_measure(status=Status.NOT_STARTED, due_on=TERM_ENDS) for _ in range(5)))

    assert found.outcome is VerdictOutcome.TOO_LITTLE_DATA


def test_a_plan_without_dates_has_no_target():
    found = told(a_measure(), a_measure())

    assert found.outcome is VerdictOutcome.NO_TARGET


def test_a_plan_without_measures_has_no_target():
    found = told()

    assert found.outcome is VerdictOutcome.NO_TARGET


@pytest.mark.parametrize("kind", [MeasureKind.RECURRING, MeasureKind.CONTINUOUS])
def test_a_measure_that_goes_on_is_never_to_be_completed(kind):
    found = told(a_measure(kind=kind), completed())

    assert found.done.total == 1


def test_a_discontinued_measure_is_not_asked_for():
    found = told(a_measure(status=Status.DISCONTINUED), completed())

    assert found.done.total == 1


def test_two_completed_in_two_years_are_a_pace_of_one_a_year():
    found = told(
        *(completed(starts_on=date(2021, 6, 15)) for _ in range(2)),
        *(a_measure(due_on=TERM_ENDS) for _ in range(2)),
    )

    assert (round(found.pace, 2), round(found.needed, 2)) == (1.0, 1.02)


def test_when_the_term_is_over_no_pace_helps_any_more():
    found = told(completed(), a_measure(due_on=None), on=TERM_ENDS)

    assert (found.outcome, found.needed) == (VerdictOutcome.BEHIND, None)


@given(measures=MEASURES, on=st.dates(TERM_STARTS, TERM_ENDS))
def test_what_is_done_and_what_was_planned_are_parts_of_what_is_asked(measures, on):
    found = told(*measures, on=on)

    for share in (found.done, found.planned):
        assert set(share.rows) <= set(share.of_rows)
