"""The yearly snapshot: frozen content, chained by hashes, and beside it what became of it."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import Language, Table, UtcTime, word
from model.meeting import Body


class Stage(StrEnum):
    """How far a frozen year has come; each body in turn, and published: only then council and public see it."""

    INFLUENCE_BODIES = "influence_bodies"
    COMMITTEE = "committee"
    BOARD = "board"
    COUNCIL = "council"
    PUBLISHED = "published"


STAGE_OF = {
    Body.INFLUENCE_BODIES: Stage.INFLUENCE_BODIES,
    Body.WELFARE_COMMITTEE: Stage.COMMITTEE,
    Body.CITY_BOARD: Stage.BOARD,
    Body.COUNCIL: Stage.COUNCIL,
}


class YearlySnapshot(Table, table=True):
    """One canonical document (RFC 8785, NFC) and its SHA-256. Append-only: a correction is a new issue of the year."""

    __tablename__ = "yearly_snapshot"
    __table_args__ = (sa.UniqueConstraint("plan_id", "year", "issue"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    year: int
    issue: int = 1
    cutoff_on: date
    content: str = Field(sa_type=sa.Text)
    content_hash: str = Field(max_length=64)
    previous_hash: str = Field(max_length=64)
    frozen_at: datetime = Field(sa_type=UtcTime)
    signature: str | None = Field(default=None, max_length=128)
    signed_by: str | None = Field(default=None, max_length=64)


class SnapshotStage(Table, table=True):
    """That a snapshot reached a stage, in which meeting. Append-only, beside the frozen content, never inside it."""

    __tablename__ = "snapshot_stage"

    id: int = Field(default=None, primary_key=True)
    snapshot_id: int = Field(foreign_key="yearly_snapshot.id", index=True)
    stage: Stage = Field(sa_type=word(Stage))
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    recorded_at: datetime = Field(sa_type=UtcTime)


class SnapshotRendering(Table, table=True):
    """The hash of a PDF made of a snapshot, and by what: made again it is the same, byte for byte. Append-only."""

    __tablename__ = "snapshot_rendering"
    __table_args__ = (sa.UniqueConstraint("snapshot_id", "language", "made_with"),)

    id: int = Field(default=None, primary_key=True)
    snapshot_id: int = Field(foreign_key="yearly_snapshot.id", index=True)
    language: Language = Field(sa_type=word(Language))
    made_with: str = Field(max_length=120)
    file_hash: str = Field(max_length=64)
    recorded_at: datetime = Field(sa_type=UtcTime)
