"""One sheet of a workbook: its cells as values, row by row, within bounds."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from model.errors import TooManyCells, TooManyColumns, TooManyRows, WorkbookBroken
from model.exchange.cell_values import CellValues
from model.exchange.markup import Markup
from model.exchange.places import LAST_COLUMN, LAST_ROW, column_number, letters_of, place
from model.exchange.sheets import Cell, Merged

MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
MOST_CELLS = 6_000_000
MOST_MERGED = 10_000


@dataclass
class Allowance:
    """How many cells the sheets of one file may still have together, with the empty ones before others."""

    cells: int = MOST_CELLS

    def spend(self, cells: int) -> None:
        self.cells -= cells
        if self.cells < 0:
            raise TooManyCells(limit=MOST_CELLS)


class Worksheet:
    """Reads one sheet: `rows` by number, where something is in them; the numbers of rows with `valueless` formulas."""

    def __init__(self, name: str, part: str, values: CellValues, allowance: Allowance) -> None:
        self.rows: dict[int, tuple[Cell, ...]] = {}
        self.merged: list[Merged] = []
        self.valueless: list[int] = []
        self.name, self.part, self.values = name, part, values
        self._value, self._allowance = values.value, allowance
        self._row = self._column = 0
        self._kind = self._style = ""
        self._formula = False
        self._cells: list[Cell] = []
        self._said: list[str] = []
        self._runs: list[str] = []
        self._aids = 0
        self._markup = Markup(part)
        self._columns: dict[str, int] = {}

    def read(self, pieces: Iterable[bytes]) -> None:
        """Raises `WorkbookBroken`, `TooManyRows`, `TooManyColumns`, `TooManyCells`."""
        self._markup.read(
            pieces,
            {
                "row": self._open_row,
                "c": self._open_cell,
                "f": self._open_formula,
                "t": lambda _: self._said.clear(),
                "rPh": self._open_aid,
                "mergeCell": self._merge,
            },
            {
                "row": self._close_row,
                "c": self._close_cell,
                "f": self._said.clear,
                "t": self._close_run,
                "rPh": self._close_aid,
            },
            (self._said, self._runs),
        )

    def all_rows(self) -> list[tuple[Cell, ...]]:
        """The rows from the first to the last that has something in it, empty ones between them too."""
        last = max(self.rows, default=0)
        self._allowance.spend(last)
        return [self.rows.get(number, ()) for number in range(1, last + 1)]

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        if not 0 < self._row <= LAST_ROW or self._row in self.rows:
            raise WorkbookBroken(part=self.part)
        self._column = 0
        self._cells = []
        self._said.clear()
        self._markup.listen(self._said.append)

    def _close_row(self) -> None:
        self._markup.listen(None)
        if not self._cells:
            return
        self._allowance.spend(len(self._cells))
        self.rows[self._row] = tuple(self._cells)
        self._cells = []
        if len(self.rows) > MOST_ROWS:
            raise TooManyRows(sheet=self.name, limit=MOST_ROWS)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        if written is None:
            self._column += 1
            if self._column > LAST_COLUMN:
                raise WorkbookBroken(part=self.part)
        else:
            letters = letters_of(written)
            self._column = self._columns.get(letters) or self._learn(letters)
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._formula = False
        self._said.clear()

    def _learn(self, letters: str) -> int:
        self._columns[letters] = column_number(letters)
        return self._columns[letters]

    def _open_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _open_aid(self, _: dict[str, str]) -> None:
        self._aids += 1

    def _close_aid(self) -> None:
        self._aids -= 1

    def _close_run(self) -> None:
        if not self._aids:
            self._runs.append("".join(self._said))

    def _close_cell(self) -> None:
        said = self._runs or self._said
        if said:
            value = self._checked("".join(said))
            said.clear()
            if value is not None:
                self._put(value)
                return
        if self._formula and self._kind != "str":
            self.valueless.append(self._row)

    def _checked(self, written: str) -> Cell:
        try:
            return self._value(self._kind, self._style, written)
        except (ValueError, IndexError) as error:
            raise WorkbookBroken(part=self.part) from error

    def _put(self, value: Cell) -> None:
        column = self._column
        if column > MOST_COLUMNS:
            raise TooManyColumns(sheet=self.name, row=self._row, limit=MOST_COLUMNS)
        missing = column - len(self._cells)
        if missing == 1:
            self._cells.append(value)
            return
        self._cells.extend([None] * missing)
        self._cells[column - 1] = value

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        with suppress(ValueError):
            merged = Merged(*place(first), *place(last))
            if len(self.merged) < MOST_MERGED:
                self.merged.append(merged)
