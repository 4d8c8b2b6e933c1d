"""Writes on the register of organisations: enter several, change one, remove one that has no history."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.inputs import Input
from model.actions.ledger import record_change, require, row_values
from model.actions.network import OrganisationInput, admit_organisation, category_links, find_organisation, folded
from model.base import LocalText
from model.change import ChangeRecord
from model.errors import AlreadyThere, HasHistory, NameTaken, OrganisationChanged, TextMissing, UnknownCode
from model.event import Attendance, EventOrganiser
from model.exchange.names import Register
from model.facts import OrganisationFact
from model.grants import Grant, PremisesUse
from model.network import (
    Category,
    ContactCheck,
    Membership,
    Organisation,
    OrganisationCategory,
    OrganisationLanguage,
    OrganisationMerge,
)
from model.reading.merging import read_counted_as
from model.reading.network import read_organisations
from model.reading.plans import EVER
from model.role import Actor, Permission, Role

HISTORY: tuple[Any, ...] = (
    *(Attendance.organisation_id, EventOrganiser.organisation_id, Grant.organisation_id, PremisesUse.organisation_id),
    *(Membership.organisation_id, ContactCheck.organisation_id),
    *(OrganisationMerge.organisation_id, OrganisationMerge.into_id),
)


class OrganisationChange(Input):
    """An organisation as it is to be; `version` is the one that was seen."""

    texts = ("name",)

    code: str = Field(min_length=1, max_length=80)
    name: LocalText
    language: OrganisationLanguage
    categories: tuple[str, ...] = ()
    version: int


def admit_organisations(
    session: Session, city: str, organisations: tuple[OrganisationInput, ...], *, by: Actor
) -> tuple[int, ...]:
    """Enter organisations that the register has under no name yet, all of them or none. Returns their ids."""
    require(session, by, Permission.EDIT_PLAN)
    known = list(read_organisations(session.connection(), city, EVER))
    ids = []
    for number, organisation in enumerate(organisations):
        _refuse_taken(organisation.name, known)
        one_by = by if number == 0 else replace(by, key=f"{by.key}-{number}")
        ids.append(admit_organisation(session, city, organisation, by=one_by))
        known.append(OrganisationFact(ids[-1], organisation.code, organisation.name, organisation.language))
    return tuple(ids)


def change_organisation(session: Session, city: str, code: str, change: OrganisationChange, *, by: Actor) -> int:
    """Change what an organisation is called and where it belongs, for all times. Returns its id.

    Its categories are then exactly those given, also where an organisation merged into it brought others.
    """
    require(session, by, Permission.EDIT_PLAN)
    organisation = find_organisation(session, city, code)
    before = {**row_values(organisation), **_belonging(session, organisation)}
    if organisation.version != change.version:
        raise _changed_meanwhile(session, organisation, before["categories"])
    if not (change.name.fi or change.name.sv):
        raise TextMissing(field="name_fi", language="fi")
    _refuse_code_of_another(session, city, organisation, change.code)
    if change.name != organisation.name:
        _refuse_taken(change.name, _others(session, city, organisation))
    for name in ("code", "name", "language"):
        setattr(organisation, name, getattr(change, name))
    organisation.folded_name = folded(change.name)
    organisation.version += 1
    _put_into(session, city, organisation, change.categories)
    session.flush()
    after = _belonging(session, organisation)
    record_change(session, by, "change_organisation", organisation, municipality_code=city, before=before, beside=after)
    return organisation.id


def remove_organisation(session: Session, city: str, code: str, *, by: Actor) -> int:
    """Remove an organisation that was entered by mistake. Refused when it has any history. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    organisation = find_organisation(session, city, code)
    if any(_is_named(session, organisation_id, organisation.id) for organisation_id in HISTORY):
        raise HasHistory(name=organisation.name)
    before = {**row_values(organisation), **_belonging(session, organisation)}
    links = sa.delete(OrganisationCategory).where(col(OrganisationCategory.organisation_id) == organisation.id)
    session.execute(links)
    session.delete(organisation)
    session.flush()
    gone = {"removed": True}
    record_change(session, by, "remove_organisation", organisation, municipality_code=city, before=before, beside=gone)
    return organisation.id


def _refuse_taken(name: LocalText, known: Iterable[OrganisationFact]) -> None:
    register = {organisation.id: organisation for organisation in known}
    names = Register(register.values())
    for text in filter(None, (name.fi, name.sv)):
        if taken := names.exact(text):
            raise NameTaken(field="name", name=text, code=register[taken[0]].code)


def _others(session: Session, city: str, organisation: Organisation) -> list[OrganisationFact]:
    return [one for one in read_organisations(session.connection(), city, EVER) if one.id != organisation.id]


def _refuse_code_of_another(session: Session, city: str, organisation: Organisation, code: str) -> None:
    if code == organisation.code:
        return
    try:
        find_organisation(session, city, code)
    except UnknownCode:
        return
    raise AlreadyThere(field="code", value=code)


def _put_into(session: Session, city: str, organisation: Organisation, codes: tuple[str, ...]) -> None:
    wanted = {link.category_id: link for link in category_links(session, city, organisation.id, codes)}
    for link in session.scalars(_links_of(session, organisation)):
        if link.category_id not in wanted:
            session.delete(link)
        elif link.organisation_id == organisation.id:
            del wanted[link.category_id]
    session.add_all(wanted.values())


def _links_of(session: Session, organisation: Organisation) -> Any:
    ids = read_counted_as(session.connection(), organisation.id)
    return sa.select(OrganisationCategory).where(col(OrganisationCategory.organisation_id).in_(ids))


def _belonging(session: Session, organisation: Organisation) -> dict[str, Any]:
    """Where it belongs, for the change record: the codes of its categories, and all links by whose they are."""
    ids = read_counted_as(session.connection(), organisation.id)
    links: dict[str, list[int]] = {str(id_): [] for id_ in ids}
    for link in session.scalars(_links_of(session, organisation)):
        links[str(link.organisation_id)].append(link.category_id)
    known = {category_id for own in links.values() for category_id in own}
    codes = session.scalars(sa.select(col(Category.code)).where(col(Category.id).in_(known)))
    return {"categories": sorted(codes), "links": {id_: sorted(own) for id_, own in links.items()}}


def _is_named(session: Session, organisation_id: Any, id_: int) -> bool:
    return session.scalar(sa.select(sa.exists().where(organisation_id == id_))) or False


def _changed_meanwhile(session: Session, organisation: Organisation, categories: list[str]) -> OrganisationChanged:
    """What the organisation is now and who made it so, for the sentence of the refusal."""
    newest = session.scalar(
        sa.select(ChangeRecord)
        .where(col(ChangeRecord.subject) == "organisation", col(ChangeRecord.record_id) == organisation.id)
        .order_by(col(ChangeRecord.id).desc())
        .limit(1)
    )
    return OrganisationChanged(
        by=Role(newest.by_role) if newest else Role.COORDINATOR,
        at=newest.at if newest else organisation.recorded_at,
        name=organisation.name,
        categories=", ".join(categories) or "–",
        version=organisation.version,
    )
