"""The read of everything that the tables of a plan tell."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from model.exchange.exporting import Told
from model.facts import State
from model.reading.indicators import read_indicators
from model.reading.network import read_organisations
from model.reading.participation import read_events
from model.reading.plans import EVER, MEASURE, STATE, UPDATE, read_plan_book


def read_told(connection: sa.Connection, plan_id: int) -> Told:
    """All of a plan as it is known now, events to come too. Five queries."""
    book = read_plan_book(connection, plan_id, date.max, EVER)
    return Told(
        book=book,
        updates=_read_updates(connection, plan_id),
        indicators=read_indicators(connection, plan_id, date.max, EVER),
        organisations=read_organisations(connection, book.plan.municipality_code, EVER),
        events=read_events(connection, plan_id, date.max, EVER),
    )


def _read_updates(connection: sa.Connection, plan_id: int) -> dict[int, tuple[State, ...]]:
    """Every update by measure, the newest first. One query."""
    rows = connection.execute(
        sa.select(UPDATE.measure_id, *STATE)
        .select_from(UPDATE.id.table)
        .join(MEASURE.id.table, MEASURE.id == UPDATE.measure_id)
        .where(MEASURE.plan_id == plan_id)
        .order_by(UPDATE.as_of_on.desc(), UPDATE.id.desc())
    )
    found: dict[int, list[State]] = defaultdict(list)
    for row in rows.mappings():
        found[row["measure_id"]].append(State(**{column.name: row[column.name] for column in STATE}))
    return {measure_id: tuple(states) for measure_id, states in found.items()}
