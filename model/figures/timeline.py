"""The measures along the term, and in which months what recurs is held."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from model.facts import EventFact, MeasureFact, MilestoneFact, PlanFact
from model.measure import MeasureKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """A measure from its first to its last day, cut to the term; `is_open` when no due date ends it."""

    measure: MeasureFact
    starts_on: date
    ends_on: date
    is_open: bool
    milestones: tuple[MilestoneFact, ...]


def stretches(
    plan: PlanFact,
    measures: Iterable[MeasureFact],
    milestones: Mapping[int, tuple[MilestoneFact, ...]],
    on: date,
) -> tuple[Stretch, ...]:
    """Every measure along the term, in their order; milestones as they stood on that day, those of the term."""
    return tuple(_stretch(plan, measure, milestones.get(measure.id, ()), on) for measure in measures)


def _stretch(plan: PlanFact, measure: MeasureFact, milestones: tuple[MilestoneFact, ...], on: date) -> Stretch:
    due_on = measure.state.due_on
    starts_on = _within(plan, measure.starts_on)
    ends_on = max(starts_on, _within(plan, due_on or plan.term_ends_on))
    known = (_as_of(milestone, on) for milestone in milestones)
    of_term = tuple(m for m in known if plan.term_starts_on <= (m.reached_on or m.due_on) <= plan.term_ends_on)
    return Stretch(measure, starts_on, ends_on, due_on is None, of_term)


def _within(plan: PlanFact, day: date) -> date:
    return max(plan.term_starts_on, min(day, plan.term_ends_on))


def _as_of(milestone: MilestoneFact, on: date) -> MilestoneFact:
    """One that was reached later is not reached yet."""
    is_reached = milestone.reached_on is not None and milestone.reached_on <= on
    return milestone if is_reached else MilestoneFact(milestone.title, milestone.due_on, None)


def year_clock(measures: Iterable[MeasureFact], events: Iterable[EventFact]) -> dict[tuple[int, int], int]:
    """For each recurring measure and month (1 to 12), how many of its events were held in that month of any year."""
    recurring = {measure.id for measure in measures if measure.kind is MeasureKind.RECURRING}
    return dict(Counter((e.measure_id, e.held_on.month) for e in events if e.measure_id in recurring))
