"""Writes on the network of a municipality: organisations, membership periods, contact checks, counts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input, require_text
from model.actions.ledger import add, record_change, require, require_city, row_values
from model.actions.plans import HeadingInput
from model.base import LocalText, Source, local_day
from model.errors import (
    AlreadyThere,
    DayInFuture,
    EndBeforeStart,
    MergeNotPossible,
    TextMissing,
    UnknownCode,
    UnknownRecord,
)
from model.facts import Period
from model.network import (
    Category,
    ContactCheck,
    Membership,
    Organisation,
    OrganisationCategory,
    OrganisationLanguage,
    OrganisationMerge,
    Population,
    PopulationCount,
)
from model.reading.merging import read_counted_as
from model.role import Actor, Permission


class OrganisationInput(Input):
    texts = ("name",)

    code: str = Field(min_length=1, max_length=80)
    name: LocalText
    language: OrganisationLanguage
    categories: tuple[str, ...] = ()
    member_from: date | None = None
    source: Source = Source.ENTERED


class CountInput(Input):
    texts = ("origin",)

    population: Population
    counted_on: date
    count: int = Field(ge=0)
    origin: LocalText
    source: Source = Source.ENTERED


def add_category(session: Session, city: str, category: HeadingInput, *, by: Actor) -> int:
    require(session, by, Permission.EDIT_PLAN)
    require_city(session, city)
    require_text(category.title, ("fi", "sv"), "title")
    known = list(session.scalars(sa.select(col(Category.code)).where(col(Category.municipality_code) == city)))
    if category.code in known:
        raise AlreadyThere(field="code", value=category.code)
    row = Category(
        municipality_code=city,
        position=len(known) + 1,
        code=category.code,
        title=category.title,
        source=category.source,
    )
    add(session, row)
    record_change(session, by, "add_category", row, municipality_code=city)
    return row.id


def admit_organisation(session: Session, city: str, organisation: OrganisationInput, *, by: Actor) -> int:
    """Enter an organisation, as a member of the network from a day on or as a guest. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    require_city(session, city)
    if not (organisation.name.fi or organisation.name.sv):
        raise TextMissing(field="name_fi", language="fi")
    if _by_code(session, city, organisation.code) is not None:
        raise AlreadyThere(field="code", value=organisation.code)
    row = Organisation(
        municipality_code=city,
        code=organisation.code,
        name=organisation.name,
        folded_name=folded(organisation.name),
        language=organisation.language,
        recorded_at=by.at,
        source=organisation.source,
    )
    add(session, row)
    add(session, *category_links(session, city, row.id, organisation.categories))
    if organisation.member_from is not None:
        start = organisation.member_from
        add(session, Membership(organisation_id=row.id, starts_on=start, recorded_at=by.at, source=row.source))
    beside = organisation.model_dump(include={"categories", "member_from"})
    record_change(session, by, "admit_organisation", row, municipality_code=city, beside=beside)
    return row.id


def end_membership(session: Session, city: str, code: str, ends_on: date, *, by: Actor) -> int:
    """End the running membership of an organisation: a newer record that names the one it replaces.

    What runs under the name of one that was merged into it ends too.
    """
    require(session, by, Permission.EDIT_PLAN)
    running = [m for m in memberships_in_force(session, find_organisation(session, city, code)) if m.ends_on is None]
    if not running:
        raise UnknownRecord(code=code)
    if ends_on < running[0].starts_on:
        raise EndBeforeStart(field="ends_on", starts=running[0].starts_on, ends=ends_on)
    first, *others = replace_memberships(session, running, Period(running[0].starts_on, ends_on), by.at)
    record_change(session, by, "end_membership", first, municipality_code=city, beside=also(others))
    return first.id


def replace_memberships(session: Session, old: list[Membership], period: Period, at: datetime) -> list[Membership]:
    """Newer records of one period, each of which names the one it replaces."""
    rows = [
        Membership(
            organisation_id=one.organisation_id,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            replaces_id=one.id,
            recorded_at=at,
            source=one.source,
        )
        for one in old
    ]
    add(session, *rows)
    return rows


