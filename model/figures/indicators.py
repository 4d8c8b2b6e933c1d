"""Indicators: the declared baseline, the target in force, the actual; typed or computed from what is recorded."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.base import LocalText
from model.facts import EventFact, Facts, IndicatorFact, SurveyFact, TargetFact
from model.figures import reach
from model.figures.collaboration import joint_events
from model.figures.cut_offs import last_day_of
from model.figures.shares import Share
from model.indicator import Computed
from model.network import Population


@dataclass(frozen=True, slots=True)
class Target:
    """The target for a year. One in force for under a year is shown, not judged. Source: domain rule 9."""

    value: Decimal
    set_on: date
    is_judged: bool
    earlier: Decimal | None


@dataclass(frozen=True, slots=True)
class Actual:
    """The value of a year; None is *no data*, with its reason if one was given. Never zero for empty.

    `share` is set where the value is a percentage that this plan's own records make.
    """

    year: int
    value: Decimal | None
    reason: LocalText = LocalText()
    share: Share | None = None


def target_for(indicator: IndicatorFact, year: int, on: date) -> Target | None:
    """The newest target for that year set by that day; None when there is none."""
    known = [target for target in indicator.targets if target.year == year and target.set_on <= on]
    if not known:
        return None
    newest = known[-1]
    earlier = known[-2].value if len(known) > 1 else None
    return Target(newest.value, newest.set_on, _is_a_year_old(newest, year, on), earlier)


def _is_a_year_old(target: TargetFact, year: int, on: date) -> bool:
    return target.set_on <= reach.a_year_before(min(on, date(year, 12, 31)))


def actual_for(indicator: IndicatorFact, year: int, facts: Facts) -> Actual:
    """The value of a year as of the facts' cut-off."""
    if indicator.computed is not None:
        return _computed(indicator, year, facts)
    typed = next((value for value in indicator.values if value.year == year), None)
    if typed is None:
        return Actual(year, None)
    return Actual(year, typed.value, typed.missing_reason)


def _computed(indicator: IndicatorFact, year: int, facts: Facts) -> Actual:
    on = min(facts.cutoff, last_day_of(facts.book.plan, year))
    of_measure = [e for e in facts.events if e.measure_id == indicator.measure_id and e.held_on.year == year]
    match indicator.computed:
        case Computed.EVENTS_HELD | Computed.BILINGUAL_EVENTS | Computed.JOINT_EVENTS:
            return Actual(year, Decimal(len(_events_meant(indicator.computed, of_measure, facts))))
        case Computed.ORGANISATIONS_PRESENT:
            return _named(year, len(reach.organisations_reached(of_measure)), of_measure)
        case Computed.CATEGORIES_PRESENT:
            reached = reach.categories_reached(facts.network.organisations, of_measure)
            return _named(year, len(reached), of_measure)
        case Computed.PERSONS_PRESENT:
            counted = reach.heads(of_measure)
            return Actual(year, Decimal(counted.attendances) if counted.events > counted.events_uncounted else None)
        case Computed.ORGANISATIONS_REACHED:
            return Actual(year, Decimal(len(reach.organisations_reached(reach.gatherings(facts.events, year)))))
        case Computed.NETWORK_MEMBERS:
            return Actual(year, Decimal(len(reach.network_members(facts.network.organisations, on))))
        case Computed.SWEDISH_SPEAKING_REACHED:
            events = reach.gatherings(facts.events, year)
            return _percent(year, reach.swedish_speaking_reach(facts.network.organisations, events, on))
        case Computed.CONTACTS_VERIFIED:
            return _percent(year, reach.contacts_verified(facts.network.organisations, on))
        case _:
            return _of_support(indicator.computed, year, facts)


def _events_meant(computed: Computed, events: list[EventFact], facts: Facts) -> list[EventFact]:
    if computed is Computed.BILINGUAL_EVENTS:
        return [event for event in events if {"fi", "sv"} <= set(event.languages)]
    if computed is Computed.JOINT_EVENTS:
        return list(joint_events(events, facts.network.organisations))
    return events


def _of_support(computed: Computed | None, year: int, facts: Facts) -> Actual:
    grants = [grant for grant in facts.support.grants if grant.year == year]
    premises = [use for use in facts.support.premises if use.year == year]
    surveys = [survey for survey in facts.support.surveys if survey.held_on.year == year]
    match computed:
        case Computed.GRANT_APPLICATIONS:
            return Actual(year, Decimal(len(grants)) if grants else None)
        case Computed.GRANT_RECIPIENTS:
            granted = {grant.organisation_id for grant in grants if grant.granted_cents}
            return Actual(year, Decimal(len(granted)) if grants else None)
        case Computed.GRANT_EUROS:
            decided = [grant.granted_cents for grant in grants if grant.granted_cents is not None]
            return Actual(year, Decimal(sum(decided)) / 100 if decided else None)
        case Computed.PREMISES_HOURS:
            hours = [use.free_hours for use in premises if use.free_hours is not None]
            return Actual(year, sum(hours, Decimal(0)) if hours else None)
        case Computed.PREMISES_USERS:
            return Actual(year, Decimal(len({use.organisation_id for use in premises})) if premises else None)
        case Computed.SURVEY_COOPERATION:
            return Actual(year, surveys[-1].cooperation_mean if surveys else None)
        case _:
            share = response_share(surveys[-1]) if surveys else None
            return _percent(year, share) if share else Actual(year, None)


def response_share(survey: SurveyFact) -> Share | None:
    """How many of the invited answered; None when either count is missing."""
    if survey.invited is None or survey.answered is None:
        return None
    return Share(survey.answered, survey.invited, Population.INVITED, survey.held_on)


def _named(year: int, count: int, events: list[EventFact]) -> Actual:
    """No data, and not zero, when people were present but no organisation was written down."""
    met = reach.gatherings(events)
    is_unknown = bool(met) and not count
    return Actual(year, None if is_unknown else Decimal(count))


def _percent(year: int, share: Share) -> Actual:
    value = None if share.percent is None else Decimal(round(share.percent, 1)).quantize(Decimal("0.1"))
    return Actual(year, value, share=share)
