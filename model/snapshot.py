"""The yearly snapshot: frozen content, chained by hashes, and beside it what became of it."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import Table, UtcTime, word


class Stage(StrEnum):
    """How far a snapshot has come; only a published one is for the council and the public."""

    PUBLISHED = "published"


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


class SnapshotStage(Table, table=True):
    """That a snapshot reached a stage, in which meeting. Append-only, beside the frozen content, never inside it."""

    __tablename__ = "snapshot_stage"

    id: int = Field(default=None, primary_key=True)
    snapshot_id: int = Field(foreign_key="yearly_snapshot.id", index=True)
    stage: Stage = Field(sa_type=word(Stage))
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    recorded_at: datetime = Field(sa_type=UtcTime)
