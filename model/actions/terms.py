"""The end of a council term: it is closed when everything in it was evaluated."""

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.ledger import open_plan, require
from model.actions.rows import change_row
from model.base import local_day
from model.errors import EvaluationMissing, TermNotOver, UnknownPlan
from model.evaluation import FinalEvaluation
from model.measure import Measure
from model.plan import Goal, Plan
from model.role import Actor, Permission


def close_term(session: Session, slug: str, *, by: Actor) -> int:
    """Close the term of a plan: from then on nothing in it is written but its yearly snapshots.

    Refused before the term is over, and while a measure or a goal has no final evaluation. Returns the plan's id.
    """
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    day = local_day(by.at)
    if day <= plan.term_ends_on:
        raise TermNotOver(day=plan.term_ends_on)
    if missing := [code for table in (Measure, Goal) for code in _not_evaluated(session, table, plan.id)]:
        raise EvaluationMissing(n=len(missing), codes=", ".join(missing))
    row = session.get(Plan, plan.id)
    if row is None:
        raise UnknownPlan(slug=slug)
    change_row(session, plan, row, {"closed_on": day}, verb="close_term", by=by)
    return plan.id


def _not_evaluated(session: Session, table: type[Measure] | type[Goal], plan_id: int) -> list[str]:
    """The codes of the rows that count and have no final evaluation."""
    of_row = FinalEvaluation.measure_id if table is Measure else FinalEvaluation.goal_id
    return list(
        session.scalars(
            sa.select(col(table.code))
            .filter_by(plan_id=plan_id, retired_at=None)
            .where(col(table.id).not_in(sa.select(col(of_row)).where(col(of_row).is_not(None))))
            .order_by(col(table.position))
        )
    )
