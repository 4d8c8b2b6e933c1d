"""What every action does: see that the actor may, find the plan, write the change record, raise the revision."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import rfc8785
import sqlalchemy as sa
from pydantic import BaseModel
from sqlalchemy.orm import Session
from sqlmodel import col

from model.base import Table
from model.change import FIRST_LINK, ChangeRecord, hash_of_record
from model.errors import NotPermitted, TermClosed, UnknownPlan
from model.facts import PlanFact
from model.plan import Plan
from model.reading.plans import read_plan
from model.role import Actor, Member, Permission, Role


def require(session: Session, by: Actor, permission: Permission) -> Role:
    """The role in which the actor writes. A signed-in one has the role that the database says now."""
    role = _role_now(session, by)
    if not role.may(permission):
        raise NotPermitted(role=role)
    return role


def _role_now(session: Session, by: Actor) -> Role:
    if by.member_id is None:
        return by.role
    member = session.get(Member, by.member_id, populate_existing=True)
    return member.role if member and member.removed_at is None else Role.PUBLIC


def open_plan(session: Session, slug: str) -> PlanFact:
    """The plan to write in. Raises `UnknownPlan`, and `TermClosed` when its term was closed."""
    return require_open(read_plan(session.connection(), slug))


def require_open(plan: PlanFact) -> PlanFact:
    """Refuse a plan whose term was closed."""
    if plan.closed_on is not None:
        raise TermClosed(name=plan.name, day=plan.closed_on)
    return plan


def add(session: Session, *rows: Table) -> None:
    """Put rows into the transaction at once, so that the database's own checks speak here."""
    session.add_all(rows)
    session.flush()


def add_at_once(session: Session, rows: Sequence[Table]) -> None:
    """Put rows of one table into the transaction with one statement; they do not learn their ids."""
    if rows:
        session.execute(sa.insert(rows[0].__table__), [values_without_id(row) for row in rows])  # type: ignore[attr-defined]


def values_without_id(row: Table) -> dict[str, Any]:
    """The values of a row that is not yet written: the database gives the id."""
    values = row_values(row)
    del values["id"]
    return values


def record_change(
    session: Session,
    by: Actor,
    verb: str,
    row: Table,
    *,
    plan_id: int | None = None,
    municipality_code: str | None = None,
    before: Mapping[str, Any] | None = None,
    beside: Mapping[str, Any] | None = None,
) -> None:
    """Write one link of the change record for this row, and raise the revision of the plans it touches.

    `before` is what the row was, `beside` what was written with it (links, attendance).
    """
    previous = session.scalar(sa.select(previous_hash()))
    after = {**row_values(row), **(beside or {})}
    role = _role_now(session, by)
    add(session, link_of(by, role, verb, row, str(previous), plan_id=plan_id, before=before, after=after))
    _raise_revision(session, plan_id, municipality_code)


def record_changes(
    session: Session,
    by: Actor,
    role: Role,
    plan_id: int,
    previous: str,
    changes: Sequence[tuple[str, Table, Mapping[str, Any]]],
) -> None:
    """Write one link of the change record for each (verb, row, what was before), all under one key.

    One statement: the role and the hash before the first link are known, and the revision was raised. The first
    link has the actor's key, so that the act is known as carried out; the others have it with their number.
    """
    links: list[ChangeRecord] = []
    for number, (verb, row, before) in enumerate(changes):
        key = f"{by.key}/{number}" if number else by.key
        after = row_values(row)
        links.append(link_of(by, role, verb, row, previous, plan_id=plan_id, before=before, after=after, key=key))
        previous = links[-1].hash
    add_at_once(session, links)


def previous_hash() -> sa.ColumnElement[str]:
    """The hash of the newest link of the change record, as a part of a question."""
    newest = ChangeRecord.__table__.c  # type: ignore[attr-defined]
    return sa.func.coalesce(sa.select(newest.hash).order_by(newest.id.desc()).limit(1).scalar_subquery(), FIRST_LINK)


def link_of(
    by: Actor,
    role: Role,
    verb: str,
    row: Table,
    previous: str,
    *,
    plan_id: int | None,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    key: str = "",
) -> ChangeRecord:
    """One link of the change record after the link with that hash."""
    record = ChangeRecord(
        plan_id=plan_id,
        at=by.at,
        by_name=by.name,
        by_role=role.value,
        verb=verb,
        subject=str(row.__tablename__),
        record_id=getattr(row, "id", None),
        before=canonical(before or {}),
        after=canonical(after),
        key=key or by.key,
        previous_hash=previous,
        hash="",
    )
    record.hash = hash_of_record(record)
    return record


def row_values(row: Table) -> dict[str, Any]:
    """The values of a row, for the change record."""
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}  # type: ignore[attr-defined]


def canonical(values: Mapping[str, Any]) -> str:
    """RFC 8785 JSON in NFC: dates as ISO strings, exact numbers as text."""
    plain = json.loads(json.dumps(values, default=_as_json, ensure_ascii=False))
    return unicodedata.normalize("NFC", rfc8785.dumps(plain).decode())


def _as_json(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _raise_revision(session: Session, plan_id: int | None, municipality_code: str | None) -> None:
    plans = sa.update(Plan).values(revision=Plan.revision + 1).execution_options(synchronize_session=False)
    if municipality_code is not None:
        session.execute(plans.where(col(Plan.municipality_code) == municipality_code))
    elif plan_id is not None:
        session.execute(plans.where(col(Plan.id) == plan_id))


def require_city(session: Session, municipality_code: str) -> None:
    """Refuse a municipality that has no plan."""
    known = session.scalar(sa.select(col(Plan.id)).where(col(Plan.municipality_code) == municipality_code).limit(1))
    if known is None:
        raise UnknownPlan(slug=municipality_code)
