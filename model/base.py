"""What every table shares: its own registry, texts in three languages, times in UTC, words with a check."""

import json
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, field_validator
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

HELSINKI = ZoneInfo("Europe/Helsinki")


class Language(StrEnum):
    FI = "fi"
    SV = "sv"
    EN = "en"


class Source(StrEnum):
    """Where a row comes from: the guidelines document, a public page, made up as an example, or typed by a user."""

    DOCUMENT = "document"
    PUBLIC_PAGE = "public_page"
    EXAMPLE = "example"
    ENTERED = "entered"


class Table(SQLModel, registry=registry()):
    """Parent of the tables, with a registry of its own so that a hot reload can import them twice."""


class Frozen(BaseModel):
    """Parent of what is handed out by reads: values that nobody changes."""

    model_config = ConfigDict(frozen=True)


class LocalText(Frozen):
    """One text in Finnish, Swedish and English; an empty string where a language is missing. Always NFC, trimmed."""

    fi: str = ""
    sv: str = ""
    en: str = ""

    @field_validator("fi", "sv", "en")
    @classmethod
    def _as_normal_text(cls, text: str) -> str:
        return unicodedata.normalize("NFC", text).replace("\x00", "").strip()

    def __bool__(self) -> bool:
        return bool(self.fi or self.sv or self.en)

    def in_language(self, language: str) -> str:
        """The text in that language, else in the first language that has one."""
        return getattr(self, language) or self.fi or self.sv or self.en

    def missing(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Which of these languages have no text."""
        return tuple(language for language in languages if not getattr(self, language))


NO_TEXT = LocalText()
NO_TEXT_STORED = json.dumps(NO_TEXT.model_dump())  # most texts of a plan are empty: no JSON is read or made for them


class LocalTextColumn(TypeDecorator[LocalText]):
    """Keeps a LocalText as one JSON value."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: LocalText | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps(value.model_dump(), ensure_ascii=False) if value else NO_TEXT_STORED

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> LocalText | None:
        if value is None:
            return None
        return NO_TEXT if value == NO_TEXT_STORED else LocalText.model_construct(**json.loads(value))


class WordsColumn(TypeDecorator[tuple[str, ...]]):
    """Keeps a short tuple of words (languages, cut-off days) as words parted by a space."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str:
        return " ".join(value or ())

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...]:
        return tuple((value or "").split())


class UtcTime(TypeDecorator[datetime]):
    """Keeps an aware time as UTC, and gives it back aware; a naive time is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class ExactNumber(TypeDecorator[Decimal]):
    """Keeps a decimal number exactly, as text, the same on SQLite and PostgreSQL."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else format(value.normalize(), "f")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def word(enum: type[StrEnum]) -> sa.Enum:
    """The column type of an enum: its values as text, with a CHECK."""
    return sa.Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=enum.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def text_field(**options: Any) -> Any:
    """A LocalText column; empty unless given."""
    return Field(default_factory=LocalText, sa_type=LocalTextColumn, nullable=False, **options)


def moment(local_day: date) -> datetime:
    """The last moment of that day in Helsinki, as UTC: records made on the day count as made by then."""
    return datetime(local_day.year, local_day.month, local_day.day, 23, 59, 59, 999999, HELSINKI).astimezone(UTC)


def local_day(at: datetime) -> date:
    """The day in Helsinki on which that time falls."""
    return at.astimezone(HELSINKI).date()
