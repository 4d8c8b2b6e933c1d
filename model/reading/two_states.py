"""Reads of how a plan stood on two days, for what is different: what cannot differ is not read, or read once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from model.base import LocalText
from model.facts import Facts, MeasureFact, NetworkBook, SupportBook
from model.figures.live_states import Answers, held_by_year, state_from_facts, under_first_record
from model.figures.plan_states import Carried, Held, Identity, PlanState, Subject, Thing
from model.indicator import Computed
from model.measure import Assessment, Measure, MeasureKind, MeasureNeed, MeasureUpdate, Status
from model.reading.asking import Lookup, Rows, ask, together
from model.reading.indicators import indicators_question
from model.reading.network import organisations_question
from model.reading.participation import corrections_question, events_question, support_question
from model.reading.plans import city_of, headings_question, measures_question, newest_update_id
from model.reading.rewinding import edits_question, rewound_facts
from model.reading.selecting import columns
from model.reading.states import carried_by, carried_question

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
    day, both states are silent. An event that was recorded anew is the same event. Three queries."""
    rows, days = _read_rows(connection, plan_id, since, until), (since, until)
    on_both = together(
        edits_question(plan_id, since.known_at),
        carried_question(plan_id),
        _needs_question(plan_id),
        corrections_question(plan_id, until.known_at),
    )
    asked = together(on_both, *(_side_question(plan_id, as_of) for as_of in days))
    (edits, every, needs, corrected_by), *stored = ask(connection, asked)
    edited = edits.ids(Measure)
    carried = [carried_by(every, as_of.known_at) for as_of in days]
    gone_over = {id_ for id_ in carried[1] if carried[0].get(id_) != carried[1][id_]}
    differing = {row.id: _title(row) for row in rows if row.id not in edited and (_differs(row) or row.id in gone_over)}
    reading = Reading(rows, differing, edited, needs)
    completed = _completed(connection, plan_id, days, stored, edited)
    before, after = (
        rewound_facts(replace(facts, events=under_first_record(facts.events, corrected_by)), of)
        for facts, of in zip(completed, (edits, edits.after(until.known_at)), strict=True)
    )
    return reading.state(0, before, carried[0]), reading.state(1, after, carried[1])


def _side_question(plan_id: int, as_of: AsOf) -> Lookup[Facts]:
    """The facts of a day as they are stored, without measures and support."""
    asked = together(
        headings_question(plan_id, as_of.known_at),
        events_question(plan_id, *as_of),
        organisations_question(city_of(plan_id), as_of.known_at),
        indicators_question(plan_id, *as_of),
    )

    def facts(found: tuple[Any, ...]) -> Facts:
        book, events, organisations, indicators = found
        return Facts(as_of.day, book, events, NetworkBook(organisations), indicators, SupportBook())

    return asked.then(facts)


def _completed(
    connection: sa.Connection, plan_id: int, days: tuple[AsOf, AsOf], stored: Sequence[Facts], edited: frozenset[int]
) -> list[Facts]:
    """The facts of both days with those measures only that were edited, and with support if an indicator needs it."""
    is_supported = any(indicator.computed in BY_SUPPORT for facts in stored for indicator in facts.indicators)
    found = ask(
        connection,
        together(
            *(measures_question(plan_id, *day, only=edited) if edited else Lookup((), tuple) for day in days),
            *(support_question(plan_id, *day) if is_supported else Lookup((), SupportBook) for day in days),
        ),
    )
    return [
        replace(facts, book=replace(facts.book, measures=measures), support=support)
        for facts, measures, support in zip(stored, found[:2], found[2:], strict=True)
    ]


def _differs(row: Row) -> bool:
    """What a recurring measure has to be held is asked anew each year."""
    return row.sides[0] != row.sides[1] or row.kind is MeasureKind.RECURRING


def _title(row: Row) -> LocalText:
    return LocalText.model_construct(None, **json.loads(row.title))


@dataclass(frozen=True, slots=True)
class Reading:
    """What both states are made of."""

    rows: Sequence[Row]
    differing: Mapping[int, LocalText]
    edited: frozenset[int]
    needs: Mapping[int, tuple[int, ...]]

    def state(self, side: int, facts: Facts, carried: Mapping[int, Carried]) -> PlanState:
        untouched = [row for row in self.rows if row.sides[side] is not None and row.id not in self.edited]
        state = state_from_facts(facts, carried, self._answers(side, untouched, facts.book.measures))
        differing = [row for row in untouched if row.id in self.differing]
        held = held_by_year(facts.book.plan, differing, facts.events, facts.cutoff)
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

    def _answers(self, side: int, untouched: Sequence[Row], edited: Sequence[MeasureFact]) -> Answers:
        """Which measures answer each need: by all of them, those that were edited by the needs that they had then."""
        linked = [(row.position, row.code, row.sides[side], self.needs.get(row.id, ())) for row in untouched]
        going = [(place, code, needs) for place, code, told, needs in linked if told and told[0] is not DISCONTINUED]
        going += [(m.position, m.code, m.needs) for m in edited if m.state.status is not DISCONTINUED]
        found: dict[int, tuple[str, ...]] = {}
        for _, code, needs in sorted(going):
            found |= {need_id: (*found.get(need_id, ()), code) for need_id in needs}
        return found


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


def _needs_question(plan_id: int) -> Lookup[dict[int, tuple[int, ...]]]:
    """Of each measure the needs that it is linked to now."""
    of_plan = (
        sa.select(NEED.measure_id, NEED.need_id)
        .join(MEASURE.id.table, MEASURE.id == NEED.measure_id)
        .where(MEASURE.plan_id == plan_id)
    )

    def answer(rows: Rows) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for measure_id, need_id in sorted(rows):
            found[measure_id] = (*found.get(measure_id, ()), need_id)
        return found

    return Lookup((of_plan,), answer)
