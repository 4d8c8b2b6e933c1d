"""The grid of indicators: targets and values of several years written at once, all of them or none."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session

from model.actions.indicators import TargetInput, ValueInput, record_value, set_target
from model.actions.inputs import Input
from model.actions.ledger import open_plan, require
from model.actions.rows import find_row
from model.base import LocalText, local_day
from model.errors import CellChangedMeanwhile, NothingChanged, TargetNotEmptied
from model.facts import PlanFact
from model.figures.cut_offs import observation_date
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.role import Actor, Permission


class Cell(StrEnum):
    """What stands in a cell of the grid."""

    TARGET = "target"
    VALUE = "value"


class CellInput(Input):
    """A cell as it should be, and as it was seen; None: nothing stands in it."""

    indicator_id: int
    what: Cell
    year: int
    seen: Decimal | None = Field(default=None, allow_inf_nan=False)
    value: Decimal | None = Field(default=None, allow_inf_nan=False)


class GridInput(Input):
    """Cells that differ from what was seen; why targets change, and why values are taken away."""

    texts = ("reason", "missing_reason")

    cells: tuple[CellInput, ...]
    reason: LocalText = LocalText()
    missing_reason: LocalText = LocalText()


def fill_grid(session: Session, slug: str, grid: GridInput, *, by: Actor) -> int:
    """Set the targets and record the values of these cells. Returns how many were written.

    Changing a target asks for the reason, taking a value away for its reason; a target is not taken away. Refused
    as a whole when a cell is not as it was seen.
    """
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    if not grid.cells:
        raise NothingChanged
    for number, cell in enumerate(grid.cells):
        indicator = find_row(session, plan, Indicator, cell.indicator_id)
        _require_as_seen(session, indicator, cell)
        key = f"{by.key}.{number}" if number else by.key  # the first record bears the key of the act
        _write(session, plan, indicator.code, cell, grid, replace(by, key=key))
    return len(grid.cells)


def _write(session: Session, plan: PlanFact, code: str, cell: CellInput, grid: GridInput, by: Actor) -> None:
    if cell.what is Cell.VALUE:
        reason = LocalText() if cell.value is not None else grid.missing_reason
        value = ValueInput(indicator=code, year=cell.year, value=cell.value, missing_reason=reason)
        record_value(session, plan.slug, value, by=by)
        return
    if cell.value is None:
        raise TargetNotEmptied(code=code, year=cell.year)
    set_on = observation_date(plan, local_day(by.at))
    reason = LocalText() if cell.seen is None else grid.reason
    target = TargetInput(indicator=code, year=cell.year, value=cell.value, set_on=set_on, reason=reason)
    set_target(session, plan.slug, target, by=by)


def _require_as_seen(session: Session, indicator: Indicator, cell: CellInput) -> None:
    table = IndicatorTarget if cell.what is Cell.TARGET else IndicatorValue
    records = sa.select(table.value).filter_by(indicator_id=indicator.id, year=cell.year)  # type: ignore[call-overload]
    now: Decimal | None = session.scalar(records.order_by(table.id.desc()).limit(1))  # type: ignore[attr-defined]
    if now != cell.seen:
        raise CellChangedMeanwhile(code=indicator.code, year=cell.year, now="–" if now is None else now)
