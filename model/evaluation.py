"""The final evaluation of a term: what came of each measure and of each goal."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field

from model.base import LocalText, Source, Table, UtcTime, text_field, word


class Outcome(StrEnum):
    ACHIEVED = "achieved"
    PARTLY_ACHIEVED = "partly_achieved"
    NOT_ACHIEVED = "not_achieved"


class FinalEvaluation(Table, table=True):
    """What came of one measure or one goal in the term. Append-only: the newest stands."""

    __tablename__ = "final_evaluation"
    __table_args__ = (sa.CheckConstraint("(measure_id IS NULL) <> (goal_id IS NULL)", name="of_a_measure_or_a_goal"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    measure_id: int | None = Field(default=None, foreign_key="measure.id")
    goal_id: int | None = Field(default=None, foreign_key="goal.id")
    outcome: Outcome = Field(sa_type=word(Outcome))
    sentence: LocalText = text_field()
    recorded_at: datetime = Field(sa_type=UtcTime)
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
