"""What a cell of the workbook may hold, and how the values of a document become cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dashboard.report.worded import Value, Worded
from model.indicator import Unit

WHOLE, PERCENT, YEAR = "#,##0", "0 %", "0"
LONGEST = 32_767  # characters in a cell of Excel, counted in UTF-16
ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the form Excel shows it in."""

    value: Decimal
    form: str = WHOLE


Cell = str | Number | date | datetime | None  # None is no data, which is said; an empty text is an empty cell


def legible(text: str) -> str:
    """The text as a cell can hold it: no characters that XML forbids, and not longer than Excel takes."""
    clean = ILLEGIBLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean) * 2 <= LONGEST:
        return clean
    return clean.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")


def number(value: str | int | None, unit: str = "", decimals: int = 0) -> Number | None:
    """A number with at least so many decimals, and with those that it has."""
    if value is None:
        return None
    exact = Decimal(value)
    exponent = exact.normalize().as_tuple().exponent
    shown = max(decimals, -exponent if isinstance(exponent, int) else 0)
    return Number(exact, WHOLE + ("." + "0" * shown if shown else "") + unit)


def quantity(value: str, indicator: Mapping[str, Any], worded: Worded) -> Cell:
    """A value of an indicator as a number that shows its unit; yes and no in words."""
    if indicator["unit"] == Unit.YES_NO:
        return worded.said("yes" if Decimal(value) else "no")
    unit = worded.said(f"unit.{indicator['unit']}").replace('"', "")
    return number(value, f' "{unit}"', indicator.get("decimals", 0))


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def counted(value: Value, worded: Worded) -> tuple[Cell, Cell, Cell]:
    """A figure as number, out of how many, and percentage; the last two only where there are such."""
    if not isinstance(value, Mapping):
        return number(value), "", ""
    if "cents" in value:
        return _euros(value["cents"]), "", ""
    return number(value["numerator"]), number(value["denominator"]), percentage(value, worded)


def percentage(share: Mapping[str, Any], worded: Worded) -> Cell:
    """Nothing where a percentage would mislead."""
    if not worded.has_percent(share):
        return ""
    return Number(Decimal(share["numerator"]) / share["denominator"], PERCENT)


def _euros(cents: int) -> Number | None:
    return number(str(Decimal(cents) / 100), ' "€"', 2 if cents % 100 else 0)
