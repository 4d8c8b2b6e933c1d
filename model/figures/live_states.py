"""How a plan stood on a day by its facts: what is recorded, as it was known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from model.base import LocalText
from model.facts import EventFact, Facts, Heading, IndicatorFact, MeasureFact, OrganisationFact, PlanFact
from model.figures.cut_offs import last_day_of, years_of
from model.figures.fulfilment import Recurring, fulfilment
from model.figures.indicators import Actual, actual_for, target_for
from model.figures.plan_states import (
    Amount,
    Carried,
    Gathering,
    Held,
    Identity,
    Merged,
    Named,
    PlanState,
    Subject,
    Thing,
    Things,
    whys_of_state,
)
from model.figures.reach import gatherings, heads, network_members, organisations_reached
from model.measure import Status

Answers = Mapping[int, tuple[str, ...]]


def state_from_facts(
    facts: Facts, carried: Mapping[int, Carried] | None = None, answers: Answers | None = None
) -> PlanState:
    """The state of a plan by its facts, as of their cut-off.

    `answers` has the codes of the measures that answer each need, where not all measures are among the facts.
    """
    things = {
        **things_of_measures(facts, carried or {}),
        **dict(_indicators(facts)),
        **dict(_headings(facts, answers_of(facts.book.measures) if answers is None else answers)),
        **things_of_events(facts.events),
        **dict(_organisations(facts)),
    }
    return PlanState(facts.book.plan.slug, facts.cutoff, things, _counts(facts))


def answers_of(measures: Iterable[MeasureFact]) -> Answers:
    """Of each need the measures that answer it and are not discontinued."""
    found: dict[int, tuple[str, ...]] = {}
    for measure in measures:
        if measure.state.status is not Status.DISCONTINUED:
            found |= {need_id: (*found.get(need_id, ()), measure.code) for need_id in measure.needs}
    return found


def things_of_measures(facts: Facts, carried: Mapping[int, Carried]) -> Things:
    names = {
        link: {heading.id: heading.title for heading in getattr(facts.book, link)}
        for link in ("goals", "themes", "needs", "parties")
    }
    held = held_by_year(facts.book.plan, facts.book.measures, facts.events, facts.cutoff)
    return {
        (Subject.MEASURE, measure.id): _measure(measure, names, held[measure.id], carried.get(measure.id))
        for measure in facts.book.measures
    }


def _measure(
    measure: MeasureFact,
    names: Mapping[str, Mapping[int, LocalText]],
    held: Mapping[str, Held],
    carried: Carried | None,
) -> Thing:
    def named(link: str, ids: tuple[int, ...]) -> Named:
        return Named(ids, tuple(names[link][id_] for id_ in ids if id_ in names[link]))

    state = measure.state
    told = {
        "status": state.status,
        "assessment": state.assessment,
        "due_on": state.due_on,
        "responsible": named("parties", measure.responsible),
        "code": measure.code,
        "title": measure.title,
        "description": measure.description,
        "resources": measure.resources,
        "schedule": measure.schedule,
        "required_per_year": measure.required_per_year,
        "goals": named("goals", measure.goals),
        "themes": named("themes", measure.themes),
        "needs": named("needs", measure.needs),
        "partners": named("parties", measure.partners),
        **held,
    }
    if carried:
        told["carried"] = carried
    whys = whys_of_state(state.reason, state.comment, state.sentence)
    return Thing(measure.code, measure.title, measure.position, told, whys)


def held_by_year(
    plan: PlanFact, measures: Iterable[Recurring], events: Iterable[EventFact], on: date
) -> Mapping[int, Mapping[str, Held]]:
    """Of each recurring measure by year; a running year in which nothing was held yet tells nothing."""
    years = years_of(plan, on)
    over = {year for year in years if on >= last_day_of(plan, year)}
    found: dict[int, dict[str, Held]] = defaultdict(dict)
    for done in fulfilment(measures, events, years, on):
        if done.held or done.year in over:
            found[done.measure_id][f"held.{done.year}"] = Held(done.held, done.required)
    return found


def _indicators(facts: Facts) -> Iterator[tuple[Identity, Thing]]:
    """Values and targets by year; a computed zero of a running year tells nothing yet."""
    for order, indicator in enumerate(facts.indicators):
        told: dict[str, Any] = {"title": indicator.name, "definition": indicator.definition}
        if indicator.baseline_value is not None:
            told["baseline"] = Amount(indicator.baseline_value, unit=indicator.unit, decimals=indicator.decimals)
        whys: dict[str, LocalText] = {}
        for year in years_of(facts.book.plan, facts.cutoff):
            actual = actual_for(indicator, year, facts)
            is_over = facts.cutoff >= last_day_of(facts.book.plan, year)
            is_told = actual.value or (actual.value is not None and (is_over or indicator.computed is None))
            if actual.reason or is_told:
                told[f"value.{year}"] = _amount(indicator, actual)
                whys[f"value.{year}"] = actual.reason
        for year in sorted({target.year for target in indicator.targets}):
            if target := target_for(indicator, year, facts.cutoff):
                told[f"target.{year}"] = Amount(target.value, unit=indicator.unit, decimals=indicator.decimals)
                whys[f"target.{year}"] = [t.reason for t in indicator.targets if t.year == year][-1]
        yield (Subject.INDICATOR, indicator.id), Thing(indicator.code, indicator.name, order, told, whys)


def _amount(indicator: IndicatorFact, actual: Actual) -> Amount:
    counts = (actual.share.count, actual.share.total) if actual.share else None
    return Amount(actual.value, actual.reason, counts, actual.share, indicator.unit, indicator.decimals)


def _headings(facts: Facts, answers: Answers) -> Iterator[tuple[Identity, Thing]]:
    """Goals, themes, needs and responsible parties; of a need, which measures answer it."""
    book = facts.book
    kinds: tuple[tuple[Subject, Iterable[Heading]], ...] = (
        (Subject.GOAL, book.goals),
        (Subject.THEME, book.themes),
        (Subject.NEED, book.needs),
        (Subject.PARTY, book.parties),
    )
    for subject, headings in kinds:
        for order, heading in enumerate(headings):
            told: dict[str, Any] = {"code": heading.code, "title": heading.title}
            if subject is Subject.NEED and heading.id in answers:
                told["answered"] = answers[heading.id]
            yield (subject, heading.id), Thing(heading.code, heading.title, order, told)


def under_first_record(events: Iterable[EventFact], corrected_by: Mapping[int, int]) -> tuple[EventFact, ...]:
    """The events, each under the id of its first record: a correction is the same event told otherwise.

    `corrected_by` has, by the id of a record, that of the one which was made instead of it.
    """
    first: dict[int, int] = {}
    for wrong, right in sorted(corrected_by.items()):
        first[right] = first.get(wrong, wrong)
    return tuple(replace(event, id=first[event.id]) if event.id in first else event for event in events)


def things_of_events(events: Iterable[EventFact]) -> Things:
    """The events at which people met."""
    return {(Subject.EVENT, event.id): _gathering(event) for event in gatherings(events)}


def _gathering(event: EventFact) -> Thing:
    counted = heads([event])
    present = None if counted.events_uncounted else counted.attendances
    told = {"held": Gathering(event.kind, event.held_on, present, len(event.organisations))}
    return Thing("", event.title, event.held_on.toordinal(), told)


def _organisations(facts: Facts) -> Iterator[tuple[Identity, Thing]]:
    """Those that are members on the day or were ever reached; of one that was merged, into which."""
    reached = organisations_reached(facts.events)
    for organisation in facts.network.organisations:
        told = {"member": organisation.is_member_on(facts.cutoff), "reached": organisation.id in reached}
        if any(told.values()):
            is_so = {part: True for part, holds in told.items() if holds}
            yield (Subject.ORGANISATION, organisation.id), _organisation(organisation, is_so)
        kept = Merged(organisation.id, organisation.name)
        for duplicate in organisation.duplicates:
            merged = Thing(duplicate.code, duplicate.name, duplicate.id, {"merged": kept})
            yield (Subject.ORGANISATION, duplicate.id), merged


def _organisation(organisation: OrganisationFact, told: Mapping[str, Any]) -> Thing:
    return Thing(organisation.code, organisation.name, organisation.id, told)


def _counts(facts: Facts) -> dict[str, int]:
    """The counts that a frozen year tells too."""
    counted = heads(facts.events)
    return {
        "measures": len(facts.book.measures),
        "events": counted.events,
        "attendances": counted.attendances,
        "organisations_reached": len(organisations_reached(facts.events)),
        "members": len(network_members(facts.network.organisations, facts.cutoff)),
    }
