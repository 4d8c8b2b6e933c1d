"""The proof that nothing frozen and nothing recorded was changed: every chain of hashes, computed anew."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from model.change import FIRST_LINK, ChangeRecord, hash_of_record
from model.plan import Plan
from model.reading.selecting import columns
from model.snapshot import YearlySnapshot
from model.yearly.document import hash_of

SNAPSHOT, RECORD = columns(YearlySnapshot), columns(ChangeRecord)
FREEZING = ("freeze_year", "correct_year")


@dataclass(frozen=True, slots=True)
class Link:
    """One frozen year in its chain, and what is wrong with it: words of `fault.*`, none when it is unbroken."""

    plan: str
    year: int
    issue: int
    content_hash: str
    faults: tuple[str, ...]


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
