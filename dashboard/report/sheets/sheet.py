"""One sheet of the workbook: filled from the top, row by row, and ready to be printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.report.sheets.cells import Cell, Number, legible

A4, TALLEST, LINE_HEIGHT, LINE_LENGTH = 9, 409, 15, 150  # points; characters in a line across the page
DAY, MOMENT = "d.m.yyyy", "d.m.yyyy hh:mm"
HEADING = {"bold": True, "bg_color": "#E8EEF5", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
CELL = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#C9CED4"}
MISSING = {"italic": True, "font_color": "#5A626C"}
TEXTS, NUMBERS = {"align": "left", "indent": 1}, {"align": "right"}


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    width: int
    is_numbers: bool = False

    @property
    def looks(self) -> dict[str, Any]:
        return NUMBERS if self.is_numbers else TEXTS

    def lines(self, cell: Cell) -> int:
        """About how many lines the cell takes: not every program finds out by itself how tall a row has to be.

        A column's width is counted in digits; letters are narrower.
        """
        parts = cell.splitlines() if isinstance(cell, str) else []
        return sum(max(1, len(wrap(part, self.width * 11 // 10))) for part in parts) or 1


@dataclass
class Sheet:
    """A sheet, the word for what is missing, and the row that is written next."""

    book: Workbook
    page: Worksheet
    no_data: str
    row: int = 0
    _forms: dict[str, Format] = field(default_factory=dict)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """A table that is the whole sheet: its header stays in sight, is printed on each page, and filters."""
        self.widths(columns)
        self.heading(columns)
        for cells in rows:
            self.line(columns, cells)
        self.page.freeze_panes(1, 0)
        self.page.repeat_rows(0)
        self.page.autofilter(0, 0, max(self.row - 1, 1), len(columns) - 1)

    def widths(self, columns: Sequence[Column]) -> None:
        for place, column in enumerate(columns):
            self.page.set_column(place, place, column.width)

    def heading(self, columns: Sequence[Column]) -> None:
        """The row of the columns' headings."""
        self.line(columns, [column.heading for column in columns], HEADING)

    def line(self, columns: Sequence[Column], cells: Sequence[Cell], looks: dict[str, Any] = CELL) -> None:
        """A row of a table, as tall as its tallest cell."""
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            self.put(place, cell, looks | column.looks)
        lines = max(column.lines(cell) for column, cell in zip(columns, cells, strict=True))
        self.page.set_row(self.row, min(lines * LINE_HEIGHT, TALLEST))
        self.row += 1

    def sentence(self, text: str, **looks: Any) -> None:
        """What is said across the sheet, running over the cells beside it; a long one in several rows."""
        for part in wrap(text, LINE_LENGTH):
            self.page.write_string(self.row, 0, legible(part), self.form(looks))
            self.row += 1

    def put(self, place: int, cell: Cell, looks: dict[str, Any]) -> None:
        """One cell of the row as what it is: never a formula, never a link, nothing guessed from a text."""
        match cell:
            case None:
                self.page.write_string(self.row, place, self.no_data, self.form(looks | MISSING))
            case Number(value=value, form=shown):
                self.page.write_number(self.row, place, float(value), self.form(looks | {"num_format": shown}))
            case datetime() | date():
                shown = MOMENT if isinstance(cell, datetime) else DAY
                self.page.write_datetime(self.row, place, cell, self.form(looks | {"num_format": shown}))
            case "":
                self.page.write_blank(self.row, place, None, self.form(looks))
            case _:
                self.page.write_string(self.row, place, legible(cell), self.form(looks))

    def form(self, looks: dict[str, Any]) -> Format:
        """The same format for the same looks."""
        key = repr(sorted(looks.items()))
        if key not in self._forms:
            self._forms[key] = self.book.add_format(looks)
        return self._forms[key]

    def on_one_page(self) -> None:
        """For a sheet with a chart, which would be torn apart between two pages."""
        self.page.fit_to_pages(1, 1)


def ready_to_print(page: Worksheet, mark: str) -> None:
    """A4 across, as wide as the page, with the sheet's name, what it is of and the page's number below."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L&A · {mark}&R&P (&N)")
