"""Recurring measures are met year by year: held against required."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.facts import EventFact, MeasureFact
from model.measure import MeasureKind


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How often a recurring measure was held in a year, and how often it had to be."""

    measure_id: int
    year: int
    held: int
    required: int
    is_year_over: bool
    events: tuple[int, ...]

    @property
    def is_met(self) -> bool:
        return self.held >= self.required


def fulfilment(
    measures: Iterable[MeasureFact], events: Iterable[EventFact], years: Iterable[int], on: date
) -> tuple[Fulfilment, ...]:
    """For every recurring measure and every year from the one it starts in. Source: domain rule 3.

    Each held event of the measure counts, whatever its kind; cancelled ones are not among the facts.
    """
    held = tuple(events)
    return tuple(
        _in_year(measure, held, year, on)
        for measure in measures
        if measure.kind is MeasureKind.RECURRING
        for year in years
        if year >= measure.starts_on.year
    )


def _in_year(measure: MeasureFact, events: tuple[EventFact, ...], year: int, on: date) -> Fulfilment:
    own = tuple(e.id for e in events if e.measure_id == measure.id and e.held_on.year == year)
    return Fulfilment(measure.id, year, len(own), measure.required_per_year or 0, on >= date(year, 12, 31), own)
