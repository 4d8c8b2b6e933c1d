"""The numbers of a whole column: what its other cells tell of one, and what stays doubtful."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.exchange.numbers import NotANumber, as_number
from model.exchange.sheets import Cell, Note
from model.exchange.words import as_text

EITHER = re.compile("[^0-9]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*")
SHARE_DIGITS = 2
SURELY_PERCENT = 10

Number = Decimal | NotANumber | None


@dataclass
class Signs:
    """The texts of a column in which a sign surely parts decimals, surely parts thousands, or may do either."""

    decimals: list[str] = field(default_factory=list)
    thousands: list[str] = field(default_factory=list)
    either: list[int] = field(default_factory=list)


def column_numbers(cells: Iterable[Cell]) -> tuple[tuple[Number, ...], tuple[Note, ...]]:
    """The numbers of a column, a `NotANumber` where there is none, and what is doubtful about them.

    The notes: `percent_and_share` (74,27 beside 0,4735), `comma_and_point` (both part decimals), `group_or_decimal`
    (`1.234` may be a thousand or a little more than one; the other cells decide). Nothing else is changed.
    """
    column = tuple(cells)
    values = [_tried(cell) for cell in column]
    signs = _signs(column, values)
    notes = (
        _percent_and_share(column, values),
        _comma_and_point(signs),
        *(_group_or_decimal(column, values, sign, signs) for sign in signs),
    )
    return tuple(values), tuple(note for note in notes if note)


def _tried(cell: Cell) -> Number:
    try:
        return as_number(cell)
    except NotANumber as error:
        return error


def _signs(column: Sequence[Cell], values: Sequence[Number]) -> dict[str, Signs]:
    signs = {",": Signs(), ".": Signs()}
    for index, (cell, value) in enumerate(zip(column, values, strict=True)):
        if isinstance(cell, str) and isinstance(value, Decimal) and ("," in cell or "." in cell):
            _sort(cell.strip(), index, signs)
    return signs


def _sort(text: str, index: int, signs: dict[str, Signs]) -> None:
    commas, points = text.count(","), text.count(".")
    if commas + points > 1:
        first = min("".join(signs), key=lambda sign: text.find(sign) % len(text))
        signs[first].thousands.append(text)
        return
    sign = "," if commas else "."
    if EITHER.fullmatch(text):
        signs[sign].either.append(index)
    else:
        signs[sign].decimals.append(text)


def _comma_and_point(signs: dict[str, Signs]) -> Note | None:
    comma, point = signs[","].decimals, signs["."].decimals
    return Note("comma_and_point", {"comma": comma[0], "point": point[0]}) if comma and point else None


def _group_or_decimal(column: Sequence[Cell], values: list[Number], sign: str, signs: dict[str, Signs]) -> Note | None:
    """Reads the doubtful numbers of a sign as the others tell; says so unless they surely are decimals."""
    own, other = signs[sign], signs["," if sign == "." else "."]
    if not own.either or (own.decimals and not own.thousands):
        return None
    if own.thousands or other.decimals:
        for index in own.either:
            values[index] = as_number(column[index], grouping=sign)
    first = own.either[0]
    return Note(
        "group_or_decimal", {"written": as_text(column[first]), "read": values[first], "count": len(own.either)}
    )


def _percent_and_share(cells: Sequence[Cell], values: Sequence[Number]) -> Note | None:
    numbers = [(cell, value) for cell, value in zip(cells, values, strict=True) if isinstance(value, Decimal)]
    if any(not 0 <= value <= 100 for _, value in numbers):
        return None
    signed = [(cell, value) for cell, value in numbers if isinstance(cell, str) and "%" in cell]
    unsigned = [(cell, value) for cell, value in numbers if not (isinstance(cell, str) and "%" in cell)]
    percents = [cell for cell, value in signed or numbers if signed or value > SURELY_PERCENT]
    shares = [cell for cell, value in unsigned if _is_share(value, beside_percent=bool(signed))]
    if not percents or not shares:
        return None
    found = {"percent": as_text(percents[0]), "share": as_text(shares[0]), "count": len(shares)}
    return Note("percent_and_share", found)


def _is_share(value: Decimal, *, beside_percent: bool) -> bool:
    if beside_percent:
        return 0 < value <= 1
    return 0 < value < 1 and -int(value.as_tuple().exponent) >= SHARE_DIGITS
