"""A year as it would be frozen: what is recorded of it now, held against what was frozen before."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from model.base import LocalText, local_day
from model.change import FIRST_LINK
from model.errors import FrozenYearBroken, YearNotOver, YearOutsideTerm
from model.facts import PlanFact
from model.figures.cut_offs import last_day_of
from model.reading import read_facts
from model.reading.selecting import columns
from model.role import Role
from model.snapshot import YearlySnapshot
from model.yearly.document import Document, Earlier, FrozenTexts, Issue, hash_of, yearly_document
from model.yearly.versions import read_document

SNAPSHOT = columns(YearlySnapshot)


def read_year(
    connection: sa.Connection,
    plan: PlanFact,
    year: int,
    texts: FrozenTexts,
    at: datetime,
    role: Role,
    why: LocalText = LocalText(),
) -> Document:
    """The document of a finished year as frozen at that time by that role, with what was recorded by then.

    The cut-off is the year's last day. `why` is the reason for replacing an earlier issue. Four queries.
    Raises `YearOutsideTerm`, `YearNotOver` and `FrozenYearBroken`: nothing is built on a broken one.
    """
    if not plan.term_starts_on.year <= year <= plan.term_ends_on.year:
        raise YearOutsideTerm(field="year", year=year)
    cutoff = last_day_of(plan, year)
    if local_day(at) <= cutoff:
        raise YearNotOver(field="year", year=year, day=cutoff)
    replaced = read_newest_issue(connection, plan.id, year)
    issue = Issue(
        year=year,
        number=replaced.document["issue"] + 1 if replaced else 1,
        at=at,
        role=role,
        previous=_last_hash(connection, plan.id),
        before=read_newest_issue(connection, plan.id, year - 1),
        replaced=replaced,
        why=why,
    )
    return yearly_document(read_facts(connection, plan.id, cutoff, at), issue, texts)


def read_newest_issue(connection: sa.Connection, plan_id: int, year: int) -> Earlier | None:
    """The newest issue of a frozen year; None when it is not frozen. One query. Raises `FrozenYearBroken`."""
    row = connection.execute(
        sa.select(SNAPSHOT.year, SNAPSHOT.issue, SNAPSHOT.content, SNAPSHOT.content_hash)
        .where(SNAPSHOT.plan_id == plan_id, SNAPSHOT.year == year)
        .order_by(SNAPSHOT.issue.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Earlier(document_of(row), row.content_hash)


def document_of(frozen: Any) -> Document:
    """The document of a stored issue (`year`, `issue`, `content`, `content_hash`). Raises `FrozenYearBroken`."""
    if hash_of(frozen.content) != frozen.content_hash:
        raise FrozenYearBroken(year=frozen.year, issue=frozen.issue)
    return read_document(frozen.content)


def _last_hash(connection: sa.Connection, plan_id: int) -> str:
    newest = sa.select(SNAPSHOT.content_hash).where(SNAPSHOT.plan_id == plan_id).order_by(SNAPSHOT.id.desc()).limit(1)
    return connection.scalar(newest) or FIRST_LINK
