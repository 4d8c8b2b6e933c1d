"""Reads of the plan: its measures in the state they were in, their history, the meetings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from model.plan import Plan
from model.reading.asking import Lookup, Rows, ask, together
from model.reading.rewinding import HEADINGS, LINKS, Edits, edits_question, rewound
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
OWN_FIELDS = (
    *("id", "code", "position", "kind", "required_per_year", "starts_on", "source", "version"),
    *("title", "description", "resources", "schedule"),
)
OF_MEASURE = (*OWN_FIELDS, *(column.name for column in STATE))


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
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime, edits: Edits | None = None
) -> PlanBook:
    """The plan and every measure that had begun by then. One query."""
    asked = book_question(plan_id, cutoff, known_at)
    if edits is not None:
        return rewound(ask(connection, asked), edits)
    return rewound(*ask(connection, together(asked, edits_question(plan_id, known_at))))


def book_question(plan_id: int, cutoff: date, known_at: datetime) -> Lookup[PlanBook]:
    """The plan and its measures in the words and with the links that they have now."""
    found = together(headings_question(plan_id, known_at), measures_question(plan_id, cutoff, known_at))
    return found.then(lambda book: replace(book[0], measures=book[1]))


def headings_question(plan_id: int, known_at: datetime) -> Lookup[PlanBook]:
    """The plan without its measures, in the words that it has now."""

    def answer(plans: Rows, *headings: Rows) -> PlanBook:
        plan = PlanFact(**dict(zip(PlanFact.__dataclass_fields__, plans[0], strict=True)))
        return PlanBook(plan=plan, measures=(), **dict(zip(HEADINGS, map(_in_order, headings), strict=True)))

    return Lookup((_plans().where(PLAN.id == plan_id), *_headings(plan_id, known_at)), answer)


def measures_question(
    plan_id: int, cutoff: date, known_at: datetime, only: frozenset[int] | None = None
) -> Lookup[tuple[MeasureFact, ...]]:
    """The measures that had begun by then, or only those of these ids, in their order."""
    wanted = sa.true() if only is None else MEASURE.id.in_(only)

    def answer(rows: Rows, *links: Rows) -> tuple[MeasureFact, ...]:
        linked = _linked(links)
        return tuple(_measure(row, linked[row[0]]) for row in sorted(rows, key=_position))

    return Lookup((_measures(plan_id, cutoff, known_at).where(wanted), *_links(plan_id)), answer)


def read_status_changes(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime
) -> tuple[StatusChange, ...]:
    """Each time a measure came to another status than before, oldest first. One query."""
    return ask(connection, status_changes_question(plan_id, cutoff, known_at))


def status_changes_question(plan_id: int, cutoff: date, known_at: datetime) -> Lookup[tuple[StatusChange, ...]]:
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
    found = sa.select(steps.as_of_on, steps.id, steps.measure_id, steps.as_of_on, steps.status)
    moved = found.where(sa.or_(steps.before.is_(None), steps.before != steps.status))
    return Lookup((moved,), lambda rows: tuple(StatusChange(*row[2:]) for row in sorted(rows, key=_in_time)))


def _in_time(row: tuple[Any, ...]) -> Any:
    """The day, then the id, with which a row begins."""
    return row[:2]


def history_question(measure_id: int, known_at: datetime) -> Lookup[tuple[State, ...]]:
    told = sa.select(UPDATE.as_of_on, UPDATE.id, *STATE)
    known = told.where(UPDATE.measure_id == measure_id, UPDATE.recorded_at <= known_at)
    names = [column.name for column in STATE]

    def answer(rows: Rows) -> tuple[State, ...]:
        newest_first = sorted(rows, key=_in_time, reverse=True)
        return tuple(State(**dict(zip(names, row[2:], strict=True))) for row in newest_first)

    return Lookup((known,), answer)


def read_state(connection: sa.Connection, measure_id: int, update_id: int) -> State | None:
    """One update of a measure; None when it is not one of this measure. One query."""
    row = connection.execute(sa.select(*STATE).where(UPDATE.id == update_id, UPDATE.measure_id == measure_id))
    found = row.mappings().first()
    return None if found is None else State(**found)


def milestones_question(measure_id: int) -> Lookup[tuple[MilestoneFact, ...]]:
    at = columns(Milestone)
    own = (at.title, at.due_on, at.reached_on, at.id, at.version)
    found = sa.select(at.due_on, at.id, *own).where(at.measure_id == measure_id)
    return Lookup((found,), lambda rows: tuple(MilestoneFact(*row[2:]) for row in sorted(rows, key=_in_time)))


def read_course(
    connection: sa.Connection, measure_id: int, known_at: datetime
) -> tuple[tuple[State, ...], tuple[MilestoneFact, ...]]:
    """What was told of a measure, newest first, and its milestones by date. One query."""
    history, milestones = ask(
        connection, together(history_question(measure_id, known_at), milestones_question(measure_id))
    )
    return history, milestones


def read_meetings(connection: sa.Connection, plan_id: int) -> tuple[MeetingFact, ...]:
    """The meetings of a plan, oldest first. One query."""
    return ask(connection, meetings_question(plan_id))


def meetings_question(plan_id: int) -> Lookup[tuple[MeetingFact, ...]]:
    at = columns(Meeting)
    own = (at.id, at.body, at.held_on, at.section, at.case_number, at.url, at.title, at.version)
    meetings = sa.select(at.held_on, at.id, *own).where(at.plan_id == plan_id)
    return Lookup((meetings,), lambda rows: tuple(MeetingFact(*row[2:]) for row in sorted(rows, key=_in_time)))


def newest_update_id(measure_id: Any, cutoff: Any, known_at: Any) -> Any:
    """The scalar select of the update in force; a search in an index, however many updates there are."""
    return (
        sa.select(NEWEST.id)
        .where(NEWEST.measure_id == measure_id, NEWEST.as_of_on <= cutoff, NEWEST.recorded_at <= known_at)
        .order_by(NEWEST.as_of_on.desc(), NEWEST.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def city_of(plan_id: int) -> Any:
    """The scalar select of the code of a plan's municipality."""
    return sa.select(PLAN.municipality_code).where(PLAN.id == plan_id).scalar_subquery()


