"""Reads of what somebody typed and did not save yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from model.draft import Draft, owner_of
from model.reading.selecting import columns

DRAFT = columns(Draft)


@dataclass(frozen=True, slots=True)
class DraftFact:
    """What was typed in one form, and when it was kept."""

    form: str
    content: Mapping[str, Any]
    saved_at: datetime


def read_drafts(connection: sa.Connection, plan_id: int, member_id: int | None) -> tuple[DraftFact, ...]:
    """The drafts in a plan of one member, or of who works without a login. One query."""
    rows = connection.execute(
        sa.select(DRAFT.form, DRAFT.content, DRAFT.saved_at)
        .where(DRAFT.plan_id == plan_id, DRAFT.owner == owner_of(member_id))
        .order_by(DRAFT.form)
    )
    return tuple(DraftFact(form, json.loads(content), saved_at) for form, content, saved_at in rows)
