"""Reads of participation: events with who was there, and support given."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa

from model.event import Attendance, Event, EventOrganiser
from model.facts import EventFact, GrantFact, PremisesFact, SupportBook, SurveyFact
from model.grants import Grant, GrantKind, PremisesUse
from model.plan import Need
from model.reading.selecting import columns, live
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
    organisers, present = _read_presence(connection, held)
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
    return tuple(EventFact(*row, organisers=tuple(organisers[row.id]), present=tuple(present[row.id])) for row in rows)


def _read_presence(
    connection: sa.Connection, held: tuple[sa.ColumnElement[bool], ...]
) -> tuple[dict[int, list[int]], dict[int, list[tuple[int, int | None]]]]:
    organiser, attendance = columns(EventOrganiser), columns(Attendance)
    rows = connection.execute(
        sa.union_all(
            sa.select(sa.literal(True), organiser.event_id, organiser.organisation_id, sa.literal(0))
            .select_from(organiser.event_id.table)
            .join(EVENT.id.table, EVENT.id == organiser.event_id)
            .where(*held),
            sa.select(sa.literal(False), attendance.event_id, attendance.organisation_id, attendance.head_count)
            .select_from(attendance.event_id.table)
            .join(EVENT.id.table, EVENT.id == attendance.event_id)
            .where(*held),
        )
    )
    organisers: dict[int, list[int]] = defaultdict(list)
    present: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for is_organiser, event_id, organisation_id, heads in rows:
        if is_organiser:
            organisers[event_id].append(organisation_id)
        else:
            present[event_id].append((organisation_id, heads))
    return organisers, present


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
    none = sa.null()
    rows = connection.execute(
        sa.union_all(
            sa.select(
                grant.id,
                grant.organisation_id,
                grant.year,
                sa.cast(grant.kind, sa.String).label("kind"),
                grant.goal_id,
                grant.applied_cents,
                grant.granted_cents,
                sa.cast(none, sa.String).label("hours"),
            ).where(grant.plan_id == plan_id, grant.year <= cutoff.year, grant.recorded_at <= known_at),
            sa.select(
                use.id,
                use.organisation_id,
                use.year,
                sa.cast(none, sa.String),
                sa.cast(none, sa.Integer),
                sa.cast(none, sa.Integer),
                sa.cast(none, sa.Integer),
                sa.cast(use.free_hours, sa.String),
            ).where(use.plan_id == plan_id, use.year <= cutoff.year, use.recorded_at <= known_at),
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
