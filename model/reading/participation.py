"""Reads of participation: events with who was there, and support given."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.base import UtcTime
from model.change import ChangeRecord
from model.event import Attendance, Event, EventOrganiser
from model.facts import EventFact, EventRecord, GrantFact, PremisesFact, Presence, SupportBook, SurveyFact
from model.grants import Grant, PremisesUse
from model.plan import Need
from model.reading.asking import Lookup, Rows, ask, together
from model.reading.merging import Merges
from model.reading.network import ORGANISATION
from model.reading.selecting import columns, live
from model.survey import Survey, SurveyAnswer

EVENT, ORGANISER, ATTENDANCE = columns(Event), columns(EventOrganiser), columns(Attendance)
OWN_FIELDS = (
    *(EVENT.id, EVENT.kind, EVENT.held_on, EVENT.title, EVENT.measure_id, EVENT.languages),
    EVENT.head_count_unnamed,
)
HELD_ON = [field.name for field in OWN_FIELDS].index("held_on")
NO_HEADS = sa.cast(sa.null(), sa.Integer)


def read_events(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> tuple[EventFact, ...]:
    """The events held by the cut-off, without those cancelled by then, oldest first. One query."""
    return ask(connection, events_question(plan_id, cutoff, known_at))


def events_question(plan_id: int, cutoff: date, known_at: datetime) -> Lookup[tuple[EventFact, ...]]:
    of_plan = (EVENT.plan_id == plan_id, *_held(cutoff, known_at))

    def answer(own: Rows, *presence: Rows) -> tuple[EventFact, ...]:
        organisers, present = _present(*presence)
        return tuple(
            replace(EventFact(*row), organisers=organisers[row[0]], present=present[row[0]])
            for row in sorted(own, key=_held_on)
        )

    return Lookup((sa.select(*OWN_FIELDS).where(*of_plan), *_presence(of_plan, Merges(known_at))), answer)


def _held_on(row: tuple[Any, ...]) -> tuple[date, int]:
    return row[HELD_ON], row[0]


def read_event_records(connection: sa.Connection, plan_id: int, known_at: datetime) -> tuple[EventRecord, ...]:
    """Every event of a plan as it was recorded by then, cancelled and coming ones too, oldest first. One query."""
    of_plan = (EVENT.plan_id == plan_id, EVENT.recorded_at <= known_at)
    cancelled_at = sa.type_coerce(sa.case((EVENT.cancelled_at <= known_at, EVENT.cancelled_at), else_=None), UtcTime)
    records = sa.select(*OWN_FIELDS, EVENT.by_city, cancelled_at).where(*of_plan)
    presence = Lookup((records, *_presence(of_plan, Merges(known_at))), lambda *rows: rows)
    (rows, *there), corrected_by = ask(connection, together(presence, corrections_question(plan_id, known_at)))
    organisers, present = _present(*there)
    return tuple(
        EventRecord(
            replace(EventFact(*own), organisers=organisers[own[0]], present=present[own[0]]),
            by_city=by_city,
            cancelled_at=cancelled,
            corrected_by=corrected_by.get(own[0]),
        )
        for *own, by_city, cancelled in sorted(rows, key=_held_on)
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
    return ask(connection, corrections_question(plan_id, known_at))


def corrections_question(plan_id: int, known_at: datetime) -> Lookup[dict[int, int]]:
    at = columns(ChangeRecord)
    records = sa.select(at.after, at.record_id)
    made = records.where(at.plan_id == plan_id, at.verb == "correct_event", at.at <= known_at)
    return Lookup((made,), lambda rows: {json.loads(after)["corrects"]: right for after, right in rows})


def _presence(of_events: tuple[sa.ColumnElement[bool], ...], merges: Merges) -> tuple[Any, Any]:
    """The selects of the organisers and of the participants of events."""

    def of(link: Any, *heads: Any) -> Any:
        source = link.event_id.table.join(EVENT.id.table, EVENT.id == link.event_id)
        return (
            sa.select(link.event_id, merges.counted_as(link.organisation_id), *heads)
            .select_from(merges.joined(source, link.organisation_id))
            .where(*of_events)
        )

    return of(ORGANISER), of(ATTENDANCE, ATTENDANCE.head_count)


def _present(
    of_organisers: Rows, of_participants: Rows
) -> tuple[Mapping[int, tuple[int, ...]], Mapping[int, tuple[tuple[int, int | None], ...]]]:
    """Organisers and participants of each event, each organisation once."""
    organisers: dict[int, dict[int, None]] = defaultdict(dict)
    present: dict[int, dict[int, int | None]] = defaultdict(dict)
    for event_id, organisation_id in of_organisers:
        organisers[event_id][organisation_id] = None
    for event_id, organisation_id, heads in of_participants:
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
    """Grants, free use of premises, and surveys without the needs retired by then; up to the cut-off. One query."""
    return ask(connection, support_question(plan_id, cutoff, known_at))


def support_question(plan_id: int, cutoff: date, known_at: datetime) -> Lookup[SupportBook]:
    merges = Merges(known_at)

    def of(at: Any, *fields: Any) -> Any:
        return (
            sa.select(at.id, merges.counted_as(at.organisation_id), at.year, *fields)
            .select_from(merges.joined(at.id.table, at.organisation_id))
            .where(at.plan_id == plan_id, at.year <= cutoff.year, at.recorded_at <= known_at)
        )

    grant, use = columns(Grant), columns(PremisesUse)
    grants = of(grant, grant.kind, grant.goal_id, grant.applied_cents, grant.granted_cents)
    return Lookup((grants, of(use, use.free_hours), _surveys(plan_id, cutoff, known_at)), _support)


def _surveys(plan_id: int, cutoff: date, known_at: datetime) -> Any:
    """A row for each need that a survey named; one without a need if it named none."""
    survey, answer, need = columns(Survey), columns(SurveyAnswer), columns(Need)
    own = (survey.id, survey.title, survey.held_on, survey.invited, survey.answered, survey.cooperation_mean)
    return (
        sa.select(*own, survey.version, need.id.label("need_id"), answer.named_by)
        .select_from(survey.id.table)
        .join(answer.survey_id.table, answer.survey_id == survey.id, isouter=True)
        .join(need.id.table, sa.and_(need.id == answer.need_id, live(need, known_at)), isouter=True)
        .where(survey.plan_id == plan_id, survey.held_on <= cutoff, survey.recorded_at <= known_at)
    )


def _support(grants: Rows, premises: Rows, of_surveys: Rows) -> SupportBook:
    surveys: dict[int, SurveyFact] = {}
    for *fields, version, need_id, named_by in sorted(of_surveys, key=lambda row: (row[2], row[0], row[-2] or 0)):
        known = surveys.get(fields[0]) or replace(SurveyFact(*fields), version=version)
        added = () if need_id is None else ((need_id, named_by),)
        surveys[known.id] = replace(known, named=(*known.named, *added))
    return SupportBook(
        grants=tuple(GrantFact(*row[1:]) for row in sorted(grants, key=lambda row: row[0])),
        premises=tuple(PremisesFact(*row[1:]) for row in sorted(premises, key=lambda row: row[0])),
        surveys=tuple(surveys.values()),
    )
