"""What a file of a table is read into, whatever its format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Note:
    """What a reader should know of a table that could be read all the same: the text `note.<key>` and its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Merged:
    """Cells shown as one; only the first of them has the value. Rows and columns are numbered from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a whole CSV file. Rows may be of different lengths; `rows[0]` is the file's row 1.

    A cell that shows nothing is None or "". `from_1904` says that the workbook counts its days from 1904.
    """

    name: str
    rows: Sequence[tuple[Cell, ...]]
    notes: tuple[Note, ...] = ()
    merged: tuple[Merged, ...] = ()
    from_1904: bool = False


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
