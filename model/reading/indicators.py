"""Reads of the indicators with the targets and values that stood at the time."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.base import local_day
from model.facts import IndicatorFact, TargetFact, ValueFact
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.measure import Measure
from model.reading.asking import Lookup, Rows, ask, together
from model.reading.rewinding import Edits, edits_question, rewound_indicators
from model.reading.selecting import columns, live

INDICATOR, MEASURE = columns(Indicator), columns(Measure)
OWN_FIELDS = [name for name in IndicatorFact.__dataclass_fields__ if name not in ("targets", "values")]


def read_indicators(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime, edits: Edits | None = None
) -> tuple[IndicatorFact, ...]:
    """The indicators of a plan in their order, every target kept, of each year's values the newest. One query."""
    asked = indicators_question(plan_id, cutoff, known_at)
    if edits is not None:
        return rewound_indicators(ask(connection, asked), edits)
    return rewound_indicators(*ask(connection, together(asked, edits_question(plan_id, known_at))))


def indicators_question(plan_id: int, cutoff: date, known_at: datetime) -> Lookup[tuple[IndicatorFact, ...]]:
    """The indicators as they are defined now."""
    return Lookup(
        (_indicators(plan_id, known_at), _targets(plan_id, cutoff, known_at), _values(plan_id, cutoff, known_at)),
        _with_targets_and_values,
    )


def _with_targets_and_values(rows: Rows, of_targets: Rows, of_values: Rows) -> tuple[IndicatorFact, ...]:
    targets, values = _targets_of(of_targets), _values_of(of_values)
    return tuple(
        replace(IndicatorFact(*own), targets=tuple(targets[own[0]]), values=tuple(values[own[0]].values()))
        for *own, _position in sorted(rows, key=lambda row: row[-1])
    )


def _indicators(plan_id: int, known_at: datetime) -> Any:
    """Those of a measure leave the list with it when it is retired."""
    return (
        sa.select(*(INDICATOR[name] for name in OWN_FIELDS), INDICATOR.position)
        .select_from(INDICATOR.id.table)
        .join(MEASURE.id.table, MEASURE.id == INDICATOR.measure_id, isouter=True)
        .where(INDICATOR.plan_id == plan_id, live(INDICATOR, known_at), live(MEASURE, known_at))
    )


def _targets(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    at = columns(IndicatorTarget)
    found = _of_indicator(at, at.id, at.year, at.value, at.set_on, at.reason)
    return found.where(INDICATOR.plan_id == plan_id, at.set_on <= cutoff, at.recorded_at <= known_at)


def _values(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    at = columns(IndicatorValue)
    found = _of_indicator(at, at.id, at.year, at.value, at.missing_reason, at.recorded_at)
    return found.where(INDICATOR.plan_id == plan_id, at.year <= cutoff.year, at.recorded_at <= known_at)


def _of_indicator(at: Any, *record: Any) -> Any:
    """A select of records, each after the id of its indicator."""
    return (
        sa.select(at.indicator_id, *record)
        .select_from(at.id.table)
        .join(INDICATOR.id.table, INDICATOR.id == at.indicator_id)
    )


def _targets_of(rows: Rows) -> Mapping[int, list[TargetFact]]:
    found: dict[int, list[TargetFact]] = defaultdict(list)
    for indicator_id, _, *target in sorted(rows, key=_by_record):
        found[indicator_id].append(TargetFact(*target))
    return found


def _values_of(rows: Rows) -> Mapping[int, dict[int, ValueFact]]:
    found: dict[int, dict[int, ValueFact]] = defaultdict(dict)
    for indicator_id, id_, year, value, reason, recorded_at in sorted(rows, key=_by_record):
        found[indicator_id][year] = ValueFact(id_, year, value, reason, local_day(recorded_at))
    return found


def _by_record(row: tuple[Any, ...]) -> Any:
    return row[1]
