"""Reads of the indicators with the targets and values that stood at the time."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa

from model.facts import IndicatorFact, TargetFact, ValueFact
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.reading.rewinding import Edits, read_edits, rewound_indicators
from model.reading.selecting import columns

INDICATOR = columns(Indicator)
OWN_FIELDS = [name for name in IndicatorFact.__dataclass_fields__ if name not in ("targets", "values")]


def read_indicators(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime, edits: Edits | None = None
) -> tuple[IndicatorFact, ...]:
    """The indicators of a plan in their order, every target kept, of each year's values the newest.

    Two queries; three as of the past, if no edits are given.
    """
    targets, values = _read_records(connection, plan_id, cutoff, known_at)
    rows = connection.execute(
        sa.select(*(INDICATOR[name] for name in OWN_FIELDS))
        .where(INDICATOR.plan_id == plan_id)
        .order_by(INDICATOR.position)
    )
    found = tuple(
        replace(IndicatorFact(*row), targets=tuple(targets[row.id]), values=tuple(values[row.id].values()))
        for row in rows
    )
    return rewound_indicators(found, edits or read_edits(connection, plan_id, known_at))


def _read_records(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime
) -> tuple[dict[int, list[TargetFact]], dict[int, dict[int, ValueFact]]]:
    target, value = columns(IndicatorTarget), columns(IndicatorValue)
    rows = connection.execute(
        sa.union_all(
            sa.select(
                target.indicator_id,
                target.id,
                target.year,
                sa.cast(target.value, sa.String).label("value"),
                target.set_on,
                target.reason,
            )
            .select_from(target.id.table)
            .join(INDICATOR.id.table, INDICATOR.id == target.indicator_id)
            .where(INDICATOR.plan_id == plan_id, target.set_on <= cutoff, target.recorded_at <= known_at),
            sa.select(
                value.indicator_id,
                value.id,
                value.year,
                sa.cast(value.value, sa.String),
                sa.cast(sa.null(), sa.Date),
                value.missing_reason,
            )
            .select_from(value.id.table)
            .join(INDICATOR.id.table, INDICATOR.id == value.indicator_id)
            .where(INDICATOR.plan_id == plan_id, value.year <= cutoff.year, value.recorded_at <= known_at),
        )
    )
    targets: dict[int, list[TargetFact]] = defaultdict(list)
    values: dict[int, dict[int, ValueFact]] = defaultdict(dict)
    for indicator_id, id_, year, number, set_on, text in sorted(rows, key=lambda row: row.id):
        exact = None if number is None else Decimal(number)
        if set_on is None:
            values[indicator_id][year] = ValueFact(id_, year, exact, text)
        else:
            targets[indicator_id].append(TargetFact(year, exact or Decimal(0), set_on, text))
    return targets, values
