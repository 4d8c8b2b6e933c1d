"""Reads of what changed in a plan between two points."""

from datetime import date, datetime

import sqlalchemy as sa

from model.base import moment
from model.errors import NoSuchSnapshot
from model.facts import PlanFact
from model.figures.differences import Differences, differences, explained
from model.figures.periods import Point, require_told
from model.figures.plan_states import PlanState
from model.reading.plans import EVER
from model.reading.snapshots import read_sealed, read_snapshots
from model.reading.states import read_state, read_whys
from model.reading.two_states import AsOf, read_two_states
from model.reading.unreadable import unreadable
from model.reading.yearly import document_of
from model.yearly.states import state_from_document


def read_changes(connection: sa.Connection, plan: PlanFact, since: Point, until: Point, newest: date) -> Differences:
    """What changed from one point to another, with the reasons. `newest` is the last day that the plan has.

    At most six queries. Raises `DateOutsideTerm`, `NoSuchSnapshot`, `FrozenYearBroken`, `NumberUnreadable`,
    `DayUnreadable` and what `differences` raises.
    """
    try:
        before, after = _read_states(connection, plan, since, until, newest)
    except (ArithmeticError, ValueError) as error:  # neither number nor day: read_states cannot say which
        raise unreadable(connection, plan.id) or error from error
    found = differences(before, after)
    if after.issue or not found.changes:
        return found  # a frozen year tells its reasons itself
    return explained(found, read_whys(connection, plan.id, found, after.on, known_at(after.on, newest)))


def _read_states(
    connection: sa.Connection, plan: PlanFact, since: Point, until: Point, newest: date
) -> tuple[PlanState, PlanState]:
    if since.on is None or until.on is None or until.on < since.on:
        before, after = (_read_state_at(connection, plan, point, newest) for point in (since, until))
        return before, after
    for day in (since.on, until.on):
        require_told(plan, day, newest)
    first, second = (AsOf(day, known_at(day, newest)) for day in (since.on, until.on))
    return read_two_states(connection, plan.id, first, second)


def known_at(day: date, newest: date) -> datetime:
    """A past day is told as it was known then, the newest one with all that is known."""
    return EVER if day >= newest else moment(day)


def _read_state_at(connection: sa.Connection, plan: PlanFact, point: Point, newest: date) -> PlanState:
    if point.on is None:
        return _read_frozen_state(connection, plan, point)
    require_told(plan, point.on, newest)
    return read_state(connection, plan.id, point.on, known_at(point.on, newest))


def _read_frozen_state(connection: sa.Connection, plan: PlanFact, point: Point) -> PlanState:
    """The state of an issue of a frozen year, the newest issue if the point names none."""
    issues = [s for s in read_snapshots(connection, plan.id) if s.year == point.year]
    found = next((s for s in reversed(issues) if point.issue in (None, s.issue)), None)
    if found is None:
        raise NoSuchSnapshot(year=f"{point.year}/{point.issue}" if point.issue else point.year)
    return state_from_document(document_of(read_sealed(connection, found.id)[0]))
