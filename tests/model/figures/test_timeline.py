"""The measures along the term, and the year clock."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from model.facts import MilestoneFact
from model.figures.timeline import stretches, year_clock
from model.measure import MeasureKind
from tests.builders import TERM_ENDS, TERM_STARTS, TODAY, TOMORROW, a_measure, a_plan, a_text, an_event

DAYS = st.dates(TERM_STARTS - timedelta(days=900), TERM_ENDS + timedelta(days=900))


def a_milestone(due_on=TODAY, reached_on=None):
    return MilestoneFact(a_text(), due_on, reached_on)


def a_stretch(*milestones, on=TODAY, **values):
    measure = a_measure(**values)
    return stretches(a_plan(), [measure], {measure.id: milestones}, on)[0]


def test_a_measure_goes_from_its_first_day_to_its_due_date():
    found = a_stretch(starts_on=date(2022, 1, 1), due_on=TODAY)

    assert (found.starts_on, found.ends_on, found.is_open) == (date(2022, 1, 1), TODAY, False)


def test_a_measure_without_a_due_date_goes_on_to_the_terms_end():
    found = a_stretch()

    assert (found.ends_on, found.is_open) == (TERM_ENDS, True)


def test_a_due_date_after_the_term_is_drawn_to_its_end():
    found = a_stretch(due_on=TERM_ENDS + timedelta(days=200))

    assert (found.ends_on, found.is_open) == (TERM_ENDS, False)


def test_a_milestone_that_is_reached_tomorrow_is_not_reached_today():
    found = a_stretch(a_milestone(reached_on=TOMORROW))

    assert found.milestones[0].reached_on is None


def test_a_milestone_that_was_reached_is_told_with_its_day():
    found = a_stretch(a_milestone(reached_on=TODAY))

    assert found.milestones[0].reached_on == TODAY


def test_the_year_clock_counts_the_events_of_a_month_over_the_years():
    measure = a_measure(kind=MeasureKind.RECURRING)
    days = (date(2022, 11, 16), date(2023, 11, 14), date(2023, 3, 1))

    found = year_clock([measure], [an_event(measure_id=measure.id, held_on=day) for day in days])

    assert found == {(measure.id, 11): 2, (measure.id, 3): 1}


def test_what_does_not_recur_is_not_on_the_year_clock():
    measure = a_measure(kind=MeasureKind.ONCE)

    found = year_clock([measure], [an_event(measure_id=measure.id), an_event()])

    assert found == {}


@given(starts_on=DAYS, due_on=st.none() | DAYS, milestone=DAYS, on=DAYS)
def test_nothing_is_drawn_outside_the_term(starts_on, due_on, milestone, on):
    found = a_stretch(a_milestone(milestone), starts_on=starts_on, due_on=due_on, on=on)

    days = [found.starts_on, found.ends_on, *(m.due_on for m in found.milestones)]

    assert TERM_STARTS <= min(days) <= max(days) <= TERM_ENDS


@given(starts_on=DAYS, due_on=st.none() | DAYS)
def test_a_measure_never_ends_before_it_starts(starts_on, due_on):
    found = a_stretch(starts_on=starts_on, due_on=due_on)

    assert found.starts_on <= found.ends_on
