"""Counts of measures by status; never a percentage of a plan, never an average of progress."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from model.facts import Heading, MeasureFact, StatusChange
from model.figures.shares import Share
from model.measure import Status
from model.network import Population


def by_status(measures: Iterable[MeasureFact], on: date) -> dict[Status, Share]:
    """Of every status, how many of all measures have it. Source: domain rule 2."""
    all_of = tuple(measures)
    ids = [measure.id for measure in all_of]
    return {
        status: Share.of(
            (measure.id for measure in all_of if measure.state.status is status), ids, Population.MEASURES, on
        )
        for status in Status
    }


def by_goal(measures: Iterable[MeasureFact], goals: Iterable[Heading], on: date) -> dict[int, dict[Status, Share]]:
    """The same for each goal; a measure that serves two goals counts in both, so goals do not add up."""
    all_of = tuple(measures)
    return {goal.id: by_status((m for m in all_of if goal.id in m.goals), on) for goal in goals}


def status_on(changes: Iterable[StatusChange], day: date) -> dict[int, Status]:
    """The status of every measure that had begun by that day."""
    return {change.measure_id: change.status for change in changes if change.on <= day}


def completed_on(changes: Iterable[StatusChange], days: Sequence[date]) -> list[int]:
    """How many measures were completed on each of these days."""
    steps = tuple(changes)
    return [Counter(status_on(steps, day).values())[Status.COMPLETED] for day in days]


def planned_on(measures: Iterable[MeasureFact], days: Sequence[date]) -> list[int]:
    """How many measures were due by each of these days, by the due dates now in force; discontinued ones never."""
    due = [m.state.due_on for m in measures if m.state.due_on and m.state.status is not Status.DISCONTINUED]
    return [sum(day_due <= day for day_due in due) for day in days]


def month_ends(first: date, last: date) -> list[date]:
    """The last day of each month from one day to another, and that other day itself."""
    days = []
    month = first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=31)).replace(day=1)
        days.append(min(following - timedelta(days=1), last))
        month = following
    return days
