"""Measures that go on in the next term: copied into its plan, each with a link to where it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.measure_links import LINKS, link_rows, linked_codes
from model.actions.measures import find_measure
from model.base import Table, local_day
from model.errors import AlreadyCarriedOver, AlreadyThere, CarryOverNotPossible, ChoiceMissing, RestoreFirst
from model.facts import PlanFact
from model.figures.cut_offs import observation_date
from model.indicator import Indicator
from model.measure import Measure, MeasureKind, MeasureUpdate, Status, UpdateAct
from model.reading.plans import read_plan
from model.role import Actor, Permission, Role


@dataclass
class Carrying:
    """One carrying over: from which plan into which; every record of it has a key of its own."""

    session: Session
    source: PlanFact
    target: PlanFact
    by: Actor
    role: Role
    keys: Iterable[int] = field(default_factory=count)

    def record(self, verb: str, row: Table, **beside: Any) -> None:
        """The first record bears the key of the act, by which it is known to be carried out."""
        number = next(iter(self.keys))
        by = replace(self.by, key=f"{self.by.key}.{number}") if number else self.by
        record_change(self.session, by, verb, row, plan_id=self.target.id, beside=beside)


def carry_over(session: Session, slug: str, to_slug: str, codes: Sequence[str], *, by: Actor) -> int:
    """Copy measures of a plan, closed or open, into the plan of a later term of the same municipality.

    With their texts, their links (what is missing there is made) and their indicators, without updates, values
    and targets; each begins anew. Refused when one was carried over before. Returns how many were copied.
    """
    role = require(session, by, Permission.EDIT_PLAN)
    source, target = read_plan(session.connection(), slug), open_plan(session, to_slug)
    is_later = source.term_starts_on < target.term_starts_on
    if not is_later or source.municipality_code != target.municipality_code:
        raise CarryOverNotPossible(field="target", name=source.name, target=target.name)
    if not codes:
        raise ChoiceMissing(field="measures")
    carrying = Carrying(session, source, target, by, role)
    for code in dict.fromkeys(codes):
        _carry(carrying, find_measure(session, source, code))
    return len(set(codes))


def _carry(carrying: Carrying, measure: Measure) -> None:
    session, target = carrying.session, carrying.target
    if session.scalar(sa.select(col(Measure.id)).filter_by(carried_over_from_id=measure.id)) is not None:
        raise AlreadyCarriedOver(code=measure.code)
    _require_free(carrying, Measure, measure.code)
    links = linked_codes(session, measure.id)
    for name, codes in links.items():
        _make_headings(carrying, LINKS[name].target, codes)
    row = _copy(
        carrying,
        measure,
        position=_next_position(carrying, Measure),
        starts_on=target.term_starts_on,
        carried_over_from_id=measure.id,
    )
    add(session, *link_rows(session, target, row.id, links))
    first = _first_update(carrying, row)
    add(session, first)
    carrying.record("begin_measure", row, **links, first_update=row_values(first))
    own = sa.select(Indicator).filter_by(measure_id=measure.id, retired_at=None).order_by(col(Indicator.position))
    for indicator in session.scalars(own).all():
        _require_free(carrying, Indicator, indicator.code)
        position = _next_position(carrying, Indicator)
        carrying.record("define_indicator", _copy(carrying, indicator, position=position, measure_id=row.id))


def _make_headings(carrying: Carrying, table: Any, codes: Iterable[str]) -> None:
    """Make the headings of these codes that the target does not have yet."""
    session = carrying.session
    for code in codes:
        known = session.scalar(sa.select(table).filter_by(plan_id=carrying.target.id, code=code))
        if known is None:
            heading = session.scalar(sa.select(table).filter_by(plan_id=carrying.source.id, code=code))
            row = _copy(carrying, heading, position=_next_position(carrying, table))
            carrying.record(f"add_{table.__tablename__}", row)
        elif known.retired_at is not None:
            raise RestoreFirst(code=carrying.target.name, needed=code)


def _copy(carrying: Carrying, row: Any, **changes: Any) -> Any:
    """A row of the target plan that says the same, in its first version."""
    same = {name: value for name, value in row_values(row).items() if name != "id"}
    copied = type(row)(**{**same, "plan_id": carrying.target.id, "version": 1, "retired_at": None, **changes})
    add(carrying.session, copied)
    return copied


def _first_update(carrying: Carrying, measure: Measure) -> MeasureUpdate:
    """Not started; what goes on from year to year goes on."""
    status = Status.NOT_STARTED if measure.kind is MeasureKind.ONCE else Status.ONGOING
    return MeasureUpdate(
        measure_id=measure.id,
        act=UpdateAct.UPDATE,
        as_of_on=observation_date(carrying.target, local_day(carrying.by.at)),
        status=status,
        recorded_at=carrying.by.at,
        recorded_by=carrying.role.value,
    )


def _next_position(carrying: Carrying, table: Any) -> int:
    listed = sa.select(sa.func.count()).select_from(table).filter_by(plan_id=carrying.target.id)
    return (carrying.session.scalar(listed) or 0) + 1


def _require_free(carrying: Carrying, table: Any, code: str) -> None:
    of_target = sa.select(table.id).filter_by(plan_id=carrying.target.id, code=code)
    if carrying.session.scalar(of_target) is not None:
        raise AlreadyThere(field="code", value=code)