def _plans() -> Any:
    return sa.select(*(PLAN[name] for name in PlanFact.__dataclass_fields__))


def _measures(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    return (
        sa.select(*(MEASURE[name] for name in OWN_FIELDS), *STATE)
        .select_from(MEASURE.id.table)
        .join(UPDATE.id.table, UPDATE.id == newest_update_id(MEASURE.id, cutoff, known_at))
        .where(MEASURE.plan_id == plan_id, live(MEASURE, known_at))
    )


def _position(row: tuple[Any, ...]) -> Any:
    return row[OWN_FIELDS.index("position")]


def _measure(row: tuple[Any, ...], links: Mapping[str, tuple[int, ...]]) -> MeasureFact:
    fields: dict[str, Any] = dict(zip(OF_MEASURE, row, strict=True))
    state = State(**{column.name: fields.pop(column.name) for column in STATE})
    return MeasureFact(state=state, **{**fields, **links})


def _headings(plan_id: int, known_at: datetime) -> tuple[Any, ...]:
    """A select for each of `HEADINGS`; the categories are those of the city."""
    city = city_of(plan_id)

    def of(table: Any) -> Any:
        at = columns(table)
        owner = at.municipality_code == city if table is Category else at.plan_id == plan_id
        return sa.select(at.position, at.id, at.code, at.title, at.version).where(owner, live(at, known_at))

    return tuple(map(of, HEADINGS.values()))


def _in_order(rows: Rows) -> tuple[Heading, ...]:
    return tuple(Heading(*heading) for _position, *heading in sorted(rows, key=lambda row: row[0]))


def _links(plan_id: int) -> tuple[Any, ...]:
    """A select for each of `LINKS`."""

    def of(link: Any, target: str, *where: Any) -> Any:
        return (
            sa.select(link.measure_id, link[target])
            .select_from(link.measure_id.table)
            .join(MEASURE.id.table, MEASURE.id == link.measure_id)
            .where(MEASURE.plan_id == plan_id, *where)
        )

    goal, theme, need, party = map(columns, (MeasureGoal, MeasureTheme, MeasureNeed, MeasureParty))
    return (
        of(goal, "goal_id"),
        of(theme, "theme_id"),
        of(need, "need_id"),
        of(party, "party_id", party.part == Part.RESPONSIBLE),
        of(party, "party_id", party.part == Part.PARTNER),
    )


def _linked(rows: Sequence[Rows]) -> Mapping[int, Mapping[str, tuple[int, ...]]]:
    links: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for name, of_link in zip(LINKS, rows, strict=True):
        for measure_id, target_id in sorted(of_link):
            links[measure_id][name] = (*links[measure_id].get(name, ()), target_id)
    return links
