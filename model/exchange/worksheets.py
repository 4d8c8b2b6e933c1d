"""One sheet of a workbook: its cells as values, row by row, within bounds."""

import math
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime

from model.errors import TooManyCells, TooManyColumns, TooManyRows, WorkbookBroken
from model.exchange.markup import Markup
from model.exchange.number_formats import Shown, as_shown
from model.exchange.shared_texts import unescaped
from model.exchange.sheets import Cell, Merged

MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
MOST_CELLS = 6_000_000
MOST_MERGED = 10_000
LAST_ROW = 1_048_576


@dataclass
class Workbook:
    """What the sheets of one workbook have in common, and how many cells they may still have together."""

    texts: Sequence[str] = ()
    shown: Sequence[Shown] = ()
    from_1904: bool = False
    cells_left: int = MOST_CELLS


@dataclass
class Worksheet:
    """Reads one sheet: `rows` by their numbers, where they have something in them."""

    workbook: Workbook
    name: str
    part: str
    rows: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    valueless: list[str] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _cells: list[Cell] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)
    _kind: str = "n"
    _style: str = ""
    _formula: bool = False
    _columns: dict[str, int] = field(default_factory=dict)

    def read(self, pieces: Iterable[bytes]) -> None:
        """Raises `WorkbookBroken`, `TooManyRows`, `TooManyColumns`, `TooManyCells`."""
        markup = Markup(self.part)
        said = self._said.append
        markup.read(
            pieces,
            {
                "row": self._open_row,
                "c": self._open_cell,
                "f": self._open_formula,
                "v": lambda _: markup.listen(said),
                "t": lambda _: markup.listen(said),
                "rPh": lambda _: self._said.append(""),
                "mergeCell": self._merge,
            },
            {
                "row": self._close_row,
                "c": self._close_cell,
                "v": lambda: markup.listen(None),
                "t": lambda: markup.listen(None),
            },
        )

    def all_rows(self) -> list[tuple[Cell, ...]]:
        """The rows from the first to the last that has something in it, empty ones between them too."""
        last = max(self.rows, default=0)
        self._spend(last)
        return [self.rows.get(number, ()) for number in range(1, last + 1)]

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        if not 0 < self._row <= LAST_ROW:
            raise WorkbookBroken(part=self.part)
        self._column = 0
        self._cells = []

    def _close_row(self) -> None:
        if not self._cells:
            return
        self.rows[self._row] = tuple(self._cells)
        self._spend(len(self._cells))
        if len(self.rows) > MOST_ROWS:
            raise TooManyRows(sheet=self.name, limit=MOST_ROWS)

    def _spend(self, cells: int) -> None:
        self.workbook.cells_left -= cells
        if self.workbook.cells_left < 0:
            raise TooManyCells(limit=MOST_CELLS)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self._column = self._column + 1 if place is None else self._column_of(place)
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._formula = False
        self._said.clear()

    def _column_of(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            known = self._columns[letters] = column_number(letters)
        return known

    def _open_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _close_cell(self) -> None:
        if not self._said:
            if self._formula and self._kind != "str":
                self.valueless.append(f"{self._row}")
            return
        value = self._value("".join(self._said))
        if value is None or value == "":
            return
        if self._column > MOST_COLUMNS:
            raise TooManyColumns(sheet=self.name, row=self._row, limit=MOST_COLUMNS)
        cells = self._cells
        missing = self._column - len(cells)
        if missing == 1:
            cells.append(value)
        elif missing > 1:
            cells.extend([None] * (missing - 1))
            cells.append(value)
        else:
            cells[self._column - 1] = value

    def _value(self, said: str) -> Cell:
        kind = self._kind
        if kind == "s":
            return self._shared(said)
        if kind == "n":
            return self._number(said)
        if kind == "b":
            return said.strip() in ("1", "true")
        if kind == "d":
            return _iso(said)
        return unescaped(said)

    def _shared(self, said: str) -> str:
        try:
            number = int(said)
            return self.workbook.texts[number if number >= 0 else len(self.workbook.texts)]
        except (ValueError, IndexError) as error:
            raise WorkbookBroken(part=self.part) from error

    def _number(self, said: str) -> Cell:
        number = _number(said)
        if number is None or not self._style:
            return said if number is None else number
        with suppress(ValueError, IndexError):
            shown = self.workbook.shown[int(self._style)]
            return number if shown is Shown.NUMBER else as_shown(number, shown, from_1904=self.workbook.from_1904)
        return number

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        if len(self.merged) < MOST_MERGED and last:
            self.merged.append(Merged(*_place(first), *_place(last)))


def column_number(letters: str) -> int:
    """The number of the column of these letters: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters.replace("$", "").upper():
        number = number * 26 + ord(letter) - 64
        if not ("A" <= letter <= "Z") or number > 16_384:
            raise ValueError(letters)
    if not number:
        raise ValueError(letters)
    return number


def _place(written: str) -> tuple[int, int]:
    letters = written.rstrip("0123456789")
    return int(written[len(letters) :]), column_number(letters)


def _number(said: str) -> int | float | None:
    try:
        return int(said)
    except ValueError:
        pass
    try:
        number = float(said)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _iso(said: str) -> date | datetime | str:
    with suppress(ValueError):
        moment = datetime.fromisoformat(said).replace(tzinfo=None)
        return moment if moment.time().isoformat() != "00:00:00" else moment.date()
    return said
