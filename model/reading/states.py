"""Reads of how a plan stood on a day, and of the reasons that were given for what changed since another day."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.base import LocalText, moment
from model.facts import Facts, NetworkBook
from model.figures.differences import Differences
from model.figures.kinds_of_change import NOT_THERE, Change, Key, comes_or_goes
from model.figures.live_states import state_from_facts
from model.figures.plan_states import Carried, PlanState, Subject
from model.figures.reasons import TEXTS, Step, asked_why, whys_of_steps
from model.indicator import Indicator
from model.measure import Measure, MeasureUpdate, UpdateAct
from model.plan import Goal, Need, Party, Plan, Theme
from model.reading.asking import Lookup, Rows, ask, together
from model.reading.indicators import indicators_question
from model.reading.network import organisations_question
from model.reading.participation import events_question, support_question
from model.reading.plans import book_question, city_of
from model.reading.rewinding import Edit, Edits, edits_question, read_edits, rewound_facts
from model.reading.selecting import columns

MEASURE, UPDATE, PLAN = columns(Measure), columns(MeasureUpdate), columns(Plan)
EMPTY = json.dumps(LocalText().model_dump())
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


def carried_question(plan_id: int) -> Lookup[tuple[tuple[int, Carried, datetime], ...]]:
    """The measures that came from the term before, and those that another plan of the city took over, each with the
    time of the first update of the newer one."""
    newer = sa.inspect(Measure).local_table.alias("newer").c
    begun = sa.select(sa.func.min(UPDATE.recorded_at)).where(UPDATE.measure_id == newer.id).scalar_subquery()
    every = (
        sa.select(newer.plan_id, newer.id, newer.carried_over_from_id, begun)
        .select_from(newer.id.table)
        .join(PLAN.id.table, PLAN.id == newer.plan_id)
        .where(PLAN.municipality_code == city_of(plan_id), newer.carried_over_from_id.is_not(None))
    )

    def answer(rows: Rows) -> tuple[tuple[int, Carried, datetime], ...]:
        return tuple(
            (id_, Carried.CAME, at) if newer_plan_id == plan_id else (from_id, Carried.WENT, at)
            for newer_plan_id, id_, from_id, at in rows
            if at
        )

    return Lookup((every,), answer)


def carried_by(carried: Iterable[tuple[int, Carried, datetime]], known_at: datetime) -> dict[int, Carried]:
    """What was carried over by that time. One that came and goes on is told by the latter."""
    found = [(id_, how) for id_, how, at in carried if at <= known_at]
    return dict(sorted(found, key=lambda carry: carry[1] is Carried.WENT))


def read_state(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> PlanState:
    """How a plan stood on a day as it was known at a time. One query."""
    as_of = (plan_id, cutoff, known_at)
    asked = together(
        edits_question(plan_id, known_at),
        book_question(*as_of),
        events_question(*as_of),
        organisations_question(city_of(plan_id), known_at),
        indicators_question(*as_of),
        support_question(*as_of),
        carried_question(plan_id),
    )
    edits, book, events, organisations, indicators, support, carried = ask(connection, asked)
    facts = Facts(cutoff, book, events, NetworkBook(organisations), indicators, support)
    return state_from_facts(rewound_facts(facts, edits), carried_by(carried, known_at))


def read_whys(
    connection: sa.Connection, plan_id: int, found: Differences, cutoff: date, known_at: datetime
) -> dict[Key, LocalText]:
    """The reasons that were given between the two days, the second as known at that time. At most three queries."""
    asked = asked_why(found.changes)
    ids = {int(change.key.id) for change in asked}
    steps = _read_steps(connection, ids, UPDATE.as_of_on > found.since.on, cutoff, known_at) if ids else {}
    if told_of_before := ids - steps.keys():
        steps |= _read_steps(connection, told_of_before, UPDATE.recorded_at > moment(found.since.on), cutoff, known_at)
    is_edited = any(_is_by_edit(change) for change in found.changes)
    edits = read_edits(connection, plan_id, moment(found.since.on)) if is_edited else Edits()
    whys = {key: LocalText(**json.loads(why)) for key, why in whys_of_steps(asked, steps).items()}
    return {**whys, **_whys_of_edits(found, edits, known_at)}


def _read_steps(
    connection: sa.Connection, measure_ids: set[int], is_later: Any, cutoff: date, known_at: datetime
) -> dict[int, list[Step]]:
    """The updates that told something new, of each measure the oldest first."""
    texts = (sa.func.nullif(sa.type_coerce(UPDATE[text], sa.Text), EMPTY) for text in ("reason", "comment", "sentence"))
    rows = connection.execute(
        sa.select(UPDATE.measure_id, UPDATE.status, UPDATE.assessment, UPDATE.due_on, *texts)
        .where(UPDATE.measure_id.in_(measure_ids), UPDATE.act == UpdateAct.UPDATE, is_later)
        .where(UPDATE.as_of_on <= cutoff, UPDATE.recorded_at <= known_at)
        .order_by(UPDATE.measure_id, UPDATE.as_of_on, UPDATE.id)
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for measure_id, status, assessment, due_on, *told in rows:
        found[measure_id].append(Step(status, assessment, due_on, *(text or "" for text in told)))
    return found


def _whys_of_edits(found: Differences, edits: Edits, known_at: datetime) -> dict[Key, LocalText]:
    """The reason of the last edit of each part that differs, where one was given."""
    whys: dict[Key, LocalText] = {}
    for change in found.changes if edits.of else ():
        for edit in _edits_of(change, edits):
            if edit.at <= known_at and edit.changed(_column(change)) and edit.why:
                whys[change.key] = edit.why
    return whys


def _is_by_edit(change: Change) -> bool:
    """The change was made in the row itself, not by an update, a value or a target."""
    is_of_row = change.key.part not in TEXTS or comes_or_goes(change)
    return change.key.subject in EDITED and change.year is None and is_of_row


def _edits_of(change: Change, edits: Edits) -> tuple[Edit, ...]:
    table, id_ = EDITED.get(change.key.subject), change.key.id
    return edits.on(table, id_) if table and isinstance(id_, int) else ()


def _column(change: Change) -> str:
    """The column in which the change was made; a thing comes and goes by being retired."""
    if NOT_THERE in (change.was, change.now):
        return "retired_at"
    return COLUMNS.get((change.key.subject, change.key.part), change.key.part)
