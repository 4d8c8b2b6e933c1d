"""Several questions asked as one: all their selects in one statement, so that a screen waits for the database once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

S = TypeVar("S")
T = TypeVar("T")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Lookup(Generic[T]):
    """Selects, and what is made of their rows: for each select one list of rows, which have no order."""

    selects: tuple[Any, ...]
    answer: Callable[..., T]

    def then(self, make: Callable[[T], S]) -> "Lookup[S]":
        """The same question with something made of its answer."""
        return Lookup(self.selects, lambda *rows: make(self.answer(*rows)))


def ask(connection: sa.Connection, question: Lookup[T]) -> T:
    """The answer to a question. One query, however many selects it has; none when it has none."""
    match question.selects:
        case ():
            return question.answer()
        case (select,):
            return question.answer([tuple(row) for row in connection.execute(select)])
    return question.answer(*_read_united(connection, question.selects))


def together(*questions: Lookup[Any]) -> Lookup[tuple[Any, ...]]:
    """Several questions as one, whose answer has the answer to each."""

    def answer(*rows: Rows) -> tuple[Any, ...]:
        left = iter(rows)
        return tuple(question.answer(*islice(left, len(question.selects))) for question in questions)

    return Lookup(tuple(select for question in questions for select in question.selects), answer)


def _read_united(connection: sa.Connection, selects: Sequence[Any]) -> list[Rows]:
    """The rows of each select. A column has its place among those of its type, so that few are empty in a row."""
    columns = [list(select.inner_columns) for select in selects]
    types: dict[tuple[Any, int], Any] = {}
    places = [_places(of_select, types) for of_select in columns]
    frame = sa.select(sa.literal_column("-1"), *(sa.cast(sa.null(), type_) for type_ in types.values()))
    parts = (
        select.with_only_columns(sa.literal_column(str(number)), *_spread(of_select, at, len(types)))
        for number, (select, of_select, at) in enumerate(zip(selects, columns, places, strict=True))
    )
    found: list[Rows] = [[] for _ in selects]
    own = [_picked(at) for at in places]
    for row in connection.execute(sa.union_all(frame.where(sa.false()), *parts)):
        found[row[0]].append(own[row[0]](row))
    return found


def _places(columns: Sequence[Any], types: dict[tuple[Any, int], Any]) -> list[int]:
    """The place of each column; new ones are added to the types that there are."""
    seen: Counter[Any] = Counter()
    keys = []
    for column in columns:
        kind = (type(column.type), getattr(column.type, "enum_class", None))
        keys.append((kind, seen[kind]))
        types.setdefault(keys[-1], column.type)
        seen[kind] += 1
    order = list(types)
    return [order.index(key) for key in keys]


def _spread(columns: Sequence[Any], places: Sequence[int], width: int) -> list[Any]:
    at = dict(zip(places, columns, strict=True))
    return [at.get(place, sa.null()) for place in range(width)]


def _picked(places: Sequence[int]) -> Callable[[Any], tuple[Any, ...]]:
    """Takes a select's own columns out of a row, after its number."""
    first, *more = (place + 1 for place in places)
    return itemgetter(first, *more) if more else lambda row: (row[first],)
