"""Changes of the plan itself, of its meetings and its surveys."""

from pydantic import Field
from sqlalchemy.orm import Session

from model.actions.inputs import Input, require_web_address
from model.actions.ledger import open_plan, require
from model.actions.plans import DayOfYear, MeetingInput
from model.actions.rows import change_row, require_kept, require_version, row_to_change
from model.base import Language, LocalText
from model.errors import UnknownRecord
from model.meeting import Meeting
from model.plan import Plan
from model.role import Actor, Permission
from model.survey import Survey


class PlanChange(Input):
    """A plan as it should be. Its term and its municipality's code are for ever."""

    texts = ("name", "municipality")

    name: LocalText
    municipality: LocalText
    cut_offs: tuple[DayOfYear, ...] = Field(min_length=1)
    required_languages: tuple[Language, ...] = Field(min_length=1)


class SurveyChange(Input):
    texts = ("title",)

    title: LocalText


def change_plan(
    session: Session, slug: str, change: PlanChange, *, seen_version: int, why: LocalText = LocalText(), by: Actor
) -> int:
    """Give a plan another name, other cut-offs or other languages that no text may miss."""
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    row = session.get(Plan, plan.id)
    if row is None:
        raise UnknownRecord(code=slug)
    require_version(session, row, seen_version)
    for name in PlanChange.texts:
        require_kept(getattr(change, name), getattr(row, name), change.required_languages, name)
    cut_offs = tuple(sorted(set(change.cut_offs)))
    languages = tuple(language.value for language in Language if language in change.required_languages)
    values = {"cut_offs": cut_offs, "required_languages": languages}
    texts = {name: getattr(change, name) for name in PlanChange.texts}
    change_row(session, plan, row, {**values, **texts}, why=why, by=by)
    return plan.id


def change_meeting(
    session: Session,
    slug: str,
    meeting_id: int,
    meeting: MeetingInput,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Correct a meeting or its decision reference."""
    plan, row = row_to_change(session, slug, Meeting, meeting_id, seen_version=seen_version, by=by)
    require_kept(meeting.title, row.title, plan.required_languages, "title")
    require_web_address(meeting.url, "url")
    values = {name: getattr(meeting, name) for name in MeetingInput.model_fields.keys() - {"source"}}
    change_row(session, plan, row, values, why=why, by=by)
    return meeting_id


def change_survey(
    session: Session,
    slug: str,
    survey_id: int,
    change: SurveyChange,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Give a survey another title; its counts stay as they were given."""
    plan, row = row_to_change(session, slug, Survey, survey_id, seen_version=seen_version, by=by)
    require_kept(change.title, row.title, plan.required_languages, "title")
    change_row(session, plan, row, {"title": change.title}, why=why, by=by)
    return survey_id
