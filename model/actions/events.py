"""Writes on participation: record and cancel an event, record surveys, grants and the free use of premises."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_text
from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.measures import find_measure
from model.actions.network import OrganisationInput, find_organisation
from model.actions.organisations import admit_organisations
from model.base import Language, LocalText, Source
from model.errors import AlreadyThere, EventOver, NumberNotAllowed, OrganiserMissing, UnknownCode, UnknownRecord
from model.event import Attendance, Event, EventKind, EventOrganiser
from model.facts import PlanFact
from model.figures.cut_offs import require_within_term
from model.grants import Grant, GrantKind, PremisesUse
from model.plan import Goal, Need
from model.reading.network import ORGANISATION
from model.reading.selecting import columns
from model.role import Actor, Permission
from model.survey import Survey, SurveyAnswer

MOST_HEADS = 100_000  # ten times the city: more is a slip of the keyboard


class EventInput(Input):
    """`present` has the codes of the organisations that were there, each with its heads, None when not counted."""

    texts = ("title",)

    kind: EventKind
    held_on: date
    title: LocalText
    measure: str | None = None
    languages: tuple[Language, ...] = ()
    by_city: bool = True
    organisers: tuple[str, ...] = ()
    present: dict[str, Annotated[int, Field(ge=1, le=MOST_HEADS)] | None] = Field(default_factory=dict)
    head_count_unnamed: int | None = Field(default=None, ge=0, le=MOST_HEADS)
    source: Source = Source.ENTERED


class SurveyInput(Input):
    texts = ("title",)

    code: str = Field(min_length=1, max_length=40)
    title: LocalText
    held_on: date
    invited: int | None = Field(default=None, ge=0)
    answered: int | None = Field(default=None, ge=0)
    cooperation_mean: Decimal | None = Field(default=None, ge=1, le=5)
    named: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    source: Source = Source.ENTERED


class GrantInput(Input):
    organisation: str
    year: int
    kind: GrantKind
    goal: str | None = None
    applied_cents: int | None = Field(default=None, ge=0)
    granted_cents: int | None = Field(default=None, ge=0)
    source: Source = Source.ENTERED


class PremisesInput(Input):
    organisation: str
    year: int
    free_hours: Decimal | None = Field(default=None, ge=0)
    source: Source = Source.ENTERED


def record_event(
    session: Session, slug: str, event: EventInput, newcomers: tuple[OrganisationInput, ...] = (), *, by: Actor
) -> int:
    """Record an event with who was there; it counts from the day it is held. Returns its id.

    `newcomers` are organisations that the register did not have; they are entered with it, or nothing is.
    """
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    row = _add_event(session, plan, event, newcomers, by)
    city = plan.municipality_code
    record_change(session, by, "record_event", row, plan_id=plan.id, municipality_code=city, beside=_there(event))
    return row.id


def cancel_event(session: Session, slug: str, event_id: int, *, by: Actor) -> int:
    """Cancel an event: it is kept, and not counted from now on."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    _cancel(session, plan, _find_event(session, plan, event_id), by)
    return event_id


def correct_event(
    session: Session,
    slug: str,
    event: EventInput,
    newcomers: tuple[OrganisationInput, ...] = (),
    *,
    corrects: int,
    by: Actor,
) -> int:
    """Record an event anew that was recorded wrong, and cancel what was recorded; the change record links the two.

    What was reported before the correction stays as it was given. Returns the id of the new record.
    """
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    wrong = _find_event(session, plan, corrects)
    before = row_values(wrong) | _was_there(session, corrects)
    row = _add_event(session, plan, event, newcomers, by)
    beside = {**_there(event), "corrects": corrects}
    city = plan.municipality_code
    record_change(
        session, by, "correct_event", row, plan_id=plan.id, municipality_code=city, before=before, beside=beside
    )
    _cancel(session, plan, wrong, replace(by, key=f"{by.key}-wrong"), corrected_by=row.id)
    return row.id


def _add_event(
    session: Session, plan: PlanFact, event: EventInput, newcomers: tuple[OrganisationInput, ...], by: Actor
) -> Event:
    require_text(event.title, plan.required_languages, "title")
    require_within_term(plan, event.held_on, "held_on")
    if not (event.by_city or event.organisers):
        raise OrganiserMissing(field="organisers")
    city = plan.municipality_code
    if newcomers:
        admit_organisations(session, city, newcomers, by=replace(by, key=f"{by.key}-new"))
    row = Event(
        **event.model_dump(include={"kind", "held_on", "languages", "by_city", "head_count_unnamed", "source"}),
        title=event.title,
        plan_id=plan.id,
        measure_id=find_measure(session, plan, event.measure).id if event.measure else None,
        recorded_at=by.at,
    )
    add(session, row)
    ids = {code: find_organisation(session, city, code).id for code in {*event.organisers, *event.present}}
    organisers = (EventOrganiser(event_id=row.id, organisation_id=ids[c]) for c in dict.fromkeys(event.organisers))
    present = (Attendance(event_id=row.id, organisation_id=ids[c], head_count=n) for c, n in event.present.items())
    add(session, *organisers, *present)
    return row


