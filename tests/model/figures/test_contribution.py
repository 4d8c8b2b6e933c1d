"""What one event adds to the figures of its year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.figures.contribution import contribution, usual_measure
from model.figures.reach import network_reach, organisations_reached
from model.measure import MeasureKind
from tests.builders import TODAY, TOMORROW, YESTERDAY, a_measure, an_event, an_organisation

FORUM = a_measure(id=1, kind=MeasureKind.RECURRING, required_per_year=1)
ONCE = a_measure(id=2)
NETWORK = tuple(an_organisation(id=id_) for id_ in range(1, 7))
GUEST = an_organisation(id=9, periods=())


def added(event, *others, measures=(FORUM, ONCE), organisations=(*NETWORK, GUEST), on=TODAY):
    return contribution(event, (event, *others), organisations, measures, on)


def test_an_event_of_a_recurring_measure_tells_held_and_required_of_its_year():
    found = added(an_event(measure_id=1), an_event(measure_id=1, held_on=date(2022, 11, 1))).fulfilment

    assert (found.year, found.held, found.required) == (TODAY.year, 1, 1)


@pytest.mark.parametrize("measure_id", [None, 2])
def test_an_event_of_no_recurring_measure_meets_no_yearly_requirement(measure_id):
    found = added(an_event(measure_id=measure_id))

    assert found.fulfilment is None


def test_an_organisation_that_was_at_an_earlier_event_is_not_reached_for_the_first_time():
    found = added(an_event(present=[1, 2, 9]), an_event(held_on=YESTERDAY, present=[2]))

    assert found.first_reached == (1, 9)


def test_an_organisation_that_comes_again_later_was_reached_for_the_first_time():
    found = added(an_event(present=[1]), an_event(held_on=TOMORROW, present=[1]))

    assert found.first_reached == (1,)


def test_of_two_events_on_one_day_the_one_recorded_first_was_the_first():
    first, second = an_event(id=1, present=[1]), an_event(id=2, present=[1])

    found = [added(first, second).first_reached, added(second, first).first_reached]

    assert found == [(1,), ()]


@pytest.mark.parametrize("kind", [EventKind.PUBLICATION, EventKind.HANDLING])
def test_what_is_no_gathering_reaches_nobody(kind):
    found = added(an_event(kind=kind, present=[1]))

    assert (found.first_reached, found.reach_after.count) == ((), 0)


def test_the_members_reached_in_the_year_are_told_without_the_event_and_with_it():
    last_year = an_event(held_on=date(2022, 3, 1), present=[6])

    found = added(an_event(present=[1, 2, 9]), an_event(held_on=YESTERDAY, present=[2, 3]), last_year)

    assert (found.reach_before.count, found.reach_after.count, found.reach_after.total) == (2, 3, 6)


EVENTS = st.lists(
    st.builds(
        an_event,
        held_on=st.dates(date(2022, 1, 1), date(2024, 12, 31)),
        kind=st.sampled_from(EventKind),
        measure_id=st.sampled_from([None, 1, 2]),
        present=st.lists(st.sampled_from([1, 2, 3, 9]), unique=True),
    ),
    min_size=1,
    max_size=6,
)


@given(events=EVENTS)
def test_an_event_never_lowers_the_reach_and_what_is_first_reached_was_there(events):
    event, *others = events

    found = added(event, *others)

    assert found.reach_before.count <= found.reach_after.count
    assert found.reach_before.of_rows == found.reach_after.of_rows
    assert set(found.first_reached) <= event.organisations
    assert found.reach_after == network_reach(
        NETWORK, [one for one in events if one.held_on.year == event.held_on.year], TODAY
    )


@given(events=EVENTS)
def test_every_organisation_is_reached_for_the_first_time_by_exactly_one_event(events):
    first = [
        id_ for event in events for id_ in added(event, *(one for one in events if one is not event)).first_reached
    ]

    assert sorted(first) == sorted(organisations_reached(events))


def test_the_measure_of_a_kind_is_the_one_of_most_of_its_events():
    events = [an_event(kind=EventKind.FORUM, measure_id=id_) for id_ in (1, 1, 2, None, None, None)]
    other = [an_event(kind=EventKind.FAIR, measure_id=3) for _ in range(5)]

    found = usual_measure(EventKind.FORUM, [*events, *other])

    assert found == 1


def test_of_two_measures_with_as_many_events_the_newer_one_is_usual():
    older = an_event(measure_id=1, held_on=TODAY - timedelta(days=9))

    found = usual_measure(EventKind.FORUM, [an_event(measure_id=2), older])

    assert found == 2


def test_a_kind_without_events_of_a_measure_has_no_usual_one():
    found = usual_measure(EventKind.FORUM, [an_event(measure_id=None), an_event(kind=EventKind.FAIR, measure_id=1)])

    assert found is None
