"""What somebody forced into a database past our writes: numbers and days that are none. Named, not guessed."""

from datetime import date
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa

from model.errors import DayUnreadable, NumberUnreadable, PlanError
from model.event import Event
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.reading.selecting import columns

INDICATOR, EVENT = columns(Indicator), columns(Event)


def unreadable(connection: sa.Connection, plan_id: int) -> PlanError | None:
    """The refusal that names the first such number or day of the plan; None when there is none. Three queries."""
    for at in (columns(IndicatorValue), columns(IndicatorTarget)):
        rows = connection.execute(
            sa.select(INDICATOR.code, at.year, sa.cast(at.value, sa.Text))
            .join(at.id.table, at.indicator_id == INDICATOR.id)
            .where(INDICATOR.plan_id == plan_id, at.value.is_not(None))
        )
        for code, year, value in rows:
            if not _is_number(value):
                return NumberUnreadable(code=code, year=year, value=value)
    events = sa.select(EVENT.title, sa.cast(EVENT.held_on, sa.Text)).where(EVENT.plan_id == plan_id)
    return next((DayUnreadable(title=title) for title, day in connection.execute(events) if not _is_day(day)), None)


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
