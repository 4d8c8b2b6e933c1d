"""The one question of every rerun, and who the members are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.change import ChangeRecord
from model.plan import Plan
from model.reading.selecting import columns
from model.role import Member, Role

PLAN, MEMBER, CHANGE = columns(Plan), columns(Member), columns(ChangeRecord)


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan at its revision, and the member who asks; `role` is None when they are no member.

    `newest_change` is the id of the newest change record: the revision of all plans together.
    """

    plan_id: int
    slug: str
    revision: int
    term_starts_on: date
    term_ends_on: date
    member_id: int | None
    role: Role | None
    sessions_valid_from: datetime | None
    newest_change: int


def ask_viewer(connection: sa.Connection, slug: str | None, identities: tuple[str, ...]) -> Asked | None:
    """The plan of that slug, else the one of the newest term; None when there is none. One query."""
    question = OF_NEWEST if slug is None or slug == "" else OF_SLUG
    row = connection.execute(question, {"slug": slug, "identities": identities}).first()
    return None if row is None else Asked(*row)


def _question(is_asked_for: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Made once: making it costs as much as asking it, and it is asked on every rerun."""
    identities: sa.BindParameter[Any] = sa.bindparam("identities", expanding=True)
    is_member = sa.and_(MEMBER.identity.in_(identities), MEMBER.removed_at.is_(None))
    return (
        sa.select(
            PLAN.id,
            PLAN.slug,
            PLAN.revision,
            PLAN.term_starts_on,
            PLAN.term_ends_on,
            MEMBER.id,
            MEMBER.role,
            MEMBER.sessions_valid_from,
            sa.select(sa.func.coalesce(sa.func.max(CHANGE.id), 0)).scalar_subquery(),
        )
        .select_from(PLAN.id.table)
        .join(MEMBER.id.table, is_member, isouter=True)
        .where(is_asked_for)
        .order_by(PLAN.term_starts_on.desc(), PLAN.id, MEMBER.id)
        .limit(1)
    )


OF_SLUG, OF_NEWEST = _question(PLAN.slug == sa.bindparam("slug")), _question(sa.true())


def read_members(connection: sa.Connection) -> list[dict[str, Any]]:
    """The members that may sign in, by identity. One query."""
    rows = connection.execute(
        sa.select(MEMBER.identity, MEMBER.role).where(MEMBER.removed_at.is_(None)).order_by(MEMBER.identity)
    )
    return [dict(row) for row in rows.mappings()]
