"""Writes on indicators: define one, set a target, record a value or the reason why there is none."""

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_some_text, require_text
from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.measures import find_measure
from model.base import LocalText, Source, local_day
from model.errors import (
    AlreadyThere,
    NumberNotAllowed,
    ReasonMissing,
    TextMissing,
    UnknownCode,
    YearOutsideTerm,
)
from model.facts import PlanFact
from model.indicator import Computed, Direction, Indicator, IndicatorTarget, IndicatorValue, Unit
from model.role import Actor, Permission


class IndicatorInput(Input):
    texts = ("name", "definition", "baseline_origin")

    code: str = Field(min_length=1, max_length=20)
    measure: str | None = None
    name: LocalText
    definition: LocalText = LocalText()
    unit: Unit
    decimals: int = Field(default=0, ge=0, le=4)
    direction: Direction = Direction.UP
    computed: Computed | None = None
    baseline_value: Decimal | None = None
    baseline_on: date | None = None
    baseline_origin: LocalText = LocalText()
    source: Source = Source.ENTERED


class TargetInput(Input):
    texts = ("reason",)

    indicator: str
    year: int
    value: Decimal = Field(allow_inf_nan=False)
    set_on: date
    reason: LocalText = LocalText()
    source: Source = Source.ENTERED


class ValueInput(Input):
    texts = ("missing_reason",)

    indicator: str
    year: int
    value: Decimal | None = Field(default=None, allow_inf_nan=False)
    missing_reason: LocalText = LocalText()
    source: Source = Source.ENTERED


def define_indicator(session: Session, slug: str, indicator: IndicatorInput, *, by: Actor) -> int:
    """Define an indicator; a baseline has a value, a date and an origin, or is not declared. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    require_text(indicator.name, plan.required_languages, "name")
    require_baseline(indicator, plan)
    if _by_code(session, plan, indicator.code) is not None:
        raise AlreadyThere(field="code", value=indicator.code)
    count = session.scalar(sa.select(sa.func.count()).select_from(Indicator).where(col(Indicator.plan_id) == plan.id))
    texts = {name: getattr(indicator, name) for name in IndicatorInput.texts}
    row = Indicator(
        **indicator.model_dump(exclude={"measure", *texts}),
        **texts,
        plan_id=plan.id,
        position=(count or 0) + 1,
        measure_id=find_measure(session, plan, indicator.measure).id if indicator.measure else None,
    )
    add(session, row)
    record_change(session, by, "define_indicator", row, plan_id=plan.id)
    return row.id


def set_target(session: Session, slug: str, target: TargetInput, *, by: Actor) -> int:
    """Set the target of a year. An earlier one of that year stays on record; changing it needs a reason."""
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    indicator = _find(session, plan, target.indicator)
    _require_year(plan, target.year)
    earlier = session.scalar(
        sa.select(IndicatorTarget)
        .where(col(IndicatorTarget.indicator_id) == indicator.id, col(IndicatorTarget.year) == target.year)
        .order_by(col(IndicatorTarget.id).desc())
        .limit(1)
    )
    if earlier is not None:
        require_some_text(target.reason, plan.required_languages, "reason", ReasonMissing)
    row = IndicatorTarget(
        **target.model_dump(exclude={"indicator", "reason"}),
        reason=target.reason,
        indicator_id=indicator.id,
        recorded_at=by.at,
    )
    add(session, row)
    before = row_values(earlier) if earlier else None
    record_change(session, by, "set_target", row, plan_id=plan.id, before=before)
    return row.id


def record_value(session: Session, slug: str, value: ValueInput, *, by: Actor) -> int:
    """Record the value of a year, or that there is none and why. A correction names the value it replaces."""
    require(session, by, Permission.UPDATE_MEASURES)
    plan = open_plan(session, slug)
    indicator = _find(session, plan, value.indicator)
    if indicator.computed is not None:
        raise NumberNotAllowed(field="value", value=value.value)
    _require_year(plan, value.year)
    if value.year > local_day(by.at).year:
        raise YearOutsideTerm(field="year", year=value.year)
    if value.value is None:
        require_some_text(value.missing_reason, plan.required_languages, "missing_reason", ReasonMissing)
    replaced = session.scalar(
        sa.select(IndicatorValue)
        .where(col(IndicatorValue.indicator_id) == indicator.id, col(IndicatorValue.year) == value.year)
        .order_by(col(IndicatorValue.id).desc())
        .limit(1)
    )
    row = IndicatorValue(
        **value.model_dump(exclude={"indicator", "missing_reason"}),
        missing_reason=value.missing_reason,
        indicator_id=indicator.id,
        replaces_id=replaced.id if replaced else None,
        recorded_at=by.at,
    )
    add(session, row)
    before = row_values(replaced) if replaced else None
    record_change(session, by, "record_value", row, plan_id=plan.id, before=before)
    return row.id


def require_baseline(indicator: IndicatorInput, plan: PlanFact) -> None:
    """Refuse a baseline without its value, its date or its origin; one that is not declared has none of them."""
    if (indicator.baseline_value is None) != (indicator.baseline_on is None):
        raise NumberNotAllowed(field="baseline_value", value=indicator.baseline_value)
    if indicator.baseline_value is not None:
        require_some_text(indicator.baseline_origin, plan.required_languages, "baseline_origin", TextMissing)


def _require_year(plan: PlanFact, year: int) -> None:
    if not plan.term_starts_on.year <= year <= plan.term_ends_on.year:
        raise YearOutsideTerm(field="year", year=year)


def _find(session: Session, plan: PlanFact, code: str) -> Indicator:
    indicator = _by_code(session, plan, code)
    if indicator is None or indicator.retired_at is not None:
        raise UnknownCode(code=code)
    return indicator


def _by_code(session: Session, plan: PlanFact, code: str) -> Indicator | None:
    found: Indicator | None = session.scalar(
        sa.select(Indicator).where(col(Indicator.plan_id) == plan.id, col(Indicator.code) == code)
    )
    return found
