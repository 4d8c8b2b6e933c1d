"""Writes on the final evaluation of a term."""

from sqlalchemy.orm import Session
from sqlmodel import select

from model.actions.inputs import Input, require_text
from model.actions.ledger import add, open_plan, record_change, require
from model.actions.measures import find_measure
from model.base import LocalText, Source
from model.errors import UnknownCode
from model.evaluation import FinalEvaluation, Outcome
from model.facts import PlanFact
from model.plan import Goal
from model.role import Actor, Permission


class EvaluationInput(Input):
    """What came of one measure, or of one goal, by its code."""

    texts = ("sentence",)

    measure: str | None = None
    goal: str | None = None
    outcome: Outcome
    sentence: LocalText
    source: Source = Source.ENTERED


def evaluate(session: Session, slug: str, evaluation: EvaluationInput, *, by: Actor) -> int:
    """Record what came of a measure or a goal in the term; the newest one stands. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    require_text(evaluation.sentence, plan.required_languages, "sentence")
    row = FinalEvaluation(
        plan_id=plan.id,
        measure_id=find_measure(session, plan, evaluation.measure).id if evaluation.measure else None,
        goal_id=None if evaluation.measure else _goal(session, plan, evaluation.goal or ""),
        outcome=evaluation.outcome,
        sentence=evaluation.sentence,
        recorded_at=by.at,
        source=evaluation.source,
    )
    add(session, row)
    record_change(session, by, "evaluate", row, plan_id=plan.id)
    return row.id


def _goal(session: Session, plan: PlanFact, code: str) -> int:
    found: int | None = session.scalar(select(Goal.id).filter_by(plan_id=plan.id, code=code, retired_at=None))
    if found is None:
        raise UnknownCode(field="goal", code=code)
    return found
