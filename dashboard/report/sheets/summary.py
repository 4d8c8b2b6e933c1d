"""The first sheet: what the document is, what it says in a few sentences, and the status of each goal."""

from collections.abc import Iterator
from datetime import datetime

from dashboard.report import sections
from dashboard.report.sheets.cells import YEAR, Cell, Number, day, number
from dashboard.report.sheets.charts import status_chart
from dashboard.report.sheets.sheet import CELL, Sheet
from dashboard.report.worded import Worded
from model.base import HELSINKI

WIDTHS = (24, 52, 11, 11, 11, 11, 11, 11, 11)


def fill(sheet: Sheet, worded: Worded, content_hash: str, signed_by: str | None) -> None:
    sheet.page.hide_gridlines(2)
    sheet.widths(WIDTHS)
    sheet.sentence(worded.title, bold=True, font_size=16)
    sheet.page.freeze_panes(1, 0)
    if worded.document["figures"]["plan"]["is_example"]:
        sheet.sentence(worded.said("report.example"), bold=True, font_color="#B5473C")
    _told(sheet, worded)
    _origin(sheet, worded, content_hash, signed_by)
    _statuses(sheet, worded)


def _told(sheet: Sheet, worded: Worded) -> None:
    sheet.row += 1
    sheet.sentence(worded.said("report.summary"), bold=True, font_size=13)
    for sentence in (*_replaces(worded), *sections.summary(worded)):
        sheet.sentence(sentence)


def _replaces(worded: Worded) -> Iterator[str]:
    """That this issue replaces another one, and why."""
    replaces = worded.document["replaces"]
    if replaces:
        issues = {"year": worded.year, "issue": worded.document["issue"], "replaced": replaces["issue"]}
        yield worded.said("report.replaces", **issues, why=worded.local(replaces["why"]))


def _origin(sheet: Sheet, worded: Worded, content_hash: str, signed_by: str | None) -> None:
    """Where the document comes from, a name and a value a row."""
    document = worded.document
    starts, ends = document["figures"]["plan"]["term"]
    at = datetime.fromisoformat(document["frozen"]["at"]).astimezone(HELSINKI).replace(tzinfo=None)
    told: dict[str, Cell] = {
        "report.sheet_term_starts": day(starts),
        "report.sheet_term_ends": day(ends),
        "report.sheet_cutoff": day(document["cutoff"]),
        "report.sheet_frozen": at.replace(microsecond=0),
        "report.sheet_role": worded.said(f"role.{document['frozen']['role']}"),
        "report.sheet_issue": f"{worded.year}/{document['issue']}",
        "report.hash": content_hash,
        "report.previous": document["previous"],
    }
    if signed_by:
        told["report.signed_by"] = signed_by
    sheet.row += 1
    for key, value in told.items():
        sheet.put(0, worded.said(key), {"bold": True, "text_wrap": True, "valign": "top"})
        sheet.put(1, value, {"align": "left", "valign": "top"})
        sheet.row += 1


def _statuses(sheet: Sheet, worded: Worded) -> None:
    """The counts of this year, then those of the year before, and both as one chart."""
    rows = sorted(sections.statuses(worded), key=lambda counts: counts.year, reverse=True)
    sheet.row += 1
    sheet.sentence(worded.said("report.chart"), bold=True, font_size=13)
    sheet.sentence(worded.said("report.chart_note"))
    names = [worded.said("column.year"), worded.said("column.goal"), *map(worded.status, sections.STATUSES)]
    sheet.heading([*names, worded.said("column.total")])
    first = sheet.row
    for counts in rows:
        year = number(counts.year)
        sheet.put(0, year and Number(year.value, YEAR), {**CELL, "align": "left"})
        for place, cell in enumerate((counts.goal, *map(number, counts.counts), number(counts.total)), start=1):
            sheet.put(place, cell, CELL)
        sheet.row += 1
    if rows:
        status_chart(sheet, worded, first)
