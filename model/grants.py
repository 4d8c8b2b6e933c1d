"""Support in money and in premises, by organisation and year."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import ExactNumber, Source, Table, UtcTime, word


class GrantKind(StrEnum):
    OPERATING = "operating"
    PROJECT = "project"
    WELLBEING_EVENT = "wellbeing_event"


class Grant(Table, table=True):
    """An application and its decision; `granted_cents` is empty while undecided and 0 when refused."""

    __tablename__ = "grant_application"
    __table_args__ = (sa.CheckConstraint("applied_cents >= 0 AND granted_cents >= 0", name="money_is_not_negative"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id")
    goal_id: int | None = Field(default=None, foreign_key="goal.id")
    year: int
    kind: GrantKind = Field(sa_type=word(GrantKind))
    applied_cents: int | None = None
    granted_cents: int | None = None
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class PremisesUse(Table, table=True):
    """Hours that an organisation used the city's premises free of charge in a year."""

    __tablename__ = "premises_use"

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id")
    year: int
    free_hours: Decimal | None = Field(default=None, sa_type=ExactNumber)
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
