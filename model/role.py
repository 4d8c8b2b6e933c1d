"""Who may do what: permissions, roles, the members of the installation and the actor of a write."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from sqlmodel import Field

from model.base import Table, UtcTime, word


class Permission(StrEnum):
    READ_PUBLISHED = "read_published"
    READ_PLAN = "read_plan"
    UPDATE_MEASURES = "update_measures"
    EDIT_PLAN = "edit_plan"
    FREEZE_YEAR = "freeze_year"
    MANAGE_MEMBERS = "manage_members"


READER = frozenset({Permission.READ_PUBLISHED, Permission.READ_PLAN})
WORKER = READER | {Permission.UPDATE_MEASURES, Permission.EDIT_PLAN, Permission.FREEZE_YEAR}


class Role(StrEnum):
    PUBLIC = "public"
    COUNCIL = "council"
    COMMITTEE = "committee"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"

    def may(self, permission: Permission) -> bool:
        return permission in GRANTED[self]


GRANTED: dict[Role, frozenset[Permission]] = {
    Role.PUBLIC: frozenset({Permission.READ_PUBLISHED}),
    Role.COUNCIL: frozenset({Permission.READ_PUBLISHED}),
    Role.COMMITTEE: READER,
    Role.COORDINATOR: WORKER,
    Role.ADMINISTRATOR: WORKER | {Permission.MANAGE_MEMBERS},
}


class Member(Table, table=True):
    """Somebody who may sign in, known by a verified e-mail address (case-folded) or the provider's subject."""

    __tablename__ = "member"

    id: int = Field(default=None, primary_key=True)
    identity: str = Field(unique=True, max_length=320)
    role: Role = Field(sa_type=word(Role))
    added_at: datetime = Field(sa_type=UtcTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    sessions_valid_from: datetime = Field(sa_type=UtcTime)
    version: int = 1


@dataclass(frozen=True)
class Actor:
    """Who writes, in which role, when, and under which key: the same key is carried out only once.

    A signed-in actor has the id of their member row; the role that counts is then the one in the database.
    """

    name: str
    role: Role
    member_id: int | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    key: str = field(default_factory=lambda: uuid4().hex)
