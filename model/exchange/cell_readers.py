"""How the cells of a column become the values of its field; one that cannot is a refusal."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from model.errors import DateNotUnderstood, DateTwoWays, NumberNotAllowed, PlanError, WordNotKnown
from model.exchange.cells import NotADate, NotANumber, as_date, as_text, as_words, column_numbers, is_missing
from model.exchange.days_in_words import day_among_words, has_no_end, whole_period
from model.exchange.fields import LANGUAGES, Form
from model.exchange.lexicons import plain_word
from model.exchange.matching import Column
from model.exchange.plain import plain_text
from model.exchange.sheets import Cell, Note
from model.exchange.vocabulary import YES_NO, YesNo

YEAR_IN_IT = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
UNIT_IN_HEADING = re.compile(r"[\[(]\s*(eur|€|t€)\s*[\])]\s*$", re.IGNORECASE)
BEGINS = frozenset({"starts_on", "member_from"})  # a year or a month alone means their first day; else their last
EXAMPLES = 5  # of days in words that are told

Reader = Callable[[Cell], Any]
Words = Mapping[tuple[str, str], str]


@dataclass
class CellReaders:
    """Makes the reader of each column; `notes` tell what is doubtful about numbers and days, by heading."""

    words: Words
    from_1904: bool
    notes: list[tuple[str, Note]] = field(default_factory=list)

    def of(self, column: Column, cells: Callable[[], Sequence[Cell]]) -> Reader:
        """The reader of a column; `cells` are all of it, for what only they show together."""
        known = column.target.field
        match known.form:
            case Form.WORD:
                return _word_reader(column, self.words)
            case Form.NUMBER | Form.WHOLE:
                return self._number_reader(column, cells())
            case Form.DATE:
                return self._date_reader(column)
            case Form.YEAR:
                return _year
            case Form.LIST:
                return _list_reader(known.name, self.words)
            case Form.CHOICE:
                return _choice_reader(known.name, self.words)
            case Form.LOCAL:
                return _text_reader(UNIT_IN_HEADING.search(column.heading), column.target.language)
            case _:
                return lambda cell: clean_text(cell) or None

    def _number_reader(self, column: Column, cells: Sequence[Cell]) -> Reader:
        """The numbers of a whole column are read together: only together they show how it parts thousands."""
        numbers, notes = column_numbers(cells)
        self.notes.extend((column.heading, note) for note in notes)
        if column.target.field.name == "progress" and _are_shares(numbers):
            numbers = tuple(number * 100 if isinstance(number, Decimal) else number for number in numbers)
            self.notes.append((column.heading, Note("shares_as_percent")))
        read = {(type(cell), cell): number for cell, number in zip(cells, numbers, strict=True)}
        may_be_yes = column.target.field.by_year
        return lambda cell: _number(read[type(cell), cell], cell, may_be_yes=may_be_yes)

    def _date_reader(self, column: Column) -> Reader:
        begins = column.target.field.name in BEGINS
        doubtful: dict[str, date | None] = {}

        def read(cell: Cell) -> date | None:
            text = as_text(cell)
            if (period := whole_period(text, begins=begins)) is not None:
                return period
            try:
                return as_date(cell, serial=True, from_1904=self.from_1904)
            except NotADate as error:
                day = None if error.ambiguous else day_among_words(text, begins=begins)
                if day is None and not has_no_end(text):
                    refusal = DateTwoWays if error.ambiguous else DateNotUnderstood
                    raise refusal(value=text) from error
            self._doubt(column.heading, doubtful, text, day)
            return day

        return read

    def _doubt(self, heading: str, doubtful: dict[str, date | None], text: str, day: date | None) -> None:
        doubtful[text] = day
        if len(doubtful) <= EXAMPLES:
            key = "no_day_in_words" if day is None else "day_in_words"
            self.notes.append((heading, Note(key, {"written": text} | ({"read": day} if day else {}))))


def tried(reader: Reader, cell: Cell) -> Any:
    """The value of a cell, None where it says nothing, or the refusal of what it says."""
    if is_missing(cell):
        return None
    try:
        return reader(cell)
    except PlanError as error:
        return error


def clean_text(cell: Cell) -> str:
    """`as_text`, at once for the many cells that have nothing to clean."""
    if isinstance(cell, str) and cell.isprintable() and unicodedata.is_normalized("NFC", cell):
        return cell.strip()
    return as_text(cell)


def _are_shares(numbers: Iterable[Decimal | NotANumber | None]) -> bool:
    """Whether the numbers of a column of percentages are shares of one, as cells that a workbook shows with a "%"."""
    read = [number for number in numbers if isinstance(number, Decimal)]
    return all(0 <= number <= 1 for number in read) and any(number % 1 for number in read)


def _text_reader(unit: re.Match[str] | None, language: str) -> Reader:
    """A text, plain; beside a number the unit that its heading has in brackets.

    One that is marked as another language's, as this application marks them, is no text of this language.
    """
    others = tuple(f" ({other})" for other in LANGUAGES if other != language)

    def read(cell: Cell) -> str | None:
        text = clean_text(cell)
        if text.endswith(others):
            return None
        if unit and text[-1:].isdigit():
            return f"{text} {unit[1]}"
        return (plain_text(text) if "<" in text else text) or None

    return read


def _choice_reader(name: str, words: Words) -> Reader:
    def read(cell: Cell) -> str | None:
        text = as_text(cell)
        return words.get((name, plain_word(text)), text) or None

    return read


def _list_reader(name: str, words: Words) -> Reader:
    """The names in a cell; those that a person mapped by what they are mapped to, "" leaves one out."""

    def read(cell: Cell) -> tuple[str, ...] | None:
        named = (words.get((name, plain_word(word)), word) for word in as_words(cell))
        return tuple(word for word in named if word) or None

    return read


def _word_reader(column: Column, words: Words) -> Reader:
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
            if known.lexicon.otherwise is not None:
                return known.lexicon.otherwise
            raise WordNotKnown(field=known.name, value=text, choices=tuple(known.lexicon.values))
        return found

    return read


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
