"""Cells that a workbook shows as one, said for each row that they stand for."""

from collections.abc import Sequence
from dataclasses import replace

from model.exchange.sheets import Cell, Merged, Sheet

MOST_REPEATED = 1_000_000


def with_repeated_texts(sheet: Sheet, first_row: int) -> Sheet:
    """The sheet with each text that is merged downwards, from `first_row` on, in all of its rows.

    Numbers and days stay where they are: an amount merged over five rows is no amount of each.
    """
    downwards = [merged for merged in sheet.merged if first_row <= merged.first_row < merged.last_row]
    if not downwards:
        return sheet
    rows, left = list(sheet.rows), MOST_REPEATED
    for merged in downwards:
        last = min(merged.last_row, len(rows), merged.first_row + left)
        left -= max(0, last - merged.first_row)
        _repeat(rows, merged, last)
    return replace(sheet, rows=rows)


def _repeat(rows: list[tuple[Cell, ...]], merged: Merged, last: int) -> None:
    first = rows[merged.first_row - 1] if merged.first_row <= len(rows) else ()
    column = merged.first_column - 1
    text = first[column] if column < len(first) else None
    if not isinstance(text, str):
        return
    for number in range(merged.first_row, last):
        rows[number] = _with(rows[number], column, text)


def _with(row: Sequence[Cell], column: int, text: str) -> tuple[Cell, ...]:
    cells = [*row, *[None] * (column + 1 - len(row))]
    cells[column] = cells[column] or text
    return tuple(cells)
