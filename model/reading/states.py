"""Reads of how a plan stood on a day, and of the reasons that were given for what changed since another day."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.base import LocalText, moment
from model.facts import PlanFact, State
from model.figures.differences import Differences
from model.figures.kinds_of_change import NOT_THERE, Change, Key
from model.figures.live_states import state_from_facts
from model.figures.plan_states import Carried, PlanState, Subject
from model.figures.reasons import asked_why, whys_of_updates
from model.indicator import Indicator
from model.measure import Measure, MeasureUpdate, UpdateAct
from model.plan import Goal, Need, Party, Plan, Theme
from model.reading import read_facts
from model.reading.plans import STATE
from model.reading.rewinding import Edit, Edits
from model.reading.selecting import columns

MEASURE, UPDATE, PLAN = columns(Measure), columns(MeasureUpdate), columns(Plan)
EDITED: dict[Subject, Any] = {
    Subject.MEASURE: Measure,
    Subject.INDICATOR: Indicator,
    Subject.GOAL: Goal,
    Subject.THEME: Theme,
    Subject.NEED: Need,
    Subject.PARTY: Party,
}
COLUMNS = {  # of the parts that have another name
    (Subject.INDICATOR, "title"): "name",
    (Subject.INDICATOR, "baseline"): "baseline_value",
}


def read_carried(connection: sa.Connection, plan: PlanFact, known_at: datetime) -> dict[int, Carried]:
    """The measures that came from the term before, and those that another plan of the city took over by then.

    One query.
    """
    newer = sa.inspect(Measure).local_table.alias("newer").c
    begun = sa.exists().where(UPDATE.measure_id == newer.id, UPDATE.recorded_at <= known_at)
    rows = connection.execute(
        sa.union_all(
            sa.select(MEASURE.id, sa.literal(Carried.CAME)).where(
                MEASURE.plan_id == plan.id, MEASURE.carried_over_from_id.is_not(None)
            ),
            sa.select(newer.carried_over_from_id, sa.literal(Carried.WENT))
            .select_from(newer.id.table)
            .join(PLAN.id.table, PLAN.id == newer.plan_id)
            .where(PLAN.municipality_code == plan.municipality_code, PLAN.id != plan.id)
            .where(newer.carried_over_from_id.is_not(None), begun),
        )
    )
    return {id_: Carried(how) for id_, how in rows}


def read_state(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime, edits: Edits | None = None
) -> PlanState:
    """How a plan stood on a day as it was known at a time. 17 queries; 18 as of the past, if no edits are given."""
    facts = read_facts(connection, plan_id, cutoff, known_at, edits)
    return state_from_facts(facts, read_carried(connection, facts.book.plan, known_at))


def read_whys(
    connection: sa.Connection, found: Differences, edits: Edits, cutoff: date, known_at: datetime
) -> dict[Key, LocalText]:
    """The reasons that were given between the two days, the second as known at that time. One query.

    `edits` are those since the first day.
    """
    asked = asked_why(found.changes)
    updates = (
        _read_updates(connection, {int(c.key.id) for c in asked}, found.since.on, cutoff, known_at) if asked else {}
    )
    return {**whys_of_updates(asked, updates), **_whys_of_edits(found, edits, known_at)}


def _read_updates(
    connection: sa.Connection, measure_ids: set[int], since: date, cutoff: date, known_at: datetime
) -> dict[int, list[State]]:
    """The updates that told something new, of each measure the oldest first."""
    is_new = sa.or_(UPDATE.as_of_on > since, UPDATE.recorded_at > moment(since))
    rows = connection.execute(
        sa.select(UPDATE.measure_id, *STATE)
        .where(UPDATE.measure_id.in_(measure_ids), UPDATE.act == UpdateAct.UPDATE, is_new)
        .where(UPDATE.as_of_on <= cutoff, UPDATE.recorded_at <= known_at)
        .order_by(UPDATE.as_of_on, UPDATE.id)
    )
    found: dict[int, list[State]] = defaultdict(list)
    for measure_id, *told in rows:
        found[measure_id].append(State(*told))
    return found


def _whys_of_edits(found: Differences, edits: Edits, known_at: datetime) -> dict[Key, LocalText]:
    """The reason of the last edit of each part that differs, where one was given."""
    whys: dict[Key, LocalText] = {}
    for change in found.changes if edits.of else ():
        for edit in _edits_of(change, edits):
            if edit.at <= known_at and edit.changed(_column(change)) and edit.why:
                whys[change.key] = edit.why
    return whys


def _edits_of(change: Change, edits: Edits) -> tuple[Edit, ...]:
    table, id_ = EDITED.get(change.key.subject), change.key.id
    return edits.on(table, id_) if table and isinstance(id_, int) else ()


def _column(change: Change) -> str:
    """The column in which the change was made; a thing comes and goes by being retired."""
    if NOT_THERE in (change.was, change.now):
        return "retired_at"
    return COLUMNS.get((change.key.subject, change.key.part), change.key.part)
