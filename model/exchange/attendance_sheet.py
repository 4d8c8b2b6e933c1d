"""A sheet of who was present, read as names and heads."""

from collections.abc import Callable, Iterator, Sequence

from model.errors import TableEmpty
from model.exchange.headers import find_header, normalised
from model.exchange.names import Listed
from model.exchange.numbers import NotANumber, as_number
from model.exchange.reading import read_sheets
from model.exchange.sheets import Cell, Sheet
from model.exchange.words import as_text, is_missing

NAMES = (
    *("järjestö", "järjestön nimi", "yhdistys", "yhdistyksen nimi", "seura", "organisaatio", "nimi"),
    *("förening", "föreningens namn", "organisation", "organisationens namn", "namn"),
    *("organisation name", "association", "club", "name"),
)
HEADS = (
    *("henkilöä", "henkilöitä", "henkilömäärä", "hlö", "osallistujia", "osallistujamäärä", "määrä", "lukumäärä", "kpl"),
    *("personer", "antal", "antal personer", "deltagare", "antal deltagare"),
    *("persons", "people", "heads", "head count", "participants", "number"),
)


def listed_in(content: bytes, file_name: str) -> tuple[Listed, ...]:
    """The names on the first sheet that has any, each with its heads, None where they were not counted.

    A column that is headed as names is taken, else the first one with words in it. Raises `TableNotRead`.
    """
    for sheet in read_sheets(content, file_name):
        if found := tuple(_listed_on(sheet)):
            return found
    raise TableEmpty().of(file_name)


def _listed_on(sheet: Sheet) -> Iterator[Listed]:
    header = find_header(sheet, frozenset((*NAMES, *HEADS)))
    headings = [normalised(column) for column in header.columns]
    numbers = (number for number in range(header.first_row, header.last_row + 1) if number not in header.skipped)
    rows = [sheet.rows[number - 1] for number in numbers]
    name = _headed(headings, NAMES)
    if name is None:
        name = _first(rows, _is_name, 0)
    heads = _headed(headings, HEADS)
    if heads is None and not header.rows and name is not None:
        heads = _first(rows, lambda cell: _count(cell) is not None, name + 1)
    for row in rows:
        cell = _cell(row, name)
        if _is_name(cell):
            yield " ".join(as_text(cell).split()), _count(_cell(row, heads))


def _headed(headings: list[str], known: tuple[str, ...]) -> int | None:
    return next((headings.index(heading) for heading in known if heading in headings), None)


def _first(rows: list[tuple[Cell, ...]], is_one: Callable[[Cell], bool], start: int) -> int | None:
    """The first column from `start` on in which half of the filled rows or more have such a cell."""
    width = max(map(len, rows), default=0)
    enough = (column for column in range(start, width) if 2 * sum(is_one(_cell(r, column)) for r in rows) >= len(rows))
    return next(enough, None) if rows else None


def _cell(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and not is_missing(cell) and any(sign.isalpha() for sign in cell)


def _count(cell: Cell) -> int | None:
    try:
        number = as_number(cell)
    except NotANumber:
        return None
    return int(number) if number is not None and number == int(number) and 0 <= number <= 9999 else None
