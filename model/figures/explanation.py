"""What an explained number is made of: the question, and the rows behind the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.figures.shares import Share
from model.network import Population


class Kind(StrEnum):
    """What the rows behind a figure are."""

    MEASURES = "measures"
    EVENTS = "events"
    ORGANISATIONS = "organisations"
    CATEGORIES = "categories"
    INDICATORS = "indicators"
    NEEDS = "needs"
    GOALS = "goals"


@dataclass(frozen=True, slots=True)
class Question:
    """Which figure is opened: of which status, measure, goal or other part, in which year; "" and None for all."""

    figure: str
    of: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure and the ids behind it. `others` are the rows of the denominator that do not count.

    `total` is None for a plain count, and for attendances `count` is heads, not rows.
    """

    kind: Kind
    on: date
    count: int
    total: int | None
    rows: tuple[int, ...]
    others: tuple[int, ...] = ()
    population: Population | None = None


def of_share(kind: Kind, share: Share) -> Explained:
    """A share with the rows of its numerator and the others of its denominator."""
    others = tuple(sorted(set(share.of_rows) - set(share.rows)))
    return Explained(kind, share.on, share.count, share.total, share.rows, others, share.population)


def of_whole(kind: Kind, rows: Iterable[int], whole: Iterable[int], on: date) -> Explained:
    """So many rows of a whole that has no name among the populations of shares."""
    every = tuple(sorted(set(whole)))
    counted = tuple(sorted(set(rows) & set(every)))
    return Explained(kind, on, len(counted), len(every), counted, tuple(id_ for id_ in every if id_ not in counted))
