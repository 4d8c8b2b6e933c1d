"""Where a table begins, and what its columns are called."""

from bisect import bisect_left

from model.exchange.header_lines import columns_of, lines_around
from model.exchange.headings import may_be_heading, names_of, normalised
from model.exchange.lines import filled, filled_in, lines_below
from model.exchange.sheets import Header, Sheet

LOWEST_HEADER = 15
LOOKED_AT = 200

__all__ = ["find_header", "header_at", "normalised"]


def find_header(sheet: Sheet, known: frozenset[str]) -> Header:
    """The header of a sheet: the line of the first 15 with the most `known` names, else the first that looks like one.

    `known` are names as `normalised` gives them. Without a header `rows` is empty and the table is the whole sheet.
    """
    row = _known_row(sheet, known)
    if not row and not _names_stand_below_each_other(sheet, known):
        row = _likely_row(sheet)
    return header_at(sheet, lines_around(sheet, row) if row else ())


def header_at(sheet: Sheet, rows: tuple[int, ...]) -> Header:
    """The header of a sheet with its lines given, as for a person who corrects what was found; `()` is none."""
    width = max(map(len, sheet.rows), default=0)
    ends, skipped = lines_below(sheet, rows)
    below = rows[-1] + 1 if rows else 1
    first, last = (ends[0], ends[-1]) if ends else (below, below - 1)
    return Header(rows, columns_of(sheet, rows, width), first, last, skipped)


def _candidates(sheet: Sheet) -> range:
    return range(1, min(LOWEST_HEADER, len(sheet.rows)) + 1)


def _known_row(sheet: Sheet, known: frozenset[str]) -> int:
    """The line with the most known names: two or more, or one that is all of a table of one column."""
    hits = {number: len({*names_of(sheet.rows[number - 1])} & known) for number in _candidates(sheet)}
    best = max(hits, key=lambda number: hits[number], default=0)
    if not best or not hits[best]:
        return 0
    return best if hits[best] > 1 or _width(sheet) == 1 else 0


def _names_stand_below_each_other(sheet: Sheet, known: frozenset[str]) -> bool:
    """Whether the sheet tells one thing a line (name, value), as the cover sheet of a report does."""
    firsts = {names[0] for number in _candidates(sheet) if (names := names_of(sheet.rows[number - 1]))}
    return len(firsts & known) > 1


def _width(sheet: Sheet) -> int:
    """As many columns as two of three lines do not exceed: titles before a table and notes after it are narrower."""
    widths = sorted(width for row in sheet.rows[:LOOKED_AT] if (width := len(filled(row))))
    return widths[len(widths) * 2 // 3] if widths else 0


def _likely_row(sheet: Sheet) -> int:
    width = _width(sheet)
    for number in _candidates(sheet):
        columns = filled_in(sheet, number)
        if not columns or len(columns) < width * 0.6:
            continue
        if _looks_like_header(sheet, number):
            return number
        if len(columns) >= width:
            return 0
    return 0


def _looks_like_header(sheet: Sheet, number: int) -> bool:
    """Short, different names, and none of them found again in its column below."""
    row = sheet.rows[number - 1]
    columns, names = filled(row), names_of(row)
    below = sheet.rows[number : number + LOOKED_AT]
    if not below or len({*names}) < len(names) or not all(may_be_heading(row[column]) for column in columns):
        return False
    return not any(
        other[column] == row[column]
        for other in below
        if other[: len(row)] != row
        for column in columns[: bisect_left(columns, len(other))]
    )
