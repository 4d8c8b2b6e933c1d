"""Reads of frozen years, and the proof that nothing in them was changed."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from model.change import FIRST_LINK, ChangeRecord, hash_of_record
from model.facts import SnapshotFact, StageFact
from model.meeting import Meeting
from model.plan import Plan
from model.reading.selecting import columns
from model.snapshot import SnapshotRendering, SnapshotStage, YearlySnapshot
from model.yearly.document import hash_of
from model.yearly.sealing import Signature, seal

SNAPSHOT, STAGE, RECORD = columns(YearlySnapshot), columns(SnapshotStage), columns(ChangeRecord)
RENDERING = columns(SnapshotRendering)
FREEZING = ("freeze_year", "correct_year")


@dataclass(frozen=True, slots=True)
class Link:
    """One frozen year in its chain, and what is wrong with it: words of `fault.*`, none when it is unbroken."""

    plan: str
    year: int
    issue: int
    content_hash: str
    faults: tuple[str, ...]


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


def verify_snapshots(connection: sa.Connection) -> tuple[Link, ...]:
    """Every frozen year of every plan with its faults. A removed one is missed by the one after it, or by the
    change record of its freezing."""
    plan = columns(Plan)
    stored = [column for column in SNAPSHOT if column.name != "content"]
    rows = connection.execute(
        sa.select(*stored, plan.slug, _stored_bytes(connection).label("content"))
        .select_from(SNAPSHOT.id.table)
        .join(plan.id.table, plan.id == SNAPSHOT.plan_id)
        .order_by(SNAPSHOT.plan_id, SNAPSHOT.id)
    ).all()
    frozen = _hashes_when_frozen(connection)
    links: list[Link] = []
    newest: dict[int, str] = {}
    for row in rows:
        faults = _faults(row, newest.get(row.plan_id, FIRST_LINK), frozen.pop(row.id, None))
        links.append(Link(row.slug, row.year, row.issue, row.content_hash, faults))
        newest[row.plan_id] = row.content_hash
    missing = (
        Link("", after["year"], after["issue"], after["content_hash"], ("removed",)) for after in frozen.values()
    )
    return (*links, *missing)


def _stored_bytes(connection: sa.Connection) -> Any:
    """The content as bytes: SQLite keeps whatever was forced into it, also what is no text."""
    if connection.dialect.name == "postgresql":
        return sa.func.convert_to(SNAPSHOT.content, "UTF8", type_=sa.LargeBinary)
    return sa.cast(SNAPSHOT.content, sa.LargeBinary)


def verify_changes(connection: sa.Connection) -> int | None:
    """The id of the first change record that does not fit its chain; None when the chain is unbroken."""
    previous = FIRST_LINK
    for row in connection.execute(sa.select(*RECORD).order_by(RECORD.id)).mappings():
        record = ChangeRecord(**row)
        if record.previous_hash != previous or hash_of_record(record) != record.hash:
            return record.id
        previous = record.hash
    return None


def _faults(row: Any, previous: str, frozen: dict[str, Any] | None) -> tuple[str, ...]:
    found = {
        "content_changed": hash_of(row.content) != row.content_hash,
        "link_missing": row.previous_hash != previous,
        "not_as_frozen": frozen is None or frozen["content_hash"] != row.content_hash,
        "row_changed": not _row_agrees(row),
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


def _row_agrees(row: Any) -> bool:
    """The columns beside the content say what the content says."""
    try:
        document = json.loads(row.content)
        told = (document["year"], document["issue"], document["cutoff"], document["previous"])
        at = datetime.fromisoformat(document["frozen"]["at"])
    except (ValueError, KeyError, TypeError):
        return False
    shown = (row.year, row.issue, row.cutoff_on.isoformat(), row.previous_hash)
    return told == shown and at == row.frozen_at.astimezone(UTC)


def _hashes_when_frozen(connection: sa.Connection) -> dict[int, dict[str, Any]]:
    rows = connection.execute(
        sa.select(RECORD.record_id, RECORD.after).where(RECORD.verb.in_(FREEZING)).order_by(RECORD.id)
    )
    return {record_id: json.loads(after) for record_id, after in rows}
