"""What a file of a table is read into, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a whole CSV file. Rows may be of different lengths; `rows[0]` is the file's row 1."""

    name: str
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True)
class Header:
    """Where the columns of a sheet have their names.

    `rows` are the numbers (from 1) of its lines, empty when the table has none; `columns` has for each column its
    names from top to bottom joined by " / ", "" where there is none; `first_row` and `last_row` are the numbers of
    the first and the last line of the table below it, `skipped` those of total and note lines between and after.
    """

    rows: tuple[int, ...]
    columns: tuple[str, ...]
    first_row: int
    last_row: int
    skipped: tuple[int, ...] = ()
