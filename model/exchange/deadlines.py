"""The days of a plan that belong into a calendar: deadlines, cut-offs, events, meetings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.base import LocalText
from model.facts import EventFact, MeetingFact, PlanBook
from model.figures.cut_offs import cut_offs_of


class DayKind(StrEnum):
    DEADLINE = "deadline"
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


def days_of(book: PlanBook, events: Iterable[EventFact], meetings: Iterable[MeetingFact]) -> tuple[PlanDay, ...]:
    """Every day in order: the deadlines of measures that are not done with, all cut-offs, events and meetings."""
    days = [*_deadlines(book), *_cut_offs(book)]
    days += [PlanDay(f"event-{event.id}", DayKind.EVENT, event.held_on, event.title) for event in events]
    days += [PlanDay(f"meeting-{m.id}", DayKind.MEETING, m.held_on, m.title) for m in meetings]
    return tuple(sorted(days, key=lambda day: (day.on, day.key)))


def _deadlines(book: PlanBook) -> Iterator[PlanDay]:
    for measure in book.measures:
        if measure.state.due_on and not measure.state.status.is_done_with:
            key = f"measure-{measure.id}"
            yield PlanDay(key, DayKind.DEADLINE, measure.state.due_on, measure.title, measure.code)


def _cut_offs(book: PlanBook) -> Iterator[PlanDay]:
    for day in cut_offs_of(book.plan):
        yield PlanDay(f"cut-off-{day.isoformat()}", DayKind.CUT_OFF, day, book.plan.name)
