"""An organisation that was entered twice: from the merge on its history is the other one's, and counts once."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.events import GrantInput, PremisesInput, record_event, record_grant, record_premises_use
from model.actions.network import admit_organisation, merge_organisations, verify_contacts
from model.base import moment
from model.errors import MergeNotPossible
from model.figures.headlines import headline_figures
from model.figures.reach import heads, network_members, organisations_reached
from model.reading import read_facts
from model.reading.network import read_organisations
from model.reading.participation import read_events, read_support
from model.reading.plans import EVER, read_plan
from tests.builders import CITY, SLUG, TERM_ENDS, TODAY, TOMORROW, YESTERDAY, an_actor, an_event_input
from tests.builders import an_organisation_input as an_input

CODES = ("club", "choir", "scouts")
MERGED_ON = date(2024, 6, 1)
BEFORE = MERGED_ON - timedelta(days=1)


def merge(session, code, into, on=TODAY):
    merge_organisations(session, CITY, code, into, by=an_actor(on=on))


def record(session, **values):
    return record_event(session, SLUG, an_event_input(**values), by=an_actor())


def organisations_of(session, known_at=EVER):
    return {one.code: one for one in read_organisations(session.connection(), CITY, known_at)}


def events_of(session, known_at=EVER):
    connection = session.connection()
    return read_events(connection, read_plan(connection, SLUG).id, TERM_ENDS, known_at)


def support_of(session):
    connection = session.connection()
    return read_support(connection, read_plan(connection, SLUG).id, TERM_ENDS, EVER)


def figures(session, day):
    connection = session.connection()
    return headline_figures(read_facts(connection, read_plan(connection, SLUG).id, day, moment(day)))


def test_a_merged_organisation_is_no_longer_listed(session):
    merge(session, "choir", "club")

    found = organisations_of(session)

    assert set(found) == {"club", "scouts"}


def test_the_one_that_stays_tells_what_was_merged_into_it_and_when(session):
    name = organisations_of(session)["choir"].name
    merge(session, "choir", "club", on=TODAY)

    found = organisations_of(session)["club"].duplicates

    assert [(one.code, one.name, one.merged_at) for one in found] == [("choir", name, an_actor(on=TODAY).at)]


def test_before_the_merge_both_organisations_were_listed(session):
    merge(session, "choir", "club", on=TODAY)

    found = organisations_of(session, known_at=moment(YESTERDAY))

    assert set(found) == set(CODES)


def test_an_event_at_which_both_were_counts_one_organisation(session):
    record(session, present={"choir": 2, "club": 3})
    merge(session, "choir", "club")

    found = organisations_reached(events_of(session))

    assert found == {organisations_of(session)["club"].id}


@pytest.mark.parametrize(
    ("choir", "club", "counted"), [(2, 3, 5), (None, 3, 3), (2, None, 2), (None, None, None)], ids=str
)
def test_the_heads_under_both_names_are_kept(session, choir, club, counted):
    record(session, present={"choir": choir, "club": club})
    merge(session, "choir", "club")

    found = events_of(session)[0].present

    assert [heads for _, heads in found] == [counted]


def test_organisers_count_as_the_one_that_stays(session):
    record(session, organisers=("choir", "club"))
    merge(session, "choir", "club")

    found = events_of(session)[0].organisers

    assert found == (organisations_of(session)["club"].id,)


def test_grants_and_premises_count_as_those_of_the_one_that_stays(session):
    record_grant(session, SLUG, GrantInput.of(organisation="choir", year=2023, kind="project"), by=an_actor())
    use = PremisesInput.of(organisation="choir", year=2023, free_hours=Decimal(5))
    record_premises_use(session, SLUG, use, by=an_actor())
    merge(session, "choir", "club")

    support = support_of(session)

    kept = organisations_of(session)["club"].id
    assert {one.organisation_id for one in (*support.grants, *support.premises)} == {kept}


def test_categories_checks_and_memberships_count_as_those_of_the_one_that_stays(session):
    admit_organisation(session, CITY, an_input("twin", categories=("culture",), member_from=TODAY), by=an_actor())
    verify_contacts(session, CITY, "twin", TODAY, by=an_actor())
    before = organisations_of(session)
    merge(session, "twin", "club")

    found = organisations_of(session)["club"]

    assert found.categories == (*before["club"].categories, *before["twin"].categories)
    assert (found.checks, found.periods) == ((TODAY,), (*before["club"].periods, *before["twin"].periods))


def test_the_same_membership_entered_twice_counts_once(session):
    merge(session, "choir", "club")

    found = organisations_of(session)["club"].periods

    assert len(found) == 1


@pytest.mark.parametrize("order", [(("club", "choir"), ("choir", "scouts")), (("choir", "scouts"), ("club", "choir"))])
def test_a_merge_of_merges_leads_to_the_last_one_or_is_refused(session, order):
    record(session, present={"club": 2})
    was_refused = False
    for code, into in order:
        try:
            merge(session, code, into)
        except MergeNotPossible:
            was_refused = True

    found = organisations_reached(events_of(session))

    listed = organisations_of(session)
    assert was_refused or list(listed) == ["scouts"]
    assert found <= {one.id for one in listed.values()}


@pytest.mark.parametrize(("code", "into"), [("club", "club"), ("choir", "scouts"), ("scouts", "choir")])
def test_an_organisation_is_merged_into_another_one_and_once(session, code, into):
    merge(session, "choir", "club")

    with pytest.raises(MergeNotPossible) as refused:
        merge(session, code, into)

    assert refused.value.values == {"code": code, "into": into}


def test_what_is_recorded_for_a_merged_organisation_later_counts_as_the_others(session):
    merge(session, "choir", "club")
    verify_contacts(session, CITY, "choir", TOMORROW, by=an_actor(on=TOMORROW))

    found = organisations_of(session)["club"].checks

    assert found == (TOMORROW,)


EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "organisers": st.lists(st.sampled_from(CODES), unique=True).map(tuple),
            "present": st.dictionaries(st.sampled_from(CODES), st.none() | st.integers(1, 50)),
        }
    ),
    max_size=4,
)
MERGES = st.lists(st.sampled_from(list(permutations(CODES, 2))), min_size=1, max_size=4)


def merge_those_that_may_be(session, merges):
    for code, into in merges:
        try:
            merge(session, code, into, on=MERGED_ON)
        except MergeNotPossible:
            continue


@settings(max_examples=40)
@given(events=EVENTS, merges=MERGES)
def test_a_merge_never_raises_the_organisations_reached_and_loses_no_head(undoing, events, merges):
    with undoing() as session:
        for event in events:
            record(session, **event)
        before = events_of(session)
        merge_those_that_may_be(session, merges)

        after = events_of(session)

    assert len(organisations_reached(after)) <= len(organisations_reached(before))
    assert bool(organisations_reached(after)) == bool(organisations_reached(before))
    assert heads(after) == heads(before)


@settings(max_examples=40)
@given(events=EVENTS, merges=MERGES)
def test_the_figures_of_the_days_before_a_merge_stay_as_they_were(undoing, events, merges):
    with undoing() as session:
        for event in events:
            record(session, **event)
        before = figures(session, BEFORE)
        merge_those_that_may_be(session, merges)

        after = figures(session, BEFORE)

    assert after == before


@settings(max_examples=40)
@given(events=EVENTS, merges=MERGES)
def test_after_merges_every_organisation_of_an_event_is_listed_and_the_network_is_no_larger(undoing, events, merges):
    with undoing() as session:
        for event in events:
            record(session, **event)
        before = network_members(organisations_of(session).values(), TODAY)
        merge_those_that_may_be(session, merges)

        listed = organisations_of(session)
        reached = organisations_reached(events_of(session))

    assert reached <= {one.id for one in listed.values()}
    assert 1 <= len(network_members(listed.values(), TODAY)) <= len(before)
