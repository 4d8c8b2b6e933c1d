"""Reads of the network: organisations with their membership periods, categories and checks."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.facts import OrganisationFact, Period, PopulationFact
from model.network import ContactCheck, Membership, Organisation, OrganisationCategory, PopulationCount
from model.reading.selecting import columns

ORGANISATION = columns(Organisation)


def read_populations(
    connection: sa.Connection, municipality_code: str, cutoff: date, known_at: datetime
) -> tuple[PopulationFact, ...]:
    """The counted populations, oldest first. One query."""
    at = columns(PopulationCount)
    rows = connection.execute(
        sa.select(at.population, at.counted_on, at["count"], at.origin)
        .where(at.municipality_code == municipality_code, at.counted_on <= cutoff, at.recorded_at <= known_at)
        .order_by(at.counted_on, at.id)
    )
    return tuple(PopulationFact(*row) for row in rows)


def read_organisations(
    connection: sa.Connection, municipality_code: str, known_at: datetime
) -> tuple[OrganisationFact, ...]:
    """The organisations known by then, with categories, periods in force and contact checks. Two queries."""
    of_city = (ORGANISATION.municipality_code == municipality_code, ORGANISATION.recorded_at <= known_at)
    categories, periods, checks = _read_details(connection, of_city, known_at)
    rows = connection.execute(
        sa.select(ORGANISATION.id, ORGANISATION.code, ORGANISATION.name, ORGANISATION.language)
        .where(*of_city)
        .order_by(ORGANISATION.id)
    )
    return tuple(
        replace(
            OrganisationFact(*row),
            categories=tuple(sorted(categories[row.id])),
            periods=tuple(periods[row.id]),
            checks=tuple(sorted(checks[row.id])),
        )
        for row in rows
    )


def _read_details(connection: sa.Connection, of_city: tuple[Any, ...], known_at: datetime) -> tuple[Any, Any, Any]:
    category, check = columns(OrganisationCategory), columns(ContactCheck)
    period, newer = columns(Membership), sa.inspect(Membership).local_table.alias("newer").c
    no_date, no_id = sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), sa.Integer)
    replaced = sa.exists().where(newer.replaces_id == period.id, newer.recorded_at <= known_at)

    def of(owner: Any, *fields: Any) -> Any:
        return (
            sa.select(owner, *fields)
            .select_from(owner.table)
            .join(ORGANISATION.id.table, ORGANISATION.id == owner)
            .where(*of_city)
        )

    rows = connection.execute(
        sa.union_all(
            of(category.organisation_id, category.category_id, no_date.label("since"), no_date.label("until")),
            of(period.organisation_id, no_id, period.starts_on, period.ends_on).where(
                period.recorded_at <= known_at, ~replaced
            ),
            of(check.organisation_id, sa.literal(0), check.checked_on, no_date).where(check.recorded_at <= known_at),
        )
    )
    categories: dict[int, list[int]] = defaultdict(list)
    periods: dict[int, list[Period]] = defaultdict(list)
    checks: dict[int, list[date]] = defaultdict(list)
    for organisation_id, category_id, since, until in rows:
        if category_id is None:
            periods[organisation_id].append(Period(since, until))
        elif category_id == 0:
            checks[organisation_id].append(since)
        else:
            categories[organisation_id].append(category_id)
    return categories, periods, checks
