"""The first sheet: what the document is, what it says in a few sentences, and the status of each goal."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from dashboard.report import sections
from dashboard.report.sheets.cells import YEAR, Cell, Number, day, number
from dashboard.report.sheets.charts import status_chart
from dashboard.report.sheets.sheet import LINE_HEIGHT, Column, Sheet
from dashboard.report.summary import replaces, summary
from dashboard.report.worded import Worded
from model.base import HELSINKI
from model.change import FIRST_LINK

HEADLINE: dict[str, Any] = {"bold": True, "font_size": 13}


def fill(sheet: Sheet, worded: Worded, content_hash: str, signed_by: str | None) -> None:
    columns = _columns(worded)
    sheet.widths(columns)
    sheet.page.hide_gridlines(2)
    sheet.sentence(worded.title, bold=True, font_size=16)
    sheet.page.freeze_panes(1, 0)
    if worded.document["figures"]["plan"]["is_example"]:
        sheet.sentence(worded.said("report.example"), bold=True, font_color="#A8321F")
    _told(sheet, worded)
    _origin(sheet, columns[0], _told_of_origin(worded, content_hash, signed_by))
    _statuses(sheet, worded, columns)
    sheet.on_one_page()


def _columns(worded: Worded) -> list[Column]:
    counts = [*map(worded.status, sections.STATUSES), worded.said("column.total")]
    return [
        Column(worded.said("column.year"), 26),
        Column(worded.said("column.goal"), 54),
        *(Column(heading, 14, is_numbers=True) for heading in counts),
    ]


def _told(sheet: Sheet, worded: Worded) -> None:
    sheet.row += 1
    sheet.sentence(worded.said("report.summary"), **HEADLINE)
    for sentence in filter(None, (replaces(worded), *summary(worded))):
        sheet.sentence(sentence)


def _told_of_origin(worded: Worded, content_hash: str, signed_by: str | None) -> Iterator[tuple[str, Cell]]:
    """Where the document comes from: each name with its value."""
    document = worded.document
    starts, ends = document["figures"]["plan"]["term"]
    at = datetime.fromisoformat(document["frozen"]["at"]).astimezone(HELSINKI)
    told: dict[str, Cell] = {
        "report.sheet_term_starts": day(starts),
        "report.sheet_term_ends": day(ends),
        "report.sheet_cutoff": day(document["cutoff"]),
        "report.sheet_frozen": at.replace(tzinfo=None, microsecond=0),
        "report.sheet_role": worded.said(f"role.{document['frozen']['role']}"),
        "report.sheet_issue": f"{worded.year}/{document['issue']}",
        "report.hash": content_hash,
        "report.previous": "" if document["previous"] == FIRST_LINK else document["previous"],
        "report.signed_by": signed_by or "",
    }
    yield from ((worded.said(key), value) for key, value in told.items() if value)


def _origin(sheet: Sheet, column: Column, told: Iterable[tuple[str, Cell]]) -> None:
    """A name and its value a row; a long value may run over the cells beside it."""
    sheet.row += 1
    for name, value in told:
        sheet.put(0, name, {"bold": True, "text_wrap": True, "valign": "top"})
        sheet.put(1, value, {"valign": "top", "align": "left", "indent": 1})
        sheet.page.set_row(sheet.row, column.lines(name) * LINE_HEIGHT)
        sheet.row += 1


def _statuses(sheet: Sheet, worded: Worded, columns: list[Column]) -> None:
    """The counts of this year, then those of the year before, and both as one chart."""
    found = sorted(sections.statuses(worded), key=lambda counts: counts.year, reverse=True)
    sheet.row += 1
    sheet.sentence(worded.said("report.chart"), **HEADLINE)
    sheet.sentence(worded.said("report.chart_note"))
    sheet.heading(columns)
    for counts in found:
        year = Number(Decimal(counts.year), YEAR)
        sheet.line(columns, (year, counts.goal, *map(number, counts.counts), number(counts.total)))
    if found:
        status_chart(sheet, worded, found)
