"""The rows of a table as values of fields, each cell read once; what cannot be read is a problem of its row."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from model.errors import DateNotUnderstood, DateTwoWays, NumberNotAllowed, PlanError, WordNotKnown
from model.exchange.cells import NotADate, NotANumber, as_date, as_text, as_words, column_numbers, is_missing
from model.exchange.fields import Form
from model.exchange.lexicons import plain_word
from model.exchange.matching import Column, Matching
from model.exchange.outcomes import Refused
from model.exchange.plain import plain_text
from model.exchange.sheets import Cell, Header, Note, Sheet
from model.exchange.vocabulary import YES_NO, YesNo

YEAR_ALONE = re.compile(r"((?:19|20)\d{2})(?:\.0)?")
MONTH_ALONE = re.compile(r"(\d{1,2})[./-]((?:19|20)\d{2})")
YEAR_IN_IT = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
UNIT_IN_HEADING = re.compile(r"[\[(]\s*(eur|€|t€)\s*[\])]\s*$", re.IGNORECASE)
AMOUNTS = (Form.NUMBER, Form.WHOLE)
OFTEN_THE_SAME = frozenset({Form.WORD, Form.DATE, Form.YEAR, Form.LIST, Form.CHOICE})
MOST_MERGED = 200_000  # merged cells of one table; a crafted file could name any number
BEGINS = frozenset({"starts_on", "member_from"})  # a year or a month alone means their first day; else their last


@dataclass(slots=True)
class Row:
    """`values` has what the row says by field: texts by language, numbers by year. What is missing is not there."""

    number: int
    values: dict[str, Any]
    problems: list[Refused] = field(default_factory=list)

    def text(self, name: str) -> str:
        return str(self.values.get(name, ""))


class Rows:
    """The rows of a table, to be gone through once; `notes` tell what is doubtful about its numbers."""

    def __init__(self, sheet: Sheet, header: Header, matching: Matching, alone: Collection[str] = ()) -> None:
        """`alone` are the fields for which a cell merged over several rows counts in its first one only."""
        self._sheet, self._header, self._matching = sheet, header, matching
        self._merged = _merged_down(sheet, header, matching, alone)
        self._skipped = frozenset(header.skipped)
        self.notes: list[tuple[str, Note]] = []
        self._readers = [(column, self._reader(column)) for column in matching.columns]
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
        cells = self._sheet.rows[row - 1]
        return None if index is None or index >= len(cells) else cells[index]

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

    def _take(self, row: Row, column: Column, cell: Cell, reader: "Reader") -> None:
        kept = self._kept.get(column.index)
        value = _tried(reader, cell) if kept is None else _once(kept, reader, cell)
        if isinstance(value, PlanError):
            row.problems.append(Refused(row.number, column.heading, cell, value))
        elif value is not None:
            _put(row.values, column, value)

    def _reader(self, column: Column) -> "Reader":
        known, heading = column.target.field, column.heading
        match known.form:
            case Form.WORD:
                return _word_reader(column, self._matching.words)
            case Form.NUMBER | Form.WHOLE:
                return self._number_reader(column)
            case Form.DATE:
                return _date_reader(begins=known.name in BEGINS, from_1904=self._sheet.from_1904)
            case Form.YEAR:
                return _year
            case Form.LIST:
                return _list_reader(known.name, self._matching.words)
            case Form.CHOICE:
                return _choice_reader(known.name, self._matching.words)
            case Form.LOCAL:
                return _text_reader(UNIT_IN_HEADING.search(heading))
            case _:
                return _text

    def _number_reader(self, column: Column) -> "Reader":
        """The numbers of a whole column are read together: only together they show how it parts thousands."""
        cells = [self._cell_at(number, column.index) for number in self.numbers]
        numbers, notes = column_numbers(cells)
        self.notes.extend((column.heading, note) for note in notes)
        read = {(type(cell), cell): number for cell, number in zip(cells, numbers, strict=True)}
        may_be_yes = column.target.field.by_year
        return lambda cell: _number(read[type(cell), cell], cell, may_be_yes=may_be_yes)

    def _cell_at(self, number: int, index: int) -> Cell:
        cells = self._sheet.rows[number - 1]
        cell = cells[index] if index < len(cells) else None
        return self._merged.get((number, index)) if cell is None else cell


Reader = Callable[[Cell], Any]


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


def _tried(reader: Reader, cell: Cell) -> Any:
    if is_missing(cell):
        return None
    try:
        return reader(cell)
    except PlanError as error:
        return error


def _once(kept: dict[tuple[type, Cell], Any], reader: Reader, cell: Cell) -> Any:
    """What a cell says, read once for all cells that say the same."""
    place = (type(cell), cell)  # 1 and True are one key of a dict, and are not one cell
    if place not in kept:
        kept[place] = _tried(reader, cell)
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


def _text(cell: Cell) -> str | None:
    return _clean(cell) or None


def _clean(cell: Cell) -> str:
    """`as_text`, at once for the many cells that have nothing to clean."""
    if isinstance(cell, str) and cell.isprintable() and unicodedata.is_normalized("NFC", cell):
        return cell.strip()
    return as_text(cell)


def _choice_reader(name: str, words: Mapping[tuple[str, str], str]) -> Reader:
    def read(cell: Cell) -> str | None:
        text = as_text(cell)
        return words.get((name, plain_word(text)), text) or None

    return read


def _list_reader(name: str, words: Mapping[tuple[str, str], str]) -> Reader:
    """The names in a cell; those that a person mapped by what they are mapped to, "" leaves one out."""

    def read(cell: Cell) -> tuple[str, ...] | None:
        named = (words.get((name, plain_word(word)), word) for word in as_words(cell))
        return tuple(word for word in named if word) or None

    return read


def _text_reader(unit: re.Match[str] | None) -> Reader:
    """A text, plain; beside a number the unit that its heading has in brackets."""

    def read(cell: Cell) -> str | None:
        text = _clean(cell)
        if unit and text[-1:].isdigit():
            return f"{text} {unit[1]}"
        return (plain_text(text) if "<" in text else text) or None

    return read


def _word_reader(column: Column, words: Mapping[tuple[str, str], str]) -> Reader:
    known = column.target.field

    def read(cell: Cell) -> object:
        text = as_text(cell)
        mapped = words.get((known.name, plain_word(text)))
        if mapped == "":
            return None
        if known.lexicon is None:
            return mapped or text
        found = known.lexicon.known_value(mapped) if mapped else known.lexicon.means(text)
        if found is None and not known.lexicon.is_vague(text):
            raise WordNotKnown(field=known.name, value=text, choices=tuple(known.lexicon.values))
        return found

    return read


def _date_reader(*, begins: bool, from_1904: bool) -> Reader:
    def read(cell: Cell) -> date | None:
        text = as_text(cell)
        if whole := YEAR_ALONE.fullmatch(text):
            return date(int(whole[1]), 1, 1) if begins else date(int(whole[1]), 12, 31)
        if month := MONTH_ALONE.fullmatch(text):
            return _of_month(int(month[2]), int(month[1]), begins, text)
        try:
            return as_date(cell, serial=True, from_1904=from_1904)
        except NotADate as error:
            refusal = DateTwoWays if error.ambiguous else DateNotUnderstood
            raise refusal(value=text) from error

    return read


def _of_month(year: int, month: int, begins: bool, text: str) -> date:
    if not 1 <= month <= 12:
        raise DateNotUnderstood(value=text)
    if begins:
        return date(year, month, 1)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def _year(cell: Cell) -> int:
    """The year a cell tells of: of a period its last one."""
    found = YEAR_IN_IT.findall(as_text(cell))
    if not found:
        raise NumberNotAllowed(value=as_text(cell))
    return int(found[-1])


def _number(number: Decimal | NotANumber | None, cell: Cell, *, may_be_yes: bool) -> Decimal | None:
    """A number; for what is told year by year, yes is 1 and no is 0."""
    if not isinstance(number, NotANumber):
        return number
    answer = YES_NO.means(as_text(cell)) if may_be_yes else None
    if answer is None:
        raise NumberNotAllowed(value=as_text(cell))
    return Decimal(answer is YesNo.YES)
