"""Reads of the indicators with the targets and values that stood at the time."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from model.base import LocalTextColumn, UtcTime, local_day
from model.facts import IndicatorFact, TargetFact, ValueFact
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.measure import Measure
from model.reading.rewinding import Edits, read_edits, rewound_indicators
from model.reading.selecting import columns, live

INDICATOR, MEASURE = columns(Indicator), columns(Measure)
OWN_FIELDS = [name for name in IndicatorFact.__dataclass_fields__ if name not in ("targets", "values")]


def read_indicators(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime, edits: Edits | None = None
) -> tuple[IndicatorFact, ...]:
    """The indicators of a plan in their order, every target kept, of each year's values the newest.

    One query; two as of the past, if no edits are given.
    """
    rows = connection.execute(
        sa.union_all(
            _indicators(plan_id, known_at), _targets(plan_id, cutoff, known_at), _values(plan_id, cutoff, known_at)
        )
    ).all()
    indicators = sorted((row for row in rows if row.record_id is None), key=lambda row: row.position)
    targets, values = _records(row for row in rows if row.record_id is not None)
    found = tuple(
        replace(
            IndicatorFact(*row[: len(OWN_FIELDS)]),
            targets=tuple(targets[row.id]),
            values=tuple(values[row.id].values()),
        )
        for row in indicators
    )
    return rewound_indicators(found, edits or read_edits(connection, plan_id, known_at))


def _indicators(plan_id: int, known_at: datetime) -> Any:
    """Those of a measure leave the list with it when it is retired."""
    found = sa.select(
        *(INDICATOR[name] for name in OWN_FIELDS),
        INDICATOR.position,
        sa.cast(sa.null(), sa.Integer).label("record_id"),
        sa.cast(sa.null(), sa.Integer).label("year"),
        sa.cast(sa.null(), sa.String).label("number"),
        sa.cast(sa.null(), sa.Date).label("set_on"),
        sa.cast(sa.null(), LocalTextColumn()).label("why"),
        sa.cast(sa.null(), UtcTime()).label("told_at"),
    )
    return (
        found.select_from(INDICATOR.id.table)
        .join(MEASURE.id.table, MEASURE.id == INDICATOR.measure_id, isouter=True)
        .where(INDICATOR.plan_id == plan_id, live(INDICATOR, known_at), live(MEASURE, known_at))
    )


def _targets(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    at = columns(IndicatorTarget)
    found = _of_indicator(at, at.id, at.year, sa.cast(at.value, sa.String), at.set_on, at.reason, at.recorded_at)
    return found.where(INDICATOR.plan_id == plan_id, at.set_on <= cutoff, at.recorded_at <= known_at)


def _values(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    at, no_day = columns(IndicatorValue), sa.cast(sa.null(), sa.Date)
    found = _of_indicator(at, at.id, at.year, sa.cast(at.value, sa.String), no_day, at.missing_reason, at.recorded_at)
    return found.where(INDICATOR.plan_id == plan_id, at.year <= cutoff.year, at.recorded_at <= known_at)


def _of_indicator(at: Any, *record: Any) -> Any:
    """A select of records in the columns of the indicators: its id, then nothing, then the record."""
    nothing = [sa.null()] * len(OWN_FIELDS)
    return (
        sa.select(at.indicator_id, *nothing, *record)
        .select_from(at.id.table)
        .join(INDICATOR.id.table, INDICATOR.id == at.indicator_id)
    )


def _records(rows: Any) -> tuple[dict[int, list[TargetFact]], dict[int, dict[int, ValueFact]]]:
    targets: dict[int, list[TargetFact]] = defaultdict(list)
    values: dict[int, dict[int, ValueFact]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: row.record_id):
        exact = None if row.number is None else Decimal(row.number)
        if row.set_on is None:
            values[row.id][row.year] = ValueFact(row.record_id, row.year, exact, row.why, local_day(row.told_at))
        else:
            targets[row.id].append(TargetFact(row.year, exact or Decimal(0), row.set_on, row.why))
    return targets, values
