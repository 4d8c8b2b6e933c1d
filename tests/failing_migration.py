"""A migration that makes a table and then fails, behind the real ones."""

import shutil
from pathlib import Path

import pytest

from model import opening

CONTENT = """
from alembic import op
from sqlalchemy import Column, Integer

from tests.failing_migration import Failed

revision, down_revision = "fails", "{newest}"


def upgrade() -> None:
    op.create_table("half_made", Column("id", Integer(), primary_key=True))
    op.add_column("goal", Column("half_made", Integer(), nullable=True))
    raise Failed
"""


class Failed(Exception):
    """What the failing migration raises."""


def add_failing_migration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the opening find a copy of the migrations, in that folder, with one more that fails."""
    copy = shutil.copytree(opening.MIGRATIONS, folder / "migrations")
    (copy / "versions" / "fails.py").write_text(CONTENT.format(newest=opening.REVISIONS[-1]), "utf-8")
    monkeypatch.setattr(opening, "MIGRATIONS", copy)
