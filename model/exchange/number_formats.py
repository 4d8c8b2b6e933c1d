"""How a workbook shows its numbers: which of them are days and hours, and which days they are."""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from model.exchange.sheets import Cell


class Shown(StrEnum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DAY = "day"
    CLOCK = "clock"
    HOURS = "hours"


BUILT_IN = {
    **dict.fromkeys(map(str, (*range(14, 18), 22, *range(27, 32), 36, *range(50, 59))), Shown.DAY),
    **dict.fromkeys(map(str, (*range(18, 22), *range(32, 36), 45, 47)), Shown.CLOCK),
    "46": Shown.HOURS,
}
NAMES_OF_NO_FORMAT = ("general", "standard")
SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
SINCE_1900 = datetime.combine(date(1899, 12, 30), time())
SINCE_1904 = datetime.combine(date(1904, 1, 1), time())
NO_LEAP_DAY = 60  # Excel counts a 29 February 1900 that never was
LONGEST_CODE = 255
LAST_DAY = 2_958_465  # 31.12.9999


def shown_by(code: str) -> Shown:
    """What a format code makes of a number: `d.m.yyyy` a day, `h:mm` a clock, `0.00` a number."""
    first = SAID.sub("", code[:LONGEST_CODE].split(";")[0]).lower()
    if first.strip() in NAMES_OF_NO_FORMAT:
        return Shown.NUMBER
    if re.search("[dy]", first) or ("m" in first and not re.search("[hs]", first)):
        return Shown.DAY
    if "[" in first:
        return Shown.HOURS
    return Shown.CLOCK if re.search("[hs]", first) else Shown.NUMBER


@lru_cache(maxsize=8192)  # the days of a column are few, and each is worked out from scratch
def day_of(serial: float, *, from_1904: bool = False) -> date | datetime | None:
    """The day that a workbook's number stands for, with its hour if it has one; None where there is no such day."""
    if not 1 <= serial < LAST_DAY + 1 - (1462 if from_1904 else 0):
        return None
    whole = int(serial)
    since = SINCE_1904 if from_1904 else SINCE_1900
    shift = 1 if not from_1904 and whole < NO_LEAP_DAY else 0
    hour = timedelta(milliseconds=round((serial - whole) * 86_400_000))
    moment = since + timedelta(days=whole + shift) + hour
    return moment if hour else moment.date()


def as_shown(number: float, shown: Shown, *, from_1904: bool) -> Cell:
    """A number as the day or the clock that the workbook shows for it; itself where that cannot be."""
    if shown is Shown.NUMBER:
        return number
    if 0 <= number < (LAST_DAY if shown is Shown.HOURS else 1) and shown is not Shown.DAY:
        return _clock(number)
    return day_of(number, from_1904=from_1904) or number


def _clock(days: float) -> str:
    minutes, seconds = divmod(round(days * 86_400), 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{clock}:{seconds:02}" if seconds else clock
