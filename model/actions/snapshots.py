"""Writes on yearly snapshots: freeze a year, publish what was frozen."""

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions.ledger import add, canonical, open_plan, record_change, require
from model.base import local_day
from model.change import FIRST_LINK
from model.errors import NotReadyForCouncil, UnknownRecord, YearAlreadyFrozen, YearNotOver, YearOutsideTerm
from model.figures.cut_offs import last_day_of
from model.figures.yearly_document import FrozenTexts, hash_of, yearly_document
from model.meeting import Meeting
from model.reading import read_facts
from model.role import Actor, Permission
from model.snapshot import SnapshotStage, Stage, YearlySnapshot


def freeze_year(session: Session, slug: str, year: int, texts: FrozenTexts, *, by: Actor) -> int:
    """Freeze a finished year: one canonical document with its hash, chained to the one before. Returns its id.

    The cut-off is the year's last day; what was recorded until now counts. `texts` are the labels and
    definitions in three languages as they read today.
    """
    role = require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    if not plan.term_starts_on.year <= year <= plan.term_ends_on.year:
        raise YearOutsideTerm(field="year", year=year)
    cutoff = last_day_of(plan, year)
    if local_day(by.at) <= cutoff:
        raise YearNotOver(field="year", year=year, day=cutoff)
    snapshots = _of_plan(session, plan.id)
    if any(snapshot.year == year for snapshot in snapshots):
        raise YearAlreadyFrozen(field="year", year=year)
    previous = snapshots[-1].content_hash if snapshots else FIRST_LINK
    facts = read_facts(session.connection(), plan.id, cutoff, by.at)
    content = canonical(yearly_document(facts, year, 1, previous, texts, by.at, role))
    row = YearlySnapshot(
        plan_id=plan.id,
        year=year,
        cutoff_on=cutoff,
        content=content,
        content_hash=hash_of(content),
        previous_hash=previous,
        frozen_at=by.at,
    )
    add(session, row)
    record = YearlySnapshot(**{**row.model_dump(), "content": ""})
    record_change(session, by, "freeze_year", record, plan_id=plan.id)
    return row.id


def publish_snapshot(session: Session, slug: str, year: int, meeting_id: int | None = None, *, by: Actor) -> int:
    """Give a frozen year to council and public. Refused while a Finnish or a Swedish text is missing in it."""
    require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    snapshot = next((s for s in reversed(_of_plan(session, plan.id)) if s.year == year), None)
    if snapshot is None:
        raise UnknownRecord(code=year)
    if missing := places_with_missing_texts(json.loads(snapshot.content)):
        raise NotReadyForCouncil(year=year, codes=", ".join(missing))
    if meeting_id is not None and session.get(Meeting, meeting_id) is None:
        raise UnknownRecord(code=meeting_id)
    row = SnapshotStage(snapshot_id=snapshot.id, stage=Stage.PUBLISHED, meeting_id=meeting_id, recorded_at=by.at)
    add(session, row)
    record_change(session, by, "publish_snapshot", row, plan_id=plan.id)
    return row.id


def places_with_missing_texts(part: Any, place: str = "") -> list[str]:
    """Where a frozen document has a text without its Finnish or its Swedish: the codes, or names of parts."""
    if isinstance(part, list):
        return _each_once(found for item in part for found in places_with_missing_texts(item, place))
    if not isinstance(part, dict):
        return []
    if part.keys() == {"fi", "sv", "en"}:
        return [place] if any(part.values()) and not (part["fi"] and part["sv"]) else []
    own = part.get("code") or ""
    parts = ((own or place or name, value) for name, value in part.items())
    return _each_once(found for at, value in parts for found in places_with_missing_texts(value, at))


def _each_once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))


def _of_plan(session: Session, plan_id: int) -> list[YearlySnapshot]:
    return list(session.scalars(sa.select(YearlySnapshot).filter_by(plan_id=plan_id).order_by(sa.text("id"))))
