"""The plan of a council term: its goals, its themes, the needs that organisations named, who is responsible."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from model.base import Language, LocalText, Source, Table, UtcTime, WordsColumn, text_field, word

USUAL_CUT_OFFS = ("04-30", "08-31", "12-31")


class Plan(Table, table=True):
    __tablename__ = "plan"
    __table_args__ = (sa.CheckConstraint("term_starts_on < term_ends_on", name="plan_term_in_order"),)

    id: int = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=80)
    name: LocalText = text_field()
    municipality: LocalText = text_field()
    municipality_code: str = Field(index=True, max_length=10)
    term_starts_on: date
    term_ends_on: date
    cut_offs: tuple[str, ...] = Field(default=USUAL_CUT_OFFS, sa_type=WordsColumn, nullable=False)
    required_languages: tuple[str, ...] = Field(default=(Language.FI, Language.SV), sa_type=WordsColumn, nullable=False)
    is_example: bool = False
    closed_on: date | None = None
    revision: int = 0
    calendar_key: str | None = Field(default=None, max_length=64)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class Goal(Table, table=True):
    __tablename__ = "goal"
    __table_args__ = (sa.UniqueConstraint("plan_id", "code"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str = Field(max_length=20)
    position: int
    title: LocalText = text_field()
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class Theme(Table, table=True):
    __tablename__ = "theme"
    __table_args__ = (sa.UniqueConstraint("plan_id", "code"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str = Field(max_length=20)
    position: int
    title: LocalText = text_field()
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class Need(Table, table=True):
    """A support need that organisations named in a survey."""

    __tablename__ = "need"
    __table_args__ = (sa.UniqueConstraint("plan_id", "code"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str = Field(max_length=20)
    position: int
    title: LocalText = text_field()
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))


class Party(Table, table=True):
    """A function or a body that is responsible for measures or a partner in them; never a person."""

    __tablename__ = "party"
    __table_args__ = (sa.UniqueConstraint("plan_id", "code"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str = Field(max_length=40)
    position: int
    title: LocalText = text_field()
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
