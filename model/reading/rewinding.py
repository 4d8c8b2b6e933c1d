"""The rows of a plan as they were at a past time: today's rows, with what each was before later edits laid over.

Updates, values and memberships are append-only and bounded by their own times. Texts, links, codes and headings are
rows that an edit changes in place; their past is in the change record.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from model.base import ExactNumber, LocalText, LocalTextColumn, UtcTime, WordsColumn
from model.change import ChangeRecord
from model.facts import Facts, Heading, IndicatorFact, PlanBook
from model.indicator import Indicator
from model.measure import Measure
from model.network import Category
from model.plan import Goal, Need, Party, Plan, Theme
from model.reading.asking import Lookup, Rows, ask
from model.reading.selecting import EVER, columns

TABLES = (Plan, Goal, Theme, Need, Party, Measure, Indicator)
HEADINGS: dict[str, Any] = {"goals": Goal, "themes": Theme, "needs": Need, "parties": Party, "categories": Category}
LINKS = {"goals": "goals", "themes": "themes", "needs": "needs", "responsible": "parties", "partners": "parties"}
OF_PLAN = ("name", "municipality", "cut_offs", "required_languages", "version")
OF_MEASURE = (
    *("code", "kind", "required_per_year", "starts_on", "source", "version"),
    *("title", "description", "resources", "schedule"),
)
OF_INDICATOR = (
    *("measure_id", "code", "name", "definition", "unit", "decimals", "direction", "computed"),
    *("baseline_value", "baseline_on", "baseline_origin", "version"),
)
OF_HEADING = ("code", "title", "version")
RECORD, PLAN, CATEGORY = columns(ChangeRecord), columns(Plan), columns(Category)
NOTHING = "{}"


@dataclass(frozen=True, slots=True)
class Edit:
    """One record on a row: what it was, empty when the row came about by it, and what it became."""

    number: int
    at: datetime
    was: str
    became: str

    @property
    def before(self) -> dict[str, Any]:
        return dict(json.loads(self.was))

    @property
    def after(self) -> dict[str, Any]:
        return dict(json.loads(self.became))

    @property
    def why(self) -> LocalText:
        """The reason that was given for it."""
        return LocalText(**(self.after.get("why") or {}))

    def changed(self, name: str) -> bool:
        return bool(self.before) and self.before.get(name) != self.after.get(name)


@dataclass(frozen=True, slots=True)
class Edits:
    """What was recorded after a time on the rows of a plan, each row's oldest first."""

    of: Mapping[tuple[str, int], tuple[Edit, ...]] = field(default_factory=dict)

    def after(self, at: datetime) -> "Edits":
        """Those of them that were recorded after a later time."""
        later = {row: tuple(edit for edit in edits if edit.at > at) for row, edits in self.of.items()}
        return Edits({row: edits for row, edits in later.items() if edits})

    def ids(self, table: Any) -> frozenset[int]:
        """The rows of a table that were edited."""
        return frozenset(id_ for name, id_ in self.of if name == _name(table))

    def was_there(self, table: Any, id_: int) -> bool:
        """The row did not come about later, and was not retired at the time."""
        later = self.on(table, id_)
        return not (later and later[0].was == NOTHING) and not self.was(table, id_).get("retired_at")

    def was(self, table: Any, id_: int) -> dict[str, Any]:
        """What was else of the row, as plain values: of each field what the oldest later edit found."""
        found: dict[str, Any] = {}
        for edit in reversed(self.on(table, id_)):
            found |= edit.before
        return found

    def values(self, table: Any, id_: int, names: Iterable[str]) -> dict[str, Any]:
        """The same of these fields, as the database gives them."""
        was, at = self.was(table, id_), columns(table)
        return {name: _value(at[name].type, was[name]) for name in names if name in was}

    def links(self, headings: Mapping[str, tuple[Heading, ...]], measure_id: int) -> dict[str, tuple[int, ...]]:
        """The ids of what a measure was linked to, where that was else. They were recorded by their codes then."""
        found: dict[str, tuple[int, ...]] = {}
        for edit in reversed(self.on(Measure, measure_id)):
            for link, name in LINKS.items():
                if link in edit.before:
                    ids = self._ids(HEADINGS[name], headings[name], edit.number)
                    found[link] = tuple(sorted(ids[code] for code in edit.before[link]))
        return found

    def _ids(self, table: Any, headings: tuple[Heading, ...], number: int) -> dict[str, int]:
        """The ids of headings by the codes that they had when that record was written."""
        return {self._code(table, heading, number): heading.id for heading in headings}

    def _code(self, table: Any, heading: Heading, number: int) -> str:
        later = (edit.before for edit in self.on(table, heading.id) if edit.number > number)
        return next((before["code"] for before in later if "code" in before), heading.code)

    def on(self, table: Any, id_: int) -> tuple[Edit, ...]:
        """The edits of one row."""
        return self.of.get((_name(table), id_), ())


