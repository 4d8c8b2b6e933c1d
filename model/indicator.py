"""An indicator with its declared baseline, yearly targets and values; or computed from what is recorded anyway."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import ExactNumber, LocalText, Source, Table, UtcTime, text_field, word


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    KEEP = "keep"


class Unit(StrEnum):
    EVENTS = "events"
    ORGANISATIONS = "organisations"
    PERSONS = "persons"
    PERCENT = "percent"
    EUROS = "euros"
    HOURS = "hours"
    SCORE = "score"
    LETTERS = "letters"
    CATEGORIES = "categories"
    APPLICATIONS = "applications"
    AGREEMENTS = "agreements"
    REQUESTS = "requests"
    STATEMENTS = "statements"
    YES_NO = "yes_no"
    OTHER = "other"  # its definition says which


class Computed(StrEnum):
    """How an indicator is computed instead of typed. The first six count the events of the indicator's measure."""

    EVENTS_HELD = "events_held"
    ORGANISATIONS_PRESENT = "organisations_present"
    PERSONS_PRESENT = "persons_present"
    CATEGORIES_PRESENT = "categories_present"
    JOINT_EVENTS = "joint_events"
    BILINGUAL_EVENTS = "bilingual_events"
    ORGANISATIONS_REACHED = "organisations_reached"
    SWEDISH_SPEAKING_REACHED = "swedish_speaking_reached"
    NETWORK_MEMBERS = "network_members"
    CONTACTS_VERIFIED = "contacts_verified"
    GRANT_APPLICATIONS = "grant_applications"
    GRANT_RECIPIENTS = "grant_recipients"
    GRANT_EUROS = "grant_euros"
    PREMISES_HOURS = "premises_hours"
    PREMISES_USERS = "premises_users"
    SURVEY_RESPONSE_RATE = "survey_response_rate"
    SURVEY_COOPERATION = "survey_cooperation"

    @property
    def sums_the_year(self) -> bool:
        """It counts events from January to December, so that a year cut short by the term tells nothing."""
        return self in SUMS_OF_A_YEAR


SUMS_OF_A_YEAR = frozenset(
    (
        Computed.EVENTS_HELD,
        Computed.ORGANISATIONS_PRESENT,
        Computed.PERSONS_PRESENT,
        Computed.CATEGORIES_PRESENT,
        Computed.JOINT_EVENTS,
        Computed.BILINGUAL_EVENTS,
        Computed.ORGANISATIONS_REACHED,
        Computed.SWEDISH_SPEAKING_REACHED,
    )
)


class Indicator(Table, table=True):
    __tablename__ = "indicator"
    __table_args__ = (
        sa.UniqueConstraint("plan_id", "code"),
        sa.CheckConstraint("(baseline_value IS NULL) = (baseline_on IS NULL)", name="a_baseline_has_value_and_date"),
    )

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    measure_id: int | None = Field(default=None, foreign_key="measure.id", index=True)
    code: str = Field(max_length=20)
    position: int
    name: LocalText = text_field()
    definition: LocalText = text_field()
    unit: Unit = Field(sa_type=word(Unit))
    decimals: int = 0
    direction: Direction = Field(sa_type=word(Direction))
    computed: Computed | None = Field(default=None, sa_type=word(Computed))
    baseline_value: Decimal | None = Field(default=None, sa_type=ExactNumber)
    baseline_on: date | None = None
    baseline_origin: LocalText = text_field()
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = 1
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class IndicatorTarget(Table, table=True):
    """The target of one indicator for one year, in force from `set_on`. Append-only: a change is a newer target."""

    __tablename__ = "indicator_target"
    __table_args__ = (sa.Index("indicator_target_newest", "indicator_id", "year", "id"),)

    id: int = Field(default=None, primary_key=True)
    indicator_id: int = Field(foreign_key="indicator.id")
    year: int
    value: Decimal = Field(sa_type=ExactNumber)
    set_on: date
    reason: LocalText = text_field()
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class IndicatorValue(Table, table=True):
    """The value of one indicator for one year, or the reason why there is none. Append-only: the newest stands."""

    __tablename__ = "indicator_value"
    __table_args__ = (sa.Index("indicator_value_newest", "indicator_id", "year", "id"),)

    id: int = Field(default=None, primary_key=True)
    indicator_id: int = Field(foreign_key="indicator.id")
    year: int
    value: Decimal | None = Field(default=None, sa_type=ExactNumber)
    missing_reason: LocalText = text_field()
    replaces_id: int | None = Field(default=None, foreign_key="indicator_value.id", unique=True)
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
