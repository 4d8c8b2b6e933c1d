"""What needs an act before the next cut-off, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.facts import EventFact, IndicatorFact, MeasureFact, OrganisationFact, PlanFact
from model.figures.cut_offs import cut_off_before, last_day_of
from model.figures.fulfilment import fulfilment
from model.figures.reach import is_verified, network_members
from model.figures.timeliness import Timeliness, timeliness


class Reason(StrEnum):
    """In the order of urgency: a measure stands in the work list under its first reason."""

    OVERDUE = "overdue"
    NOBODY_RESPONSIBLE = "nobody_responsible"
    TEXT_MISSING = "text_missing"
    ASSESSMENT_MISSING = "assessment_missing"
    VALUE_MISSING = "value_missing"
    NOT_YET_HELD = "not_yet_held"
    NO_UPDATE = "no_update"


@dataclass(frozen=True, slots=True)
class Attention:
    measure: MeasureFact
    reasons: tuple[Reason, ...]


def attention(
    plan: PlanFact,
    measures: Iterable[MeasureFact],
    events: Iterable[EventFact],
    indicators: Iterable[IndicatorFact],
    on: date,
) -> tuple[Attention, ...]:
    """Every measure that needs an act, with all its reasons, the most urgent first."""
    held, asked = tuple(events), tuple(indicators)
    found = (Attention(measure, _reasons(plan, measure, held, asked, on)) for measure in measures)
    return tuple(sorted((item for item in found if item.reasons), key=_urgency))


def _reasons(
    plan: PlanFact,
    measure: MeasureFact,
    events: tuple[EventFact, ...],
    indicators: tuple[IndicatorFact, ...],
    on: date,
) -> tuple[Reason, ...]:
    own = [indicator for indicator in indicators if indicator.measure_id == measure.id]
    is_open = not measure.state.status.is_done_with
    applies = {
        Reason.OVERDUE: timeliness(measure.state, on) is Timeliness.OVERDUE,
        Reason.NOBODY_RESPONSIBLE: not measure.responsible,
        Reason.TEXT_MISSING: bool(missing_texts(plan, measure)),
        Reason.ASSESSMENT_MISSING: is_open and measure.state.assessment is None,
        Reason.VALUE_MISSING: any(values_missing(plan, indicator, on) for indicator in own),
        Reason.NOT_YET_HELD: is_open and _is_not_yet_held(measure, events, on),
        Reason.NO_UPDATE: is_open and is_stale(plan, measure, on, own),
    }
    return tuple(reason for reason in Reason if applies[reason])


def _urgency(item: Attention) -> tuple[int, int]:
    return (list(Reason).index(item.reasons[0]), item.measure.position)


def is_stale(plan: PlanFact, measure: MeasureFact, on: date, indicators: Iterable[IndicatorFact] = ()) -> bool:
    """Nothing of substance was recorded since the cut-off before that day. Source: domain rule 8.

    A value of one of the measure's `indicators` is of substance, as an update or a confirmation is.
    """
    cut_off = cut_off_before(plan, on)
    told = (value.recorded_on for indicator in indicators for value in indicator.values)
    newest = max([measure.state.as_of_on, *(day for day in told if day is not None)])
    return cut_off is not None and newest <= cut_off


def missing_texts(plan: PlanFact, measure: MeasureFact) -> tuple[str, ...]:
    """The required languages in which a text is missing that the yearly document tells of the measure."""
    state = measure.state
    told = (measure.description, measure.resources, measure.schedule, state.sentence, state.reason)
    written = [text for text in told if text]
    return tuple(
        language
        for language in plan.required_languages
        if any(text.missing([language]) for text in (measure.title, *written))
    )


def values_missing(plan: PlanFact, indicator: IndicatorFact, on: date) -> tuple[int, ...]:
    """The finished years, from the first target on, for which nothing was typed, not even a reason."""
    if indicator.computed is not None:
        return ()
    first = min((target.year for target in indicator.targets), default=None)
    if first is None:
        return ()
    told = {value.year for value in indicator.values}
    return tuple(year for year in range(first, on.year + 1) if last_day_of(plan, year) <= on and year not in told)


def _is_not_yet_held(measure: MeasureFact, events: tuple[EventFact, ...], on: date) -> bool:
    return any(not done.is_met for done in fulfilment([measure], events, [on.year], on))


def contacts_unverified(organisations: Iterable[OrganisationFact], on: date) -> tuple[OrganisationFact, ...]:
    """The network's members whose contact details were not checked within 12 months."""
    return tuple(member for member in network_members(organisations, on) if not is_verified(member, on))
