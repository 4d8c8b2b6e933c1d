"""Who comes, who comes again, who stays away: domain rules 5 and 6."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.facts import Period
from model.figures.coverage import (
    comers_by_year,
    funnel,
    reach_by_language,
    silent_members,
)
from model.figures.reach import organisations_reached
from model.network import OrganisationLanguage
from tests.builders import TERM_STARTS, TODAY, YESTERDAY, a_count, an_event, an_organisation

TWO_YEARS_AGO = date(TODAY.year - 2, TODAY.month, TODAY.day)
LONG_AGO = (Period(TWO_YEARS_AGO, None),)
IDS = list(range(1, 9))
EVENTS = st.lists(
    st.builds(
        an_event,
        kind=st.sampled_from(EventKind),
        held_on=st.dates(date(2021, 8, 1), TODAY),
        present=st.lists(st.sampled_from(IDS), unique=True),
        organisers=st.lists(st.sampled_from(IDS), unique=True).map(tuple),
    ),
    max_size=8,
)
ORGANISATIONS = st.lists(
    st.builds(
        an_organisation,
        id=st.sampled_from(IDS),
        language=st.sampled_from(OrganisationLanguage),
        categories=st.lists(st.integers(1, 3), unique=True).map(tuple),
        periods=st.dates(date(2020, 1, 1), TODAY).map(lambda day: (Period(day, None),)),
    ),
    unique_by=lambda one: one.id,
)


def silent(*events, **values):
    member = an_organisation(id=1, **{"periods": LONG_AGO, **values})
    return silent_members([member], events, TODAY).rows == (1,)


def test_an_organisation_is_new_in_the_year_it_is_first_reached_and_returns_after_it():
    events = [an_event(held_on=date(year, 5, 1), present=[1]) for year in (2022, 2023)]

    found = comers_by_year(events)

    assert [(sorted(year.new), sorted(year.returning)) for year in found] == [([1], []), ([], [1])]


def test_an_organisation_that_comes_twice_in_its_first_year_is_new_and_not_returning():
    events = [an_event(held_on=date(2022, month, 1), present=[1]) for month in (3, 9)]

    found = comers_by_year(events)

    assert [(sorted(year.new), sorted(year.returning)) for year in found] == [([1], [])]


def test_an_organisation_that_stays_away_for_a_year_returns_all_the_same():
    events = [an_event(held_on=date(year, 5, 1), present=[1]) for year in (2021, 2023)]

    found = comers_by_year(events)

    assert found[-1].returning == {1}


def test_a_member_for_24_months_that_was_at_nothing_is_silent():
    assert silent()


def test_a_gathering_on_the_same_day_two_years_ago_still_counts():
    assert not silent(an_event(held_on=TWO_YEARS_AGO, present=[1]))


def test_a_gathering_on_the_day_before_that_does_not():
    assert silent(an_event(held_on=TWO_YEARS_AGO - timedelta(days=1), present=[1]))


def test_a_member_that_organised_something_yesterday_is_not_silent():
    assert not silent(an_event(held_on=YESTERDAY, organisers=(1,)))


def test_who_joined_under_24_months_ago_is_not_silent_yet():
    assert not silent(periods=(Period(TWO_YEARS_AGO + timedelta(days=1), None),))


def test_who_left_the_network_is_not_silent_in_it():
    assert not silent(periods=(Period(TERM_STARTS, YESTERDAY),))


def test_each_language_has_its_own_denominator():
    languages = {1: OrganisationLanguage.SV, 2: OrganisationLanguage.SV, 3: OrganisationLanguage.FI}
    members = [an_organisation(id=id_, language=language) for id_, language in languages.items()]

    found = reach_by_language(members, [an_event(present=[1, 3])], TODAY)

    assert [(found[one].count, found[one].total) for one in OrganisationLanguage] == [(1, 1), (1, 2), (0, 0)]


def test_the_funnel_counts_registered_members_reached_and_partners():
    members = [an_organisation(id=id_) for id_ in (1, 2, 3)]
    events = [an_event(organisers=(1,), present=[2])]

    found = funnel(members, [a_count(count=160)], events, TODAY)

    counts = (found.registered.count, len(found.members), len(found.reached), len(found.partners))
    assert counts == (160, 3, 2, 1)


def test_a_guest_from_outside_the_network_is_not_in_the_funnel():
    events = [an_event(organisers=(99,))]

    found = funnel([an_organisation(id=1)], [], events, TODAY)

    assert (found.registered, len(found.reached), len(found.partners)) == (None, 0, 0)


def test_a_member_of_two_categories_counts_once_in_the_total():
    members = [an_organisation(id=7, categories=(1, 2))]

    found = funnel(members, [], [an_event(present=[7])], TODAY)

    assert (len(found.members), len(found.reached)) == (1, 1)


@given(events=EVENTS)
def test_new_and_returning_are_all_that_were_reached_and_never_both(events):
    found = comers_by_year(events)

    for year in found:
        assert not year.new & year.returning
        of_year = [event for event in events if event.held_on.year == year.year]
        assert year.new | year.returning == organisations_reached(of_year)


@given(events=EVENTS)
def test_an_organisation_is_new_once(events):
    found = comers_by_year(events)

    assert sum(len(year.new) for year in found) == len(organisations_reached(events))


@given(organisations=ORGANISATIONS, events=EVENTS, on=st.dates(date(2021, 8, 1), TODAY))
def test_the_rows_of_every_share_are_a_part_of_its_population(organisations, events, on):
    shares = [silent_members(organisations, events, on), *reach_by_language(organisations, events, on).values()]

    outside = [set(share.rows) - set(share.of_rows) for share in shares]

    assert not any(outside)


@given(organisations=ORGANISATIONS, events=EVENTS)
def test_each_step_of_the_funnel_lies_within_the_one_before(organisations, events):
    found = funnel(organisations, [], events, TODAY)

    assert found.partners <= found.reached <= found.members
