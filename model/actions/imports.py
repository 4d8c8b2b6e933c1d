"""Writes of an import: all that a table would do or nothing of it, and how its columns were matched."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.importing.bulk import Writing
from model.actions.importing.events import write_events
from model.actions.importing.indicators import write_indicators
from model.actions.importing.measures import write_measures
from model.actions.importing.organisations import write_organisations
from model.actions.ledger import add, open_plan, record_change, require
from model.base import local_day
from model.column_match import ColumnMatch
from model.errors import ImportOutdated, ImportRefused
from model.exchange.dry_run import DryRun
from model.exchange.outcomes import RowOutcome
from model.plan import Plan
from model.reading.imports import read_dry_run
from model.role import Actor, Permission

WRITERS: dict[str, Callable[[Writing, Any], None]] = {
    "measures": write_measures,
    "updates": write_measures,
    "indicators": write_indicators,
    "organisations": write_organisations,
    "events": write_events,
}


@dataclass(frozen=True)
class ImportedFile:
    """The file of an import as the change record names it; `sha256` is of its bytes."""

    name: str
    sha256: str


def save_import(session: Session, slug: str, run: DryRun, file: ImportedFile, *, by: Actor) -> int:
    """Save what a dry run has ready, all of it or nothing, with one change record. Returns how many rows it was.

    When the plan was changed since, the run is made anew: `ImportOutdated` when it comes to something else.
    Raises `ImportRefused` when a row is refused.
    """
    kind = run.table.kind.name
    role = require(session, by, Permission.UPDATE_MEASURES if kind == "updates" else Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    now = run if run.revision == plan.revision else _made_anew(session, slug, run, file, by)
    if now.refused:
        raise ImportRefused(count=len(now.refused))
    if not now.changes_something:
        return 0
    writing = Writing(session, plan, role, by)
    WRITERS[kind](writing, now.ready)
    counts = {outcome.value: now.count(outcome) for outcome in RowOutcome}
    beside = {"file": {"name": file.name, "sha256": file.sha256}, "counts": counts, **_written(now, writing)}
    row = session.get_one(Plan, plan.id)
    city = plan.municipality_code if kind == "organisations" else None
    before = {"changed": {str(one.id): dict(one.before) for one in now.ready.changed}}
    record_change(
        session, by, f"import_{kind}", row, plan_id=plan.id, municipality_code=city, before=before, beside=beside
    )
    return counts[RowOutcome.ADDED] + counts[RowOutcome.CHANGED]


def remember_match(
    session: Session,
    slug: str,
    kind: str,
    header_hash: str,
    columns: Mapping[str, str],
    words: Mapping[tuple[str, str], str],
    *,
    by: Actor,
) -> int:
    """Remember for a header which column is which field and which word means which. Returns the row's id."""
    require(session, by, Permission.EDIT_PLAN)
    city = open_plan(session, slug).municipality_code
    of_header = {"municipality_code": city, "kind": kind, "header_hash": header_hash}
    row: ColumnMatch | None = session.scalar(
        sa.select(ColumnMatch).where(*(col(getattr(ColumnMatch, name)) == value for name, value in of_header.items()))
    )
    before = None if row is None else {"columns": row.columns, "words": row.words}
    row = row or ColumnMatch(
        municipality_code=city, kind=kind, header_hash=header_hash, columns="", words="", remembered_at=by.at
    )
    row.columns = json.dumps(dict(columns), ensure_ascii=False, sort_keys=True)
    row.words = json.dumps([[*place, value] for place, value in sorted(words.items())], ensure_ascii=False)
    row.remembered_at = by.at
    add(session, row)
    record_change(session, by, "remember_match", row, municipality_code=city, before=before)
    return row.id


def _made_anew(session: Session, slug: str, run: DryRun, file: ImportedFile, by: Actor) -> DryRun:
    """The run against the plan as it is now. Raises `ImportOutdated` when it comes to something else."""
    anew = read_dry_run(session.connection(), slug, run.table, file.name, local_day(by.at))
    if anew.rows != run.rows:
        raise ImportOutdated
    return anew


def _written(run: DryRun, writing: Writing) -> dict[str, Any]:
    """The ids of the rows that are new (first and last by table), and what the changed ones have become."""
    changed = {str(one.id): {**one.values, **one.links} for one in run.ready.changed}
    return {"new_ids": writing.ids, "changed": changed}
