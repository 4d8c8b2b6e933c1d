"""Domain rules 4 and 9: empty is not zero, targets belong to a year, the baseline is declared."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.facts import GrantFact, Period, PremisesFact, SurveyFact
from model.figures.headlines import headline_figures
from model.figures.indicators import actual_for, response_share, target_for
from model.grants import GrantKind
from model.indicator import Computed
from model.network import OrganisationLanguage
from tests.builders import (
    TODAY,
    TOMORROW,
    a_measure,
    a_target,
    a_text,
    a_value,
    an_event,
    an_indicator,
    an_organisation,
    some_facts,
)

YEAR = TODAY.year
YEAR_ENDS = date(YEAR, 12, 31)
MEASURE = a_measure()
OF_EVENTS = [Computed.EVENTS_HELD, Computed.ORGANISATIONS_PRESENT, Computed.CATEGORIES_PRESENT]
OF_RECORDS = [
    Computed.PERSONS_PRESENT,
    Computed.GRANT_APPLICATIONS,
    Computed.GRANT_RECIPIENTS,
    Computed.GRANT_EUROS,
    Computed.PREMISES_HOURS,
    Computed.PREMISES_USERS,
    Computed.SURVEY_RESPONSE_RATE,
    Computed.SURVEY_COOPERATION,
]


def value_of(computed, **facts):
    indicator = an_indicator(measure_id=MEASURE.id, computed=computed)
    return actual_for(indicator, YEAR, some_facts(measures=[MEASURE], **facts)).value


def an_own_event(**values):
    return an_event(measure_id=MEASURE.id, **values)


def a_grant(organisation=1, granted=None, year=YEAR):
    return GrantFact(organisation, year, GrantKind.OPERATING, None, applied_cents=200_00, granted_cents=granted)


def a_survey(**values):
    usual = {
        "id": 1,
        "title": a_text(),
        "held_on": TODAY,
        "invited": 50,
        "answered": 20,
        "cooperation_mean": None,
    }
    return SurveyFact(**{**usual, **values})


def baseline_told(indicator):
    return headline_figures(some_facts(indicators=[indicator]))["indicators"][0]["baseline"]


def test_an_indicator_without_a_declared_baseline_has_none_even_when_it_has_values():
    indicator = an_indicator(values=(a_value(year=2021),))

    found = baseline_told(indicator)

    assert found is None


def test_a_declared_baseline_is_told_with_its_date():
    indicator = an_indicator(baseline_value=Decimal("3.5"), baseline_on=date(2021, 8, 1))

    found = baseline_told(indicator)

    assert (found["value"], found["on"]) == ("3.5", "2021-08-01")


def test_a_year_without_a_target_has_none():
    indicator = an_indicator(targets=(a_target(year=YEAR - 1),))

    found = target_for(indicator, YEAR, TODAY)

    assert found is None


def test_a_target_that_was_set_later_is_not_known_yet():
    indicator = an_indicator(targets=(a_target(set_on=TOMORROW),))

    found = target_for(indicator, YEAR, TODAY)

    assert found is None


def test_a_target_in_force_for_under_a_year_is_shown_but_not_judged():
    indicator = an_indicator(targets=(a_target(value=Decimal(8), set_on=date(YEAR, 1, 1)),))

    found = target_for(indicator, YEAR, YEAR_ENDS)

    assert (found.value, found.is_judged) == (Decimal(8), False)


def test_a_target_in_force_for_a_year_to_the_day_is_judged():
    indicator = an_indicator(targets=(a_target(set_on=date(YEAR - 1, 12, 31)),))

    found = target_for(indicator, YEAR, YEAR_ENDS)

    assert found.is_judged


def test_a_target_set_after_its_year_is_not_judged_however_old_it_becomes():
    indicator = an_indicator(targets=(a_target(year=2022, set_on=date(2022, 6, 1)),))

    found = target_for(indicator, 2022, date(2025, 5, 31))

    assert not found.is_judged


def test_a_changed_target_keeps_the_earlier_one():
    targets = (a_target(value=Decimal(10)), a_target(value=Decimal(6), set_on=TODAY))

    found = target_for(an_indicator(targets=targets), YEAR, TODAY)

    assert (found.value, found.earlier) == (Decimal(6), Decimal(10))


def test_before_a_target_was_changed_the_earlier_one_is_in_force():
    targets = (a_target(value=Decimal(10)), a_target(value=Decimal(6), set_on=TOMORROW))

    found = target_for(an_indicator(targets=targets), YEAR, TODAY)

    assert (found.value, found.earlier) == (Decimal(10), None)


def test_a_target_that_was_never_changed_has_no_earlier_one():
    indicator = an_indicator(targets=(a_target(),))

    found = target_for(indicator, YEAR, TODAY)

    assert found.earlier is None


@given(set_on=st.dates(date(2021, 8, 1), date(2023, 12, 31)), on=st.dates(date(2021, 8, 1), date(2025, 5, 31)))
def test_a_target_is_never_told_before_the_day_it_was_set(set_on, on):
    indicator = an_indicator(targets=(a_target(set_on=set_on),))

    found = target_for(indicator, YEAR, on)

    assert (found is None) == (on < set_on)


def test_a_year_without_a_value_is_empty_not_zero():
    indicator = an_indicator(values=())

    found = actual_for(indicator, YEAR, some_facts())

    assert found.value is None


def test_a_value_of_zero_is_zero_not_empty():
    indicator = an_indicator(values=(a_value(value=Decimal(0)),))

    found = actual_for(indicator, YEAR, some_facts())

    assert found.value == 0


def test_a_missing_value_is_told_with_its_reason():
    indicator = an_indicator(values=(a_value(value=None, missing_reason=a_text("Kysely siirtyi")),))

    found = actual_for(indicator, YEAR, some_facts())

    assert (found.value, found.reason.fi) == (None, "Kysely siirtyi")


def test_a_value_of_another_year_is_not_this_years():
    indicator = an_indicator(values=(a_value(year=YEAR - 1),))

    found = actual_for(indicator, YEAR, some_facts())

    assert found.value is None


@pytest.mark.parametrize("computed", OF_RECORDS)
def test_a_computed_indicator_is_empty_when_nothing_was_recorded_that_it_could_read(computed):
    indicator = an_indicator(measure_id=MEASURE.id, computed=computed)

    found = actual_for(indicator, YEAR, some_facts(measures=[MEASURE]))

    assert found.value is None


@pytest.mark.parametrize("computed", OF_EVENTS)
def test_an_indicator_that_counts_events_is_zero_when_none_was_held(computed):
    indicator = an_indicator(measure_id=MEASURE.id, computed=computed)

    found = actual_for(indicator, YEAR, some_facts(measures=[MEASURE]))

    assert found.value == 0


def test_events_held_are_read_from_the_events_of_the_measure():
    events = [an_own_event(), an_own_event(), an_event(measure_id=MEASURE.id + 1)]

    found = value_of(Computed.EVENTS_HELD, events=events)

    assert found == 2


def test_an_event_of_another_year_is_not_read():
    events = [an_own_event(held_on=date(YEAR - 1, 12, 31))]

    found = value_of(Computed.EVENTS_HELD, events=events)

    assert found == 0


def test_organisations_present_at_two_events_of_the_measure_count_once():
    events = [an_own_event(present=[1, 2]), an_own_event(present=[2])]

    found = value_of(Computed.ORGANISATIONS_PRESENT, events=events)

    assert found == 2


def test_persons_present_are_the_heads_of_all_events_of_the_measure():
    events = [an_own_event(head_count_unnamed=25), an_own_event(present=[(1, 3), (2, None)])]

    found = value_of(Computed.PERSONS_PRESENT, events=events)

    assert found == 28


def test_persons_present_are_unknown_when_no_event_was_counted():
    events = [an_own_event(present=[1])]

    found = value_of(Computed.PERSONS_PRESENT, events=events)

    assert found is None


def test_categories_present_are_those_of_the_organisations_at_the_measures_events():
    club, dancers = an_organisation(categories=(1,)), an_organisation(categories=(1, 2))
    events = [an_own_event(present=[club.id, dancers.id])]

    found = value_of(Computed.CATEGORIES_PRESENT, events=events, organisations=[club, dancers])

    assert found == 2


def test_joint_events_are_those_of_the_measure_where_two_categories_met():
    club, choir = an_organisation(categories=(1,)), an_organisation(categories=(2,))
    events = [an_own_event(present=[club.id, choir.id]), an_own_event(present=[club.id])]

    found = value_of(Computed.JOINT_EVENTS, events=events, organisations=[club, choir])

    assert found == 1


def test_an_event_is_bilingual_when_it_was_held_in_finnish_and_swedish():
    events = [an_own_event(languages=("sv", "fi")), an_own_event(languages=("fi",))]

    found = value_of(Computed.BILINGUAL_EVENTS, events=events)

    assert found == 1


def test_organisations_reached_are_read_from_all_events_not_only_from_those_of_the_measure():
    events = [an_event(present=[1]), an_event(present=[2], kind=EventKind.TRAINING)]

    found = value_of(Computed.ORGANISATIONS_REACHED, events=events)

    assert found == 2


def test_network_members_are_counted_on_the_day_looked_at_while_the_year_runs():
    here, left = an_organisation(), an_organisation(periods=(Period(date(2022, 1, 1), date(YEAR, 1, 31)),))

    found = value_of(Computed.NETWORK_MEMBERS, organisations=[here, left])

    assert found == 1


def test_the_share_of_verified_contacts_is_a_percentage_that_carries_its_counts():
    members = [an_organisation(checks=(TODAY,)), *(an_organisation() for _ in range(4))]
    indicator = an_indicator(computed=Computed.CONTACTS_VERIFIED)

    found = actual_for(indicator, YEAR, some_facts(organisations=members))

    assert (found.value, found.share.count, found.share.total) == (Decimal("20.0"), 1, 5)


def test_a_share_of_under_five_members_has_counts_and_no_percentage():
    members = [an_organisation(checks=(TODAY,)), an_organisation()]
    indicator = an_indicator(computed=Computed.CONTACTS_VERIFIED)

    found = actual_for(indicator, YEAR, some_facts(organisations=members))

    assert (found.value, found.share.count, found.share.total) == (None, 1, 2)


def test_the_share_of_swedish_speaking_members_reached_is_of_those_members():
    members = [an_organisation(language=OrganisationLanguage.SV) for _ in range(5)]
    events = [an_event(present=[members[0].id])]

    found = value_of(Computed.SWEDISH_SPEAKING_REACHED, events=events, organisations=members)

    assert found == 20


def test_grant_applications_are_counted_each():
    grants = [a_grant(organisation=1), a_grant(organisation=1), a_grant(year=YEAR - 1)]

    found = value_of(Computed.GRANT_APPLICATIONS, grants=grants)

    assert found == 2


def test_grant_recipients_are_organisations_that_were_granted_something():
    grants = [a_grant(1, granted=100), a_grant(1, granted=100), a_grant(2, granted=0), a_grant(3)]

    found = value_of(Computed.GRANT_RECIPIENTS, grants=grants)

    assert found == 1


def test_granted_euros_are_the_sum_of_what_was_decided():
    grants = [a_grant(1, granted=150_50), a_grant(2)]

    found = value_of(Computed.GRANT_EUROS, grants=grants)

    assert found == Decimal("150.50")


def test_granted_euros_are_unknown_while_nothing_is_decided():
    grants = [a_grant(1)]

    found = value_of(Computed.GRANT_EUROS, grants=grants)

    assert found is None


def test_granted_euros_are_zero_when_every_application_was_refused():
    grants = [a_grant(1, granted=0)]

    found = value_of(Computed.GRANT_EUROS, grants=grants)

    assert found == 0


def test_hours_in_premises_are_summed_over_those_that_are_known():
    premises = [PremisesFact(1, YEAR, Decimal("1.5")), PremisesFact(2, YEAR, None)]

    found = value_of(Computed.PREMISES_HOURS, premises=premises)

    assert found == Decimal("1.5")


def test_an_organisation_whose_hours_are_unknown_still_uses_premises():
    premises = [PremisesFact(1, YEAR, Decimal("1.5")), PremisesFact(2, YEAR, None)]

    found = value_of(Computed.PREMISES_USERS, premises=premises)

    assert found == 2


def test_the_response_rate_is_a_share_of_the_invited():
    surveys = [a_survey(invited=50, answered=20)]

    found = value_of(Computed.SURVEY_RESPONSE_RATE, surveys=surveys)

    assert found == 40


@pytest.mark.parametrize("missing", ["invited", "answered"])
def test_without_both_counts_a_survey_has_no_response_rate(missing):
    survey = a_survey(**{missing: None})

    found = response_share(survey)

    assert found is None


def test_perceived_cooperation_is_the_mean_of_the_years_last_survey():
    surveys = [a_survey(cooperation_mean=Decimal("3.1")), a_survey(id=2, cooperation_mean=Decimal("3.8"))]

    found = value_of(Computed.SURVEY_COOPERATION, surveys=surveys)

    assert found == Decimal("3.8")


@pytest.mark.parametrize("computed", Computed)
def test_every_computed_indicator_answers_for_a_plan_in_which_nothing_was_recorded(computed):
    indicator = an_indicator(computed=computed)

    found = actual_for(indicator, YEAR, some_facts())

    assert found.year == YEAR
