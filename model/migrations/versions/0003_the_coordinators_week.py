"""What the coordinator's week needs: retire and renumber, merge, evaluate, drafts, remembered columns."""

import sqlalchemy as sa
from alembic import op

from model import triggers

revision = "0003"
down_revision = "0002"

RETIRED = ("goal", "theme", "need", "party", "category", "measure", "indicator")
VERSIONED = ("plan", "goal", "theme", "need", "party", "category", "meeting", "survey")
SOURCES = ("document", "public_page", "example", "entered")
OUTCOMES = ("achieved", "partly_achieved", "not_achieved")


def upgrade() -> None:
    for table in RETIRED:
        op.add_column(table, sa.Column("retired_at", sa.DateTime(), nullable=True))
    for table in VERSIONED:
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("plan", sa.Column("calendar_key", sa.String(length=64), nullable=True))
    _make_merges()
    _make_evaluations()
    _make_drafts()
    _make_column_matches()
    for table in ("organisation_merge", "final_evaluation"):
        for statement in triggers.statements(table, op.get_bind().dialect.name):
            op.execute(statement)


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _make_merges() -> None:
    op.create_table(
        "organisation_merge",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("organisation_id", sa.Integer(), sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("into_id", sa.Integer(), sa.ForeignKey("organisation.id"), nullable=False, index=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("source", _words("source", SOURCES), nullable=False),
        sa.UniqueConstraint("organisation_id"),
        sa.CheckConstraint("organisation_id <> into_id", name="merged_into_another"),
    )


def _make_evaluations() -> None:
    op.create_table(
        "final_evaluation",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), nullable=False, index=True),
        sa.Column("measure_id", sa.Integer(), sa.ForeignKey("measure.id"), nullable=True),
        sa.Column("goal_id", sa.Integer(), sa.ForeignKey("goal.id"), nullable=True),
        sa.Column("outcome", _words("outcome", OUTCOMES), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("source", _words("source", SOURCES), nullable=False),
        sa.CheckConstraint("(measure_id IS NULL) <> (goal_id IS NULL)", name="of_a_measure_or_a_goal"),
    )


def _make_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("plan.id"), nullable=False),
        sa.Column("owner", sa.String(length=320), nullable=False),
        sa.Column("form", sa.String(length=120), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.UniqueConstraint("plan_id", "owner", "form"),
    )


def _make_column_matches() -> None:
    op.create_table(
        "column_match",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("municipality_code", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("header_hash", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("remembered_at", sa.DateTime(), nullable=False),
        sa.UniqueConstraint("municipality_code", "kind", "header_hash"),
    )
