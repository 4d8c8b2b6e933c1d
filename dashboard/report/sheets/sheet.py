"""One sheet of the workbook: filled from the top, row by row, and ready to be printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.report.sheets.cells import Cell, Number, legible

A4 = 9
DAY, MOMENT = "d.m.yyyy", "d.m.yyyy hh:mm"
LINE, SHADE = "#C9CED4", "#E8EEF5"
HEADING = {"bold": True, "bg_color": SHADE, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
CELL = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": LINE}
MISSING = {"italic": True, "font_color": "#5A626C"}


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    width: float


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
        self.widths(column.width for column in columns)
        self.heading(column.heading for column in columns)
        for cells in rows:
            self.line(cells)
        self.page.freeze_panes(1, 0)
        self.page.repeat_rows(0)
        self.page.autofilter(0, 0, max(self.row - 1, 1), len(columns) - 1)

    def widths(self, widths: Iterable[float]) -> None:
        for place, width in enumerate(widths):
            self.page.set_column(place, place, width)

    def heading(self, words: Iterable[str]) -> None:
        """A row of column headings."""
        for place, word in enumerate(words):
            self.page.write_string(self.row, place, legible(word), self.form(HEADING))
        self.row += 1

    def line(self, cells: Iterable[Cell]) -> None:
        """A row of a table."""
        for place, cell in enumerate(cells):
            self.put(place, cell, CELL)
        self.row += 1

    def sentence(self, text: str, **looks: Any) -> None:
        """A line of its own, which may run over the cells beside it."""
        self.page.write_string(self.row, 0, legible(text), self.form(looks))
        self.row += 1

    def put(self, place: int, cell: Cell, looks: dict[str, Any]) -> None:
        """One cell of the row as what it is: never a formula, never a link, nothing guessed from a text."""
        match cell:
            case None:
                self.page.write_string(self.row, place, self.no_data, self.form({**looks, **MISSING}))
            case Number(value=value, form=shown):
                self.page.write_number(self.row, place, float(value), self.form({**looks, "num_format": shown}))
            case datetime() | date():
                shown = MOMENT if isinstance(cell, datetime) else DAY
                dated = {**looks, "num_format": shown, "align": "left"}
                self.page.write_datetime(self.row, place, cell, self.form(dated))
            case "":
                self.page.write_blank(self.row, place, None, self.form(looks))
            case _:
                self.page.write_string(self.row, place, legible(cell), self.form(looks))

    def form(self, looks: dict[str, Any]) -> Format:
        """The same format for the same looks."""
        return self._forms.setdefault(repr(looks), self.book.add_format(looks))


def ready_to_print(page: Worksheet, mark: str) -> None:
    """A4 across, as wide as the page, with the sheet's name, what it is of and the page's number below."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L&A · {mark}&R&P (&N)")
