"""What a workbook writes in a cell, as a value: a number, a day, a text."""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time

from model.exchange.number_formats import Shown, as_shown
from model.exchange.shared_texts import unescaped
from model.exchange.sheets import Cell


@dataclass(frozen=True)
class CellValues:
    """What the cells of one workbook have in common: its texts, and by style those numbers that are days or clocks."""

    texts: Sequence[str] = ()
    shown: Mapping[str, Shown] = field(default_factory=dict)
    from_1904: bool = False

    def value(self, kind: str, style: str, written: str) -> Cell:
        """The value of a cell from its type, style and content; None where it shows nothing.

        Raises ValueError or IndexError for a text that the workbook does not have.
        """
        if kind == "n":
            return self._number(style, written)
        if kind == "s":
            return self._text(written)
        if kind == "inlineStr":
            return unescaped(written) or None
        bare = written.strip()
        if kind == "b" and bare:
            return bare in ("1", "true")
        return (_iso_day(bare) if kind == "d" else unescaped(bare)) or None

    def _text(self, written: str) -> str | None:
        index = int(written)
        if index < 0:
            raise IndexError(index)
        return self.texts[index] or None

    def _number(self, style: str, written: str) -> Cell:
        number = _number(written)
        if style not in self.shown or number is None:
            return number
        return number if isinstance(number, str) else as_shown(number, self.shown[style], from_1904=self.from_1904)


def _number(written: str) -> int | float | str | None:
    try:
        number = float(written) if "." in written else int(written)
        return number if math.isfinite(number) else written
    except (ValueError, OverflowError):
        return _odd_number(written.strip())


def _odd_number(written: str) -> float | str | None:
    with suppress(ValueError):
        number = float(written)
        return number if math.isfinite(number) else written
    return written or None


def _iso_day(written: str) -> date | datetime | str:
    with suppress(ValueError):
        moment = datetime.fromisoformat(written).replace(tzinfo=None)
        return moment.date() if moment.time() == time() else moment
    return written
