"""Which kind of change a difference is: in which one of the lists it is told.

How a status moves: not started, in progress, ongoing, completed is the way forward. A postponed measure stands before
it and a discontinued one before that, so that taking one up again is a move forward, and postponing one a move back:
*siirretty, framskjuten* means that it comes later. *Keskeytetty, avbruten* means that nothing more is expected: a
measure that was discontinued, or taken off the plan, is dropped.
"""

from enum import Enum, StrEnum
from typing import Any, NamedTuple

from model.base import LocalText
from model.figures.plan_states import Identity, Subject
from model.measure import Status

WAY = (
    Status.DISCONTINUED,
    Status.POSTPONED,
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.ONGOING,
    Status.COMPLETED,
)


class Absence(Enum):
    """That a thing, or a part of it, is not there; unlike a value that is empty."""

    NOT_THERE = "not_there"


NOT_THERE = Absence.NOT_THERE


class Kind(StrEnum):
    """The kinds of change, in the order in which they are told. The last one is what was taken back or corrected."""

    COMPLETED = "completed"
    MOVED_FORWARD = "moved_forward"
    MOVED_BACK = "moved_back"
    NEW = "new"
    DROPPED = "dropped"
    CARRIED_OVER = "carried_over"
    DEADLINE_CHANGED = "deadline_changed"
    RESPONSIBLE_CHANGED = "responsible_changed"
    ASSESSMENT_CHANGED = "assessment_changed"
    TEXT_CHANGED = "text_changed"
    INDICATOR_VALUES = "indicator_values"
    INDICATOR_TARGETS = "indicator_targets"
    FULFILMENT = "fulfilment"
    EVENTS_HELD = "events_held"
    ORGANISATIONS_JOINED = "organisations_joined"
    ORGANISATIONS_LEFT = "organisations_left"
    ORGANISATIONS_REACHED_FIRST = "organisations_reached_first"
    NEEDS_NEWLY_ANSWERED = "needs_newly_answered"
    TAKEN_BACK = "taken_back"


MOVES = (Kind.COMPLETED, Kind.MOVED_FORWARD, Kind.MOVED_BACK, Kind.NEW, Kind.DROPPED)
BY_PART = {
    "due_on": Kind.DEADLINE_CHANGED,
    "responsible": Kind.RESPONSIBLE_CHANGED,
    "assessment": Kind.ASSESSMENT_CHANGED,
    "value": Kind.INDICATOR_VALUES,
    "target": Kind.INDICATOR_TARGETS,
    "held": Kind.FULFILMENT,
}
BY_FACT = {
    (Subject.ORGANISATION, "member"): (Kind.ORGANISATIONS_JOINED, Kind.ORGANISATIONS_LEFT),
    (Subject.ORGANISATION, "reached"): (Kind.ORGANISATIONS_REACHED_FIRST, Kind.TAKEN_BACK),
    (Subject.ORGANISATION, "merged"): (Kind.TAKEN_BACK, None),
    (Subject.NEED, "answered"): (Kind.NEEDS_NEWLY_ANSWERED, Kind.TAKEN_BACK),
    (Subject.EVENT, "held"): (Kind.EVENTS_HELD, Kind.TAKEN_BACK),
    (Subject.MEASURE, "carried"): (Kind.CARRIED_OVER, None),
}


UNTOLD_BY_FROZEN_YEARS = frozenset(
    {
        Kind.CARRIED_OVER,
        Kind.EVENTS_HELD,
        Kind.ORGANISATIONS_JOINED,
        Kind.ORGANISATIONS_LEFT,
        Kind.ORGANISATIONS_REACHED_FIRST,
        Kind.NEEDS_NEWLY_ANSWERED,
    }
)


class Key(NamedTuple):
    subject: Subject
    id: int | str
    part: str

    @property
    def thing(self) -> Identity:
        return self.subject, self.id

    @property
    def presence(self) -> str:
        """The part by which a thing is seen to come and go."""
        return {Subject.MEASURE: "status", Subject.EVENT: "held"}.get(self.subject, "title")


class Change(NamedTuple):
    """One part of one thing, from what it was to what it is; either may be NOT_THERE.

    `year_before` is what the second state tells of the year before, where the part is one of a year.
    """

    key: Key
    code: str
    title: LocalText
    order: int
    was: Any
    now: Any
    why: LocalText = LocalText()
    year_before: Any = None

    @property
    def name(self) -> str:
        """What changed of it: the part without its year."""
        return self.key.part.partition(".")[0]

    @property
    def year(self) -> int | None:
        _, _, year = self.key.part.partition(".")
        return int(year) if year.isdigit() else None


def kind_of(change: Change, presence: Change | None) -> Kind | None:
    """The list of a change. `presence` is the change by which its thing came or went: that alone tells what it was;
    what has happened in a new thing's years since is told too."""
    subject, name = change.key.subject, change.name
    if (subject, name) in BY_FACT:
        return _kind_of_fact(change)
    if presence is None:
        return _kind_of_status(change) if name == "status" else _kind_of_part(name)
    if change is presence:
        return _kind_of_presence(change)
    has_come = presence.was is NOT_THERE
    return _kind_of_part(name) if has_come and change.year else None


def _kind_of_presence(change: Change) -> Kind:
    if change.key.subject is Subject.MEASURE:
        return _kind_of_status(change)
    return Kind.TEXT_CHANGED if change.was is NOT_THERE else Kind.TAKEN_BACK


def _kind_of_part(name: str) -> Kind:
    return BY_PART.get(name, Kind.TEXT_CHANGED)


def _kind_of_fact(change: Change) -> Kind | None:
    """What is or is not so. An event that was corrected is in the last list, with its two versions; a measure that
    came from the term before may go on in the next one."""
    begins, ends = BY_FACT[change.key.subject, change.name]
    if change.was is NOT_THERE:
        return begins
    if change.now is NOT_THERE:
        return ends
    return {Subject.EVENT: Kind.TAKEN_BACK, Subject.MEASURE: begins}.get(change.key.subject)


def _kind_of_status(change: Change) -> Kind:
    was, now = change.was, change.now
    if was is NOT_THERE:
        return Kind.NEW
    if now in (NOT_THERE, Status.DISCONTINUED):
        return Kind.DROPPED
    if now is Status.COMPLETED:
        return Kind.COMPLETED
    return Kind.MOVED_FORWARD if WAY.index(now) > WAY.index(was) else Kind.MOVED_BACK


def comes_or_goes(change: Change) -> bool:
    """The thing was not there before, or is not there any more."""
    return change.key.part == change.key.presence and NOT_THERE in (change.was, change.now)


def is_carried(change: Change) -> bool:
    return change.name == "carried" and change.was is NOT_THERE