def also(rows: list[Membership]) -> dict[str, Any]:
    """What a change record says beside its row when one act wrote several."""
    return {"also": [row_values(row) for row in rows]} if rows else {}


def memberships_in_force(session: Session, organisation: Organisation) -> list[Membership]:
    """The periods of an organisation and of those merged into it that no newer record replaced, the newest first."""
    replaced = sa.select(col(Membership.replaces_id)).where(col(Membership.replaces_id).is_not(None))
    return list(
        session.scalars(
            sa.select(Membership)
            .where(col(Membership.organisation_id).in_(read_counted_as(session.connection(), organisation.id)))
            .where(col(Membership.id).not_in(replaced))
            .order_by(col(Membership.starts_on).desc(), col(Membership.id))
        )
    )


def verify_contacts(
    session: Session, city: str, code: str, checked_on: date, *, source: Source = Source.ENTERED, by: Actor
) -> int:
    """Record that the contact details of an organisation were checked on a day, which is not still to come."""
    require(session, by, Permission.UPDATE_MEASURES)
    organisation = find_organisation(session, city, code)
    if checked_on > local_day(by.at):
        raise DayInFuture(field="checked_on", day=checked_on)
    row = ContactCheck(organisation_id=organisation.id, checked_on=checked_on, recorded_at=by.at, source=source)
    add(session, row)
    record_change(session, by, "verify_contacts", row, municipality_code=city)
    return row.id


def merge_organisations(session: Session, city: str, code: str, into: str, *, by: Actor) -> int:
    """Record that an organisation was entered twice; its history counts as that of `into` from now on."""
    require(session, by, Permission.EDIT_PLAN)
    duplicate, kept = find_organisation(session, city, code), find_organisation(session, city, into)
    merged = set(session.scalars(sa.select(col(OrganisationMerge.organisation_id))))
    if duplicate.id == kept.id or merged & {duplicate.id, kept.id}:
        raise MergeNotPossible(code=code, into=into)
    row = OrganisationMerge(organisation_id=duplicate.id, into_id=kept.id, recorded_at=by.at)
    add(session, row)
    record_change(session, by, "merge_organisations", row, municipality_code=city)
    return row.id


def count_population(session: Session, city: str, count: CountInput, *, by: Actor) -> int:
    """Enter how many there were on a day, and who counted."""
    require(session, by, Permission.EDIT_PLAN)
    require_city(session, city)
    require_text(count.origin, ("fi", "sv"), "origin")
    row = PopulationCount(
        **count.model_dump(exclude={"origin"}), origin=count.origin, municipality_code=city, recorded_at=by.at
    )
    add(session, row)
    record_change(session, by, "count_population", row, municipality_code=city)
    return row.id


def find_organisation(session: Session, city: str, code: str) -> Organisation:
    """The organisation of that code in the municipality. Raises `UnknownCode`."""
    found = _by_code(session, city, code)
    if found is None:
        raise UnknownCode(code=code)
    return found


def _by_code(session: Session, city: str, code: str) -> Organisation | None:
    found: Organisation | None = session.scalar(
        sa.select(Organisation).where(col(Organisation.municipality_code) == city, col(Organisation.code) == code)
    )
    return found


def folded(name: LocalText) -> str:
    """A name as it is searched for, without case."""
    return f"{name.fi} {name.sv}".strip().casefold()


def category_links(
    session: Session, city: str, organisation_id: int, codes: Iterable[str]
) -> list[OrganisationCategory]:
    """That an organisation belongs to the categories of these codes, each once. Raises `UnknownCode`."""
    rows = session.execute(
        sa.select(col(Category.code), col(Category.id)).where(col(Category.municipality_code) == city)
    )
    known = {row[0]: row[1] for row in rows}
    for code in codes:
        if code not in known:
            raise UnknownCode(field="categories", code=code)
    return [
        OrganisationCategory(organisation_id=organisation_id, category_id=known[code]) for code in dict.fromkeys(codes)
    ]