def _cancel(session: Session, plan: PlanFact, event: Event, by: Actor, **why: int) -> None:
    before = row_values(event)
    event.cancelled_at = by.at
    event.version += 1
    add(session, event)
    city = plan.municipality_code
    record_change(
        session, by, "cancel_event", event, plan_id=plan.id, municipality_code=city, before=before, beside=why
    )


def _find_event(session: Session, plan: PlanFact, event_id: int) -> Event:
    """The event of that id in the plan. Raises `EventOver` for one that was cancelled."""
    event = session.get(Event, event_id)
    if event is None or event.plan_id != plan.id:
        raise UnknownRecord(code=event_id)
    if event.cancelled_at is not None:
        raise EventOver(title=event.title, day=event.held_on, at=event.cancelled_at)
    return event


def _there(event: EventInput) -> dict[str, Any]:
    return event.model_dump(include={"organisers", "present"})


def _was_there(session: Session, event_id: int) -> dict[str, Any]:
    """Who was recorded as organiser and as present, by code."""

    def rows(table: Any, *more: Any) -> Any:
        at = columns(table)
        source = at.event_id.table.join(ORGANISATION.id.table, ORGANISATION.id == at.organisation_id)
        there = sa.select(ORGANISATION.code, *(at[name] for name in more)).select_from(source)
        return session.execute(there.where(at.event_id == event_id).order_by(ORGANISATION.code))

    organisers, present = rows(EventOrganiser), rows(Attendance, "head_count")
    return {"organisers": [row[0] for row in organisers], "present": {row[0]: row[1] for row in present}}


def record_survey(session: Session, slug: str, survey: SurveyInput, *, by: Actor) -> int:
    """Record a survey by its counts. Returns its id."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    require_text(survey.title, plan.required_languages, "title")
    if survey.invited is not None and survey.answered is not None and survey.answered > survey.invited:
        raise NumberNotAllowed(field="answered", value=survey.answered)
    if session.scalar(sa.select(col(Survey.id)).filter_by(plan_id=plan.id, code=survey.code)) is not None:
        raise AlreadyThere(field="code", value=survey.code)
    row = Survey(
        **survey.model_dump(exclude={"title", "named"}),
        title=survey.title,
        plan_id=plan.id,
        recorded_at=by.at,
    )
    add(session, row)
    rows = session.execute(sa.select(col(Need.code), col(Need.id)).where(col(Need.plan_id) == plan.id))
    needs = {row[0]: row[1] for row in rows}
    for code in survey.named:
        if code not in needs:
            raise UnknownCode(field="named", code=code)
    answers = (SurveyAnswer(survey_id=row.id, need_id=needs[c], named_by=n) for c, n in survey.named.items())
    add(session, *answers)
    record_change(session, by, "record_survey", row, plan_id=plan.id, beside={"named": survey.named})
    return row.id


def record_grant(session: Session, slug: str, grant: GrantInput, *, by: Actor) -> int:
    """Record a grant application of a year, decided or not. Returns its id."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    row = Grant(
        **grant.model_dump(exclude={"organisation", "goal"}),
        plan_id=plan.id,
        organisation_id=find_organisation(session, plan.municipality_code, grant.organisation).id,
        goal_id=_goal_id(session, plan, grant.goal) if grant.goal else None,
        recorded_at=by.at,
    )
    add(session, row)
    record_change(session, by, "record_grant", row, plan_id=plan.id)
    return row.id


def record_premises_use(session: Session, slug: str, use: PremisesInput, *, by: Actor) -> int:
    """Record the hours an organisation used the city's premises free of charge in a year. Returns its id."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    row = PremisesUse(
        **use.model_dump(exclude={"organisation"}),
        plan_id=plan.id,
        organisation_id=find_organisation(session, plan.municipality_code, use.organisation).id,
        recorded_at=by.at,
    )
    add(session, row)
    record_change(session, by, "record_premises_use", row, plan_id=plan.id)
    return row.id


def _goal_id(session: Session, plan: PlanFact, code: str) -> int:
    found: int | None = session.scalar(sa.select(col(Goal.id)).filter_by(plan_id=plan.id, code=code, retired_at=None))
    if found is None:
        raise UnknownCode(field="goal", code=code)
    return found
