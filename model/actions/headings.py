"""Writes on the headings of a plan: goals, themes, needs, responsible parties, and the municipality's categories."""

from sqlalchemy.orm import Session

from model.actions.network import add_category
from model.actions.plans import HeadingInput, add_goal, add_need, add_party, add_theme
from model.actions.rows import (
    TABLES,
    Noun,
    change_row,
    require_free_code,
    require_kept,
    require_short_code,
    row_to_change,
)
from model.base import LocalText
from model.reading.plans import read_plan
from model.role import Actor

ADD = {Noun.GOAL: add_goal, Noun.THEME: add_theme, Noun.NEED: add_need, Noun.PARTY: add_party}


def add_heading(session: Session, slug: str, noun: Noun, heading: HeadingInput, *, by: Actor) -> int:
    """Add a goal, a theme, a need, a responsible party or a category at the end of its list. Returns its id."""
    require_short_code(TABLES[noun], heading.code)
    if noun is Noun.CATEGORY:
        city = read_plan(session.connection(), slug).municipality_code
        return add_category(session, city, heading, by=by)
    return ADD[noun](session, slug, heading, by=by)


def change_heading(
    session: Session,
    slug: str,
    noun: Noun,
    row_id: int,
    heading: HeadingInput,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Give a heading another code or title. A language that is missing may stay missing; none is emptied."""
    plan, row = row_to_change(session, slug, TABLES[noun], row_id, seen_version=seen_version, by=by)
    require_kept(heading.title, row.title, plan.required_languages, "title")
    require_free_code(session, plan, row, heading.code)
    change_row(session, plan, row, {"code": heading.code, "title": heading.title}, why=why, by=by)
    return row_id
