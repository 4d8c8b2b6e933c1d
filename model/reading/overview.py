"""Reads across all plans: what there is to choose from, and how each stands."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from model.exchange.deadlines import PlanDay, days_of
from model.facts import PlanChoice, PlanFact
from model.figures.overview import PlanGlance, Standing
from model.reading.milestones import read_milestones_of_plan
from model.reading.participation import read_events
from model.reading.plans import (
    EVER,
    MEASURE,
    PLAN,
    UPDATE,
    newest_update_id,
    read_meetings,
    read_plan,
    read_plan_book,
    read_plans,
)
from model.reading.selecting import columns
from model.snapshot import SnapshotStage, Stage, YearlySnapshot

SNAPSHOT, STAGE = columns(YearlySnapshot), columns(SnapshotStage)


def read_glances(connection: sa.Connection) -> tuple[PlanGlance, ...]:
    """Every plan with the standing of its measures, the newest term first. Two queries, however many plans."""
    standings = _read_standings(connection)
    return tuple(PlanGlance(plan, tuple(standings[plan.id])) for plan in read_plans(connection))


def read_choice(connection: sa.Connection) -> tuple[PlanChoice, ...]:
    """What there is to choose from, the newest term first. One query."""
    is_published = sa.exists().where(
        SNAPSHOT.plan_id == PLAN.id, STAGE.snapshot_id == SNAPSHOT.id, STAGE.stage == Stage.PUBLISHED
    )
    rows = connection.execute(
        sa.select(PLAN.slug, PLAN.name, is_published).order_by(PLAN.term_starts_on.desc(), PLAN.slug)
    )
    return tuple(PlanChoice(*row) for row in rows)


def read_slug_of_calendar(connection: sa.Connection, key: str) -> str | None:
    """The plan whose calendar has this key; None when there is none. One query."""
    found: str | None = connection.scalar(sa.select(PLAN.slug).where(PLAN.calendar_key == key))
    return found


def read_days(connection: sa.Connection, slug: str) -> tuple[PlanFact, tuple[PlanDay, ...]]:
    """A plan and its days, those to come too. Four queries. Raises `UnknownPlan`."""
    plan = read_plan(connection, slug)
    book = read_plan_book(connection, plan.id, date.max, EVER)
    events = read_events(connection, plan.id, date.max, EVER)
    milestones = read_milestones_of_plan(connection, plan.id)
    return plan, days_of(book, milestones, events, read_meetings(connection, plan.id))


def read_calendar_key(connection: sa.Connection, plan_id: int) -> str | None:
    """The key of a plan's calendar; None while it has no address. One query."""
    found: str | None = connection.scalar(sa.select(PLAN.calendar_key).where(PLAN.id == plan_id))
    return found


def _read_standings(connection: sa.Connection) -> dict[int, list[Standing]]:
    """How many measures of a plan have the same status and due date, and the newest act on one of them."""
    rows = connection.execute(
        sa.select(
            MEASURE.plan_id,
            UPDATE.status,
            UPDATE.due_on,
            sa.func.count(),
            sa.type_coerce(sa.func.max(UPDATE.as_of_on), sa.Date),
        )
        .select_from(MEASURE.id.table)
        .join(UPDATE.id.table, UPDATE.id == newest_update_id(MEASURE.id, date.max, EVER))
        .where(MEASURE.retired_at.is_(None))
        .group_by(MEASURE.plan_id, UPDATE.status, UPDATE.due_on)
    )
    standings: dict[int, list[Standing]] = defaultdict(list)
    for plan_id, *standing in rows:
        standings[plan_id].append(Standing(*standing))
    return standings
