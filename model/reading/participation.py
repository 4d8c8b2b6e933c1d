"""Reads of participation: events with who was there, and support given."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from model.base import UtcTime
from model.change import ChangeRecord
from model.event import Attendance, Event, EventOrganiser
from model.facts import EventFact, EventRecord, GrantFact, PremisesFact, Presence, SupportBook, SurveyFact
from model.grants import Grant, GrantKind, PremisesUse
from model.plan import Need
from model.reading.merging import Merges
from model.reading.network import ORGANISATION
from model.reading.selecting import columns, live
from model.survey import Survey, SurveyAnswer

EVENT, ORGANISER, ATTENDANCE = columns(Event), columns(EventOrganiser), columns(Attendance)
OWN_FIELDS = (
    *(EVENT.id, EVENT.kind, EVENT.held_on, EVENT.title, EVENT.measure_id, EVENT.languages),
    EVENT.head_count_unnamed,
)
NO_HEADS = sa.cast(sa.null(), sa.Integer)


def read_events(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> tuple[EventFact, ...]:
    """The events held by the cut-off, without those cancelled by then, oldest first. Two queries."""
    of_plan = (EVENT.plan_id == plan_id, *_held(cutoff, known_at))
    organisers, present = _read_presence(connection, of_plan, Merges(known_at))
    rows = connection.execute(sa.select(*OWN_FIELDS).where(*of_plan).order_by(EVENT.held_on, EVENT.id))
    return tuple(EventFact(*row, organisers=organisers[row.id], present=present[row.id]) for row in rows)


def read_event_records(connection: sa.Connection, plan_id: int, known_at: datetime) -> tuple[EventRecord, ...]:
    """Every event of a plan as it was recorded by then, cancelled and coming ones too, oldest first. Three queries."""
    of_plan = (EVENT.plan_id == plan_id, EVENT.recorded_at <= known_at)
    organisers, present = _read_presence(connection, of_plan, Merges(known_at))
    corrections = read_corrections(connection, plan_id, known_at)
    cancelled_at = sa.case((EVENT.cancelled_at <= known_at, EVENT.cancelled_at), else_=None)
    rows = connection.execute(
        sa.select(*OWN_FIELDS, EVENT.by_city, sa.type_coerce(cancelled_at, UtcTime))
        .where(*of_plan)
        .order_by(EVENT.held_on, EVENT.id)
    )
    return tuple(
        EventRecord(
            replace(EventFact(*own), organisers=organisers[own[0]], present=present[own[0]]),
            by_city=by_city,
            cancelled_at=cancelled,
            corrected_by=corrections.get(own[0]),
        )
        for *own, by_city, cancelled in rows
    )


def read_presences(
    connection: sa.Connection, municipality_code: str, cutoff: date, known_at: datetime
) -> tuple[Presence, ...]:
    """Where each organisation of a municipality was, in all its council terms, newest first. One query."""
    merges = Merges(known_at)
    counted = (ORGANISATION.municipality_code == municipality_code, *_held(cutoff, known_at))
    of_event = (EVENT.id, EVENT.plan_id, EVENT.kind, EVENT.held_on, EVENT.title)

    def of(link: Any, heads: Any, is_organiser: bool) -> Any:
        source = link.event_id.table.join(EVENT.id.table, EVENT.id == link.event_id)
        source = source.join(ORGANISATION.id.table, ORGANISATION.id == link.organisation_id)
        return (
            sa.select(merges.counted_as(link.organisation_id), *of_event, heads, sa.literal(is_organiser))
            .select_from(merges.joined(source, link.organisation_id))
            .where(*counted)
        )

    rows = connection.execute(sa.union_all(of(ORGANISER, NO_HEADS, True), of(ATTENDANCE, ATTENDANCE.head_count, False)))
    found: dict[tuple[int, int], Presence] = {}
    for presence in (Presence(*row) for row in rows):
        key = (presence.organisation_id, presence.event_id)
        found[key] = _together(found[key], presence) if key in found else presence
    return tuple(sorted(found.values(), key=lambda one: (one.held_on, one.event_id), reverse=True))


def _held(cutoff: date, known_at: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """What counts: held by the cut-off, known and not cancelled by then."""
    stood = sa.or_(EVENT.cancelled_at.is_(None), EVENT.cancelled_at > known_at)
    return (EVENT.held_on <= cutoff, EVENT.recorded_at <= known_at, stood)


def _together(one: Presence, other: Presence) -> Presence:
    """One organisation at one event, told twice: as organiser and participant, or under two names."""
    heads, is_organiser = _added(one.heads, other.heads), one.is_organiser or other.is_organiser
    return replace(one, heads=heads, is_organiser=is_organiser)


def read_corrections(connection: sa.Connection, plan_id: int, known_at: datetime) -> dict[int, int]:
    """Which record of an event was made instead of which; the change record tells it. One query."""
    at = columns(ChangeRecord)
    rows = connection.execute(
        sa.select(at.after, at.record_id).where(at.plan_id == plan_id, at.verb == "correct_event", at.at <= known_at)
    )
    return {json.loads(after)["corrects"]: right for after, right in rows}


def _read_presence(
    connection: sa.Connection, of_events: tuple[sa.ColumnElement[bool], ...], merges: Merges
) -> tuple[Mapping[int, tuple[int, ...]], Mapping[int, tuple[tuple[int, int | None], ...]]]:
    """Organisers and participants of each event, each organisation once."""

    def of(link: Any, heads: Any, is_organiser: bool) -> Any:
        source = link.event_id.table.join(EVENT.id.table, EVENT.id == link.event_id)
        counted_as = merges.counted_as(link.organisation_id)
        return (
            sa.select(sa.literal(is_organiser), link.event_id, counted_as, heads)
            .select_from(merges.joined(source, link.organisation_id))
            .where(*of_events)
        )

    rows = connection.execute(sa.union_all(of(ORGANISER, NO_HEADS, True), of(ATTENDANCE, ATTENDANCE.head_count, False)))
    organisers: dict[int, dict[int, None]] = defaultdict(dict)
    present: dict[int, dict[int, int | None]] = defaultdict(dict)
    for is_organiser, event_id, organisation_id, heads in rows:
        if is_organiser:
            organisers[event_id][organisation_id] = None
        else:
            there = present[event_id]
            there[organisation_id] = _added(there.get(organisation_id), heads)
    return (
        defaultdict(tuple, {event_id: tuple(of_event) for event_id, of_event in organisers.items()}),
        defaultdict(tuple, {event_id: tuple(of_event.items()) for event_id, of_event in present.items()}),
    )


def _added(heads: int | None, more: int | None) -> int | None:
    """Heads under two names of one organisation; None when neither was counted."""
    return more if heads is None else heads + (more or 0)


def read_support(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> SupportBook:
    """Grants, free use of premises, and surveys without the needs retired by then; up to the cut-off. Two queries."""
    grants, premises = _read_grants_and_premises(connection, plan_id, cutoff, known_at)
    survey, answer, need = columns(Survey), columns(SurveyAnswer), columns(Need)
    rows = connection.execute(
        sa.select(
            survey.id,
            survey.title,
            survey.held_on,
            survey.invited,
            survey.answered,
            survey.cooperation_mean,
            survey.version,
            need.id.label("need_id"),
            answer.named_by,
        )
        .select_from(survey.id.table)
        .join(answer.survey_id.table, answer.survey_id == survey.id, isouter=True)
        .join(need.id.table, sa.and_(need.id == answer.need_id, live(need, known_at)), isouter=True)
        .where(survey.plan_id == plan_id, survey.held_on <= cutoff, survey.recorded_at <= known_at)
        .order_by(survey.held_on, survey.id, need.id)
    )
    surveys: dict[int, SurveyFact] = {}
    for *fields, version, need_id, named_by in rows:
        known = surveys.get(fields[0]) or replace(SurveyFact(*fields), version=version)
        added = () if need_id is None else ((need_id, named_by),)
        surveys[known.id] = replace(known, named=(*known.named, *added))
    return SupportBook(grants=grants, premises=premises, surveys=tuple(surveys.values()))


def _read_grants_and_premises(
    connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime
) -> tuple[tuple[GrantFact, ...], tuple[PremisesFact, ...]]:
    grant, use = columns(Grant), columns(PremisesUse)
    none, merges = sa.null(), Merges(known_at)
    rows = connection.execute(
        sa.union_all(
            sa.select(
                grant.id,
                merges.counted_as(grant.organisation_id),
                grant.year,
                sa.cast(grant.kind, sa.String).label("kind"),
                grant.goal_id,
                grant.applied_cents,
                grant.granted_cents,
                sa.cast(none, sa.String).label("hours"),
            )
            .select_from(merges.joined(grant.id.table, grant.organisation_id))
            .where(grant.plan_id == plan_id, grant.year <= cutoff.year, grant.recorded_at <= known_at),
            sa.select(
                use.id,
                merges.counted_as(use.organisation_id),
                use.year,
                sa.cast(none, sa.String),
                sa.cast(none, sa.Integer),
                sa.cast(none, sa.Integer),
                sa.cast(none, sa.Integer),
                sa.cast(use.free_hours, sa.String),
            )
            .select_from(merges.joined(use.id.table, use.organisation_id))
            .where(use.plan_id == plan_id, use.year <= cutoff.year, use.recorded_at <= known_at),
        )
    )
    grants: list[GrantFact] = []
    premises: list[PremisesFact] = []
    for _id, organisation_id, year, kind, goal_id, applied, granted, hours in sorted(rows, key=lambda row: row[:1]):
        if kind is None:
            premises.append(PremisesFact(organisation_id, year, None if hours is None else Decimal(hours)))
        else:
            grants.append(GrantFact(organisation_id, year, GrantKind(kind), goal_id, applied, granted))
    return tuple(grants), tuple(premises)
