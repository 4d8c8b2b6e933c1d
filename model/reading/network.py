"""Reads of the network: organisations with their membership periods, categories and checks."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.facts import Duplicate, OrganisationFact, Period, PopulationFact
from model.network import ContactCheck, Membership, Organisation, OrganisationCategory, PopulationCount
from model.reading.merging import Merges
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
    """The organisations known by then, with categories, periods in force and contact checks. Two queries.

    One that was merged by then is not among them; what belongs to it is with the one it counts as.
    """
    of_city = (ORGANISATION.municipality_code == municipality_code, ORGANISATION.recorded_at <= known_at)
    merges = Merges(known_at)
    categories, periods, checks = _read_details(connection, of_city, merges, known_at)
    at = ORGANISATION
    rows = connection.execute(
        sa.select(at.id, at.code, at.name, at.language, at.version, merges.counted_as(at.id), merges.merged_at)
        .select_from(merges.joined(at.id.table, at.id))
        .where(*of_city)
        .order_by(at.id)
    ).all()
    duplicates: dict[int, list[Duplicate]] = defaultdict(list)
    for id_, code, name, _language, _version, counted_as, merged_at in rows:
        if counted_as != id_:
            duplicates[counted_as].append(Duplicate(code, name, merged_at))
    return tuple(
        OrganisationFact(
            *(id_, code, name, language),
            categories=tuple(sorted(set(categories[id_]))),
            periods=tuple(sorted(set(periods[id_]), key=_in_time)),
            checks=tuple(sorted(checks[id_])),
            duplicates=tuple(duplicates[id_]),
            version=version,
        )
        for id_, code, name, language, version, counted_as, _merged_at in rows
        if counted_as == id_
    )


def _in_time(period: Period) -> tuple[date, date]:
    return (period.starts_on, period.ends_on or date.max)


def _read_details(
    connection: sa.Connection, of_city: tuple[Any, ...], merges: Merges, known_at: datetime
) -> tuple[Any, Any, Any]:
    category, check = columns(OrganisationCategory), columns(ContactCheck)
    period, newer = columns(Membership), sa.inspect(Membership).local_table.alias("newer").c
    no_date, no_id = sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), sa.Integer)
    replaced = sa.exists().where(newer.replaces_id == period.id, newer.recorded_at <= known_at)

    def of(owner: Any, *fields: Any) -> Any:
        source = owner.table.join(ORGANISATION.id.table, ORGANISATION.id == owner)
        return sa.select(merges.counted_as(owner), *fields).select_from(merges.joined(source, owner)).where(*of_city)

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
