"""Writes on members: who may sign in, in which role."""

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input
from model.actions.ledger import add, record_change, require, row_values
from model.errors import LastAdministrator, UnknownRecord
from model.role import Actor, Member, Permission, Role


class MemberInput(Input):
    """`identity` is a verified e-mail address or the provider's subject; upper and lower case are the same."""

    identity: str = Field(min_length=3, max_length=320, pattern=r"^\S+$")
    role: Role


def admit_member(session: Session, member: MemberInput, *, by: Actor) -> int:
    """Let somebody sign in with a role, or change the role they have. Returns the id of the member."""
    require(session, by, Permission.MANAGE_MEMBERS)
    row = by_identity(session, member.identity)
    before = row_values(row) if row else None
    if row is None:
        row = Member(identity=member.identity.casefold(), role=member.role, added_at=by.at, sessions_valid_from=by.at)
    else:
        if member.role is not Role.ADMINISTRATOR:
            _require_another_administrator(session, row)
        row.role, row.removed_at, row.version = member.role, None, row.version + 1
    add(session, row)
    record_change(session, by, "admit_member", row, before=before)
    return row.id


def remove_member(session: Session, identity: str, *, by: Actor) -> int:
    """Remove a member; their sessions end at once. The last administrator stays."""
    require(session, by, Permission.MANAGE_MEMBERS)
    row = by_identity(session, identity)
    if row is None or row.removed_at is not None:
        raise UnknownRecord(code=identity)
    _require_another_administrator(session, row)
    before = row_values(row)
    row.removed_at = row.sessions_valid_from = by.at
    row.version += 1
    add(session, row)
    record_change(session, by, "remove_member", row, before=before)
    return row.id


def by_identity(session: Session, identity: str) -> Member | None:
    found: Member | None = session.scalar(sa.select(Member).where(col(Member.identity) == identity.casefold()))
    return found


def _require_another_administrator(session: Session, leaving: Member) -> None:
    if leaving.role is not Role.ADMINISTRATOR or leaving.removed_at is not None:
        return
    others = session.scalar(
        sa.select(sa.func.count())
        .select_from(Member)
        .where(col(Member.role) == Role.ADMINISTRATOR, col(Member.removed_at).is_(None), col(Member.id) != leaving.id)
    )
    if not others:
        raise LastAdministrator()
