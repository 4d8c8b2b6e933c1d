"""The parent of the inputs of actions, and the checks that texts and addresses share."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from model.base import LocalText
from model.errors import (
    AddressNotAllowed,
    ChoiceMissing,
    LengthNotAllowed,
    NumberNotAllowed,
    PersonalData,
    PlanError,
    TextMissing,
    TextTooLong,
    UnknownWord,
)

PERSONAL_IDENTITY_CODE = re.compile(r"(?<![\dA-Za-z])\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\dA-Za-z])", re.IGNORECASE)
PHONE_NUMBER = re.compile(
    r"(?<![\d./–-])(?!\d{7}-\d(?!\d))"  # seven digits and a check digit are a business ID
    r"(?:\+\d{2,3}[ -]?(?:\(0\))?[ -]?\d|\(?0[1-9]\d?\)?)(?:[ /-]?\d){5,10}(?!\d|[./]\d)"
)
PERSONS_ADDRESS = re.compile(r"[\w-]+\.[\w.-]+@[\w-]+\.\w", re.UNICODE)
SUSPECT = re.compile(r"[\d@]")  # a text without a digit or an @ has none of the signs
SIGNS = {"personal_identity_code": PERSONAL_IDENTITY_CODE, "phone": PHONE_NUMBER, "email": PERSONS_ADDRESS}


class Input(BaseModel):
    """Values as somebody gave them, checked. `of` turns what pydantic finds into a refusal with its sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    texts: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def of(cls, **values: Any) -> Self:
        try:
            checked = cls(**values)
        except ValidationError as error:
            raise _as_refusal(error) from error
        for name in cls.texts:
            refuse_personal_data(getattr(checked, name), name)
        return checked


def _as_refusal(error: ValidationError) -> PlanError:
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else None
    kind = first["type"]
    if kind == "too_short" or first["input"] is None:
        return ChoiceMissing(field=field)
    if kind.startswith(("int", "decimal", "float", "greater", "less", "finite")):
        return NumberNotAllowed(field=field, value=first["input"])
    if kind == "string_too_long":
        return TextTooLong(field=field, value=first["input"], limit=first["ctx"]["max_length"])
    if kind.startswith("string_too"):
        return LengthNotAllowed(field=field)
    return UnknownWord(field=field, value=first["input"])


def refuse_personal_data(text: LocalText, field: str) -> None:
    """Refuse a text with a personal identity code, a phone number or a person's e-mail address. Rule 13."""
    for language in ("fi", "sv", "en"):
        written = getattr(text, language)
        if not written or not SUSPECT.search(written):
            continue
        for kind, sign in SIGNS.items():
            if found := sign.search(written):
                raise PersonalData(field=f"{field}_{language}", kind=kind, value=found.group())


def require_text(text: LocalText, languages: Iterable[str], field: str) -> None:
    """Refuse a text that is empty in one of these languages."""
    for language in text.missing(languages):
        raise TextMissing(field=f"{field}_{language}", language=language)


def require_some_text(text: LocalText, languages: tuple[str, ...], field: str, refusal: type[PlanError]) -> None:
    """Refuse a text that is empty in all of these languages; one that misses only some goes to the work list."""
    if len(text.missing(languages)) == len(languages):
        raise refusal(field=f"{field}_{languages[0]}")


def require_web_address(address: str, field: str) -> None:
    """Refuse what is not an http or https address. Empty is allowed."""
    if not address:
        return
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise AddressNotAllowed(field=field, value=address) from error
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", address):
        raise AddressNotAllowed(field=field, value=address)
