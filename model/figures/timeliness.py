"""Whether a measure is on time: follows from dates alone, by one rule in list, badge, chart and report."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from model.facts import MeasureFact, State
from model.measure import Status

SOON = timedelta(days=30)


class Timeliness(StrEnum):
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    ON_TIME = "on_time"
    NO_DATE = "no_date"
    SETTLED = "settled"


def timeliness(state: State, today: date) -> Timeliness:
    """Whether a measure in this state is on time that day."""
    return timeliness_of(state.status, state.due_on, today)


def timeliness_of(status: Status, due_on: date | None, today: date) -> Timeliness:
    """Overdue from the day after the due date; settled when completed or discontinued. Source: domain rule 1."""
    if status.is_done_with:
        return Timeliness.SETTLED
    if due_on is None:
        return Timeliness.NO_DATE
    if due_on < today:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if due_on - today <= SOON else Timeliness.ON_TIME


def overdue(measures: Iterable[MeasureFact], today: date) -> tuple[MeasureFact, ...]:
    """The measures that are overdue on that day, in their order."""
    return tuple(measure for measure in measures if timeliness(measure.state, today) is Timeliness.OVERDUE)
