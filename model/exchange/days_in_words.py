"""Days that people write with words around them, or as periods: "31.12.2024 mennessä", "2022–2025", "syksy 2024"."""

import re
from datetime import date

from model.exchange.cells import NotADate, as_date
from model.exchange.vocabulary import MEASURE_KIND
from model.measure import MeasureKind

YEAR_ALONE = re.compile(r"((?:19|20)\d{2})(?:\.0)?")
MONTHS = (
    re.compile(r"(?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d{2})"),
    re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})"),
)
DAY = re.compile(r"(?<!\d)(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
WORD = re.compile(r"[^\W\d_]{2,}")
YEARS = re.compile(r"(?:19|20)\d{2}\s*[-–—/]\s*(?:19|20)\d{2}")


def whole_period(text: str, *, begins: bool) -> date | None:
    """The first or the last day of a year or a month that stands alone; None where none does."""
    if found := YEAR_ALONE.fullmatch(text):
        return _of_year(int(found[1]), begins)
    month = next((found for form in MONTHS if (found := form.fullmatch(text))), None)
    if month is None or not 1 <= int(month["month"]) <= 12:
        return None
    return _of_month(int(month["year"]), int(month["month"]), begins)


def day_among_words(text: str, *, begins: bool) -> date | None:
    """The first or the last day that is named among words or in a period; None where none surely is."""
    days = DAY.findall(text)
    if not (WORD.search(text) or len(days) > 1 or YEARS.fullmatch(text)):
        return None
    if days:
        return _read(days[0] if begins else days[-1])
    years = YEAR.findall(text)
    return _of_year(int(years[0] if begins else years[-1]), begins) if years else None


def has_no_end(text: str) -> bool:
    """Whether a word says that there is no day: what goes on, or comes again every year."""
    return MEASURE_KIND.means(text) in (MeasureKind.CONTINUOUS, MeasureKind.RECURRING)


def _read(written: str) -> date | None:
    try:
        return as_date(written)
    except NotADate:
        return None


def _of_year(year: int, begins: bool) -> date:
    return date(year, 1, 1) if begins else date(year, 12, 31)


def _of_month(year: int, month: int, begins: bool) -> date:
    if begins:
        return date(year, month, 1)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
