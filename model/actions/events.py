"""Writes on participation: record and cancel an event, record surveys, grants and the free use of premises."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_text
from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.measures import find_measure
from model.actions.network import find_organisation
from model.base import Language, LocalText, Source
from model.errors import AlreadyThere, NumberNotAllowed, UnknownCode, UnknownRecord
from model.event import Attendance, Event, EventKind, EventOrganiser
from model.facts import PlanFact
from model.figures.cut_offs import require_within_term
from model.grants import Grant, GrantKind, PremisesUse
from model.plan import Goal, Need
from model.role import Actor, Permission
from model.survey import Survey, SurveyAnswer


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
    present: dict[str, Annotated[int, Field(ge=1)] | None] = Field(default_factory=dict)
    head_count_unnamed: int | None = Field(default=None, ge=0)
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


def record_event(session: Session, slug: str, event: EventInput, *, by: Actor) -> int:
    """Record an event with who was there; it counts from the day it is held. Returns its id."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    require_text(event.title, plan.required_languages, "title")
    require_within_term(plan, event.held_on, "held_on")
    row = Event(
        **event.model_dump(include={"kind", "held_on", "languages", "by_city", "head_count_unnamed", "source"}),
        title=event.title,
        plan_id=plan.id,
        measure_id=find_measure(session, plan, event.measure).id if event.measure else None,
        recorded_at=by.at,
    )
    add(session, row)
    city = plan.municipality_code
    ids = {code: find_organisation(session, city, code).id for code in {*event.organisers, *event.present}}
    add(
        session,
        *(EventOrganiser(event_id=row.id, organisation_id=ids[code]) for code in dict.fromkeys(event.organisers)),
    )
    add(
        session,
        *(
            Attendance(event_id=row.id, organisation_id=ids[code], head_count=heads)
            for code, heads in event.present.items()
        ),
    )
    beside = event.model_dump(include={"organisers", "present"})
    record_change(session, by, "record_event", row, plan_id=plan.id, beside=beside)
    return row.id


def cancel_event(session: Session, slug: str, event_id: int, *, by: Actor) -> int:
    """Cancel an event: it is kept, and not counted from now on."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    event = session.get(Event, event_id)
    if event is None or event.plan_id != plan.id or event.cancelled_at is not None:
        raise UnknownRecord(code=event_id)
    before = row_values(event)
    event.cancelled_at = by.at
    event.version += 1
    add(session, event)
    record_change(session, by, "cancel_event", event, plan_id=plan.id, before=before)
    return event.id


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
