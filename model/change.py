"""The change record: who did what, when, before and after; append-only and chained by hashes."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import rfc8785
import sqlalchemy as sa
from sqlmodel import Field

from model.base import Table, UtcTime

FIRST_LINK = "0" * 64


class ChangeRecord(Table, table=True):
    __tablename__ = "change_record"

    id: int = Field(default=None, primary_key=True)
    plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    by_name: str
    by_role: str
    verb: str = Field(max_length=60)
    subject: str = Field(max_length=60)
    record_id: int | None = None
    before: str = Field(sa_type=sa.Text)
    after: str = Field(sa_type=sa.Text)
    key: str = Field(unique=True, max_length=80)
    previous_hash: str = Field(max_length=64, unique=True)
    hash: str = Field(max_length=64, unique=True)


def hash_of_record(record: ChangeRecord) -> str:
    """SHA-256 over the record's canonical content and the hash of the record before it."""
    content: dict[str, Any] = {
        "plan_id": record.plan_id,
        "at": record.at.astimezone(UTC).isoformat(),
        "by_name": record.by_name,
        "by_role": record.by_role,
        "verb": record.verb,
        "subject": record.subject,
        "record_id": record.record_id,
        "before": record.before,
        "after": record.after,
        "key": record.key,
        "previous_hash": record.previous_hash,
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
