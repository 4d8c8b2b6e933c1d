"""Meetings of the bodies that handle the plan, with their decision references."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from model.base import LocalText, Source, Table, text_field, word


class Body(StrEnum):
    INFLUENCE_BODIES = "influence_bodies"
    WELFARE_COMMITTEE = "welfare_committee"
    CITY_BOARD = "city_board"
    COUNCIL = "council"


class Meeting(Table, table=True):
    __tablename__ = "meeting"

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    body: Body = Field(sa_type=word(Body))
    held_on: date
    section: int | None = None
    case_number: str = Field(default="", max_length=60)
    url: str = ""
    title: LocalText = text_field()
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    source: Source = Field(default=Source.ENTERED, sa_type=word(Source))
