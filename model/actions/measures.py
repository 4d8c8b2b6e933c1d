"""Writes on measures: begin one, tell its state, confirm that nothing changed."""

from datetime import date

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_some_text, require_text, require_web_address
from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.measure_links import LINKS, link_rows
from model.base import LocalText, Source, local_day
from model.errors import (
    AlreadyThere,
    ChangedMeanwhile,
    DateOutsideTerm,
    NumberNotAllowed,
    ProgressOutOfRange,
    ReasonMissing,
    SentenceMissing,
    UnknownCode,
)
from model.facts import PlanFact
from model.figures.cut_offs import observation_date, require_within_term
from model.measure import Assessment, Measure, MeasureKind, MeasureUpdate, Milestone, Status, UpdateAct
from model.reading.plans import EVER, newest_update_id, read_plan
from model.role import Actor, Permission, Role

OF_THE_ACT = {"as_of_on", "seen_update_id"}  # what an act says of itself, not of the measure


class UpdateInput(Input):
    """What a coordinator tells of a measure.

    `as_of_on` is the day it tells of, None: today; an earlier one corrects what a finished year says.
    `seen_update_id` is the newest update they had seen; None: any.
    """

    texts = ("sentence", "reason", "comment")

    status: Status
    assessment: Assessment | None = None
    sentence: LocalText = LocalText()
    reason: LocalText = LocalText()
    comment: LocalText = LocalText()
    progress: int | None = None
    due_on: date | None = None
    evidence_url: str = ""
    as_of_on: date | None = None
    seen_update_id: int | None = None


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


def record_update(
    session: Session, slug: str, code: str, update: UpdateInput, *, source: Source = Source.ENTERED, by: Actor
) -> int:
    """Tell the state of a measure as of the actor's day (the term's last day for an ended term) or an earlier one.

    Returns the id of the update. Refuses a state without the texts it needs, and one that was told while
    somebody else told another.
    """
    role = require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    measure = find_measure(session, plan, code)
    newest = _newest(session, measure.id)
    if update.seen_update_id is not None:
        _require_seen(newest, update.seen_update_id)
    _check(plan, update)
    if update.as_of_on is not None:
        _require_past(plan, update.as_of_on, by)
    return _tell(session, plan, measure, update, UpdateAct.UPDATE, role, source, by)


def confirm_unchanged(
    session: Session, slug: str, code: str, seen_update_id: int, *, source: Source = Source.ENTERED, by: Actor
) -> int:
    """Record that the state was checked and still holds. Refused when it is not the state that was seen."""
    role = require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    measure = find_measure(session, plan, code)
    newest = _newest(session, measure.id)
    _require_seen(newest, seen_update_id)
    told = UpdateInput.model_fields.keys() - OF_THE_ACT
    same = UpdateInput(**{name: getattr(newest, name) for name in told})
    return _tell(session, plan, measure, same, UpdateAct.UNCHANGED, role, source, by)


def begin_measure(session: Session, slug: str, measure: MeasureInput, first: UpdateInput, *, by: Actor) -> int:
    """Add a measure to the plan together with its first state. Returns its id."""
    role = require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    require_text(measure.title, plan.required_languages, "title")
    require_within_term(plan, measure.starts_on, "starts_on")
    if (measure.kind is MeasureKind.RECURRING) != (measure.required_per_year is not None):
        raise NumberNotAllowed(field="required_per_year", value=measure.required_per_year)
    _check(plan, first)
    if _by_code(session, plan, measure.code) is not None:
        raise AlreadyThere(field="code", value=measure.code)
    own = measure.model_dump(exclude={*LINKS, *MeasureInput.texts, "position"})
    count = session.scalar(sa.select(sa.func.count()).select_from(Measure).where(col(Measure.plan_id) == plan.id))
    texts = {name: getattr(measure, name) for name in MeasureInput.texts}
    row = Measure(**own, **texts, plan_id=plan.id, position=measure.position or (count or 0) + 1)
    add(session, row)
    add(session, *link_rows(session, plan, row.id, measure.model_dump(include={*LINKS})))
    update = _row(plan, row.id, first, UpdateAct.UPDATE, role, measure.source, by)
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


def newest_update(session: Session, slug: str, code: str) -> int:
    """The id of the newest update of a measure, by which a later act says what it had seen."""
    newest = _newest(session, find_measure(session, read_plan(session.connection(), slug), code).id)
    if newest is None:
        raise UnknownCode(code=code)
    return newest.id


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


def _newest(session: Session, measure_id: int) -> MeasureUpdate | None:
    newest = newest_update_id(measure_id, date.max, EVER)
    found: MeasureUpdate | None = session.scalar(sa.select(MeasureUpdate).where(MeasureUpdate.id == newest))
    return found


def _require_seen(newest: MeasureUpdate | None, seen_update_id: int) -> None:
    if newest is not None and newest.id != seen_update_id:
        raise ChangedMeanwhile(
            by=Role(newest.recorded_by), at=newest.recorded_at, status=newest.status, update_id=newest.id
        )


def _check(plan: PlanFact, update: UpdateInput) -> None:
    if update.progress is not None and not 0 <= update.progress <= 100:
        raise ProgressOutOfRange(field="progress", value=update.progress)
    if update.status.needs_reason or (update.assessment and update.assessment.needs_reason):
        require_some_text(update.reason, plan.required_languages, "reason", ReasonMissing)
    if update.assessment is not None:
        require_some_text(update.sentence, plan.required_languages, "sentence", SentenceMissing)
    require_web_address(update.evidence_url, "evidence_url")
    may_end_later = update.status is Status.POSTPONED
    if update.due_on is not None and not (may_end_later and update.due_on > plan.term_ends_on):
        require_within_term(plan, update.due_on, "due_on")


def _require_past(plan: PlanFact, as_of_on: date, by: Actor) -> None:
    """Refuse a day before the term, after it, or still to come."""
    newest = observation_date(plan, local_day(by.at))
    if not plan.term_starts_on <= as_of_on <= newest:
        raise DateOutsideTerm(field="as_of_on", day=as_of_on, starts=plan.term_starts_on, ends=newest)


def _tell(
    session: Session,
    plan: PlanFact,
    measure: Measure,
    update: UpdateInput,
    act: UpdateAct,
    role: Role,
    source: Source,
    by: Actor,
) -> int:
    before = _newest(session, measure.id)
    row = _row(plan, measure.id, update, act, role, source, by)
    add(session, row)
    verb = "record_update" if act is UpdateAct.UPDATE else "confirm_unchanged"
    record_change(session, by, verb, row, plan_id=plan.id, before=row_values(before) if before else None)
    return row.id


def _row(
    plan: PlanFact,
    measure_id: int,
    update: UpdateInput,
    act: UpdateAct,
    role: Role,
    source: Source,
    by: Actor,
) -> MeasureUpdate:
    told = {name: getattr(update, name) for name in UpdateInput.model_fields.keys() - OF_THE_ACT}
    return MeasureUpdate(
        **told,
        measure_id=measure_id,
        act=act,
        as_of_on=update.as_of_on or observation_date(plan, local_day(by.at)),
        recorded_at=by.at,
        recorded_by=role.value,
        source=source,
    )
