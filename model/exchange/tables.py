"""Which sheet of a file has the table, where its header is, and what its columns are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from model.errors import ColumnMissing, UnknownSheet
from model.exchange.content import holds
from model.exchange.fields import Form, Kind
from model.exchange.headers import find_header, header_at
from model.exchange.matching import Matching, heading_at, match_columns
from model.exchange.naming import known_headings
from model.exchange.rows import Rows
from model.exchange.sheets import Header, Sheet


@dataclass(frozen=True)
class Request:
    """What a person says of a file: which sheet, which lines are the header, what columns and words mean.

    `columns` lead from heading to target name, `words` from (field, plain word) to a value. `header_rows` None: found.
    """

    sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The table that is imported. `others` are the sheets of the file with something in them that are not."""

    kind: Kind
    sheet: Sheet
    header: Header
    matching: Matching
    others: tuple[str, ...] = ()


def choose_table(kind: Kind, sheets: Sequence[Sheet], asked: Request, language: str) -> Table:
    """The named sheet, else the one whose columns are understood best. Raises `UnknownSheet`, `UnknownColumn`."""
    tables = [_table(kind, sheet, asked, language) for sheet in _asked_for(sheets, asked.sheet)]
    best = max(tables, key=_understood)
    others = tuple(sheet.name for sheet in sheets if sheet is not best.sheet and sheet.rows)
    return Table(kind, best.sheet, best.header, best.matching, others)


def _asked_for(sheets: Sequence[Sheet], name: str | None) -> Sequence[Sheet]:
    if name is None:
        return sheets
    found = [sheet for sheet in sheets if sheet.name.casefold() == name.casefold()]
    if not found:
        raise UnknownSheet(sheet=name, sheets=", ".join(sheet.name for sheet in sheets))
    return found


def _table(kind: Kind, sheet: Sheet, asked: Request, language: str) -> Table:
    if asked.header_rows is not None:
        return _matched(kind, sheet, header_at(sheet, asked.header_rows), asked, language)
    found = _matched(kind, sheet, find_header(sheet, known_headings(kind)), asked, language)
    if not missing_fields(found) or not found.header.rows or asked.columns or asked.remembered:
        return found
    headless = _matched(kind, sheet, header_at(sheet, ()), asked, language)
    return headless if not missing_fields(headless) and _first_row_is_one_of_all(headless) else found


def _matched(kind: Kind, sheet: Sheet, header: Header, asked: Request, language: str) -> Table:
    matching = match_columns(kind, sheet, header, asked.columns, asked.remembered, language)
    return Table(kind, sheet, header, Matching(matching.columns, matching.unused, asked.words))


def _first_row_is_one_of_all(table: Table) -> bool:
    """Whether the first line holds what its columns hold, words and days where they have them: it is no header."""
    cells = table.sheet.rows[table.header.first_row - 1]
    held = [
        (column.target.field, cells[column.index]) for column in table.matching.columns if column.index < len(cells)
    ]
    telling = [holds(known, cell) for known, cell in held if known.form in (Form.WORD, Form.DATE)]
    return bool(telling) and all(telling)


def _understood(table: Table) -> tuple[bool, int, int]:
    """More is better: that the rows can be told apart, the fields that are known, the rows."""
    names = {column.target.field.name for column in table.matching.columns}
    is_told_apart = any(name in names for name in table.kind.identity)
    return is_told_apart and not missing_fields(table), len(names), table.header.last_row - table.header.first_row


def missing_fields(table: Table) -> tuple[str, ...]:
    """The fields without which no row can be understood and that no column has."""
    needed = (known.name for known in table.kind.by_name.values() if known.is_needed)
    missing = tuple(name for name in needed if not table.matching.has(name))
    if any(table.matching.has(name) for name in table.kind.identity):
        return missing
    return missing or table.kind.identity[:1]


def require_columns(table: Table) -> None:
    """Refuse a table without a column for what its rows need."""
    for name in missing_fields(table):
        headings = (heading_at(table.header, index) for index in range(len(table.header.columns)))
        raise ColumnMissing(wanted=name, columns=", ".join(headings), sheet=table.sheet.name)


def days_named(table: Table) -> frozenset[date]:
    """The days that the rows of a table tell of."""
    of_days = tuple(column for column in table.matching.columns if column.target.field.name == "as_of_on")
    rows = Rows(table.sheet, table.header, Matching(of_days))
    return frozenset(row.values["as_of_on"] for row in rows if "as_of_on" in row.values)
