"""Reads of how a plan stood on two days, for what is different: what cannot differ is not read, or read once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from model.base import LocalText
from model.facts import EventFact, Facts, MeasureFact, NetworkBook, PlanBook, SupportBook
from model.figures.live_states import Answers, held_by_year, state_from_facts, under_first_record
from model.figures.plan_states import Carried, Held, Identity, PlanState, Subject, Thing
from model.indicator import Computed
from model.measure import Assessment, Measure, MeasureKind, MeasureNeed, MeasureUpdate, Status
from model.reading.indicators import read_indicators
from model.reading.network import read_organisations
from model.reading.participation import read_corrections, read_events, read_support
from model.reading.plans import newest_update_id, read_plan_book
from model.reading.rewinding import Edits, read_edits, rewound
from model.reading.selecting import columns
from model.reading.states import carried_by, read_carried

MEASURE, NEED, UPDATE = columns(Measure), columns(MeasureNeed), columns(MeasureUpdate)
DISCONTINUED = Status.DISCONTINUED
BY_SUPPORT = {computed for computed in Computed if computed.value.startswith(("grant_", "premises_", "survey_"))}


Told = tuple[Status, Assessment | None, date | None]


class AsOf(NamedTuple):
    """A day, and the time by which what is told of it was known."""

    day: date
    known_at: datetime


class Row(NamedTuple):
    """A measure as it is called now, and what the update in force on each of the two days says; None: none was."""

    id: int
    code: str
    position: int
    kind: MeasureKind
    required_per_year: int | None
    starts_on: date
    title: str
    sides: tuple[Told | None, Told | None]


def read_two_states(connection: sa.Connection, plan_id: int, since: AsOf, until: AsOf) -> tuple[PlanState, PlanState]:
    """How a plan stood on two days. Of measures that cannot differ, and of texts that nobody edited since the first
    day, both states are silent. 16 queries; nine more when a measure was edited
    and an event cancelled."""
    edits = read_edits(connection, plan_id, since.known_at)
    edited = edits.ids(Measure)
    rows = _read_rows(connection, plan_id, since, until)
    every = read_carried(connection, plan_id)
    carried = [carried_by(every, side.known_at) for side in (since, until)]
    gone_over = {id_ for id_ in carried[1] if carried[0].get(id_) != carried[1][id_]}
    differing = {row.id: _title(row) for row in rows if row.id not in edited and (_differs(row) or row.id in gone_over)}
    book = read_plan_book(connection, plan_id, *until, Edits(), only=frozenset())
    events = _read_events(connection, plan_id, since, until)
    reading = Reading(connection, plan_id, book, rows, events, differing, edited, _read_needs(connection, plan_id))
    return (
        reading.state(0, since, edits, carried[0]),
        reading.state(1, until, edits.after(until.known_at), carried[1]),
    )


def _differs(row: Row) -> bool:
    """What a recurring measure has to be held is asked anew each year."""
    return row.sides[0] != row.sides[1] or row.kind is MeasureKind.RECURRING


def _title(row: Row) -> LocalText:
    return LocalText.model_construct(None, **json.loads(row.title))


@dataclass(frozen=True, slots=True)
class Reading:
    """What both states are made of."""

    connection: sa.Connection
    plan_id: int
    book: PlanBook
    rows: Sequence[Row]
    events: tuple[tuple[EventFact, ...], tuple[EventFact, ...]]
    differing: Mapping[int, LocalText]
    edited: frozenset[int]
    needs: Mapping[int, tuple[int, ...]]

    def state(self, side: int, as_of: AsOf, edits: Edits, carried: Mapping[int, Carried]) -> PlanState:
        facts = self._facts(side, as_of, edits)
        untouched = [row for row in self.rows if row.sides[side] is not None and row.id not in self.edited]
        state = state_from_facts(facts, carried, self._answers(side, untouched, facts.book.measures))
        differing = [row for row in untouched if row.id in self.differing]
        held = held_by_year(facts.book.plan, differing, facts.events, as_of.day)
        things: dict[Identity, Thing] = {
            (Subject.MEASURE, row.id): self._thing(row, side, held[row.id], carried) for row in differing
        }
        counts = {**state.counts, "measures": len(untouched) + len(facts.book.measures)}
        return replace(state, things={**things, **state.things}, counts=counts)

    def _thing(self, row: Row, side: int, held: Mapping[str, Held], carried: Mapping[int, Carried]) -> Thing:
        status, assessment, due_on = row.sides[side] or (None, None, None)
        told: dict[str, Any] = {"status": status, "assessment": assessment, "due_on": due_on, **held}
        if row.id in carried:
            told["carried"] = carried[row.id]
        return Thing(row.code, self.differing[row.id], row.position, told)

    def _facts(self, side: int, as_of: AsOf, edits: Edits) -> Facts:
        """The facts with those measures only that were edited."""
        asked = (self.connection, self.plan_id, *as_of)
        book = read_plan_book(*asked, edits, only=self.edited) if self.edited else rewound(self.book, edits)
        indicators = read_indicators(*asked, edits)
        is_supported = any(indicator.computed in BY_SUPPORT for indicator in indicators)
        return Facts(
            cutoff=as_of.day,
            book=book,
            events=self.events[side],
            network=NetworkBook(read_organisations(self.connection, book.plan.municipality_code, as_of.known_at)),
            indicators=indicators,
            support=read_support(*asked) if is_supported else SupportBook(),
        )

    def _answers(self, side: int, untouched: Sequence[Row], edited: Sequence[MeasureFact]) -> Answers:
        """Which measures answer each need: by all of them, those that were edited by the needs that they had then."""
        linked = [(row.position, row.code, row.sides[side], self.needs.get(row.id, ())) for row in untouched]
        going = [(place, code, needs) for place, code, told, needs in linked if told and told[0] is not DISCONTINUED]
        going += [(m.position, m.code, m.needs) for m in edited if m.state.status is not DISCONTINUED]
        found: dict[int, tuple[str, ...]] = {}
        for _, code, needs in sorted(going):
            found |= {need_id: (*found.get(need_id, ()), code) for need_id in needs}
        return found


def _read_events(
    connection: sa.Connection, plan_id: int, since: AsOf, until: AsOf
) -> tuple[tuple[EventFact, ...], tuple[EventFact, ...]]:
    """The events of both days. One that was recorded anew in between is the same event."""
    before, after = (read_events(connection, plan_id, *side) for side in (since, until))
    if {event.id for event in before} <= {event.id for event in after}:
        return before, after
    corrected_by = read_corrections(connection, plan_id, until.known_at)
    return under_first_record(before, corrected_by), under_first_record(after, corrected_by)


def _read_rows(connection: sa.Connection, plan_id: int, since: AsOf, until: AsOf) -> list[Row]:
    days = {"first_day": since.day, "first_known": since.known_at, "second_day": until.day}
    found = connection.execute(ROWS, {"plan_id": plan_id, **days, "second_known": until.known_at})
    return [
        Row(id_, code, place, kind, required, starts_on, title, (_told(one, gone, since), _told(other, gone, until)))
        for id_, code, place, kind, required, starts_on, title, gone, *told in found
        for one, other in [(told[:3], told[3:])]
    ]


def _told(told: Sequence[Any], retired_at: datetime | None, as_of: AsOf) -> Told | None:
    is_retired = retired_at is not None and retired_at <= as_of.known_at
    return None if told[0] is None or is_retired else (told[0], told[1], told[2])


def _rows() -> Any:
    """One statement for both days: for each measure two searches in an index."""
    first, second = (sa.inspect(MeasureUpdate).local_table.alias(name) for name in ("first", "second"))
    own = (MEASURE.id, MEASURE.code, MEASURE.position, MEASURE.kind, MEASURE.required_per_year, MEASURE.starts_on)
    told = (of[name] for of in (first.c, second.c) for name in ("status", "assessment", "due_on"))
    day, time = sa.Date(), UPDATE.recorded_at.type
    newest = {
        name: newest_update_id(
            MEASURE.id, sa.bindparam(f"{name}_day", type_=day), sa.bindparam(f"{name}_known", type_=time)
        )
        for name in ("first", "second")
    }
    return (
        sa.select(*own, sa.type_coerce(MEASURE.title, sa.Text), MEASURE.retired_at, *told)
        .select_from(MEASURE.id.table)
        .join(first, first.c.id == newest["first"], isouter=True)
        .join(second, second.c.id == newest["second"], isouter=True)
        .where(MEASURE.plan_id == sa.bindparam("plan_id"))
        .order_by(MEASURE.position)
    )


ROWS = _rows()


def _read_needs(connection: sa.Connection, plan_id: int) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    rows = connection.execute(
        sa.select(NEED.measure_id, NEED.need_id)
        .join(MEASURE.id.table, MEASURE.id == NEED.measure_id)
        .where(MEASURE.plan_id == plan_id)
        .order_by(NEED.measure_id, NEED.need_id)
    )
    for measure_id, need_id in rows:
        found[measure_id] = (*found.get(measure_id, ()), need_id)
    return found
