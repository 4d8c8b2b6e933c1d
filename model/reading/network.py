"""Reads of the network: organisations with their membership periods, categories and checks."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from model.facts import Duplicate, OrganisationFact, Period, PopulationFact
from model.network import (
    ContactCheck,
    Membership,
    Organisation,
    OrganisationCategory,
    PopulationCount,
)
from model.reading.merging import Merges
from model.reading.organisation_edits import OrganisationEdits, read_organisation_edits
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
    """The organisations known by then, with categories, periods in force and contact checks, as they were.

    One that was merged by then is not among them; what belongs to it is with the one it counts as. Two queries,
    and a third for what was known at a past time.
    """
    of_city = (ORGANISATION.municipality_code == municipality_code, ORGANISATION.recorded_at <= known_at)
    edits = read_organisation_edits(connection, municipality_code, known_at)
    details = _read_details(connection, of_city, known_at, edits)
    at, merges = ORGANISATION, Merges(known_at)
    rows = connection.execute(
        sa.select(
            *(at.id, at.code, at.name, at.language, at.version),
            merges.counted_as(at.id).label("counted_as"),
            merges.merged_at.label("merged_at"),
        )
        .select_from(merges.joined(at.id.table, at.id))
        .where(*of_city)
        .order_by(at.id)
    ).all()
    was = {row.id: edits.was(row.id, {"code": row.code, "name": row.name, "language": row.language}) for row in rows}
    duplicates: dict[int, dict[int, Duplicate]] = defaultdict(dict)
    for row in rows:
        if row.counted_as != row.id:
            code, name = was[row.id]["code"], was[row.id]["name"]
            duplicates[row.counted_as][row.id] = Duplicate(code, name, row.merged_at, row.id)
    return tuple(
        _with_details(OrganisationFact(id=row.id, **was[row.id], version=row.version), details, duplicates[row.id])
        for row in rows
        if row.counted_as == row.id
    )


@dataclass(frozen=True)
class Details:
    """What is kept beside an organisation, under the id of whom it was entered for."""

    categories: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    periods: dict[int, list[Period]] = field(default_factory=lambda: defaultdict(list))
    checks: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))


def _with_details(
    organisation: OrganisationFact, details: Details, duplicates: dict[int, Duplicate]
) -> OrganisationFact:
    """An organisation with what belongs to it and to those merged into it, each thing once."""
    ids = (organisation.id, *duplicates)
    return replace(
        organisation,
        categories=tuple(sorted({category for id_ in ids for category in details.categories[id_]})),
        periods=tuple(sorted({period for id_ in ids for period in details.periods[id_]}, key=_in_time)),
        checks=tuple(sorted(check for id_ in ids for check in details.checks[id_])),
        duplicates=tuple(duplicates.values()),
    )


def _in_time(period: Period) -> tuple[date, date]:
    return (period.starts_on, period.ends_on or date.max)


def _read_details(
    connection: sa.Connection, of_city: tuple[Any, ...], known_at: datetime, edits: OrganisationEdits
) -> Details:
    category, check = columns(OrganisationCategory), columns(ContactCheck)
    period, newer = columns(Membership), sa.inspect(Membership).local_table.alias("newer").c
    no_date, no_id = sa.cast(sa.null(), sa.Date), sa.cast(sa.null(), sa.Integer)
    replaced = sa.exists().where(newer.replaces_id == period.id, newer.recorded_at <= known_at)

    def of(owner: Any, *fields: Any) -> Any:
        source = owner.table.join(ORGANISATION.id.table, ORGANISATION.id == owner)
        return sa.select(owner, *fields).select_from(source).where(*of_city)

    rows = connection.execute(
        sa.union_all(
            of(category.organisation_id, category.category_id, no_date.label("since"), no_date.label("until")),
            of(period.organisation_id, no_id, period.starts_on, period.ends_on).where(
                period.recorded_at <= known_at, ~replaced
            ),
            of(check.organisation_id, sa.literal(0), check.checked_on, no_date).where(check.recorded_at <= known_at),
        )
    )
    details = Details()
    for organisation_id, category_id, since, until in rows:
        if category_id is None:
            details.periods[organisation_id].append(Period(since, until))
        elif category_id == 0:
            details.checks[organisation_id].append(since)
        else:
            details.categories[organisation_id].append(category_id)
    details.categories.update({id_: list(were) for id_, were in edits.links.items()})
    return details
