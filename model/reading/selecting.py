"""Small pieces that the reads share."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

EVER = datetime.max.replace(tzinfo=UTC)  # as known at any time


def columns(table: Any) -> Any:
    """The columns of a table, for core selects."""
    return sa.inspect(table).local_table.c


def live(at: Any, known_at: datetime) -> Any:
    """The rows that were not retired by then."""
    return sa.or_(at.retired_at.is_(None), at.retired_at > known_at)


def in_order(code: str) -> tuple[int, str]:
    """Sort key of a code: 2 before 10, A2 before A10 only by its letters."""
    digits = "".join(sign for sign in code if sign.isdigit())
    return (int(digits) if digits else 0, code)
