"""Reads of the plan: its measures in the state they were in, their history, the meetings."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.errors import UnknownPlan
from model.facts import (
    Heading,
    MeasureFact,
    MeetingFact,
    MilestoneFact,
    PlanBook,
    PlanFact,
    State,
    StatusChange,
)
from model.measure import (
    Measure,
    MeasureGoal,
    MeasureNeed,
    MeasureParty,
    MeasureTheme,
    MeasureUpdate,
    Milestone,
    Part,
)
from model.meeting import Meeting
from model.network import Category
from model.plan import Goal, Need, Party, Plan, Theme
from model.reading.rewinding import Edits, read_edits, rewound
from model.reading.selecting import EVER as EVER  # where everybody asks for it
from model.reading.selecting import columns, live

PLAN, MEASURE, UPDATE = columns(Plan), columns(Measure), columns(MeasureUpdate)
NEWEST = sa.inspect(MeasureUpdate).local_table.alias("newest").c
STATE = (
    UPDATE.id.label("update_id"),
    UPDATE.act,
    UPDATE.as_of_on,
    UPDATE.recorded_at,
    UPDATE.status,
    UPDATE.assessment,
    UPDATE.sentence,
    UPDATE.reason,
    UPDATE.comment,
    UPDATE.progress,
    UPDATE.due_on,
    UPDATE.evidence_url,
    UPDATE.recorded_by,
)


def read_plans(connection: sa.Connection) -> tuple[PlanFact, ...]:
    """All plans, the newest term first. One query."""
    rows = connection.execute(_plans().order_by(PLAN.term_starts_on.desc(), PLAN.slug))
    return tuple(PlanFact(**row) for row in rows.mappings())


def read_plan(connection: sa.Connection, slug: str) -> PlanFact:
    """The plan of that slug. One query. Raises `UnknownPlan`."""
    row = connection.execute(_plans().where(PLAN.slug == slug)).mappings().first()
    if row is None:
        raise UnknownPlan(slug=slug)
    return PlanFact(**row)


def read_plan_book(
    connection: sa.Connection,
    plan_id: int,
    cutoff: date,
    known_at: datetime,
    edits: Edits | None = None,
    only: frozenset[int] | None = None,
) -> PlanBook:
    """The plan and every measure that had begun by then, or only those of these ids. Four queries; five as of the
    past, if no edits are given."""
    plan = PlanFact(**connection.execute(_plans().where(PLAN.id == plan_id)).mappings().one())
    headings = _read_headings(connection, plan, known_at)
    wanted = sa.true() if only is None else MEASURE.id.in_(only)
    measures: tuple[MeasureFact, ...] = ()
    if only is None or only:
        links = _read_links(connection, plan_id)
        rows = connection.execute(_measures(plan_id, cutoff, known_at).where(wanted)).mappings()
        measures = tuple(_measure(row, links[row["id"]]) for row in rows)
    book = PlanBook(plan=plan, measures=measures, **headings)
    return rewound(book, edits or read_edits(connection, plan_id, known_at))


def read_status_changes(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime
) -> tuple[StatusChange, ...]:
    """Each time a measure came to another status than before, oldest first. One query."""
    before = sa.func.lag(UPDATE.status).over(partition_by=UPDATE.measure_id, order_by=(UPDATE.as_of_on, UPDATE.id))
    steps = (
        sa.select(UPDATE.measure_id, UPDATE.as_of_on, UPDATE.id, UPDATE.status, before.label("before"))
        .select_from(UPDATE.id.table)
        .join(MEASURE.id.table, MEASURE.id == UPDATE.measure_id)
        .where(MEASURE.plan_id == plan_id, UPDATE.as_of_on <= cutoff, UPDATE.recorded_at <= known_at)
        .where(live(MEASURE, known_at))
        .subquery()
        .c
    )
    rows = connection.execute(
        sa.select(steps.measure_id, steps.as_of_on, steps.status)
        .where(sa.or_(steps.before.is_(None), steps.before != steps.status))
        .order_by(steps.as_of_on, steps.id)
    )
    return tuple(StatusChange(*row) for row in rows)


def read_history(connection: sa.Connection, measure_id: int, known_at: datetime) -> tuple[State, ...]:
    """Every update of a measure, newest first. One query."""
    rows = connection.execute(
        sa.select(*STATE)
        .where(UPDATE.measure_id == measure_id, UPDATE.recorded_at <= known_at)
        .order_by(UPDATE.as_of_on.desc(), UPDATE.id.desc())
    )
    return tuple(State(**row) for row in rows.mappings())


def read_state(connection: sa.Connection, measure_id: int, update_id: int) -> State | None:
    """One update of a measure; None when it is not one of this measure. One query."""
    row = connection.execute(sa.select(*STATE).where(UPDATE.id == update_id, UPDATE.measure_id == measure_id))
    found = row.mappings().first()
    return None if found is None else State(**found)


def read_milestones(connection: sa.Connection, measure_id: int) -> tuple[MilestoneFact, ...]:
    """The milestones of a measure by date. One query."""
    at = columns(Milestone)
    rows = connection.execute(
        sa.select(at.title, at.due_on, at.reached_on, at.id, at.version)
        .where(at.measure_id == measure_id)
        .order_by(at.due_on, at.id)
    )
    return tuple(MilestoneFact(*row) for row in rows)


def read_meetings(connection: sa.Connection, plan_id: int) -> tuple[MeetingFact, ...]:
    """The meetings of a plan, oldest first. One query."""
    at = columns(Meeting)
    rows = connection.execute(
        sa.select(at.id, at.body, at.held_on, at.section, at.case_number, at.url, at.title, at.version)
        .where(at.plan_id == plan_id)
        .order_by(at.held_on, at.id)
    )
    return tuple(MeetingFact(*row) for row in rows)


def newest_update_id(measure_id: Any, cutoff: Any, known_at: Any) -> Any:
    """The scalar select of the update in force; a search in an index, however many updates there are."""
    return (
        sa.select(NEWEST.id)
        .where(NEWEST.measure_id == measure_id, NEWEST.as_of_on <= cutoff, NEWEST.recorded_at <= known_at)
        .order_by(NEWEST.as_of_on.desc(), NEWEST.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _plans() -> Any:
    return sa.select(*(PLAN[name] for name in PlanFact.__dataclass_fields__))


def _measures(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    texts = (MEASURE.title, MEASURE.description, MEASURE.resources, MEASURE.schedule)
    return (
        sa.select(
            MEASURE.id,
            MEASURE.code,
            MEASURE.position,
            MEASURE.kind,
            MEASURE.required_per_year,
            MEASURE.starts_on,
            MEASURE.source,
            MEASURE.version,
            *texts,
            *STATE,
        )
        .select_from(MEASURE.id.table)
        .join(UPDATE.id.table, UPDATE.id == newest_update_id(MEASURE.id, cutoff, known_at))
        .where(MEASURE.plan_id == plan_id, live(MEASURE, known_at))
        .order_by(MEASURE.position)
    )


def _measure(row: Any, links: dict[str, tuple[int, ...]]) -> MeasureFact:
    fields: dict[str, Any] = {**row, **links}
    state = State(**{column.name: fields.pop(column.name) for column in STATE})
    return MeasureFact(state=state, **fields)


def _read_headings(connection: sa.Connection, plan: PlanFact, known_at: datetime) -> dict[str, tuple[Heading, ...]]:
    def of(name: str, at: Any, owner: Any) -> Any:
        fields = (at.position, at.id, at.code, at.title, at.version)
        return sa.select(sa.literal(name), *fields).where(owner, live(at, known_at))

    goal, theme, need, party, category = map(columns, (Goal, Theme, Need, Party, Category))
    rows = connection.execute(
        sa.union_all(
            of("goals", goal, goal.plan_id == plan.id),
            of("themes", theme, theme.plan_id == plan.id),
            of("needs", need, need.plan_id == plan.id),
            of("parties", party, party.plan_id == plan.id),
            of("categories", category, category.municipality_code == plan.municipality_code),
        )
    ).all()
    found: dict[str, list[Heading]] = {name: [] for name in ("goals", "themes", "needs", "parties", "categories")}
    for name, _position, *heading in sorted(rows, key=lambda row: row[1]):
        found[name].append(Heading(*heading))
    return {name: tuple(headings) for name, headings in found.items()}


def _read_links(connection: sa.Connection, plan_id: int) -> dict[int, dict[str, tuple[int, ...]]]:
    def of(name: str, link: Any, target: Any, *where: Any) -> Any:
        return (
            sa.select(sa.literal(name), link.measure_id, target)
            .select_from(link.measure_id.table)
            .join(MEASURE.id.table, MEASURE.id == link.measure_id)
            .where(MEASURE.plan_id == plan_id, *where)
        )

    goal, theme, need, party = map(columns, (MeasureGoal, MeasureTheme, MeasureNeed, MeasureParty))
    rows = connection.execute(
        sa.union_all(
            of("goals", goal, goal.goal_id),
            of("themes", theme, theme.theme_id),
            of("needs", need, need.need_id),
            of("responsible", party, party.party_id, party.part == Part.RESPONSIBLE),
            of("partners", party, party.party_id, party.part == Part.PARTNER),
        )
    )
    links: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for name, measure_id, target_id in sorted(map(tuple, rows)):
        links[measure_id][name] = (*links[measure_id].get(name, ()), target_id)
    return links
