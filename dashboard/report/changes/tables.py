"""The changes as a table: one row a change, for CSV and for the workbook."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from dashboard.language import Texts
from dashboard.report.changes.lines import Line, empty_kinds, period, sections, untold_kinds
from dashboard.report.changes.summary import summary
from dashboard.report.sheets.cells import legible
from dashboard.report.sheets.sheet import Column, Sheet, ready_to_print
from dashboard.report.tables import safe_cell
from dashboard.report.workbook import NOTHING_GUESSED
from model.facts import PlanFact
from model.figures.differences import Differences

WIDTHS = {"kind": 30, "code": 7, "subject": 44, "part": 22, "was": 28, "now": 34, "why": 60}
TITLE = {"bold": True, "font_size": 14}


def rows(found: Differences, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Kind, number, what, detail, was, is, reason."""
    for section in sections(found, texts):
        for line in section.lines:
            yield (section.title, *_cells(line))


def _cells(line: Line) -> tuple[str, ...]:
    return line.code, line.subject, line.part, line.was, line.now, line.why


def changes_csv(found: Differences, texts: Texts) -> bytes:
    """As Excel in Finland reads a CSV file; nothing in it is a formula."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(_headings(texts))
    table.writerows([safe_cell(cell) for cell in row] for row in rows(found, texts))
    return written.getvalue().encode("utf-8-sig")


def changes_workbook(found: Differences, plan: PlanFact, texts: Texts, at: datetime) -> bytes:
    """A sheet with the summary and one with every change, ready to filter and to print."""
    file = io.BytesIO()
    with Workbook(file, NOTHING_GUESSED) as book:
        title = texts("changes.title", period=period(found, texts))
        names = {"title": legible(title), "company": legible(texts.local(plan.municipality)), "created": at}
        book.set_properties(names)
        _summary(_sheet(book, "summary", title, texts), found, plan, title, texts, at)
        columns = [Column(word, width) for word, width in zip(_headings(texts), WIDTHS.values(), strict=True)]
        _sheet(book, "changes", title, texts).table(columns, rows(found, texts))
    return file.getvalue()


def _summary(sheet: Sheet, found: Differences, plan: PlanFact, title: str, texts: Texts, at: datetime) -> None:
    sheet.page.set_column(0, 0, 110)
    sheet.sentence(title, **TITLE)
    for sentence in (texts.local(plan.name), *_marks(plan, texts, at), "", *summary(found, texts), ""):
        sheet.sentence(sentence)
        sheet.row += not sentence
    for sentence in (empty_kinds(found, texts), untold_kinds(found, texts)):
        sheet.sentence(sentence)


def _marks(plan: PlanFact, texts: Texts, at: datetime) -> tuple[str, ...]:
    made = texts("changes.made", at=texts.moment(at))
    return (texts("frame.example_data"), made) if plan.is_example else (made,)


def _sheet(book: Workbook, name: str, mark: str, texts: Texts) -> Sheet:
    page: Any = book.add_worksheet(texts(f"changes.sheet_{name}"))
    ready_to_print(page, legible(mark))
    return Sheet(book, page, texts("no_data"))


def _headings(texts: Texts) -> list[str]:
    return [texts(f"changes.column.{name}") for name in WIDTHS]
