"""Reads of the end of a term: final evaluations, what was carried over, what was retired."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from model.evaluation import FinalEvaluation
from model.facts import CarriedFact, EvaluationFact, RetiredFact
from model.indicator import Indicator
from model.measure import Measure
from model.network import Category
from model.plan import Goal, Need, Party, Plan, Theme
from model.reading.selecting import columns

EVALUATION, MEASURE, PLAN = columns(FinalEvaluation), columns(Measure), columns(Plan)


def read_evaluations(connection: sa.Connection, plan_id: int, known_at: datetime) -> tuple[EvaluationFact, ...]:
    """Of each measure and goal the newest final evaluation, oldest first. One query."""
    rows = connection.execute(
        sa.select(
            EVALUATION.measure_id,
            EVALUATION.goal_id,
            EVALUATION.outcome,
            EVALUATION.sentence,
            EVALUATION.recorded_at,
        )
        .where(EVALUATION.plan_id == plan_id, EVALUATION.recorded_at <= known_at)
        .order_by(EVALUATION.id)
    )
    return tuple({(row.measure_id, row.goal_id): EvaluationFact(*row) for row in rows}.values())


def read_carried(connection: sa.Connection, measure_id: int) -> tuple[CarriedFact, ...]:
    """The measure that this one was carried over from, and the one it was carried over to. One query."""
    own = sa.inspect(Measure).local_table.alias("own").c
    is_from = MEASURE.id == own.carried_over_from_id
    rows = connection.execute(
        sa.select(is_from, PLAN.slug, PLAN.name, MEASURE.code, MEASURE.title)
        .select_from(own.id.table)
        .join(MEASURE.id.table, sa.or_(is_from, MEASURE.carried_over_from_id == own.id))
        .join(PLAN.id.table, PLAN.id == MEASURE.plan_id)
        .where(own.id == measure_id, MEASURE.retired_at.is_(None))
        .order_by(PLAN.term_starts_on)
    )
    return tuple(CarriedFact(bool(row[0]), *row[1:]) for row in rows)


def read_carried_codes(connection: sa.Connection, plan_id: int) -> frozenset[str]:
    """The codes of the measures of a plan that were carried over into another one. One query."""
    newer = sa.inspect(Measure).local_table.alias("newer").c
    rows = connection.scalars(
        sa.select(MEASURE.code)
        .join(newer.id.table, newer.carried_over_from_id == MEASURE.id)
        .where(MEASURE.plan_id == plan_id)
    )
    return frozenset(rows)


def read_retired(connection: sa.Connection, plan_id: int, municipality_code: str) -> tuple[RetiredFact, ...]:
    """What was retired of a plan and of the categories of its municipality, by code. One query."""
    of_plan = (Goal, Theme, Need, Party, Measure, Indicator)
    rows = connection.execute(
        sa.union_all(
            *(_retired(table, columns(table).plan_id == plan_id) for table in of_plan),
            _retired(Category, columns(Category).municipality_code == municipality_code),
        )
    )
    return tuple(RetiredFact(*row) for row in sorted(rows, key=lambda row: row.code))


def _retired(table: Any, owned: Any) -> Any:
    at = columns(table)
    title = at.name if table is Indicator else at.title
    named = sa.literal(table.__tablename__)
    fields = (named, at.id, at.code.label("code"), title, at.retired_at, at.version)
    return sa.select(*fields).where(owned, at.retired_at.is_not(None))
