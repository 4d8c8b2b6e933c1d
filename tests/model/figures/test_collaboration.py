"""Domain rule 15: who meets whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.figures.collaboration import (
    actors_of,
    joint_events,
    measures_of_many_kinds,
    meetings_by_year,
    meetings_of_categories,
    met_at,
    met_nobody,
    recurring_pairs,
)
from tests.builders import TODAY, a_measure, an_event, an_organisation

SPORTS, CULTURE = 1, 2
CLUB = an_organisation(id=11, categories=(SPORTS,))
OTHER_CLUB = an_organisation(id=12, categories=(SPORTS,))
CHOIR = an_organisation(id=13, categories=(CULTURE,))
DANCERS = an_organisation(id=14, categories=(SPORTS, CULTURE))
ALL = [CLUB, OTHER_CLUB, CHOIR, DANCERS]
EVENTS = st.lists(
    st.builds(
        an_event,
        kind=st.sampled_from(EventKind),
        present=st.lists(st.sampled_from([one.id for one in ALL]), unique=True),
    ),
    max_size=6,
)


@pytest.mark.parametrize("kind", list(EventKind))
def test_two_organisations_meet_at_a_gathering_and_at_nothing_else(kind):
    event = an_event(kind=kind, organisers=(12,), present=[11])

    found = met_at(event)

    assert found == (((11, 12),) if kind.is_gathering else ())


def test_an_organisation_that_organises_and_attends_does_not_meet_itself():
    event = an_event(organisers=(11,), present=[11])

    found = met_at(event)

    assert found == ()


def test_organisations_of_two_categories_at_one_event_meet():
    events = [an_event(present=[CLUB.id, CHOIR.id])]

    found = meetings_of_categories(events, ALL)

    assert found == {(SPORTS, CULTURE): 1}


def test_organisations_of_two_categories_at_two_events_do_not_meet():
    events = [an_event(present=[CLUB.id]), an_event(present=[CHOIR.id])]

    found = meetings_of_categories(events, ALL)

    assert found == {}


def test_one_organisation_of_two_categories_does_not_meet_itself():
    events = [an_event(present=[DANCERS.id])]

    found = meetings_of_categories(events, ALL)

    assert found == {}


def test_two_organisations_of_one_category_meet_within_it():
    events = [an_event(present=[CLUB.id, OTHER_CLUB.id])]

    found = meetings_of_categories(events, ALL)

    assert found == {(SPORTS, SPORTS): 1}


def test_an_organisation_of_two_categories_meets_another_in_both():
    events = [an_event(present=[DANCERS.id, CLUB.id])]

    found = meetings_of_categories(events, ALL)

    assert found == {(SPORTS, SPORTS): 1, (SPORTS, CULTURE): 1}


def test_categories_that_meet_at_one_event_meet_once_however_many_organisations_come():
    events = [an_event(present=[CLUB.id, OTHER_CLUB.id, CHOIR.id])]

    found = meetings_of_categories(events, ALL)

    assert found[(SPORTS, CULTURE)] == 1


def test_an_organiser_meets_those_who_attend():
    events = [an_event(organisers=(CLUB.id,), present=[CHOIR.id])]

    found = meetings_of_categories(events, ALL)

    assert found == {(SPORTS, CULTURE): 1}


def test_nobody_meets_at_a_publication():
    events = [an_event(kind=EventKind.PUBLICATION, organisers=(CLUB.id, CHOIR.id))]

    found = meetings_of_categories(events, ALL)

    assert found == {}


def test_an_event_of_two_categories_is_a_joint_event():
    event = an_event(present=[CLUB.id, CHOIR.id])

    found = joint_events([event], ALL)

    assert found == (event,)


def test_an_event_of_one_category_is_no_joint_event():
    event = an_event(present=[CLUB.id, OTHER_CLUB.id])

    found = joint_events([event], ALL)

    assert found == ()


def test_an_event_with_one_organisation_of_two_categories_is_no_joint_event():
    event = an_event(organisers=(DANCERS.id,), present=[DANCERS.id])

    found = joint_events([event], ALL)

    assert found == ()


def test_persons_without_names_make_no_joint_event():
    event = an_event(present=[CLUB.id], head_count_unnamed=25)

    found = joint_events([event], ALL)

    assert found == ()


def test_a_pair_recurs_when_it_meets_a_second_time():
    events = [an_event(present=[11, 12]), an_event(present=[11, 12, 13])]

    found = recurring_pairs(events)

    assert found == {(11, 12): 2}


def test_a_member_that_was_alone_met_nobody():
    events = [an_event(present=[CLUB.id]), an_event(present=[CHOIR.id, DANCERS.id])]

    found = met_nobody(ALL, events, TODAY)

    assert found.rows == (CLUB.id, OTHER_CLUB.id)


def test_a_measure_of_one_party_alone_has_one_kind_of_actor():
    found = measures_of_many_kinds(actors_of([a_measure(responsible=(1,), partners=(1,))], [], ALL), TODAY)

    assert found.count == 0


def test_a_measure_with_a_partner_has_two_kinds_of_actors():
    found = measures_of_many_kinds(actors_of([a_measure(responsible=(1,), partners=(2,))], [], ALL), TODAY)

    assert found.count == 1


def test_a_category_that_organises_for_a_measure_is_a_kind_of_actor():
    measure = a_measure(responsible=(1,))
    events = [an_event(measure_id=measure.id, organisers=(CHOIR.id,), present=[CLUB.id])]

    found = actors_of([measure], events, ALL)

    assert (sorted(found[0].categories), found[0].kinds) == ([CULTURE], 2)


def test_a_year_tells_its_gatherings_the_joint_ones_and_who_met_nobody():
    mixed, plain = an_event(present=[CLUB.id, CHOIR.id]), an_event(present=[CLUB.id, OTHER_CLUB.id])

    found = meetings_by_year([mixed, plain], ALL, {TODAY.year: TODAY})[0]

    assert (found.gatherings, found.joint, found.pairs) == ((mixed.id, plain.id), (mixed.id,), 1)
    assert found.nobody.rows == (DANCERS.id,)


@given(events=EVENTS)
def test_who_met_nobody_is_a_member_and_in_no_pair(events):
    found = met_nobody(ALL, events, TODAY)

    met = {id_ for event in events for pair in met_at(event) for id_ in pair}

    assert set(found.rows) == set(found.of_rows) - met


@given(events=EVENTS)
def test_joint_events_are_a_part_of_the_gatherings_of_their_year(events):
    found = meetings_by_year(events, ALL, {TODAY.year: TODAY})[0]

    assert set(found.joint) <= set(found.gatherings)


@given(events=EVENTS)
def test_a_pair_of_categories_meets_at_most_at_every_event(events):
    found = meetings_of_categories(events, ALL)

    most = max(found.values(), default=0)

    assert most <= len(events)


@given(events=EVENTS)
def test_an_event_is_joint_exactly_when_two_different_categories_meet_at_it(events):
    found = joint_events(events, ALL)

    mixed = [e for e in events if any(a != b for a, b in meetings_of_categories([e], ALL))]

    assert list(found) == mixed
