"""Recurring measures are met year by year: held against required."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from model.facts import EventFact
from model.measure import MeasureKind


class Recurring(Protocol):
    """What has to be known of a measure to say whether it is met."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> MeasureKind: ...
    @property
    def required_per_year(self) -> int | None: ...
    @property
    def starts_on(self) -> date: ...


class Fulfilment(NamedTuple):
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
    measures: Iterable[Recurring], events: Iterable[EventFact], years: Iterable[int], on: date
) -> tuple[Fulfilment, ...]:
    """For every recurring measure and every year from the one it starts in. Source: domain rule 3.

    Each held event of the measure counts, whatever its kind; cancelled ones are not among the facts.
    """
    held: dict[tuple[int, int], list[int]] = defaultdict(list)
    for event in events:
        if event.measure_id is not None:
            held[event.measure_id, event.held_on.year].append(event.id)
    asked = tuple(years)
    return tuple(
        _in_year(measure, tuple(held.get((measure.id, year), ())), year, on)
        for measure in measures
        if measure.kind is MeasureKind.RECURRING
        for year in asked
        if year >= measure.starts_on.year
    )


def _in_year(measure: Recurring, events: tuple[int, ...], year: int, on: date) -> Fulfilment:
    return Fulfilment(measure.id, year, len(events), measure.required_per_year or 0, on >= date(year, 12, 31), events)
