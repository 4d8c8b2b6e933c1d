"""Writes that tell the state of a measure: an update, and that it was checked and nothing changed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions.entry import Entry, enter
from model.actions.ledger import record_changes, values_without_id
from model.actions.update_input import TOLD, UpdateInput, check_update
from model.base import Source, local_day
from model.errors import ChangedMeanwhile, DateOutsideTerm, UnknownCode
from model.facts import PlanFact
from model.figures.cut_offs import observation_date
from model.measure import Measure, MeasureUpdate, UpdateAct
from model.plan import Plan
from model.reading.plans import EVER, newest_update_id, read_plan, read_state
from model.reading.selecting import columns
from model.role import Actor, Permission, Role

VERBS = {UpdateAct.UPDATE: "record_update", UpdateAct.UNCHANGED: "confirm_unchanged"}
PLAN, MEASURE, UPDATE = columns(Plan), columns(Measure), columns(MeasureUpdate)

Newest = Mapping[str, Any]  # the values of the update in force, by column


def record_update(
    session: Session, slug: str, code: str, update: UpdateInput, *, source: Source = Source.ENTERED, by: Actor
) -> int:
    """Tell the state of a measure as of the actor's day (the term's last day for an ended term) or an earlier one.

    Returns the id of the update. Refuses a state without the texts it needs, and one that was told while
    somebody else told another. Three statements.
    """
    entry, newest = _enter(session, slug, code, by)
    return record(session, entry, [(updated(session, entry, newest, update, source), newest)])[0]


def confirm_unchanged(
    session: Session, slug: str, code: str, seen_update_id: int, *, source: Source = Source.ENTERED, by: Actor
) -> int:
    """Record that the state was checked and still holds. Refused when it is not the state that was seen.

    Three statements.
    """
    entry, newest = _enter(session, slug, code, by)
    return record(session, entry, [(confirmed(session, entry, newest, seen_update_id, source), newest)])[0]


def newest_update(session: Session, slug: str, code: str) -> int:
    """The id of the newest update of a measure, by which a later act says what it had seen."""
    plan = read_plan(session.connection(), slug)
    found: int | None = session.scalar(newest_of(UPDATE.id).where(MEASURE.plan_id == plan.id, MEASURE.code == code))
    if found is None:
        raise UnknownCode(code=code)
    return found


def newest_of(*asked: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Asks of the measures that are not retired, each together with the update in force."""
    return (
        sa.select(*asked)
        .select_from(MEASURE.id.table)
        .join(UPDATE.id.table, UPDATE.id == newest_update_id(MEASURE.id, date.max, EVER))
        .where(MEASURE.retired_at.is_(None))
    )


def updated(
    session: Session, entry: Entry, newest: Newest, update: UpdateInput, source: Source = Source.ENTERED
) -> MeasureUpdate:
    """The row of an update after the one in force; refused where the rules refuse it."""
    if update.seen_update_id is not None:
        _require_seen(session, newest, update.seen_update_id)
    check_update(entry.plan, update)
    if update.as_of_on is not None:
        require_past(entry.plan, update.as_of_on, local_day(entry.by.at))
    return _row(entry, newest, update, UpdateAct.UPDATE, source)


def confirmed(
    session: Session, entry: Entry, newest: Newest, seen_update_id: int, source: Source = Source.ENTERED
) -> MeasureUpdate:
    """The row that repeats the update in force; refused when another one was seen."""
    _require_seen(session, newest, seen_update_id)
    same = UpdateInput(**{name: newest[name] for name in TOLD})
    return _row(entry, newest, same, UpdateAct.UNCHANGED, source)


def record(session: Session, entry: Entry, rows: Sequence[tuple[MeasureUpdate, Newest]]) -> tuple[int, ...]:
    """Write one row for each measure, with the values that were in force before, and their change records.

    Returns the ids of the updates. Two statements.
    """
    if not rows:
        return ()
    written = sa.insert(UPDATE.id.table).returning(UPDATE.measure_id, UPDATE.id)
    told = session.execute(written, [values_without_id(row) for row, _ in rows])
    ids = {row.measure_id: row.id for row in told}
    for row, _ in rows:
        row.id = ids[row.measure_id]
    changes = [(VERBS[row.act], row, before) for row, before in rows]
    record_changes(session, entry.by, entry.role, entry.plan.id, entry.previous, changes)
    return tuple(row.id for row, _ in rows)


def update_row(
    plan: PlanFact, measure_id: int, update: UpdateInput, act: UpdateAct, at: datetime, role: Role, source: Source
) -> MeasureUpdate:
    """The row of an update, not yet written."""
    return MeasureUpdate(
        **{name: getattr(update, name) for name in TOLD},
        measure_id=measure_id,
        act=act,
        as_of_on=update.as_of_on or observation_date(plan, local_day(at)),
        recorded_at=at,
        recorded_by=role.value,
        source=source,
    )


def _row(entry: Entry, newest: Newest, update: UpdateInput, act: UpdateAct, source: Source) -> MeasureUpdate:
    return update_row(entry.plan, newest["measure_id"], update, act, entry.by.at, entry.role, source)


def _enter(session: Session, slug: str, code: str, by: Actor) -> tuple[Entry, Newest]:
    """The plan to write in, and the update in force of that measure. One statement. Raises `UnknownCode`."""
    of_slug = sa.select(PLAN.id).where(PLAN.slug == slug).scalar_subquery()
    asked = newest_of(*UPDATE).where(MEASURE.plan_id == of_slug, MEASURE.code == code)
    entry = enter(session, slug, by, Permission.UPDATE_MEASURES, asked)
    newest = entry.found
    if newest["id"] is None:
        raise UnknownCode(code=code)
    return entry, newest


def _require_seen(session: Session, newest: Newest, seen_update_id: int) -> None:
    if newest["id"] == seen_update_id:
        return
    measure_id, connection = newest["measure_id"], session.connection()
    raise ChangedMeanwhile(
        by=Role(newest["recorded_by"]),
        at=newest["recorded_at"],
        status=newest["status"],
        update_id=newest["id"],
        seen=read_state(connection, measure_id, seen_update_id),
        newest=read_state(connection, measure_id, newest["id"]),
    )


def require_past(plan: PlanFact, as_of_on: date, today: date) -> None:
    """Refuse a day before the term, after it, or still to come."""
    newest = observation_date(plan, today)
    if not plan.term_starts_on <= as_of_on <= newest:
        raise DateOutsideTerm(field="as_of_on", day=as_of_on, starts=plan.term_starts_on, ends=newest)
