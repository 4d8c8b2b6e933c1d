"""A frozen year passes from body to body, may be signed, and what was made of it has its hash."""

import sqlalchemy as sa
from alembic import op

from model import triggers

revision = "0002"
down_revision = "0001"

STAGES = ("influence_bodies", "committee", "board", "council", "published")


def upgrade() -> None:
    for name, length in (("signature", 128), ("signed_by", 64)):
        op.add_column("yearly_snapshot", sa.Column(name, sa.String(length), nullable=True))
    _widen_stages()
    _make_renderings()
    for table in ("snapshot_stage", "snapshot_rendering"):
        for statement in triggers.statements(table, op.get_bind().dialect.name):
            op.execute(statement)


def _widen_stages() -> None:
    """SQLite rebuilds the table, which loses its triggers; they are made again above."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("stage", "snapshot_stage")
        words = ", ".join(f"'{stage}'" for stage in STAGES)
        op.create_check_constraint("stage", "snapshot_stage", f"stage IN ({words})")
        return
    wider = sa.Enum(*STAGES, name="stage", native_enum=False, create_constraint=True, length=40)
    with op.batch_alter_table("snapshot_stage", recreate="always") as table:
        table.alter_column("stage", type_=wider, existing_type=sa.String(40), existing_nullable=False)


def _make_renderings() -> None:
    op.create_table(
        "snapshot_rendering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("fi", "sv", "en", name="language", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("made_with", sa.String(length=120), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["snapshot_id"], ["yearly_snapshot.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("snapshot_id", "language", "made_with"),
    )
    op.create_index(op.f("ix_snapshot_rendering_snapshot_id"), "snapshot_rendering", ["snapshot_id"], unique=False)
