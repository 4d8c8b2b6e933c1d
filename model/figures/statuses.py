"""Counts of measures by status; never a percentage of a plan, never an average of progress."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from model.facts import Heading, MeasureFact, StatusChange
from model.figures.shares import Share
from model.measure import Status
from model.network import Population

PATH = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.ONGOING, Status.COMPLETED)


@dataclass(frozen=True, slots=True)
class Moves:
    """Ids of the measures that stand elsewhere than on the first day; a move made and undone is none."""

    completed: tuple[int, ...]
    forward: tuple[int, ...]
    back: tuple[int, ...]
    dropped: tuple[int, ...]
    new: tuple[int, ...]


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


def moves(changes: Iterable[StatusChange], since: date, until: date) -> Moves:
    """What became of the measures between two days, from the two states alone."""
    steps = tuple(changes)
    before, after = status_on(steps, since), status_on(steps, until)
    moved = {id_: (before[id_], now) for id_, now in after.items() if id_ in before and before[id_] != now}
    return Moves(
        completed=tuple(id_ for id_, (_, now) in moved.items() if now is Status.COMPLETED),
        forward=_those(moved, lambda was, now: now is not Status.COMPLETED and _step(now) > _step(was)),
        back=_those(moved, lambda was, now: now in PATH and _step(now) < _step(was)),
        dropped=tuple(id_ for id_, (_, now) in moved.items() if now not in PATH),
        new=tuple(id_ for id_ in after if id_ not in before),
    )


def _those(moved: Mapping[int, tuple[Status, Status]], is_meant: Callable[[Status, Status], bool]) -> tuple[int, ...]:
    return tuple(id_ for id_, (was, now) in moved.items() if is_meant(was, now))


def _step(status: Status) -> int:
    """Postponed and discontinued stand before the path: taking a measure up again is a move forward."""
    return PATH.index(status) if status in PATH else -1
