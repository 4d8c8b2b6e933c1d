"""Reads of participation: events with who was there, and support given."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from model.event import Attendance, Event, EventOrganiser
from model.facts import EventFact, GrantFact, PremisesFact, SupportBook, SurveyFact
from model.grants import Grant, GrantKind, PremisesUse
from model.reading.merging import Merges
from model.reading.selecting import columns
from model.survey import Survey, SurveyAnswer

EVENT = columns(Event)


def read_events(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> tuple[EventFact, ...]:
    """The events held by the cut-off, without those cancelled by then, oldest first. Two queries."""
    held = (
        EVENT.plan_id == plan_id,
        EVENT.held_on <= cutoff,
        EVENT.recorded_at <= known_at,
        sa.or_(EVENT.cancelled_at.is_(None), EVENT.cancelled_at > known_at),
    )
    organisers, present = _read_presence(connection, held, Merges(known_at))
    rows = connection.execute(
        sa.select(
            EVENT.id,
            EVENT.kind,
            EVENT.held_on,
            EVENT.title,
            EVENT.measure_id,
            EVENT.languages,
            EVENT.head_count_unnamed,
        )
        .where(*held)
        .order_by(EVENT.held_on, EVENT.id)
    )
    return tuple(
        EventFact(*row, organisers=tuple(organisers.get(row.id, ())), present=tuple(present.get(row.id, ())))
        for row in rows
    )


def _read_presence(
    connection: sa.Connection, of_events: tuple[sa.ColumnElement[bool], ...], merges: Merges
) -> tuple[dict[int, list[int]], dict[int, list[tuple[int, int | None]]]]:
    """Organisers and participants of each event, each organisation once."""
    organiser, attendance = columns(EventOrganiser), columns(Attendance)

    def of(link: Any, heads: Any, is_organiser: bool) -> Any:
        source = link.event_id.table.join(EVENT.id.table, EVENT.id == link.event_id)
        counted_as = merges.counted_as(link.organisation_id)
        return (
            sa.select(sa.literal(is_organiser), link.event_id, counted_as, heads)
            .select_from(merges.joined(source, link.organisation_id))
            .where(*of_events)
        )

    rows = connection.execute(
        sa.union_all(of(organiser, sa.literal(0), True), of(attendance, attendance.head_count, False))
    )
    organisers: dict[int, dict[int, None]] = defaultdict(dict)
    present: dict[int, dict[int, int | None]] = defaultdict(dict)
    for is_organiser, event_id, organisation_id, heads in rows:
        if is_organiser:
            organisers[event_id][organisation_id] = None
        else:
            there = present[event_id]
            there[organisation_id] = _added(there.get(organisation_id), heads)
    return (
        {event_id: list(of_event) for event_id, of_event in organisers.items()},
        {event_id: list(of_event.items()) for event_id, of_event in present.items()},
    )


def _added(heads: int | None, more: int | None) -> int | None:
    """Heads under two names of one organisation; None when neither was counted."""
    return more if heads is None else heads + (more or 0)


def read_support(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> SupportBook:
    """Grants, free use of premises and surveys up to the cut-off. Two queries."""
    grants, premises = _read_grants_and_premises(connection, plan_id, cutoff, known_at)
    survey, answer = columns(Survey), columns(SurveyAnswer)
    rows = connection.execute(
        sa.select(
            survey.id,
            survey.title,
            survey.held_on,
            survey.invited,
            survey.answered,
            survey.cooperation_mean,
            answer.need_id,
            answer.named_by,
        )
        .select_from(survey.id.table)
        .join(answer.survey_id.table, answer.survey_id == survey.id, isouter=True)
        .where(survey.plan_id == plan_id, survey.held_on <= cutoff, survey.recorded_at <= known_at)
        .order_by(survey.held_on, survey.id, answer.need_id)
    )
    surveys: dict[int, SurveyFact] = {}
    for *fields, need_id, named_by in rows:
        known = surveys.get(fields[0]) or SurveyFact(*fields)
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
