"""How a plan stood on a day, as values that can be held against those of another day.

A state has *things* (measures, indicators, events …) under the identity that they keep for ever, and of each what is
told of it, part by part. `live_states` makes one of live facts, `model.yearly.states` one of a frozen year.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from model.base import LocalText
from model.event import EventKind
from model.figures.shares import Share
from model.indicator import Unit


class Subject(StrEnum):
    GOAL = "goal"
    THEME = "theme"
    NEED = "need"
    PARTY = "party"
    MEASURE = "measure"
    INDICATOR = "indicator"
    EVENT = "event"
    ORGANISATION = "organisation"


class Carried(StrEnum):
    """A measure came from the term before, or goes on in the next one."""

    CAME = "came"
    WENT = "went"


@dataclass(frozen=True, slots=True)
class Named:
    """Other things that one is linked to. Where a side does not know their identity, their titles are compared."""

    ids: tuple[int, ...] | None
    titles: tuple[LocalText, ...]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Named):
            return NotImplemented
        if self.ids is None or other.ids is None:
            return sorted(map(str, self.titles)) == sorted(map(str, other.titles))
        return self.ids == other.ids

    __hash__ = None  # type: ignore[assignment] # equal in two ways


@dataclass(frozen=True, slots=True)
class Amount:
    """A value of an indicator with its unit; None is *no data*, with the reason if one was given."""

    value: Decimal | None
    missing: LocalText = LocalText()
    counts: tuple[int, int] | None = None
    share: Share | None = field(default=None, compare=False)
    unit: Unit = field(default=Unit.PERCENT, compare=False)
    decimals: int = field(default=0, compare=False)


class Held(NamedTuple):
    """How often a recurring measure was held in a year, of how often it had to be."""

    held: int
    required: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event at which people met; `heads` None: nobody counted."""

    kind: EventKind
    held_on: date
    heads: int | None
    organisations: int


class Merged(NamedTuple):
    """The organisation that another one counts as from its merge on."""

    id: int
    name: LocalText


NO_WHYS: Mapping[str, LocalText] = MappingProxyType({})


class Thing(NamedTuple):
    """`told` says by parts what there is to say, `whys` why it is so, where a reason was given."""

    code: str
    title: LocalText
    order: int
    told: Mapping[str, Any]
    whys: Mapping[str, LocalText] = NO_WHYS


Identity = tuple[Subject, int | str]  # the id; of an indicator in an old document its code
Things = Mapping[Identity, Thing]


@dataclass(frozen=True, slots=True)
class Silence:
    """What a side does not tell at all: then nothing can be said to have changed."""

    subjects: frozenset[Subject] = frozenset()
    parts: frozenset[tuple[Subject, str]] = frozenset()
    targets_after: int | None = None

    def covers(self, subject: Subject, part: str) -> bool:
        if subject in self.subjects or (subject, part) in self.parts:
            return True
        kind, _, year = part.partition(".")
        return kind == "target" and self.targets_after is not None and int(year) > self.targets_after


@dataclass(frozen=True, slots=True)
class PlanState:
    """`issue` names the frozen year (`2023/1`) that the state is told by; empty: by what is recorded.

    `counts` are those of the term up to the day: measures, events, attendances, organisations reached, members.
    """

    slug: str
    on: date
    things: Things
    counts: Mapping[str, int]
    issue: str = ""
    silence: Silence = Silence()


def whys_of_state(reason: LocalText, comment: LocalText, sentence: LocalText) -> dict[str, LocalText]:
    """Why a measure has its status, its deadline, its assessment: the reason, else what else was told with it."""
    why = reason or comment or sentence
    return {"status": why, "due_on": why, "assessment": reason or sentence or comment}
