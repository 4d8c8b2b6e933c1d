"""Numbers as people write them: 1 234,5 and 1,234.56, 74,27 and 100,00 %, € 12 and −5."""

import math
import re
from datetime import date
from decimal import Decimal

from model.exchange.sheets import Cell
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


def _of_workbook(number: int | float) -> Decimal:
    if isinstance(number, int):
        return Decimal(number)
    if not math.isfinite(number):
        raise NotANumber(str(number))
    return Decimal(f"{number:.15g}")  # a workbook has 15 digits; what stands behind them came from calculating


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
