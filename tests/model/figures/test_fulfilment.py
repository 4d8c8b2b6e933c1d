"""Domain rule 3: a recurring measure is met year by year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.figures.fulfilment import fulfilment
from model.measure import MeasureKind, Status
from tests.builders import TODAY, a_measure, an_event

YEAR = TODAY.year


def a_recurring_measure(**values):
    return a_measure(**{"kind": MeasureKind.RECURRING, "required_per_year": 2, **values})


def in_year(measure, events, on=TODAY):
    return fulfilment([measure], events, [YEAR], on)[0]


def test_a_recurring_measure_is_told_as_held_of_required():
    forum = a_recurring_measure(required_per_year=2)

    found = in_year(forum, [an_event(measure_id=forum.id)])

    assert (found.held, found.required) == (1, 2)


def test_a_measure_held_less_often_than_required_is_not_met():
    forum = a_recurring_measure(required_per_year=2)

    found = in_year(forum, [an_event(measure_id=forum.id)])

    assert not found.is_met


def test_a_measure_held_as_often_as_required_is_met():
    forum = a_recurring_measure(required_per_year=1)

    found = in_year(forum, [an_event(measure_id=forum.id)])

    assert found.is_met


def test_an_event_of_another_measure_does_not_fulfil_this_one():
    forum = a_recurring_measure()

    found = in_year(forum, [an_event(measure_id=forum.id + 1), an_event(measure_id=None)])

    assert found.held == 0


def test_an_event_of_another_year_does_not_fulfil_this_one():
    forum = a_recurring_measure()

    found = in_year(forum, [an_event(measure_id=forum.id, held_on=date(YEAR - 1, 12, 31))])

    assert found.held == 0


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_of_any_kind_fulfils_its_measure(kind):
    measure = a_recurring_measure()

    found = in_year(measure, [an_event(measure_id=measure.id, kind=kind)])

    assert found.held == 1


def test_the_events_behind_a_fulfilment_can_be_opened():
    forum = a_recurring_measure()
    event = an_event(measure_id=forum.id)

    found = in_year(forum, [event])

    assert found.events == (event.id,)


def test_fulfilment_is_told_from_the_year_in_which_the_measure_starts():
    forum = a_recurring_measure(starts_on=date(2023, 3, 1))

    found = fulfilment([forum], [], [2021, 2022, 2023, 2024], TODAY)

    assert [done.year for done in found] == [2023, 2024]


@pytest.mark.parametrize("kind", [MeasureKind.ONCE, MeasureKind.CONTINUOUS])
def test_a_measure_that_does_not_recur_has_no_yearly_fulfilment(kind):
    measure = a_measure(kind=kind)

    found = fulfilment([measure], [], [YEAR], TODAY)

    assert found == ()


def test_a_recurring_measure_that_is_called_completed_is_still_met_by_its_events():
    forum = a_recurring_measure(status=Status.COMPLETED)

    found = in_year(forum, [])

    assert not found.is_met


def test_a_year_is_over_on_its_last_day():
    forum = a_recurring_measure()

    found = [in_year(forum, [], on).is_year_over for on in (date(YEAR, 12, 30), date(YEAR, 12, 31))]

    assert found == [False, True]


@given(days=st.lists(st.dates(date(2021, 8, 1), date(2025, 5, 31))))
def test_every_event_of_a_measure_fulfils_exactly_one_year(days):
    forum = a_recurring_measure()
    events = [an_event(measure_id=forum.id, held_on=day) for day in days]

    found = fulfilment([forum], events, range(2021, 2026), TODAY)

    assert sum(done.held for done in found) == len(days)
