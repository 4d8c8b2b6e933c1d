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
from model.reading.asking import Lookup, Rows, ask
from model.reading.merging import Merges
from model.reading.organisation_edits import OrganisationEdits, organisation_edits_question
from model.reading.selecting import columns

ORGANISATION = columns(Organisation)
Organisations = tuple[OrganisationFact, ...]


def read_populations(
    connection: sa.Connection, municipality_code: str, cutoff: date, known_at: datetime
) -> tuple[PopulationFact, ...]:
    """The counted populations, oldest first. One query."""
    return ask(connection, populations_question(municipality_code, cutoff, known_at))


def populations_question(city: Any, cutoff: date, known_at: datetime) -> Lookup[tuple[PopulationFact, ...]]:
    at = columns(PopulationCount)
    counts = sa.select(at.counted_on, at.id, at.population, at.counted_on, at["count"], at.origin)
    until = counts.where(at.municipality_code == city, at.counted_on <= cutoff, at.recorded_at <= known_at)
    return Lookup(
        (until,), lambda rows: tuple(PopulationFact(*row[2:]) for row in sorted(rows, key=lambda row: row[:2]))
    )


def read_organisations(
    connection: sa.Connection, municipality_code: str, known_at: datetime
) -> tuple[OrganisationFact, ...]:
    """The organisations known by then, with categories, periods in force and contact checks, as they were.

    One that was merged by then is not among them; what belongs to it is with the one it counts as. One query.
    """
    return ask(connection, organisations_question(municipality_code, known_at))


def organisations_question(city: Any, known_at: datetime) -> Lookup[tuple[OrganisationFact, ...]]:
    """`city` is the code of a municipality, or a select of it."""
    of_city = (ORGANISATION.municipality_code == city, ORGANISATION.recorded_at <= known_at)
    edits = organisation_edits_question(city, known_at)
    at, merges = ORGANISATION, Merges(known_at)
    own = (
        sa.select(at.id, at.code, at.name, at.language, at.version, merges.counted_as(at.id), merges.merged_at)
        .select_from(merges.joined(at.id.table, at.id))
        .where(*of_city)
    )

    def answer(rows: Rows, categories: Rows, periods: Rows, checks: Rows, *of_edits: Rows) -> Organisations:
        found = edits.answer(*of_edits)
        return _organisations(rows, _details(categories, periods, checks, found), found)

    return Lookup((own, *_selects_of_details(of_city, known_at), *edits.selects), answer)


def _organisations(rows: Rows, details: "Details", edits: OrganisationEdits) -> Organisations:
    kept: list[OrganisationFact] = []
    duplicates: dict[int, dict[int, Duplicate]] = defaultdict(dict)
    for id_, code, name, language, version, counted_as, merged_at in sorted(rows, key=lambda row: row[0]):
        was = edits.was(id_, {"code": code, "name": name, "language": language})
        if counted_as == id_:
            kept.append(OrganisationFact(id=id_, **was, version=version))
        else:
            duplicates[counted_as][id_] = Duplicate(was["code"], was["name"], merged_at, id_)
    return tuple(_with_details(one, details, duplicates[one.id]) for one in kept)


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


def _selects_of_details(of_city: tuple[Any, ...], known_at: datetime) -> tuple[Any, Any, Any]:
    category, check = columns(OrganisationCategory), columns(ContactCheck)
    period, newer = columns(Membership), sa.inspect(Membership).local_table.alias("newer").c
    replaced = sa.exists().where(newer.replaces_id == period.id, newer.recorded_at <= known_at)

    def of(owner: Any, *fields: Any) -> Any:
        source = owner.table.join(ORGANISATION.id.table, ORGANISATION.id == owner)
        return sa.select(owner, *fields).select_from(source).where(*of_city)

    return (
        of(category.organisation_id, category.category_id),
        of(period.organisation_id, period.starts_on, period.ends_on).where(period.recorded_at <= known_at, ~replaced),
        of(check.organisation_id, check.checked_on).where(check.recorded_at <= known_at),
    )


def _details(categories: Rows, periods: Rows, checks: Rows, edits: OrganisationEdits) -> Details:
    details = Details()
    for organisation_id, category_id in categories:
        details.categories[organisation_id].append(category_id)
    for organisation_id, *days in periods:
        details.periods[organisation_id].append(Period(*days))
    for organisation_id, checked_on in checks:
        details.checks[organisation_id].append(checked_on)
    details.categories.update({id_: list(were) for id_, were in edits.links.items()})
    return details
