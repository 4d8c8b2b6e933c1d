"""Changes of what a plan says of a measure: its texts, its links, its milestones. None of them is an update."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input
from model.actions.ledger import open_plan, require
from model.actions.measure_links import LINKS, link_anew, linked_codes
from model.actions.measures import MeasureInput
from model.actions.rows import change_row, require_free_code, require_kept, require_version, row_to_change
from model.base import LocalText
from model.errors import NumberNotAllowed, UnknownRecord
from model.facts import PlanFact
from model.figures.cut_offs import require_within_term
from model.measure import Measure, MeasureKind, Milestone
from model.role import Actor, Permission

CHANGEABLE = ("code", "kind", "required_per_year", "starts_on", *MeasureInput.texts)


class MilestoneChange(Input):
    """A milestone as it should be; `reached_on` None: not reached."""

    texts = ("title",)

    title: LocalText
    due_on: date
    reached_on: date | None = None


def change_measure(
    session: Session,
    slug: str,
    measure_id: int,
    measure: MeasureInput,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Give a measure other texts, dates or links; its state and its staleness stay as they are.

    Its position and its source are not changed here. A title is never emptied in a language that it had.
    """
    plan, row = row_to_change(session, slug, Measure, measure_id, seen_version=seen_version, by=by)
    _check(session, plan, row, measure)
    before = linked_codes(session, measure_id)
    if any({*before[name]} != {*getattr(measure, name)} for name in LINKS):
        link_anew(session, plan, measure_id, measure.model_dump(include={*LINKS}))
    values = {name: getattr(measure, name) for name in CHANGEABLE}
    change_row(session, plan, row, values, before=before, beside=linked_codes(session, measure_id), why=why, by=by)
    return measure_id


def _check(session: Session, plan: PlanFact, row: Measure, measure: MeasureInput) -> None:
    require_kept(measure.title, row.title, plan.required_languages, "title")
    require_free_code(session, plan, row, measure.code)
    if measure.starts_on != row.starts_on:
        require_within_term(plan, measure.starts_on, "starts_on")
    if (measure.kind is MeasureKind.RECURRING) != (measure.required_per_year is not None):
        raise NumberNotAllowed(field="required_per_year", value=measure.required_per_year)


def change_milestone(
    session: Session,
    slug: str,
    milestone_id: int,
    milestone: MilestoneChange,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Give a milestone another title or day, or tell on which day it was reached."""
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    row = session.scalar(
        sa.select(Milestone)
        .join(Measure, col(Measure.id) == col(Milestone.measure_id))
        .where(col(Milestone.id) == milestone_id, col(Measure.plan_id) == plan.id)
    )
    if row is None:
        raise UnknownRecord(code=milestone_id)
    require_version(session, row, seen_version)
    require_kept(milestone.title, row.title, plan.required_languages, "title")
    values = {name: getattr(milestone, name) for name in ("title", "due_on", "reached_on")}
    change_row(session, plan, row, values, why=why, by=by)
    return milestone_id
