"""What a measure is linked to: its goals, themes and needs, who is responsible and who is a partner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions.ledger import add
from model.errors import UnknownCode
from model.facts import PlanFact
from model.measure import MeasureGoal, MeasureNeed, MeasureParty, MeasureTheme, Part
from model.plan import Goal, Need, Party, Theme


@dataclass(frozen=True, slots=True)
class Link:
    """A kind of link: its table, the table it leads to, and the part of a party."""

    table: Any
    target: Any
    part: Part | None = None

    @property
    def target_id(self) -> Any:
        return getattr(self.table, f"{self.target.__tablename__}_id")

    @property
    def own(self) -> dict[str, Part]:
        return {"part": self.part} if self.part else {}


LINKS = {
    "goals": Link(MeasureGoal, Goal),
    "themes": Link(MeasureTheme, Theme),
    "needs": Link(MeasureNeed, Need),
    "responsible": Link(MeasureParty, Party, Part.RESPONSIBLE),
    "partners": Link(MeasureParty, Party, Part.PARTNER),
}


def link_rows(session: Session, plan: PlanFact, measure_id: int, codes: Mapping[str, Iterable[str]]) -> list[Any]:
    """The rows that link a measure to these codes, by the kind of link. Raises `UnknownCode`, for retired ones too."""
    return [
        link.table(measure_id=measure_id, **{link.target_id.key: id_}, **link.own)
        for name, link in LINKS.items()
        for id_ in _ids(session, plan, link, codes[name], name)
    ]


def linked_codes(session: Session, measure_id: int) -> dict[str, list[str]]:
    """The codes that a measure is linked to, by the kind of link, each in the order of its list."""
    return {name: _codes(session, measure_id, link) for name, link in LINKS.items()}


def link_anew(session: Session, plan: PlanFact, measure_id: int, codes: Mapping[str, Iterable[str]]) -> None:
    """Link a measure to these codes and to nothing else."""
    rows = link_rows(session, plan, measure_id, codes)
    for table in {link.table for link in LINKS.values()}:
        session.execute(sa.delete(table).where(table.measure_id == measure_id))
    add(session, *rows)


def _codes(session: Session, measure_id: int, link: Link) -> list[str]:
    codes = (
        sa.select(link.target.code)
        .join(link.table, link.target_id == link.target.id)
        .filter(link.table.measure_id == measure_id)
        .order_by(link.target.position, link.target.id)
    )
    return list(session.scalars(codes if link.part is None else codes.where(link.table.part == link.part)))


def _ids(session: Session, plan: PlanFact, link: Link, codes: Iterable[str], name: str) -> list[int]:
    listed = sa.select(link.target.code, link.target.id).filter_by(plan_id=plan.id, retired_at=None)
    known: dict[str, int] = {row[0]: row[1] for row in session.execute(listed)}
    for code in codes:
        if code not in known:
            raise UnknownCode(field=name, code=code)
    return [known[code] for code in dict.fromkeys(codes)]