def rewound(book: PlanBook, edits: Edits) -> PlanBook:
    """The book as it was: what was there, in the words and with the links that it had."""
    if not edits.of:
        return book
    every = {name: getattr(book, name) for name in HEADINGS}
    headings = {name: _were(HEADINGS[name], every[name], OF_HEADING, edits) for name in HEADINGS}
    measures = (replace(m, **edits.links(every, m.id)) for m in _were(Measure, book.measures, OF_MEASURE, edits))
    plan = replace(book.plan, **edits.values(Plan, book.plan.id, OF_PLAN))
    return PlanBook(plan=plan, measures=tuple(measures), **headings)


def rewound_facts(facts: Facts, edits: Edits) -> Facts:
    """The facts with the book and the indicators as they were."""
    return replace(facts, book=rewound(facts.book, edits), indicators=rewound_indicators(facts.indicators, edits))


def rewound_indicators(indicators: tuple[IndicatorFact, ...], edits: Edits) -> tuple[IndicatorFact, ...]:
    """The indicators that were there, as they were defined; those of a retired measure leave with it."""
    if not edits.of:
        return indicators
    were = _were(Indicator, indicators, OF_INDICATOR, edits)
    return tuple(i for i in were if i.measure_id is None or not edits.was(Measure, i.measure_id).get("retired_at"))


def _were(table: Any, facts: tuple[Any, ...], names: Iterable[str], edits: Edits) -> tuple[Any, ...]:
    there = (fact for fact in facts if edits.was_there(table, fact.id))
    return tuple(replace(fact, **edits.values(table, fact.id, names)) for fact in there)


def read_edits(connection: sa.Connection, plan_id: int, known_at: datetime) -> Edits:
    """The edits recorded after that time. One query; none for what is known by now."""
    return ask(connection, edits_question(plan_id, known_at))


def edits_question(plan_id: int, known_at: datetime) -> Lookup[Edits]:
    if known_at == EVER:
        return Lookup((), Edits)
    categories = (
        sa.select(CATEGORY.id)
        .join(PLAN.id.table, PLAN.municipality_code == CATEGORY.municipality_code)
        .where(PLAN.id == plan_id)
    )
    of_city = sa.and_(RECORD.plan_id.is_(None), RECORD.subject == "category", RECORD.record_id.in_(categories))
    of_plan = sa.and_(RECORD.plan_id == plan_id, RECORD.subject.in_(map(_name, TABLES)))
    edits = sa.select(RECORD.id, RECORD.at, RECORD.before, RECORD.after, RECORD.subject, RECORD.record_id)
    return Lookup((edits.where(sa.or_(of_plan, of_city), RECORD.at > known_at),), _edits)


def _edits(rows: Rows) -> Edits:
    found: dict[tuple[str, int], list[Edit]] = defaultdict(list)
    for *edit, subject, record_id in sorted(rows, key=lambda row: row[0]):
        found[subject, record_id].append(Edit(*edit))
    return Edits({row: tuple(edits) for row, edits in found.items()})


def _name(table: Any) -> str:
    return str(table.__tablename__)


def _value(kind: Any, plain: Any) -> Any:
    """A value of the change record as the column gives it."""
    match kind:
        case _ if plain is None:
            return None
        case LocalTextColumn():
            return LocalText(**plain)
        case UtcTime():
            return datetime.fromisoformat(plain)
        case WordsColumn():
            return tuple(plain)
        case ExactNumber():
            return Decimal(plain)
        case sa.Date():
            return date.fromisoformat(plain)
        case sa.Enum():
            return kind.enum_class(plain) if kind.enum_class else plain
    return plain
