"""Where a table begins, and what its columns are called."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from model.exchange.headings import may_be_heading, normalised
from model.exchange.lines import filled, lines_below
from model.exchange.sheets import Cell, Header, Merged, Sheet
from model.exchange.words import as_text

LOWEST_HEADER = 15
MOST_LINES = 3
LOOKED_AT = 200
BETWEEN = " / "

__all__ = ["find_header", "header_at", "normalised"]


def find_header(sheet: Sheet, known: frozenset[str]) -> Header:
    """The header of a sheet: the line of the first 15 with the most `known` names, else the first that looks like one.

    `known` are names as `normalised` gives them. Without a header `rows` is empty and the table is the whole sheet.
    """
    row = _known_row(sheet, known)
    if not row and not _names_stand_below_each_other(sheet, known):
        row = _likely_row(sheet)
    return header_at(sheet, _with_neighbours(sheet, row) if row else ())


def header_at(sheet: Sheet, rows: tuple[int, ...]) -> Header:
    """The header of a sheet with its lines given, as for a person who corrects what was found; `()` is none."""
    width = max(map(len, sheet.rows), default=0)
    ends, skipped = lines_below(sheet, rows)
    below = rows[-1] + 1 if rows else 1
    first, last = (ends[0], ends[-1]) if ends else (below, below - 1)
    return Header(rows, _columns(sheet, rows, width), first, last, skipped)


def _candidates(sheet: Sheet) -> range:
    return range(1, min(LOWEST_HEADER, len(sheet.rows)) + 1)


def _filled(sheet: Sheet, number: int) -> list[int]:
    return filled(sheet.rows[number - 1]) if 0 < number <= len(sheet.rows) else []


def _texts(sheet: Sheet, number: int, width: int) -> list[str]:
    texts = [as_text(cell) for cell in sheet.rows[number - 1]]
    return texts + [""] * (width - len(texts))


def _names(row: Sequence[Cell]) -> list[str]:
    return [normalised(as_text(row[column])) for column in filled(row)]


def _known_row(sheet: Sheet, known: frozenset[str]) -> int:
    """The line with the most known names: two or more, or one that is all of a table of one column."""
    hits = {number: len({*_names(sheet.rows[number - 1])} & known) for number in _candidates(sheet)}
    best = max(hits, key=lambda number: hits[number], default=0)
    if not best or not hits[best]:
        return 0
    return best if hits[best] > 1 or _width(sheet) == 1 else 0


def _names_stand_below_each_other(sheet: Sheet, known: frozenset[str]) -> bool:
    """Whether the sheet tells one thing a line (name, value), as the cover sheet of a report does."""
    firsts = {names[0] for number in _candidates(sheet) if (names := _names(sheet.rows[number - 1]))}
    return len(firsts & known) > 1


def _width(sheet: Sheet) -> int:
    """As many columns as two of three lines do not exceed: titles before a table and notes after it are narrower."""
    widths = sorted(width for row in sheet.rows[:LOOKED_AT] if (width := len(filled(row))))
    return widths[len(widths) * 2 // 3] if widths else 0


def _likely_row(sheet: Sheet) -> int:
    width = _width(sheet)
    for number in _candidates(sheet):
        columns = _filled(sheet, number)
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
    columns, names = filled(row), _names(sheet.rows[number - 1])
    below = sheet.rows[number : number + LOOKED_AT]
    if not below or len({*names}) < len(names) or not all(may_be_heading(row[column]) for column in columns):
        return False
    return not any(
        other[column] == row[column]
        for other in below
        if other[: len(row)] != row
        for column in columns[: bisect_left(columns, len(other))]
    )


def _with_neighbours(sheet: Sheet, row: int) -> tuple[int, ...]:
    """The line of the header with the lines of groups above it and of names below it."""
    rows = [row]
    while len(rows) < MOST_LINES and _is_group_line(sheet, rows[0] - 1):
        rows.insert(0, rows[0] - 1)
    while len(rows) < MOST_LINES and _goes_on(sheet, rows[-1]):
        rows.append(rows[-1] + 1)
    return tuple(rows)


def _all_headings(sheet: Sheet, number: int) -> bool:
    return all(may_be_heading(sheet.rows[number - 1][column]) for column in _filled(sheet, number))


def _is_group_line(sheet: Sheet, number: int) -> bool:
    """Whether a line names groups of the columns below it: merged cells, or names over columns that lack or share one.

    A title is one cell at the left, however far it is merged.
    """
    columns = _filled(sheet, number)
    if not columns or columns == [0] or not _all_headings(sheet, number):
        return False
    names, below = _names(sheet.rows[number]), _filled(sheet, number + 1)
    if any(_groups(merged, number, len(below)) for merged in sheet.merged):
        return True
    return len(columns) > 1 and (bool({*columns} - {*below}) or len({*names}) < len(names))


def _groups(merged: Merged, number: int, width: int) -> bool:
    if not merged.first_row <= number <= merged.last_row:
        return False
    return merged.last_row == number + 1 or 1 < merged.last_column - merged.first_column + 1 < width


def _goes_on(sheet: Sheet, number: int) -> bool:
    """Whether the next line has the names under the groups of this one: only there, and it is no data."""
    columns, own = _filled(sheet, number + 1), {*_filled(sheet, number)}
    if not columns or number + 1 >= len(sheet.rows) or not _all_headings(sheet, number + 1):
        return False
    if any(merged.first_row <= number and merged.last_row == number + 1 for merged in sheet.merged):
        return True
    under_groups = all(column not in own or column + 1 not in own for column in columns)
    return under_groups and 0 not in columns and not {*columns} <= own


def _columns(sheet: Sheet, rows: tuple[int, ...], width: int) -> tuple[str, ...]:
    lines = [_spread(sheet, number, rows, width) for number in rows]
    stacks = zip(*lines, strict=True) if lines else [()] * width
    return tuple(BETWEEN.join(dict.fromkeys(" ".join(name.split()) for name in stack if name)) for stack in stacks)


def _spread(sheet: Sheet, number: int, rows: tuple[int, ...], width: int) -> list[str]:
    """The names of a line of the header, those of groups said for each of their columns."""
    names = _texts(sheet, number, width)
    if number == rows[-1]:
        return names
    spans = [merged for merged in sheet.merged if merged.first_row == number and merged.last_column <= width]
    for merged in spans:
        columns = slice(merged.first_column - 1, merged.last_column)
        names[columns] = [names[merged.first_column - 1]] * len(names[columns])
    return names if spans else list(_carried(names, _texts(sheet, number + 1, width)))


def _carried(names: list[str], below: list[str]) -> Iterator[str]:
    carried = ""
    for name, own in zip(names, below, strict=True):
        carried = name or (carried if own else "")
        yield carried
