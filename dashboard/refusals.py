"""Refusals as sentences: what, where and what to do, in the reader's language."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from dashboard.language import Texts, as_typed
from dashboard.words import word_of
from model.base import LocalText
from model.errors import PlanError


def refusal_sentence(
    error: PlanError, texts: Texts, shown: Callable[[str], str] = as_typed, *, with_field: bool = True
) -> str:
    """The sentence of a refusal, after the name of the field it is about.

    `shown` makes what people typed safe for the place where the sentence goes: Markdown, unless told otherwise.
    """
    values = {name: said(value, texts, shown) for name, value in error.values.items()}
    sentence = texts(f"refusal.{error.key}", **values)
    if with_field and error.field and texts.has(f"field.{error.field}"):
        return f"{texts(f'field.{error.field}')}: {sentence}"
    return sentence


def said(value: object, texts: Texts, shown: Callable[[str], str]) -> str:
    """A value in a sentence, in the reader's way."""
    match value:
        case StrEnum():
            return word_of(value, texts)
        case tuple():
            return texts.listing(said(each, texts, shown) for each in value)
        case LocalText():
            return shown(texts.local(value))
        case datetime():
            return texts.moment(value)
        case date():
            return texts.date(value)
        case str() if texts.has(f"word.{value}"):
            return texts(f"word.{value}")
        case _:
            return shown(str(value))
