"""What leaves a plan: it is retired, counts no more from then on, keeps its history, and may come back."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.rows import TABLES, Noun, change_row, row_to_change
from model.base import LocalText
from model.errors import RestoreFirst, StillInUse
from model.facts import PlanFact
from model.indicator import Indicator
from model.measure import Measure, MeasureGoal, MeasureNeed, MeasureParty, MeasureTheme
from model.network import Organisation, OrganisationCategory, OrganisationMerge
from model.role import Actor

LINKS: dict[Noun, Any] = {
    Noun.GOAL: MeasureGoal,
    Noun.THEME: MeasureTheme,
    Noun.NEED: MeasureNeed,
    Noun.PARTY: MeasureParty,
}
NAMED = 10  # of those that still use it; who has mended these is told of the next ones


def retire(
    session: Session,
    slug: str,
    noun: Noun,
    row_id: int,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Take a row off the lists and out of the counts from now on; as of earlier days it stays.

    Refused while measures that are not retired are linked to it, or organisations are in the category. The
    indicators of a measure leave with it; its events were held and stay.
    """
    plan, row = row_to_change(session, slug, TABLES[noun], row_id, seen_version=seen_version, by=by)
    if users := _users(session, noun, row_id):
        raise StillInUse(code=row.code, users=", ".join(users))
    change_row(session, plan, row, {"retired_at": by.at}, verb=f"retire_{noun}", why=why, by=by)
    return row_id


def restore(
    session: Session,
    slug: str,
    noun: Noun,
    row_id: int,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Put a retired row back. Refused while something that it is linked to is retired."""
    plan, row = row_to_change(session, slug, TABLES[noun], row_id, seen_version=seen_version, retired=True, by=by)
    if needed := _retired_links(session, plan, row):
        raise RestoreFirst(code=row.code, needed=", ".join(needed))
    change_row(session, plan, row, {"retired_at": None}, verb=f"restore_{noun}", why=why, by=by)
    return row_id


def _users(session: Session, noun: Noun, row_id: int) -> list[str]:
    """The codes of what is linked to the row and in use itself."""
    if noun is Noun.CATEGORY:
        merged = sa.select(col(OrganisationMerge.organisation_id))
        users = (
            sa.select(col(Organisation.code))
            .join(OrganisationCategory, col(OrganisationCategory.organisation_id) == col(Organisation.id))
            .where(col(OrganisationCategory.category_id) == row_id, col(Organisation.id).not_in(merged))
            .order_by(col(Organisation.code))
        )
    elif noun in LINKS:
        link = LINKS[noun]
        users = (
            sa.select(col(Measure.code))
            .join(link, link.measure_id == col(Measure.id))
            .where(getattr(link, f"{noun}_id") == row_id, col(Measure.retired_at).is_(None))
            .group_by(col(Measure.code), col(Measure.position))
            .order_by(col(Measure.position))
        )
    else:
        return []
    return list(session.scalars(users.limit(NAMED)))


def _retired_links(session: Session, plan: PlanFact, row: Any) -> list[str]:
    if isinstance(row, Indicator) and row.measure_id:
        measure = sa.select(col(Measure.code)).where(col(Measure.id) == row.measure_id)
        return list(session.scalars(measure.where(col(Measure.retired_at).is_not(None))))
    if not isinstance(row, Measure):
        return []
    return [
        code
        for noun, link in LINKS.items()
        for code in session.scalars(
            sa.select(TABLES[noun].code)
            .join(link, getattr(link, f"{noun}_id") == TABLES[noun].id)
            .where(link.measure_id == row.id, TABLES[noun].retired_at.is_not(None))
            .distinct()
        )
    ]
