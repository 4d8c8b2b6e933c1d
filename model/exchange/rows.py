"""The rows of a table as values of fields, each cell read once; what cannot be read is a problem of its row."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from model.errors import PlanError
from model.exchange.cell_readers import CellReaders, Reader, tried
from model.exchange.cells import is_missing
from model.exchange.fields import Form
from model.exchange.matching import Column, Matching
from model.exchange.outcomes import Refused
from model.exchange.sheets import Cell, Header, Note, Sheet

AMOUNTS = (Form.NUMBER, Form.WHOLE)
OFTEN_THE_SAME = frozenset({Form.WORD, Form.DATE, Form.YEAR, Form.LIST, Form.CHOICE})
MOST_MERGED = 200_000  # merged cells of one table; a crafted file could name any number


@dataclass(slots=True)
class Row:
    """`values` has what the row says by field: texts by language, numbers by year. What is missing is not there."""

    number: int
    values: dict[str, Any]
    problems: list[Refused] = field(default_factory=list)

    def text(self, name: str) -> str:
        return str(self.values.get(name, ""))


class Rows:
    """The rows of a table, in order; `notes` tell what is doubtful about its numbers and days, once it is read."""

    def __init__(self, sheet: Sheet, header: Header, matching: Matching, alone: Collection[str] = ()) -> None:
        """`alone` are the fields for which a cell merged over several rows counts in its first one only."""
        self._sheet, self._header, self._matching = sheet, header, matching
        self._merged = _merged_down(sheet, header, matching, alone)
        self._skipped = frozenset(header.skipped)
        readers = CellReaders(matching.words, sheet.from_1904)
        self.notes: list[tuple[str, Note]] = readers.notes
        self._readers = [(column, readers.of(column, self._cells_of(column))) for column in matching.columns]
        self._kept: dict[int, dict[tuple[type, Cell], Any]] = {
            column.index: {} for column in matching.columns if column.target.field.form in OFTEN_THE_SAME
        }

    def __len__(self) -> int:
        return max(0, self._header.last_row - self._header.first_row + 1)

    @property
    def numbers(self) -> Iterator[int]:
        """The numbers of the lines of the table, total and note lines left out."""
        between = range(self._header.first_row, self._header.last_row + 1)
        return (number for number in between if number not in self._skipped)

    def __iter__(self) -> Iterator[Row]:
        for number in self.numbers:
            cells = self._sheet.rows[number - 1]
            if any(cell is not None and cell != "" for cell in cells):
                yield self._read(number, cells)

    def cell(self, row: int, heading: str) -> Cell:
        """What stands in the file at that row and heading."""
        index = next((column.index for column in self._matching.columns if column.heading == heading), None)
        return None if index is None else self._cell_at(row, index)

    def are_the_same(self, row: int, other: int) -> bool:
        """Whether two rows say the same in every column that is understood."""
        indexes = [column.index for column in self._matching.columns]
        return all(self._cell_at(row, index) == self._cell_at(other, index) for index in indexes)

    def filled(self, row: int) -> int:
        """How many cells of a row say something."""
        return sum(not is_missing(cell) for cell in self._sheet.rows[row - 1])

    def _read(self, number: int, cells: tuple[Cell, ...]) -> Row:
        row = Row(number, {})
        for column, reader in self._readers:
            cell = cells[column.index] if column.index < len(cells) else None
            if cell is None and self._merged:
                cell = self._merged.get((number, column.index))
            if cell is not None and cell != "":
                self._take(row, column, cell, reader)
        return row

    def _take(self, row: Row, column: Column, cell: Cell, reader: Reader) -> None:
        kept = self._kept.get(column.index)
        value = tried(reader, cell) if kept is None else _once(kept, reader, cell)
        if isinstance(value, PlanError):
            row.problems.append(Refused(row.number, column.heading, cell, value))
        elif value is not None:
            _put(row.values, column, value)

    def _cells_of(self, column: Column) -> Callable[[], list[Cell]]:
        return lambda: [self._cell_at(number, column.index) for number in self.numbers]

    def _cell_at(self, number: int, index: int) -> Cell:
        cells = self._sheet.rows[number - 1]
        cell = cells[index] if index < len(cells) else None
        return self._merged.get((number, index)) if cell is None else cell


def _once(kept: dict[tuple[type, Cell], Any], reader: Reader, cell: Cell) -> Any:
    """What a cell says, read once for all cells that say the same."""
    place = (type(cell), cell)  # 1 and True are one key of a dict, and are not one cell
    if place not in kept:
        kept[place] = tried(reader, cell)
    return kept[place]


def _put(values: dict[str, Any], column: Column, value: Any) -> None:
    target = column.target
    name = target.field.name
    if target.field.form is Form.LOCAL:
        values.setdefault(name, {})[target.language] = value
    elif target.year is not None:
        values.setdefault(f"{name}_by_year", {})[target.year] = value
    elif target.field.form is Form.LIST and name in values:
        values[name] = (*values[name], *value)
    else:
        values[name] = value


def _merged_down(
    sheet: Sheet, header: Header, matching: Matching, alone: Collection[str]
) -> dict[tuple[int, int], Cell]:
    """What cells that are merged over several rows say in the rows below their first, by row and column.

    An amount stays in its first row: one that is merged over five rows is no amount of each.
    """
    fields = {column.index: column.target.field for column in matching.columns}
    indexes = {i for i, known in fields.items() if known.name not in alone and known.form not in AMOUNTS}
    found: dict[tuple[int, int], Cell] = {}
    for merged in sheet.merged:
        index, last = merged.first_column - 1, min(merged.last_row, header.last_row)
        if index not in indexes or merged.first_row < header.first_row or len(found) + last > MOST_MERGED:
            continue
        cells = sheet.rows[merged.first_row - 1]
        cell = cells[index] if index < len(cells) else None
        found |= {(number, index): cell for number in range(merged.first_row + 1, last + 1)}
    return found
