"""Organisations, their categories, their membership in the municipality's network, and counted populations."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import LocalText, Source, Table, UtcTime, text_field, word


class OrganisationLanguage(StrEnum):
    FI = "fi"
    SV = "sv"
    BOTH = "both"


class Population(StrEnum):
    """What a share can be a share of."""

    MEASURES = "measures"
    REGISTERED = "registered"
    NETWORK_MEMBERS = "network_members"
    GRANT_APPLICANTS = "grant_applicants"
    CATEGORIES = "categories"
    INVITED = "invited"


class Category(Table, table=True):
    __tablename__ = "category"
    __table_args__ = (sa.UniqueConstraint("municipality_code", "code"),)

    id: int = Field(default=None, primary_key=True)
    municipality_code: str = Field(max_length=10)
    code: str = Field(max_length=40)
    position: int
    title: LocalText = text_field()
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class Organisation(Table, table=True):
    """An organisation of the municipality. No contact persons: nothing here is about a person."""

    __tablename__ = "organisation"
    __table_args__ = (sa.UniqueConstraint("municipality_code", "code"),)

    id: int = Field(default=None, primary_key=True)
    municipality_code: str = Field(max_length=10)
    code: str = Field(max_length=80)
    name: LocalText = text_field()
    folded_name: str = Field(index=True)
    language: OrganisationLanguage = Field(sa_type=word(OrganisationLanguage))
    recorded_at: datetime = Field(sa_type=UtcTime)
    version: int = 1
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class OrganisationCategory(Table, table=True):
    __tablename__ = "organisation_category"

    organisation_id: int = Field(foreign_key="organisation.id", primary_key=True)
    category_id: int = Field(foreign_key="category.id", primary_key=True)


class Membership(Table, table=True):
    """A period in the network. Append-only: ending it is a newer record that names this one."""

    __tablename__ = "membership"
    __table_args__ = (sa.CheckConstraint("ends_on >= starts_on", name="membership_in_order"),)

    id: int = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    starts_on: date
    ends_on: date | None = None
    replaces_id: int | None = Field(default=None, foreign_key="membership.id", unique=True)
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class ContactCheck(Table, table=True):
    """That the contact details of an organisation were checked on a day. Append-only."""

    __tablename__ = "contact_check"

    id: int = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    checked_on: date
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class PopulationCount(Table, table=True):
    """How many there were on a day, and who counted. Append-only."""

    __tablename__ = "population_count"
    __table_args__ = (sa.CheckConstraint("count >= 0", name="a_count_is_not_negative"),)

    id: int = Field(default=None, primary_key=True)
    municipality_code: str = Field(index=True, max_length=10)
    population: Population = Field(sa_type=word(Population))
    counted_on: date
    count: int
    origin: LocalText = text_field()
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class OrganisationMerge(Table, table=True):
    """That an organisation was entered twice: from then on its history counts as the other one's. Append-only."""

    __tablename__ = "organisation_merge"
    __table_args__ = (sa.CheckConstraint("organisation_id <> into_id", name="merged_into_another"),)

    id: int = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", unique=True)
    into_id: int = Field(foreign_key="organisation.id", index=True)
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
