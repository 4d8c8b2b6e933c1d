"""A measure, its milestones and its append-only updates."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import LocalText, Source, Table, UtcTime, text_field, word


class Status(StrEnum):
    """The fact that a person sets."""

    COMPLETED = "completed"
    ONGOING = "ongoing"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    POSTPONED = "postponed"
    DISCONTINUED = "discontinued"

    @property
    def needs_reason(self) -> bool:
        return self in (Status.POSTPONED, Status.DISCONTINUED)

    @property
    def is_done_with(self) -> bool:
        """Nothing more is expected: such a measure is never overdue and asks for no update."""
        return self in (Status.COMPLETED, Status.DISCONTINUED)


class Assessment(StrEnum):
    """The judgement beside the status."""

    ON_TRACK = "on_track"
    NEEDS_DEVELOPMENT = "needs_development"
    NOT_PROGRESSING = "not_progressing"

    @property
    def needs_reason(self) -> bool:
        return self is Assessment.NOT_PROGRESSING


class MeasureKind(StrEnum):
    ONCE = "once"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"


class UpdateAct(StrEnum):
    """What a coordinator did: told something new, or checked and found nothing changed."""

    UPDATE = "update"
    UNCHANGED = "unchanged"


class Part(StrEnum):
    RESPONSIBLE = "responsible"
    PARTNER = "partner"


class Measure(Table, table=True):
    """A measure of the plan. It exists from its first update on; its state is that of its updates."""

    __tablename__ = "measure"
    __table_args__ = (
        sa.UniqueConstraint("plan_id", "code"),
        sa.CheckConstraint(
            "(kind = 'recurring') = (required_per_year IS NOT NULL)", name="only_recurring_is_required_yearly"
        ),
        sa.CheckConstraint("required_per_year > 0", name="required_at_least_once"),
    )

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str = Field(max_length=20)
    position: int
    kind: MeasureKind = Field(sa_type=word(MeasureKind))
    required_per_year: int | None = None
    starts_on: date
    title: LocalText = text_field()
    description: LocalText = text_field()
    resources: LocalText = text_field()
    schedule: LocalText = text_field()
    carried_over_from_id: int | None = Field(default=None, foreign_key="measure.id")
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = 1
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class MeasureGoal(Table, table=True):
    __tablename__ = "measure_goal"

    measure_id: int = Field(foreign_key="measure.id", primary_key=True)
    goal_id: int = Field(foreign_key="goal.id", primary_key=True)


class MeasureTheme(Table, table=True):
    __tablename__ = "measure_theme"

    measure_id: int = Field(foreign_key="measure.id", primary_key=True)
    theme_id: int = Field(foreign_key="theme.id", primary_key=True)


class MeasureNeed(Table, table=True):
    __tablename__ = "measure_need"

    measure_id: int = Field(foreign_key="measure.id", primary_key=True)
    need_id: int = Field(foreign_key="need.id", primary_key=True)


class MeasureParty(Table, table=True):
    __tablename__ = "measure_party"

    measure_id: int = Field(foreign_key="measure.id", primary_key=True)
    party_id: int = Field(foreign_key="party.id", primary_key=True)
    part: Part = Field(sa_type=word(Part), primary_key=True)


class Milestone(Table, table=True):
    __tablename__ = "milestone"

    id: int = Field(default=None, primary_key=True)
    measure_id: int = Field(foreign_key="measure.id", index=True)
    title: LocalText = text_field()
    due_on: date
    reached_on: date | None = None
    version: int = 1
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class MeasureUpdate(Table, table=True):
    """What a measure's state was on a day, as recorded at a time. Append-only: a correction is a newer update.

    An *unchanged* act repeats the state in force, so the newest update alone tells the state.
    """

    __tablename__ = "measure_update"
    __table_args__ = (
        sa.Index("measure_update_newest", "measure_id", "as_of_on", "id"),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name="progress_is_a_percentage"),
    )

    id: int = Field(default=None, primary_key=True)
    measure_id: int = Field(foreign_key="measure.id")
    act: UpdateAct = Field(sa_type=word(UpdateAct))
    as_of_on: date
    status: Status = Field(sa_type=word(Status))
    assessment: Assessment | None = Field(default=None, sa_type=word(Assessment))
    sentence: LocalText = text_field()
    reason: LocalText = text_field()
    comment: LocalText = text_field()
    progress: int | None = None
    due_on: date | None = None
    evidence_url: str = ""
    recorded_at: datetime = Field(sa_type=UtcTime)
    recorded_by: str
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
