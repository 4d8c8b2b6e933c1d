"""Events, who organised them, and who was present: organisations with head counts, and persons without names."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import LocalText, Source, Table, UtcTime, WordsColumn, text_field, word


class EventKind(StrEnum):
    FORUM = "forum"
    COOPERATION_MEETING = "cooperation_meeting"
    TRAINING = "training"
    WORKSHOP = "workshop"
    JOINT_EVENT = "joint_event"
    ADVICE_EVENT = "advice_event"
    FAIR = "fair"
    HEARING = "hearing"
    DECISION_MAKER_MEETING = "decision_maker_meeting"
    THANKS_EVENT = "thanks_event"
    PUBLICATION = "publication"
    HANDLING = "handling"

    @property
    def is_gathering(self) -> bool:
        """People meet. A publication or a body's handling fulfils a measure but gathers nobody."""
        return self not in (EventKind.PUBLICATION, EventKind.HANDLING)


class Event(Table, table=True):
    __tablename__ = "event"
    __table_args__ = (
        sa.Index("event_by_plan", "plan_id", "held_on"),
        sa.CheckConstraint("head_count_unnamed >= 0", name="heads_are_not_negative"),
    )

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    measure_id: int | None = Field(default=None, foreign_key="measure.id", index=True)
    kind: EventKind = Field(sa_type=word(EventKind))
    held_on: date
    title: LocalText = text_field()
    languages: tuple[str, ...] = Field(default=(), sa_type=WordsColumn, nullable=False)
    by_city: bool = True
    head_count_unnamed: int | None = None
    recorded_at: datetime = Field(sa_type=UtcTime)
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = 1
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class EventOrganiser(Table, table=True):
    __tablename__ = "event_organiser"

    event_id: int = Field(foreign_key="event.id", primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", primary_key=True)


class Attendance(Table, table=True):
    """That an organisation was present at an event; with how many heads, if they were counted."""

    __tablename__ = "attendance"
    __table_args__ = (sa.CheckConstraint("head_count > 0", name="present_means_somebody"),)

    event_id: int = Field(foreign_key="event.id", primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", primary_key=True)
    head_count: int | None = None
