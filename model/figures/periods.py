"""The two points between which changes are told: days, or frozen years; and the periods that readers ask for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from model.errors import DateOutsideTerm, SnapshotOfAnotherPlan, UnknownPoint
from model.facts import MeetingFact, PlanFact, SnapshotFact
from model.figures.cut_offs import cut_off_before, last_day_of, years_of
from model.meeting import Body

SNAPSHOT = re.compile(r"snapshot:(?:(?P<slug>[a-z0-9-]*[a-z-][a-z0-9-]*)/)?(?P<year>\d{4})(?:/(?P<issue>\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Point:
    """A day; or a frozen year with its issue, None: the newest one."""

    on: date | None = None
    year: int | None = None
    issue: int | None = None

    def __str__(self) -> str:
        if self.on is not None:
            return self.on.isoformat()
        return f"snapshot:{self.year}/{self.issue}" if self.issue else f"snapshot:{self.year}"


def point_of(text: str, plan: PlanFact) -> Point:
    """The point that is written `2023-12-31`, `snapshot:2023`, `snapshot:2023/2` or with the plan before the year.

    Raises `UnknownPoint`, `SnapshotOfAnotherPlan`.
    """
    if frozen := SNAPSHOT.fullmatch(text):
        if frozen["slug"] not in (None, plan.slug):
            raise SnapshotOfAnotherPlan(named=frozen["slug"], slug=plan.slug)
        return Point(year=int(frozen["year"]), issue=int(frozen["issue"]) if frozen["issue"] else None)
    try:
        return Point(on=date.fromisoformat(text))
    except ValueError as error:
        raise UnknownPoint(value=text) from error


def require_told(plan: PlanFact, day: date, newest: date) -> None:
    """Refuse a day before the plan or after the newest one that it can be looked at."""
    if not plan.term_starts_on <= day <= newest:
        raise DateOutsideTerm(day=day, starts=plan.term_starts_on, ends=newest)


class Preset(StrEnum):
    MEETING = "meeting"
    CUT_OFF = "cut_off"
    YEAR = "year"
    SNAPSHOTS = "snapshots"


@dataclass(frozen=True, slots=True)
class Period:
    """From one point to another, and why a reader would ask for it."""

    preset: Preset
    since: Point
    until: Point
    body: Body | None = None


def periods(
    plan: PlanFact, meetings: Iterable[MeetingFact], snapshots: Iterable[SnapshotFact], on: date
) -> tuple[Period, ...]:
    """Since the last meeting of each body, since the last cut-off, each year up to that day, and from one frozen
    year to the next; the newest first."""
    held = tuple(meetings)
    return (
        *(period for body in BODIES if (period := since_last_meeting(plan, held, on, body))),
        *_since_cut_off(plan, on),
        *_years(plan, on),
        *_between_snapshots(snapshots),
    )


BODIES = (Body.WELFARE_COMMITTEE, Body.CITY_BOARD, Body.COUNCIL, Body.INFLUENCE_BODIES)


def since_last_meeting(
    plan: PlanFact, meetings: Iterable[MeetingFact], on: date, body: Body = Body.WELFARE_COMMITTEE
) -> Period | None:
    """From the body's last meeting in the term before that day; None when there was none."""
    days = (m.held_on for m in meetings if m.body is body and plan.term_starts_on <= m.held_on < on)
    newest = max(days, default=None)
    return None if newest is None else Period(Preset.MEETING, Point(newest), Point(on), body)


def _since_cut_off(plan: PlanFact, on: date) -> Iterator[Period]:
    before = cut_off_before(plan, on)
    if before is not None:
        yield Period(Preset.CUT_OFF, Point(before), Point(on))


def _years(plan: PlanFact, on: date) -> Iterator[Period]:
    for year in reversed(years_of(plan, on)):
        starts = max(plan.term_starts_on, last_day_of(plan, year - 1))
        yield Period(Preset.YEAR, Point(starts), Point(min(on, last_day_of(plan, year))))


def _between_snapshots(snapshots: Iterable[SnapshotFact]) -> Iterator[Period]:
    newest = {frozen.year: frozen for frozen in sorted(snapshots, key=lambda s: (s.year, s.issue))}
    for earlier, later in reversed(list(pairwise(newest.values()))):
        since, until = (Point(year=frozen.year, issue=frozen.issue) for frozen in (earlier, later))
        yield Period(Preset.SNAPSHOTS, since, until)
