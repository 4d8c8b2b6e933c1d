"""Domain rules 5 and 6: heads are attendances, organisations are unique, memberships have a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.facts import GrantFact, Period
from model.figures.reach import (
    a_year_before,
    categories_reached,
    contacts_verified,
    events_by_kind,
    first_reached,
    gatherings,
    grant_recipients,
    heads,
    network_members,
    network_of_registered,
    network_reach,
    organisations_reached,
    reach_by_category,
    registered_by,
    swedish_speaking_reach,
)
from model.grants import GrantKind
from model.network import OrganisationLanguage, Population
from tests.builders import TODAY, TOMORROW, YESTERDAY, a_count, a_heading, an_event, an_organisation

NO_GATHERING = [kind for kind in EventKind if not kind.is_gathering]
PRESENT = st.lists(st.tuples(st.integers(1, 9), st.none() | st.integers(1, 50)), unique_by=lambda one: one[0])
EVENTS = st.lists(
    st.builds(
        an_event,
        id=st.integers(1, 10**6),
        kind=st.sampled_from(EventKind),
        present=PRESENT,
        organisers=st.lists(st.integers(1, 9), unique=True).map(tuple),
        head_count_unnamed=st.none() | st.integers(0, 99),
    ),
    max_size=8,
)


def test_twenty_five_persons_without_names_count_as_attendances():
    events = [an_event(head_count_unnamed=25)]

    found = heads(events)

    assert found.attendances == 25


def test_twenty_five_persons_without_names_are_no_organisation():
    events = [an_event(head_count_unnamed=25)]

    found = organisations_reached(events)

    assert found == frozenset()


def test_the_heads_of_organisations_and_unnamed_persons_are_summed():
    events = [an_event(present=[(1, 2), (2, 3)], head_count_unnamed=10)]

    found = heads(events)

    assert found.attendances == 15


def test_a_person_at_two_events_is_two_attendances():
    events = [an_event(present=[(1, 1)]), an_event(present=[(1, 1)])]

    found = heads(events)

    assert found.attendances == 2


def test_an_organisation_whose_heads_were_not_counted_adds_no_attendance():
    events = [an_event(present=[(1, None), (2, 3)])]

    found = heads(events)

    assert found.attendances == 3


def test_an_event_where_nobody_was_counted_is_told_as_uncounted():
    events = [an_event(present=[1, 2]), an_event(present=[(1, 4)])]

    found = heads(events)

    assert (found.events, found.events_uncounted) == (2, 1)


def test_an_event_where_nobody_came_is_counted_as_zero_not_as_uncounted():
    events = [an_event(head_count_unnamed=0)]

    found = heads(events)

    assert (found.attendances, found.events_uncounted) == (0, 0)


@pytest.mark.parametrize("kind", NO_GATHERING)
def test_a_publication_or_a_handling_gathers_nobody(kind):
    events = [an_event(kind=kind, present=[1], head_count_unnamed=5)]

    found = (heads(events).attendances, organisations_reached(events))

    assert found == (0, frozenset())


def test_gatherings_of_a_year_are_those_held_in_it():
    event = an_event(held_on=date(2023, 1, 1))
    earlier = an_event(held_on=date(2022, 12, 31))

    found = gatherings([earlier, event], 2023)

    assert found == (event,)


def test_events_are_counted_by_kind():
    events = [
        an_event(kind=EventKind.FORUM),
        an_event(kind=EventKind.TRAINING),
        an_event(kind=EventKind.FORUM),
    ]

    found = events_by_kind(events)

    assert found == {EventKind.FORUM: 2, EventKind.TRAINING: 1}


def test_an_organisation_in_two_events_is_reached_once():
    events = [an_event(present=[1]), an_event(present=[1])]

    found = organisations_reached(events)

    assert found == {1}


def test_an_organisation_that_organised_and_attended_is_reached_once():
    events = [an_event(organisers=(1,), present=[1])]

    found = organisations_reached(events)

    assert found == {1}


@given(events=EVENTS, added=EVENTS)
def test_recording_an_event_never_lowers_the_organisations_reached(events, added):
    before = organisations_reached(events)

    after = organisations_reached([*events, *added])

    assert before <= after


@given(events=EVENTS, added=EVENTS)
def test_recording_an_event_never_lowers_the_attendances(events, added):
    before = heads(events)

    after = heads([*events, *added])

    assert after.attendances >= before.attendances


@given(events=EVENTS, data=st.data())
def test_the_order_in_which_events_are_recorded_changes_no_count(events, data):
    shuffled = data.draw(st.permutations(events))

    found = (heads(shuffled), organisations_reached(shuffled))

    assert found == (heads(events), organisations_reached(events))


@given(events=EVENTS, added=EVENTS)
def test_recording_an_event_never_lowers_the_share_of_members_reached(events, added):
    members = [an_organisation(id=number) for number in range(1, 7)]
    before = network_reach(members, events, TODAY)

    after = network_reach(members, [*events, *added], TODAY)

    assert (after.count >= before.count, after.total) == (True, before.total)


@pytest.mark.parametrize("day", [date(2022, 3, 1), date(2023, 3, 31)])
def test_an_organisation_is_a_member_on_its_first_and_on_its_last_day(day):
    organisation = an_organisation(periods=(Period(date(2022, 3, 1), date(2023, 3, 31)),))

    found = network_members([organisation], day)

    assert found == (organisation,)


@pytest.mark.parametrize("day", [date(2022, 2, 28), date(2023, 4, 1)])
def test_an_organisation_is_no_member_the_day_before_it_joins_nor_the_day_after_it_leaves(day):
    organisation = an_organisation(periods=(Period(date(2022, 3, 1), date(2023, 3, 31)),))

    found = network_members([organisation], day)

    assert found == ()


def test_an_organisation_that_came_back_is_no_member_in_between():
    periods = (Period(date(2022, 1, 1), date(2022, 6, 30)), Period(date(2023, 1, 1), None))
    organisation = an_organisation(periods=periods)

    found = [bool(network_members([organisation], date(year, 8, 1))) for year in (2021, 2022, 2023)]

    assert found == [False, False, True]


def test_a_guest_who_is_no_member_is_reached_but_is_not_among_the_members_reached():
    guest = an_organisation(periods=())

    found = network_reach([guest], [an_event(present=[guest.id])], TODAY)

    assert (found.count, found.total) == (0, 0)


def test_members_reached_are_a_share_of_the_network_members():
    member, other = an_organisation(), an_organisation()

    found = network_reach([member, other], [an_event(present=[member.id])], TODAY)

    assert (found.count, found.total, found.population, found.on) == (1, 2, Population.NETWORK_MEMBERS, TODAY)


def test_an_organisation_of_two_categories_counts_in_both():
    sports, youth = a_heading(), a_heading()
    club = an_organisation(categories=(sports.id, youth.id))

    found = reach_by_category([club], [an_event(present=[club.id])], [sports, youth], TODAY)

    assert [found[category.id].count for category in (sports, youth)] == [1, 1]


def test_an_organisation_of_two_categories_counts_once_in_the_total():
    club = an_organisation(categories=(1, 2))

    found = network_reach([club], [an_event(present=[club.id])], TODAY)

    assert (found.count, found.total) == (1, 1)


def test_a_category_without_members_is_told_as_none_of_none():
    empty = a_heading()

    found = reach_by_category([an_organisation()], [], [empty], TODAY)

    assert (found[empty.id].count, found[empty.id].total) == (0, 0)


def test_a_category_is_reached_by_one_organisation_of_it():
    club, choir = an_organisation(categories=(1,)), an_organisation(categories=(2,))

    found = categories_reached([club, choir], [an_event(present=[club.id])])

    assert found == {1}


def test_an_organisation_is_first_reached_in_the_year_of_its_first_event():
    events = [
        an_event(present=[1], held_on=date(2024, 2, 1)),
        an_event(present=[1], held_on=date(2022, 11, 15)),
    ]

    found = first_reached(events)

    assert found == {1: 2022}


@pytest.mark.parametrize(
    ("language", "total"),
    [(OrganisationLanguage.FI, 0), (OrganisationLanguage.SV, 1), (OrganisationLanguage.BOTH, 1)],
)
def test_an_organisation_that_works_in_both_languages_is_also_swedish_speaking(language, total):
    organisation = an_organisation(language=language)

    found = swedish_speaking_reach([organisation], [], TODAY)

    assert found.total == total


def test_a_contact_checked_exactly_twelve_months_ago_is_still_verified():
    member = an_organisation(checks=(date(2022, 6, 15),))

    found = contacts_verified([member], date(2023, 6, 15))

    assert found.count == 1


def test_a_contact_checked_twelve_months_and_a_day_ago_is_not_verified():
    member = an_organisation(checks=(date(2022, 6, 14),))

    found = contacts_verified([member], date(2023, 6, 15))

    assert found.count == 0


def test_a_check_made_after_the_day_looked_at_verifies_nothing_on_it():
    member = an_organisation(checks=(TOMORROW,))

    found = contacts_verified([member], TODAY)

    assert found.count == 0


def test_an_organisation_whose_contacts_were_never_checked_is_not_verified():
    member = an_organisation(checks=())

    found = contacts_verified([member], TODAY)

    assert (found.count, found.total) == (0, 1)


def test_a_contact_checked_on_leap_day_is_verified_until_the_end_of_the_next_february():
    member = an_organisation(checks=(date(2024, 2, 29),))

    found = [contacts_verified([member], day).count for day in (date(2025, 2, 28), date(2025, 3, 1))]

    assert found == [1, 0]


def test_a_year_before_leap_day_is_the_last_day_of_february():
    leap_day = date(2024, 2, 29)

    found = a_year_before(leap_day)

    assert found == date(2023, 2, 28)


@given(day=st.dates(min_value=date(1900, 1, 1)))
def test_a_year_before_any_day_lies_365_or_366_days_back(day):
    found = a_year_before(day)

    assert day - found in (timedelta(days=365), timedelta(days=366))


def test_the_newest_count_of_registered_associations_by_that_day_stands():
    earlier, stands, later = (a_count(counted_on=day) for day in (YESTERDAY, TODAY, TOMORROW))

    found = registered_by([earlier, stands, later], TODAY)

    assert found == stands


def test_a_count_of_another_population_is_not_one_of_registered_associations():
    counts = [a_count(population=Population.GRANT_APPLICANTS)]

    found = registered_by(counts, TODAY)

    assert found is None


def test_the_network_is_a_share_of_the_registered_associations():
    members = [an_organisation(), an_organisation()]

    found = network_of_registered(members, [a_count(count=160)], TODAY)

    assert (found.count, found.total, found.population) == (2, 160, Population.REGISTERED)


def test_without_a_count_of_registered_associations_the_network_is_a_share_of_nothing():
    members = [an_organisation()]

    found = network_of_registered(members, [], TODAY)

    assert found is None


def test_an_organisation_with_two_applications_is_one_applicant():
    grants = [
        GrantFact(organisation_id=1, year=2023, kind=kind, goal_id=None, applied_cents=100, granted_cents=100)
        for kind in (GrantKind.OPERATING, GrantKind.PROJECT)
    ]

    found = grant_recipients(grants, 2023, TODAY)

    assert (found.count, found.total, found.population) == (1, 1, Population.GRANT_APPLICANTS)


@pytest.mark.parametrize("granted", [0, None])
def test_a_refused_or_undecided_application_has_no_recipient(granted):
    grants = [GrantFact(1, 2023, GrantKind.OPERATING, None, applied_cents=100, granted_cents=granted)]

    found = grant_recipients(grants, 2023, TODAY)

    assert (found.count, found.total) == (0, 1)
