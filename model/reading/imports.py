"""What an import is held against, and how columns were matched the last time."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from model.column_match import ColumnMatch
from model.exchange.dry_run import DryRun, Progress, dry_run
from model.exchange.fields import Kind
from model.exchange.import_facts import ImportFacts
from model.exchange.matching import header_hash
from model.exchange.sheets import Sheet
from model.exchange.tables import Request, Table, choose_table, days_named
from model.facts import EventFact, PlanFact, State
from model.figures.cut_offs import observation_date
from model.indicator import Indicator
from model.measure import Measure
from model.network import Organisation, OrganisationMerge
from model.plan import Goal, Party
from model.reading.indicators import read_indicators
from model.reading.network import read_organisations
from model.reading.participation import EVENT, read_events
from model.reading.plans import EVER, MEASURE, STATE, UPDATE, read_plan, read_plan_book
from model.reading.selecting import columns

OF_THE_PLAN = (Measure, Goal, Party, Indicator)
AT_ONCE = 500  # days asked for by name; more of them by the first and the last


def read_import_facts(
    connection: sa.Connection, slug: str, kind: str, today: date, days: Iterable[date] = ()
) -> ImportFacts:
    """What a table of that kind is held against; `days` are those that a table of updates names. 7–11 queries."""
    plan = read_plan(connection, slug)
    city, of_network = plan.municipality_code, kind in ("organisations", "events")
    return ImportFacts(
        book=read_plan_book(connection, plan.id, date.max, EVER),
        today=today,
        on=observation_date(plan, today),
        told=_read_told(connection, plan, {*days}) if kind == "updates" else {},
        indicators=read_indicators(connection, plan.id, date.max, EVER) if kind == "indicators" else (),
        organisations=read_organisations(connection, city, EVER) if of_network else (),
        merged=_read_merged(connection, city) if of_network else {},
        events=read_events(connection, plan.id, date.max, EVER) if kind == "events" else (),
        cancelled=_read_cancelled(connection, plan) if kind == "events" else (),
        taken={str(table.__tablename__): _taken(connection, table, plan) for table in (*OF_THE_PLAN, Organisation)},
    )


def read_table(connection: sa.Connection, slug: str, kind: Kind, sheets: Sequence[Sheet], asked: Request) -> Table:
    """The table of a file with its columns matched: as asked, as remembered for its header, by name. 2 queries."""
    plan = read_plan(connection, slug)
    language = plan.required_languages[0]
    found = choose_table(kind, sheets, asked, language)
    remembered, words = read_column_match(connection, plan.municipality_code, kind.name, header_hash(found.header))
    if not remembered and not words:
        return found
    again = replace(asked, sheet=found.sheet.name, remembered=remembered, words={**words, **asked.words})
    return choose_table(kind, sheets, again, language)


def read_dry_run(
    connection: sa.Connection, slug: str, table: Table, file_name: str, today: date, tell: Progress | None = None
) -> DryRun:
    """What a table would do to the plan as it is now."""
    days = days_named(table) if table.kind.name == "updates" else ()
    return dry_run(table, read_import_facts(connection, slug, table.kind.name, today, days), file_name, tell)


def read_column_match(
    connection: sa.Connection, municipality_code: str, kind: str, header_hash: str
) -> tuple[Mapping[str, str], Mapping[tuple[str, str], str]]:
    """The columns and words remembered for a header; both empty when none are. One query."""
    at = columns(ColumnMatch)
    row = connection.execute(
        sa.select(at["columns"], at.words).where(
            at.municipality_code == municipality_code, at.kind == kind, at.header_hash == header_hash
        )
    ).first()
    if row is None:
        return {}, {}
    return json.loads(row[0]), {(name, word): value for name, word, value in json.loads(row[1])}


def _read_told(connection: sa.Connection, plan: PlanFact, days: set[date]) -> dict[tuple[int, date], State]:
    """The newest update of each measure on each of these days."""
    if not days:
        return {}
    is_named = UPDATE.as_of_on.in_(days) if len(days) <= AT_ONCE else UPDATE.as_of_on.between(min(days), max(days))
    rows = connection.execute(
        sa.select(UPDATE.measure_id, *STATE)
        .select_from(UPDATE.id.table)
        .join(MEASURE.id.table, MEASURE.id == UPDATE.measure_id)
        .where(MEASURE.plan_id == plan.id, is_named)
        .order_by(UPDATE.id)
    )
    states = (
        (row["measure_id"], State(**{column.name: row[column.name] for column in STATE})) for row in rows.mappings()
    )
    return {(measure_id, state.as_of_on): state for measure_id, state in states}


def _read_merged(connection: sa.Connection, city: str) -> dict[str, str]:
    """The codes of merged organisations with the codes of those they were merged into."""
    at, merge = columns(Organisation), columns(OrganisationMerge)
    kept = sa.inspect(Organisation).local_table.alias("kept").c
    rows = connection.execute(
        sa.select(at.code, kept.code)
        .select_from(merge.id.table)
        .join(at.id.table, at.id == merge.organisation_id)
        .join(kept.id.table, kept.id == merge.into_id)
        .where(at.municipality_code == city)
    )
    return {row[0]: row[1] for row in rows}


def _read_cancelled(connection: sa.Connection, plan: PlanFact) -> tuple[EventFact, ...]:
    """Events that were cancelled, without who was there: a table that still has one does not bring it back."""
    named = (
        EVENT.id,
        EVENT.kind,
        EVENT.held_on,
        EVENT.title,
        EVENT.measure_id,
        EVENT.languages,
        EVENT.head_count_unnamed,
    )
    is_cancelled = EVENT.cancelled_at.is_not(None)
    return tuple(
        EventFact(*row) for row in connection.execute(sa.select(*named).where(EVENT.plan_id == plan.id, is_cancelled))
    )


def _taken(connection: sa.Connection, table: Any, plan: PlanFact) -> frozenset[str]:
    at = columns(table)
    is_ours = at.plan_id == plan.id if "plan_id" in at else at.municipality_code == plan.municipality_code
    return frozenset(connection.scalars(sa.select(at.code).where(is_ours)))
