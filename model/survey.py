"""Surveys among organisations: counts only, never answers of one respondent."""

from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlmodel import Field

from model.base import ExactNumber, LocalText, Source, Table, UtcTime, text_field, word


class Survey(Table, table=True):
    __tablename__ = "survey"
    __table_args__ = (
        sa.UniqueConstraint("plan_id", "code"),
        sa.CheckConstraint("answered <= invited", name="no_more_answers_than_invited"),
    )

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str = Field(max_length=40)
    title: LocalText = text_field()
    held_on: date
    invited: int | None = None
    answered: int | None = None
    cooperation_mean: Decimal | None = Field(default=None, sa_type=ExactNumber)
    recorded_at: datetime = Field(sa_type=UtcTime)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class SurveyAnswer(Table, table=True):
    """How many respondents of a survey named a need."""

    __tablename__ = "survey_answer"

    survey_id: int = Field(foreign_key="survey.id", primary_key=True)
    need_id: int = Field(foreign_key="need.id", primary_key=True)
    named_by: int
