"""What the changes of a plan share: find a row, see that it is as it was seen, change it, write what it was."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import refuse_personal_data
from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.base import LocalText, Table
from model.change import ChangeRecord
from model.errors import AlreadyThere, LengthNotAllowed, RowChangedMeanwhile, TextMissing, UnknownRecord
from model.facts import PlanFact
from model.indicator import Indicator
from model.measure import Measure
from model.network import Category
from model.plan import Goal, Need, Party, Theme
from model.role import Actor, Permission, Role


class Noun(StrEnum):
    """What a plan lists under codes, by the name of its table: it has an order, and may be retired."""

    GOAL = "goal"
    THEME = "theme"
    NEED = "need"
    PARTY = "party"
    CATEGORY = "category"
    MEASURE = "measure"
    INDICATOR = "indicator"

    @property
    def plural(self) -> str:
        return f"{self.removesuffix('y')}ies" if self.endswith("y") else f"{self}s"


TABLES: dict[Noun, Any] = {
    Noun.GOAL: Goal,
    Noun.THEME: Theme,
    Noun.NEED: Need,
    Noun.PARTY: Party,
    Noun.CATEGORY: Category,
    Noun.MEASURE: Measure,
    Noun.INDICATOR: Indicator,
}
HEADINGS = (Noun.GOAL, Noun.THEME, Noun.NEED, Noun.PARTY, Noun.CATEGORY)


def owner_of(table: Any, plan: PlanFact) -> dict[str, Any]:
    """Whose the rows of a table are: the plan's, or for categories the municipality's."""
    if table is Category:
        return {"municipality_code": plan.municipality_code}
    return {"plan_id": plan.id}


def find_row(session: Session, plan: PlanFact, table: Any, row_id: int, *, retired: bool = False) -> Any:
    """The row of that id in the plan, of those that are (not) retired. Raises `UnknownRecord`."""
    row = session.scalar(sa.select(table).filter_by(id=row_id, **owner_of(table, plan)))
    if row is None or (getattr(row, "retired_at", None) is not None) is not retired:
        raise UnknownRecord(code=row_id)
    return row


def row_to_change(
    session: Session, slug: str, table: Any, row_id: int, *, seen_version: int, retired: bool = False, by: Actor
) -> tuple[PlanFact, Any]:
    """The plan and the row that the actor is about to change.

    Raises `NotPermitted`, `TermClosed`, `UnknownRecord`, and `RowChangedMeanwhile` when it is no longer as it was seen.
    """
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    row = find_row(session, plan, table, row_id, retired=retired)
    require_version(session, row, seen_version)
    return plan, row


def rows_of(session: Session, plan: PlanFact, table: Any) -> Sequence[Any]:
    """Every row of a table in the plan in its order, the retired ones too."""
    of_plan = sa.select(table).filter_by(**owner_of(table, plan))
    return session.scalars(of_plan.order_by(table.position, table.id)).all()


def require_free_code(session: Session, plan: PlanFact, row: Any, code: str) -> None:
    """Refuse a code that another row of the table has in this plan, retired or not."""
    table = type(row)
    require_short_code(table, code)
    others = sa.select(table.id).filter_by(code=code, **owner_of(table, plan)).where(table.id != row.id)
    if session.scalar(others) is not None:
        raise AlreadyThere(field="code", value=code)


def require_short_code(table: Any, code: str) -> None:
    """Refuse a code that is longer than the table keeps."""
    if len(code) > table.__table__.c.code.type.length:
        raise LengthNotAllowed(field="code")


def require_kept(text: LocalText, before: LocalText, languages: Sequence[str], field: str) -> None:
    """Refuse to empty a language that was written, and a text in no language; what was missing may stay missing."""
    emptied = [language for language in text.missing(languages) if not before.missing([language])]
    for language in emptied or (() if text else languages):
        raise TextMissing(field=f"{field}_{language}", language=language)


def require_version(session: Session, row: Any, seen_version: int) -> None:
    """Refuse a change of what somebody else changed since it was seen; says who, and when."""
    if row.version == seen_version:
        return
    record = sa.select(ChangeRecord).filter_by(subject=row.__tablename__, record_id=row.id)
    newest = session.scalars(
        record.where(col(ChangeRecord.verb).not_like("reorder_%")).order_by(col(ChangeRecord.id).desc()).limit(1)
    ).one()
    raise RowChangedMeanwhile(by=Role(newest.by_role), at=newest.at, version=row.version)


def change_row(
    session: Session,
    plan: PlanFact,
    row: Table,
    values: Mapping[str, Any],
    *,
    by: Actor,
    verb: str = "",
    before: Mapping[str, Any] | None = None,
    beside: Mapping[str, Any] | None = None,
    why: LocalText = LocalText(),
) -> None:
    """Give a row other values and its next version. `before` and `beside` are its links, if it has some.

    Nothing is written when nothing differs.
    """
    refuse_personal_data(why, "why")
    was = {**row_values(row), **(before or {})}
    if {**was, **values, **(beside or {})} == was:
        return
    for name, value in {**values, "version": was["version"] + 1}.items():
        setattr(row, name, value)
    add(session, row)
    said = {"why": why} if why else {}
    verb = verb or f"change_{row.__tablename__}"
    record_change(session, by, verb, row, before=was, beside={**(beside or {}), **said}, **owner_of(type(row), plan))
