"""Domain rule 15: who meets whom."""

from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.figures.collaboration import joint_events, meetings_of_categories
from tests.builders import an_event, an_organisation

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
