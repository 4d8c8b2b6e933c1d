"""Writes on measures: begin one, set its milestones. How its state is told is in `model/actions/updates.py`."""

from datetime import date

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_text
from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.measure_links import LINKS, link_rows
from model.actions.update_input import UpdateInput, check_update
from model.actions.updates import confirm_unchanged, newest_update, record_update, update_row
from model.base import LocalText, Source
from model.errors import AlreadyThere, NumberNotAllowed, UnknownCode
from model.facts import PlanFact
from model.figures.cut_offs import require_within_term
from model.measure import Measure, MeasureKind, Milestone, UpdateAct
from model.role import Actor, Permission

__all__ = [
    "MeasureInput",
    "MilestoneInput",
    "UpdateInput",
    "begin_measure",
    "confirm_unchanged",
    "find_measure",
    "newest_update",
    "record_update",
    "set_milestone",
]


class MeasureInput(Input):
    texts = ("title", "description", "resources", "schedule")

    code: str = Field(min_length=1, max_length=20)
    kind: MeasureKind
    required_per_year: int | None = Field(default=None, ge=1, le=366)
    starts_on: date
    title: LocalText
    description: LocalText = LocalText()
    resources: LocalText = LocalText()
    schedule: LocalText = LocalText()
    goals: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    position: int | None = None
    source: Source = Source.ENTERED


class MilestoneInput(Input):
    texts = ("title",)

    measure: str
    title: LocalText
    due_on: date
    reached_on: date | None = None
    source: Source = Source.ENTERED


def begin_measure(session: Session, slug: str, measure: MeasureInput, first: UpdateInput, *, by: Actor) -> int:
    """Add a measure to the plan together with its first state. Returns its id."""
    role = require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    require_text(measure.title, plan.required_languages, "title")
    check_measure(plan, measure)
    check_update(plan, first)
    if _by_code(session, plan, measure.code) is not None:
        raise AlreadyThere(field="code", value=measure.code)
    own = measure.model_dump(exclude={*LINKS, *MeasureInput.texts, "position"})
    count = session.scalar(sa.select(sa.func.count()).select_from(Measure).where(col(Measure.plan_id) == plan.id))
    texts = {name: getattr(measure, name) for name in MeasureInput.texts}
    row = Measure(**own, **texts, plan_id=plan.id, position=measure.position or (count or 0) + 1)
    add(session, row)
    add(session, *link_rows(session, plan, row.id, measure.model_dump(include={*LINKS})))
    update = update_row(plan, row.id, first, UpdateAct.UPDATE, by.at, role, measure.source)
    add(session, update)
    links = measure.model_dump(include={*LINKS})
    beside = {**links, "first_update": row_values(update)}
    record_change(session, by, "begin_measure", row, plan_id=plan.id, beside=beside)
    return row.id


def set_milestone(session: Session, slug: str, milestone: MilestoneInput, *, by: Actor) -> int:
    """Add a milestone to a measure."""
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    require_text(milestone.title, plan.required_languages, "title")
    row = Milestone(
        measure_id=find_measure(session, plan, milestone.measure).id,
        title=milestone.title,
        due_on=milestone.due_on,
        reached_on=milestone.reached_on,
        source=milestone.source,
    )
    add(session, row)
    record_change(session, by, "set_milestone", row, plan_id=plan.id)
    return row.id


def find_measure(session: Session, plan: PlanFact, code: str) -> Measure:
    """The measure of that code in the plan, unless it is retired. Raises `UnknownCode`."""
    measure = _by_code(session, plan, code)
    if measure is None or measure.retired_at is not None:
        raise UnknownCode(code=code)
    return measure


def _by_code(session: Session, plan: PlanFact, code: str) -> Measure | None:
    found: Measure | None = session.scalar(
        sa.select(Measure).where(col(Measure.plan_id) == plan.id, col(Measure.code) == code)
    )
    return found


def check_measure(plan: PlanFact, measure: MeasureInput) -> None:
    """Refuse a measure that begins outside the term, or whose kind and yearly requirement do not fit."""
    require_within_term(plan, measure.starts_on, "starts_on")
    if (measure.kind is MeasureKind.RECURRING) != (measure.required_per_year is not None):
        raise NumberNotAllowed(field="required_per_year", value=measure.required_per_year)
