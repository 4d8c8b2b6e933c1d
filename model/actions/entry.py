"""How a short write begins: one statement raises the plan's revision and reads what the write must know.

The other actions ask one thing after the other (`model/actions/ledger.py`). Recording an update is the act of every
day, and on a database across a network each question costs as much as the act.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions.ledger import previous_hash, require, require_open
from model.errors import NotPermitted, UnknownPlan
from model.facts import PlanFact
from model.plan import Plan
from model.reading.selecting import columns
from model.role import Actor, Member, Permission, Role

PLAN, MEMBER = columns(Plan), columns(Member)
OWN = tuple(PlanFact.__dataclass_fields__)
FOUND = "found_"


@dataclass(frozen=True)
class Entry:
    """Who writes in which plan and role, the newest link of the change record, and what was asked beside it."""

    by: Actor
    plan: PlanFact
    role: Role
    previous: str
    found: Mapping[str, Any]


def enter(session: Session, slug: str, by: Actor, permission: Permission, asked: sa.Select[Any] | None = None) -> Entry:
    """Raise the revision of the plan and read it, with one row of what is asked beside it. One statement.

    A refusal undoes the raised revision with everything else. Raises `NotPermitted`, `UnknownPlan`, `TermClosed`.
    """
    row = session.execute(_raised(slug, by, asked)).mappings().first()
    if row is None:
        require(session, by, permission)
        raise UnknownPlan(slug=slug)
    role = Role(row["role_now"])
    if not role.may(permission):
        raise NotPermitted(role=role)
    plan = require_open(PlanFact(**{name: row[name] for name in OWN}))
    found = {name.removeprefix(FOUND): value for name, value in row.items() if name.startswith(FOUND)}
    return Entry(by, plan, role, row["previous"], found)


def _raised(slug: str, by: Actor, asked: sa.Select[Any] | None) -> sa.Update:
    """SQLite returns only columns of the raised row, so what is asked comes column by column from one named part."""
    found = () if asked is None else (asked.cte("found"),)
    beside = (sa.select(at).scalar_subquery().label(f"{FOUND}{at.name}") for part in found for at in part.c)
    own = (PLAN[name] for name in OWN)
    raised = sa.update(PLAN.id.table).add_cte(*found).where(PLAN.slug == slug).values(revision=PLAN.revision + 1)
    return raised.returning(*own, _role_of(by).label("role_now"), previous_hash().label("previous"), *beside)


def _role_of(by: Actor) -> sa.ColumnElement[Any]:
    """The role that the database says now; without a member's row, what nobody in particular may do."""
    if by.member_id is None:
        return sa.literal(by.role.value)
    role = sa.select(sa.cast(MEMBER.role, sa.String)).where(MEMBER.id == by.member_id, MEMBER.removed_at.is_(None))
    return sa.func.coalesce(role.scalar_subquery(), Role.PUBLIC.value)
