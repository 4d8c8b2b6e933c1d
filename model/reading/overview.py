"""Reads across all plans: what there is to choose from, and how each stands."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from model.facts import PlanChoice
from model.figures.overview import PlanGlance, Standing
from model.reading.plans import EVER, MEASURE, PLAN, UPDATE, newest_update_id, read_plans
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
