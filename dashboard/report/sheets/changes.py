"""What is different from the year before, and from the issue that this one replaces."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.report.differing import differences
from dashboard.report.sheets.cells import Cell, counted, day, quantity
from dashboard.report.sheets.sheet import Column, Sheet
from dashboard.report.worded import Worded

WIDTHS = {"compared_with": 18, "subject": 56, "field": 24, "was": 38, "now": 38}


def fill(sheet: Sheet, worded: Worded) -> None:
    columns = [Column(worded.said(f"column.{name}"), width) for name, width in WIDTHS.items()]
    sheet.table(columns, _rows(worded))
    sheet.row += 1
    for sentence in _sentences(worded):
        sheet.sentence(sentence)


def _rows(worded: Worded) -> Iterator[tuple[Cell, ...]]:
    for issue, found in _compared(worded):
        told = differences(worded, found)
        for one, line in zip(found, told, strict=True):
            sides = (_side(one, "was", line.was, worded), _side(one, "now", line.now, worded))
            yield issue, line.subject, line.field or worded.said("column.figure"), *sides


def _compared(worded: Worded) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The issue that the document is held against, and what is different; first the one it replaces."""
    replaces, before = worded.document["replaces"], worded.document["before"]
    if replaces:
        yield f"{worded.year}/{replaces['issue']}", replaces["differences"]
    if before:
        yield f"{before['year']}/{before['issue']}", before["differences"]


def _side(one: Mapping[str, Any], side: str, told: str, worded: Worded) -> Cell:
    """A day or a number as what it is, everything else in words."""
    value, field = one[side], one["field"]
    if field == "due_on" and value:
        return day(value)
    if field in ("target", "actual") and value:
        return quantity(value, worded.indicators[one["code"]], worded)
    is_share = isinstance(value, Mapping) and "cents" not in value
    is_plain = one["subject"] == "figure" or isinstance(value, int)
    return counted(value, worded)[0] if is_plain and not is_share else told


def _sentences(worded: Worded) -> Iterator[str]:
    """What a table without rows cannot say."""
    if not worded.document["before"]:
        yield worded.said("report.sheet_no_year_before")
    yield from (f"{issue}: {worded.said('report.no_changes')}" for issue, found in _compared(worded) if not found)
