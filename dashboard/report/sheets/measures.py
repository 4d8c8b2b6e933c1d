"""Every measure in the statutory shape, one row each, with its dates and its counts of the year."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.report import sections
from dashboard.report.sections import MeasureLine
from dashboard.report.sheets.cells import Cell, day, number
from dashboard.report.sheets.sheet import Column, Sheet
from dashboard.report.worded import Worded

WIDTHS = {
    "goal": 8,
    "code": 7,
    "measure": 28,
    "responsible": 24,
    "resources": 24,
    "indicators": 36,
    "status": 14,
    "assessment": 15,
    "sentence": 34,
    "due": 13,
    "timeliness": 13,
    "held": 9,
    "required": 11,
    "reason": 22,
}
NUMBERS = ("due", "held", "required")


def fill(sheet: Sheet, worded: Worded) -> None:
    columns = [Column(worded.said(f"column.{name}"), width, name in NUMBERS) for name, width in WIDTHS.items()]
    sheet.table(columns, _rows(worded))


def _rows(worded: Worded) -> Iterator[tuple[Cell, ...]]:
    for line in sections.measures(worded):
        measure = worded.measures[line.code]
        yield (
            line.goals,
            line.code,
            line.title,
            line.responsible,
            line.resources,
            _indicators(line, worded),
            line.status,
            line.assessment,
            line.sentence,
            day(measure["due_on"]) or worded.said("no_date"),
            worded.said(f"timeliness.{measure['timeliness']}"),
            *_fulfilment(measure, worded),
            worded.local(measure["reason"]),
        )


def _indicators(line: MeasureLine, worded: Worded) -> str:
    """A line for each indicator; their numbers stand on a sheet of their own."""
    told = (f"{one.name}: {one.baseline} – {one.target} – {one.actual}" for one in line.indicators)
    return "\n".join(told) or worded.said("report.no_indicator")


def _fulfilment(measure: Mapping[str, Any], worded: Worded) -> tuple[Cell, Cell]:
    """How often a recurring measure was held in the year, and how often it had to be."""
    done = worded.document["figures"]["recurring"].get(measure["code"], {}).get(worded.year)
    return (number(done["held"]), number(done["required"])) if done else ("", "")
