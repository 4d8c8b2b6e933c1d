"""The days of a plan that belong into a calendar: deadlines, milestones, cut-offs, events, meetings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.base import LocalText
from model.facts import EventFact, MeasureFact, MeetingFact, MilestoneFact, PlanBook
from model.figures.cut_offs import cut_offs_of


class DayKind(StrEnum):
    DEADLINE = "deadline"
    MILESTONE = "milestone"
    CUT_OFF = "cut_off"
    EVENT = "event"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day; `key` stays the same when the day or the title changes, so that a calendar moves it."""

    key: str
    kind: DayKind
    on: date
    title: LocalText
    code: str = ""


def days_of(
    book: PlanBook,
    milestones: Mapping[int, Iterable[MilestoneFact]],
    events: Iterable[EventFact],
    meetings: Iterable[MeetingFact],
) -> tuple[PlanDay, ...]:
    """Every day in order: what open measures are due on, and all cut-offs, events and meetings.

    `milestones` are by the id of their measure; one that was reached is no day to come.
    """
    awaited = [measure for measure in book.measures if not measure.state.status.is_done_with]
    days = [*_deadlines(awaited), *_milestones(awaited, milestones), *_cut_offs(book)]
    days += [PlanDay(f"event-{event.id}", DayKind.EVENT, event.held_on, event.title) for event in events]
    days += [PlanDay(f"meeting-{m.id}", DayKind.MEETING, m.held_on, m.title) for m in meetings]
    return tuple(sorted(days, key=lambda day: (day.on, day.key)))


def _deadlines(awaited: Iterable[MeasureFact]) -> Iterator[PlanDay]:
    for measure in awaited:
        if measure.state.due_on:
            key = f"measure-{measure.id}"
            yield PlanDay(key, DayKind.DEADLINE, measure.state.due_on, measure.title, measure.code)


def _milestones(awaited: Iterable[MeasureFact], milestones: Mapping[int, Iterable[MilestoneFact]]) -> Iterator[PlanDay]:
    for measure in awaited:
        for milestone in milestones.get(measure.id, ()):
            if milestone.reached_on is None:
                key = f"milestone-{milestone.id}"
                yield PlanDay(key, DayKind.MILESTONE, milestone.due_on, milestone.title, measure.code)


def _cut_offs(book: PlanBook) -> Iterator[PlanDay]:
    for day in cut_offs_of(book.plan):
        yield PlanDay(f"cut-off-{day.isoformat()}", DayKind.CUT_OFF, day, book.plan.name)
