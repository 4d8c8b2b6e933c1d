"""Reads of frozen years, their stages, and the hashes of what was made of them."""

from dataclasses import dataclass

import sqlalchemy as sa

from model.facts import SnapshotFact, StageFact
from model.meeting import Meeting
from model.plan import Plan
from model.reading.selecting import columns
from model.snapshot import SnapshotRendering, SnapshotStage, YearlySnapshot
from model.yearly.sealing import Signature, seal

SNAPSHOT, STAGE, RENDERING = columns(YearlySnapshot), columns(SnapshotStage), columns(SnapshotRendering)


def read_snapshots(connection: sa.Connection, plan_id: int) -> tuple[SnapshotFact, ...]:
    """Every issue of the frozen years of a plan, oldest first, each with its stages. Two queries."""
    stages = _read_stages(connection, plan_id)
    rows = connection.execute(
        sa.select(
            SNAPSHOT.id,
            SNAPSHOT.year,
            SNAPSHOT.issue,
            SNAPSHOT.cutoff_on,
            SNAPSHOT.content_hash,
            SNAPSHOT.frozen_at,
            SNAPSHOT.signature,
            SNAPSHOT.signed_by,
        )
        .where(SNAPSHOT.plan_id == plan_id)
        .order_by(SNAPSHOT.year, SNAPSHOT.issue)
    )
    return tuple(SnapshotFact(*row, tuple(stages.get(row.id, ()))) for row in rows)


def _read_stages(connection: sa.Connection, plan_id: int) -> dict[int, list[StageFact]]:
    meeting = columns(Meeting)
    rows = connection.execute(
        sa.select(
            STAGE.snapshot_id,
            STAGE.stage,
            STAGE.recorded_at,
            STAGE.meeting_id,
            meeting.body,
            meeting.held_on,
            meeting.section,
            meeting.case_number,
            meeting.url,
        )
        .select_from(STAGE.id.table)
        .join(SNAPSHOT.id.table, SNAPSHOT.id == STAGE.snapshot_id)
        .join(meeting.id.table, meeting.id == STAGE.meeting_id, isouter=True)
        .where(SNAPSHOT.plan_id == plan_id)
        .order_by(STAGE.id)
    )
    found: dict[int, list[StageFact]] = {}
    for snapshot_id, *told in rows:
        found.setdefault(snapshot_id, []).append(StageFact(*told))
    return found


def read_renderings(connection: sa.Connection) -> dict[int, tuple[tuple[str, str, str], ...]]:
    """Of every snapshot the language, the maker and the hash of each PDF that was made of it. One query."""
    found: dict[int, tuple[tuple[str, str, str], ...]] = {}
    for row in connection.execute(sa.select(*RENDERING).order_by(RENDERING.id)):
        found[row.snapshot_id] = (*found.get(row.snapshot_id, ()), (row.language, row.made_with, row.file_hash))
    return found


def read_content(connection: sa.Connection, snapshot_id: int) -> str:
    """The canonical document of a snapshot, byte for byte. One query."""
    content: str = connection.execute(sa.select(SNAPSHOT.content).where(SNAPSHOT.id == snapshot_id)).scalar_one()
    return content


@dataclass(frozen=True, slots=True)
class Sealed:
    """A frozen year as it leaves the house, and the hashes of the PDFs that were made of it by what made them."""

    snapshot_id: int
    plan: str
    year: int
    issue: int
    content_hash: str
    content: str
    signature: Signature | None
    renderings: tuple[tuple[str, str, str], ...] = ()

    @property
    def text(self) -> str:
        """The document with its hash and its signature, as people download it and as every PDF carries it."""
        return seal(self.content, self.signature)


def read_sealed(connection: sa.Connection, snapshot_id: int | None = None) -> tuple[Sealed, ...]:
    """Every frozen year, or the one of that id, sealed. Two queries."""
    plan = columns(Plan)
    renderings = read_renderings(connection)
    rows = connection.execute(
        sa.select(
            SNAPSHOT.id,
            plan.slug,
            SNAPSHOT.year,
            SNAPSHOT.issue,
            SNAPSHOT.content_hash,
            SNAPSHOT.content,
            SNAPSHOT.signature,
            SNAPSHOT.signed_by,
        )
        .join(plan.id.table, plan.id == SNAPSHOT.plan_id)
        .where(sa.true() if snapshot_id is None else SNAPSHOT.id == snapshot_id)
        .order_by(SNAPSHOT.id)
    )
    return tuple(
        Sealed(
            row.id,
            row.slug,
            row.year,
            row.issue,
            row.content_hash,
            row.content,
            Signature(row.signature, row.signed_by) if row.signature else None,
            renderings.get(row.id, ()),
        )
        for row in rows
    )
