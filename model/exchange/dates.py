"""Days as people write them: 5.3.2024, 2024-03-05, a workbook's number."""

import re
from datetime import date

from model.exchange.number_formats import day_of
from model.exchange.sheets import Cell
from model.exchange.words import as_text, is_missing

CLOCK = r"(?:(?:T|,?\s+)(?:klo|kl\.?)?\s*\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){CLOCK}")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
DAY_FIRST = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d{{2}}){CLOCK}")
SLASHES = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}){CLOCK}")
FIRST_SERIAL, LAST_SERIAL = 10_000, 100_000  # 1927–2173; smaller whole numbers are years or counts
LONGEST = 40
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


class NotADate(ValueError):
    """What stands in the cell is no day, or may be one of two (`ambiguous`): 04/05/2024."""

    def __init__(self, written: str, *, ambiguous: bool = False) -> None:
        super().__init__(written)
        self.ambiguous = ambiguous


def as_date(cell: Cell, *, serial: bool = False, from_1904: bool = False) -> date | None:
    """The day in a cell, None where it is missing; `1.8.21` is in this century, hours are dropped.

    With `serial`, for a column of dates, a workbook's number of days is one too. Raises `NotADate`.
    """
    if is_missing(cell):
        return None
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    if isinstance(cell, bool) or not isinstance(cell, str):
        return _of_serial(cell, serial, from_1904)
    text = as_text(cell)
    if SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")), serial, from_1904)
    return _written(text)


def _of_serial(cell: Cell, serial: bool, from_1904: bool) -> date:
    number = cell if isinstance(cell, int | float) and not isinstance(cell, bool) else 0
    day = day_of(number, from_1904=from_1904) if serial and FIRST_SERIAL <= number < LAST_SERIAL else None
    if day is None:
        raise NotADate(as_text(cell))
    return date(day.year, day.month, day.day)


def _written(text: str) -> date:
    if len(text) > LONGEST:
        raise NotADate(text)
    if found := YEAR_FIRST.fullmatch(text):
        return _day(text, found[1], found[3], found[4])
    if found := COMPACT.fullmatch(text):
        return _day(text, *found.groups())
    if found := DAY_FIRST.fullmatch(text):
        return _day(text, found[3] if len(found[3]) == 4 else f"20{found[3]}", found[2], found[1])
    if found := SLASHES.fullmatch(text):
        return _of_slashes(text, *found.groups())
    raise NotADate(text)


def _of_slashes(text: str, first: str, second: str, year: str) -> date:
    if int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
        raise NotADate(text, ambiguous=True)
    return _day(text, year, first, second) if int(second) > 12 else _day(text, year, second, first)


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise NotADate(text) from error
