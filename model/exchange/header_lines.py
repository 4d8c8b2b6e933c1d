"""Headers of several lines: groups over names, cells merged across and downwards."""

from collections.abc import Iterator

from model.exchange.headings import may_be_heading, names_of
from model.exchange.lines import filled_in
from model.exchange.sheets import Merged, Sheet
from model.exchange.words import as_text

MOST_LINES = 3
BETWEEN = " / "


def lines_around(sheet: Sheet, row: int) -> tuple[int, ...]:
    """The lines of a header, of which one is known: with those of groups above it and of names below it."""
    rows = [row]
    while len(rows) < MOST_LINES and _is_group_line(sheet, rows[0] - 1, len(sheet.rows[row - 1])):
        rows.insert(0, rows[0] - 1)
    while len(rows) < MOST_LINES and _goes_on(sheet, rows[-1]):
        rows.append(rows[-1] + 1)
    return tuple(rows)


def _all_headings(sheet: Sheet, number: int) -> bool:
    return all(may_be_heading(sheet.rows[number - 1][column]) for column in filled_in(sheet, number))


def _is_group_line(sheet: Sheet, number: int, width: int) -> bool:
    """Whether a line names groups of the columns below it: merged cells, or names over columns that lack or share one.

    A title is one cell at the left, however far it is merged.
    """
    columns = filled_in(sheet, number)
    if not columns or columns == [0] or not _all_headings(sheet, number):
        return False
    names, below = names_of(sheet.rows[number]), filled_in(sheet, number + 1)
    if any(_groups(merged, number, width) for merged in sheet.merged):
        return True
    return len(columns) > 1 and (bool({*columns} - {*below}) or len({*names}) < len(names))


def _groups(merged: Merged, number: int, width: int) -> bool:
    if not merged.first_row <= number <= merged.last_row:
        return False
    return merged.last_row == number + 1 or 1 < merged.last_column - merged.first_column + 1 < width


def _goes_on(sheet: Sheet, number: int) -> bool:
    """Whether the next line has the names under the groups of this one: only there, and it is no data."""
    columns, own = filled_in(sheet, number + 1), {*filled_in(sheet, number)}
    if not columns or number + 1 >= len(sheet.rows) or not _all_headings(sheet, number + 1):
        return False
    if any(merged.first_row <= number and merged.last_row == number + 1 for merged in sheet.merged):
        return True
    under_groups = all(column not in own or column + 1 not in own for column in columns)
    return under_groups and 0 not in columns and not {*columns} <= own


def columns_of(sheet: Sheet, rows: tuple[int, ...], width: int) -> tuple[str, ...]:
    """The name of each column, from the lines of the header from top to bottom; "" where it has none."""
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


def _texts(sheet: Sheet, number: int, width: int) -> list[str]:
    texts = [as_text(cell) for cell in sheet.rows[number - 1]]
    return texts + [""] * (width - len(texts))
