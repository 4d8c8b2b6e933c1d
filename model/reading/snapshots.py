"""Reads of frozen years, their stages, and the hashes of what was made of them."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from model.facts import SnapshotFact, StageFact
from model.meeting import Meeting
from model.plan import Plan
from model.reading.asking import Lookup, Rows, ask
from model.reading.selecting import columns
from model.snapshot import SnapshotRendering, SnapshotStage, YearlySnapshot
from model.yearly.sealing import Signature, seal

SNAPSHOT, STAGE, RENDERING = columns(YearlySnapshot), columns(SnapshotStage), columns(SnapshotRendering)


def read_snapshots(connection: sa.Connection, plan_id: int) -> tuple[SnapshotFact, ...]:
    """Every issue of the frozen years of a plan, oldest first, each with its stages. One query."""
    names = ("id", "year", "issue", "cutoff_on", "content_hash", "frozen_at", "signature", "signed_by")
    issues = sa.select(*(SNAPSHOT[name] for name in names)).where(SNAPSHOT.plan_id == plan_id)

    def answer(rows: Rows, of_stages: Rows) -> tuple[SnapshotFact, ...]:
        stages = _stages(of_stages)
        in_order = sorted(rows, key=lambda row: row[1:3])
        return tuple(SnapshotFact(*(*row, tuple(stages.get(row[0], ())))) for row in in_order)

    return ask(connection, Lookup((issues, _selected_stages(plan_id)), answer))


def _selected_stages(plan_id: int) -> Any:
    meeting = columns(Meeting)
    return (
        sa.select(
            STAGE.id,
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
    )


def _stages(rows: Rows) -> dict[int, list[StageFact]]:
    found: dict[int, list[StageFact]] = {}
    for _, snapshot_id, *told in sorted(rows, key=lambda row: row[0]):
        found.setdefault(snapshot_id, []).append(StageFact(*told))
    return found


def _renderings(rows: Rows) -> dict[int, tuple[tuple[str, str, str], ...]]:
    """Of every snapshot the language, the maker and the hash of each PDF that was made of it."""
    found: dict[int, tuple[tuple[str, str, str], ...]] = {}
    for _, snapshot_id, *told in sorted(rows, key=lambda row: row[0]):
        found[snapshot_id] = (*found.get(snapshot_id, ()), (told[0], told[1], told[2]))
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
    """Every frozen year, or the one of that id, sealed. One query."""
    plan, at = columns(Plan), SNAPSHOT
    names = ("id", "snapshot_id", "language", "made_with", "file_hash")
    of_issue = sa.true() if snapshot_id is None else RENDERING.snapshot_id == snapshot_id
    renderings = sa.select(*(RENDERING[name] for name in names)).where(of_issue)
    issues = (
        sa.select(at.id, plan.slug, at.year, at.issue, at.content_hash, at.content, at.signature, at.signed_by)
        .join(plan.id.table, plan.id == at.plan_id)
        .where(sa.true() if snapshot_id is None else at.id == snapshot_id)
    )

    def answer(rows: Rows, of_renderings: Rows) -> tuple[Sealed, ...]:
        made = _renderings(of_renderings)
        return tuple(
            Sealed(*(*own, Signature(signature, by) if signature else None, made.get(own[0], ())))
            for *own, signature, by in sorted(rows, key=lambda row: row[0])
        )

    return ask(connection, Lookup((issues, renderings), answer))
