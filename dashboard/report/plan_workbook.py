"""A whole plan as one workbook that the import reads back, and the same without rows for a new plan."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from xlsxwriter import Workbook

from dashboard.language import Texts
from dashboard.report.sheets.cells import Cell as Shown
from dashboard.report.sheets.cells import Number, legible, number
from dashboard.report.sheets.sheet import Column, Sheet, ready_to_print
from dashboard.report.tables import safe_cell
from dashboard.report.workbook import NOTHING_GUESSED
from model.base import LocalText
from model.exchange.exporting import Exported, choices_of, empty
from model.exchange.fields import Form, Target
from model.exchange.sheets import Cell

WIDTHS = {Form.LOCAL: 36, Form.LIST: 24, Form.DATE: 13, Form.NUMBER: 12, Form.WHOLE: 12, Form.YEAR: 9}
USUAL_WIDTH = 18
LAST_ROW = 1_000  # of a template: so far down the choices of a column reach
STEPS = ("begin", "measures", "rest", "import", "words")
LONGEST_LIST = 255  # letters that Excel takes for the choices of a cell


def workbook_of(name: LocalText, tables: Iterable[Exported], texts: Texts, intro: Iterable[str]) -> bytes:
    """A sheet that says what this is, and a sheet for each table: text stays text, days are days, numbers numbers."""
    file = io.BytesIO()
    with Workbook(file, NOTHING_GUESSED) as book:
        title = texts.local(name)
        about = _sheet(book, texts("export.sheet_about"), title, texts)
        about.sentence(title, bold=True, font_size=14)
        for line in intro:
            about.sentence(line)
        for table in tables:
            _fill(_sheet(book, texts(f"export.sheet_{table.kind.name}"), title, texts), table, texts)
    return file.getvalue()


def template_of(texts: Texts) -> bytes:
    """A workbook to begin a plan with: the sheets with their headings and choices, and how to go on."""
    name = LocalText(**{texts.language.value: texts("export.template")})
    return workbook_of(name, empty(texts.language), texts, [texts(f"export.template_{step}") for step in STEPS])


def csv_of(table: Exported) -> bytes:
    """The table as Excel in Finland reads a CSV file; a text that looks like a formula gets an apostrophe before it."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(table.headings)
    rows.writerows([_plain(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _sheet(book: Workbook, name: str, mark: str, texts: Texts) -> Sheet:
    page = book.add_worksheet(name)
    ready_to_print(page, legible(mark)[:100].replace("&", "&&"))
    return Sheet(book, page, texts("no_data"))


def _fill(sheet: Sheet, table: Exported, texts: Texts) -> None:
    columns = [_column(target, heading) for target, heading in zip(table.targets, table.headings, strict=True)]
    sheet.table(columns, ([_shown(cell) for cell in row] for row in table.rows))
    for place, target in enumerate(table.targets):
        choices = choices_of(target, table.kind, texts)
        if choices and len(",".join(choices)) <= LONGEST_LIST:
            last = max(LAST_ROW, len(table.rows))
            sheet.page.data_validation(1, place, last, place, {"validate": "list", "source": choices})


def _column(target: Target, heading: str) -> Column:
    form = target.field.form
    return Column(heading, WIDTHS.get(form, USUAL_WIDTH), form in (Form.NUMBER, Form.WHOLE, Form.YEAR))


def _shown(cell: Cell) -> Shown:
    """A number shows as it is, without parted thousands: a year and a code are numbers too."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        found = number(str(cell))
        return found and Number(found.value, "General")
    return cell


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return format(Decimal(str(cell)), "f").replace(".", ",")
    return safe_cell(cell.isoformat() if isinstance(cell, date) else str(cell))
