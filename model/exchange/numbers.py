"""Numbers as people write them: 1 234,5 and 1,234.56, 74,27 and 100,00 %, € 12 and −5."""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from model.exchange.sheets import Cell, Note
from model.exchange.words import as_text, is_missing

LONGEST = 40
SPACES = "[ \u00a0\u2007\u2009\u202f'’]"
MONEY = r"(?:€|eur(?:oa|o)?)"
NUMBER = re.compile(
    rf"(?P<sign>[-−–+]?)\s*(?:{MONEY}\s*)?(?P<second>[-−–]?)"
    rf"(?P<digits>[0-9]{{1,3}}(?:{SPACES}[0-9]{{3}})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)"
    rf"\s*(?P<unit>%|{MONEY})?",
    re.IGNORECASE,
)
GROUPED = {sign: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in ".,"}
EITHER = re.compile("[-−–+]?[1-9][0-9]{0,2}[.,][0-9]{3}")
SHARE_DIGITS = 2
SURELY_PERCENT = 10


class NotANumber(ValueError):
    """What stands in the cell is no number."""


def as_number(cell: Cell, *, grouping: str = "") -> Decimal | None:
    """The number in a cell, None where it is missing; `100,00 %` is 100.00.

    A single "," or "." parts decimals (`1,234` is 1.234), unless it is the `grouping` that the column is known to
    have. Raises `NotANumber`.
    """
    if is_missing(cell):
        return None
    if isinstance(cell, bool | date) or cell is None:
        raise NotANumber(as_text(cell))
    if isinstance(cell, int | float):
        return _of_workbook(cell)
    return _written(cell, grouping)


def column_numbers(cells: Iterable[Cell]) -> tuple[tuple[Decimal | NotANumber | None, ...], tuple[Note, ...]]:
    """The numbers of a column, a `NotANumber` where there is none, and what is doubtful about them.

    The notes: `percent_and_share` (74,27 beside 0,4735), `comma_and_point` (both part decimals), `group_or_decimal`
    (`1.234` may be a thousand or a little more than one). No value is changed for them.
    """
    column = tuple(cells)
    texts = [text for cell in column if isinstance(cell, str) and (text := cell.strip())]
    grouping = _grouping(texts)
    values = tuple(_tried(cell, grouping) for cell in column)
    notes = (_percent_and_share(column, values), _comma_and_point(texts), _group_or_decimal(texts, grouping))
    return values, tuple(note for note in notes if note)


def _of_workbook(number: int | float) -> Decimal:
    if not math.isfinite(number):
        raise NotANumber(str(number))
    return Decimal(f"{number:.15g}") if isinstance(number, float) else Decimal(number)


def _written(text: str, grouping: str) -> Decimal:
    found = NUMBER.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not found or (found["sign"] and found["second"]):
        raise NotANumber(text)
    digits = _plain(re.sub(SPACES, "", found["digits"]), grouping)
    if digits is None:
        raise NotANumber(text)
    negative = (found["sign"] or found["second"]) not in ("", "+")
    return -Decimal(digits) if negative else Decimal(digits)


def _plain(digits: str, grouping: str) -> str | None:
    """The digits with a point for the decimals and nothing between groups; None where the signs make no sense."""
    signs = [sign for sign in digits if sign in ".,"]
    if not signs:
        return digits
    if len(signs) > 1 and signs[0] == signs[-1]:
        return digits.replace(signs[0], "") if GROUPED[signs[0]].fullmatch(digits) else None
    if len(signs) == 1:
        groups = signs[0] == grouping and GROUPED[grouping].fullmatch(digits)
        return digits.replace(grouping, "") if groups else digits.replace(",", ".")
    whole, decimals = digits.rsplit(signs[-1], 1)
    return f"{whole.replace(signs[0], '')}.{decimals}" if GROUPED[signs[0]].fullmatch(whole) else None


def _tried(cell: Cell, grouping: str) -> Decimal | NotANumber | None:
    try:
        return as_number(cell, grouping=grouping)
    except NotANumber as error:
        return error


def _grouping(texts: Sequence[str]) -> str:
    """The sign that other numbers of the column show to part thousands: by `1.234,5`, `1.234.567` or by `5,5`."""
    for sign, other in ((".", ","), (",", ".")):
        surely = re.compile(
            rf".*[0-9]{re.escape(sign)}[0-9]{{3}}{re.escape(sign)}[0-9]{{3}}.*|[^{other}]*{re.escape(sign)}.*{re.escape(other)}.*"
        )
        if any(surely.fullmatch(text) for text in texts):
            return sign
        if any(_is_decimal(text, other) for text in texts) and not any(_is_decimal(text, sign) for text in texts):
            return sign
    return ""


def _is_decimal(text: str, sign: str) -> bool:
    """Whether the sign surely parts decimals here: it stands alone, and not before exactly three digits."""
    return text.count(sign) == 1 and not EITHER.fullmatch(text) and not ({*".,"} - {sign}) & {*text}


def _percent_and_share(cells: Sequence[Cell], values: Sequence[Decimal | NotANumber | None]) -> Note | None:
    numbers = [(cell, value) for cell, value in zip(cells, values, strict=True) if isinstance(value, Decimal)]
    if any(not 0 <= value <= 100 for _, value in numbers):
        return None
    signed: list[Cell] = [cell for cell, _ in numbers if isinstance(cell, str) and "%" in cell]
    percents = signed or [cell for cell, value in numbers if value > SURELY_PERCENT]
    shares = [cell for cell, value in numbers if cell not in signed and _is_share(value, bool(signed))]
    if not percents or not shares:
        return None
    return Note(
        "percent_and_share", {"percent": as_text(percents[0]), "share": as_text(shares[0]), "count": len(shares)}
    )


def _is_share(value: Decimal, with_percents: bool) -> bool:
    if not 0 < value < 1:
        return with_percents and value == 1
    return with_percents or -int(value.as_tuple().exponent) >= SHARE_DIGITS


def _comma_and_point(texts: Sequence[str]) -> Note | None:
    comma = next((text for text in texts if _is_decimal(text, ",") and NUMBER.fullmatch(text)), None)
    point = next((text for text in texts if _is_decimal(text, ".") and NUMBER.fullmatch(text)), None)
    return Note("comma_and_point", {"comma": comma, "point": point}) if comma and point else None


def _group_or_decimal(texts: Sequence[str], grouping: str) -> Note | None:
    doubtful = [
        text for text in texts if EITHER.fullmatch(text) and not any(_is_decimal(other, _sign(text)) for other in texts)
    ]
    if not doubtful:
        return None
    first = doubtful[0]
    read = as_number(first, grouping=grouping)
    return Note("group_or_decimal", {"written": first, "read": read, "count": len(doubtful)})


def _sign(text: str) -> str:
    return "." if "." in text else ","
