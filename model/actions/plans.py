"""Writes on the plan itself: begin it, its goals, themes, needs and responsible parties, its meetings."""

import secrets
from datetime import date
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import AfterValidator, Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_text, require_web_address
from model.actions.ledger import add, open_plan, record_change, require
from model.base import Language, LocalText, Source
from model.errors import AlreadyThere, EndBeforeStart
from model.facts import PlanFact
from model.meeting import Body, Meeting
from model.plan import USUAL_CUT_OFFS, Goal, Need, Party, Plan, Theme
from model.reading.plans import read_plan
from model.role import Actor, Permission


def _in_every_year(day: str) -> str:
    date.fromisoformat(f"2023-{day}")  # no leap year: 29 February is not there every year
    return day


DayOfYear = Annotated[str, AfterValidator(_in_every_year)]


class PlanInput(Input):
    texts = ("name", "municipality")

    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")
    name: LocalText
    municipality: LocalText
    municipality_code: str = Field(pattern=r"^[0-9]{3}$")
    term_starts_on: date
    term_ends_on: date
    cut_offs: tuple[DayOfYear, ...] = USUAL_CUT_OFFS
    required_languages: tuple[Language, ...] = (Language.FI, Language.SV)
    is_example: bool = False
    source: Source = Source.ENTERED


class HeadingInput(Input):
    texts = ("title",)

    code: str = Field(min_length=1, max_length=40)
    title: LocalText
    source: Source = Source.ENTERED


class MeetingInput(Input):
    texts = ("title",)

    body: Body
    held_on: date
    title: LocalText
    section: int | None = Field(default=None, ge=1)
    case_number: str = Field(default="", max_length=60)
    url: str = ""
    source: Source = Source.ENTERED


def begin_plan(session: Session, plan: PlanInput, *, by: Actor) -> int:
    """Begin the plan of a council term. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    require_text(plan.name, plan.required_languages, "name")
    if plan.term_ends_on <= plan.term_starts_on:
        raise EndBeforeStart(field="term_ends_on", starts=plan.term_starts_on, ends=plan.term_ends_on)
    if session.scalar(sa.select(col(Plan.id)).where(col(Plan.slug) == plan.slug)) is not None:
        raise AlreadyThere(field="slug", value=plan.slug)
    own = plan.model_dump(exclude={"name", "municipality"})
    row = Plan(**own, name=plan.name, municipality=plan.municipality)
    add(session, row)
    record_change(session, by, "begin_plan", row, plan_id=row.id)
    return row.id


def add_goal(session: Session, slug: str, goal: HeadingInput, *, by: Actor) -> int:
    return _add_heading(session, slug, Goal, goal, by)


def add_theme(session: Session, slug: str, theme: HeadingInput, *, by: Actor) -> int:
    return _add_heading(session, slug, Theme, theme, by)


def add_need(session: Session, slug: str, need: HeadingInput, *, by: Actor) -> int:
    return _add_heading(session, slug, Need, need, by)


def add_party(session: Session, slug: str, party: HeadingInput, *, by: Actor) -> int:
    return _add_heading(session, slug, Party, party, by)


def open_calendar(session: Session, slug: str, *, by: Actor) -> str:
    """Give the plan's calendar a key that nobody can guess, and return it; the key before it is worth nothing."""
    require(session, by, Permission.EDIT_PLAN)
    row = session.get_one(Plan, open_plan(session, slug).id)
    row.calendar_key = secrets.token_urlsafe(24)
    add(session, row)
    record_change(session, by, "open_calendar", row, plan_id=row.id, beside={"calendar_key": None})
    return row.calendar_key


def close_calendar(session: Session, slug: str, *, by: Actor) -> None:
    """Take the address of the plan's calendar away, when the term was closed too."""
    require(session, by, Permission.EDIT_PLAN)
    row = session.get_one(Plan, read_plan(session.connection(), slug).id)
    row.calendar_key = None
    add(session, row)
    record_change(session, by, "close_calendar", row, plan_id=row.id)


def record_meeting(session: Session, slug: str, meeting: MeetingInput, *, by: Actor) -> int:
    """Record a meeting with its decision reference. Returns its id."""
    return record_meeting_of(session, open_plan(session, slug), meeting, by=by)


def record_meeting_of(session: Session, plan: PlanFact, meeting: MeetingInput, *, by: Actor) -> int:
    """Record a meeting of a plan whose term may be closed: a body still handles its last year. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    require_text(meeting.title, plan.required_languages, "title")
    require_web_address(meeting.url, "url")
    row = Meeting(**meeting.model_dump(exclude={"title"}), title=meeting.title, plan_id=plan.id)
    add(session, row)
    record_change(session, by, "record_meeting", row, plan_id=plan.id)
    return row.id


def _add_heading(session: Session, slug: str, table: type[Any], heading: HeadingInput, by: Actor) -> int:
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    require_text(heading.title, plan.required_languages, "title")
    codes = list(session.scalars(sa.select(table.code).where(table.plan_id == plan.id)))
    if heading.code in codes:
        raise AlreadyThere(field="code", value=heading.code)
    row = table(
        plan_id=plan.id,
        code=heading.code,
        position=len(codes) + 1,
        title=heading.title,
        source=heading.source,
    )
    add(session, row)
    record_change(session, by, f"add_{table.__tablename__}", row, plan_id=plan.id)
    return int(row.id)
