"""The measures of a yearly document as a table that any spreadsheet opens."""

import csv
import io
import re
from collections.abc import Iterator

from dashboard.report import sections
from dashboard.report.sections import MeasureLine
from dashboard.report.worded import Worded

COLUMNS = (
    "goal",
    "code",
    "measure",
    "responsible",
    "resources",
    "indicator",
    "baseline",
    "target",
    "actual",
    "status",
    "assessment",
    "sentence",
)
READ_AS_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
PLAIN_NUMBER = re.compile(r"[+-]?\d[\d\s.,]*")


def measures_csv(worded: Worded) -> bytes:
    """The measures in the statutory shape, one row a measure and indicator, as Excel in Finland reads a CSV file."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(worded.said(f"column.{column}") for column in COLUMNS)
    for measure in sections.measures(worded):
        table.writerows([safe_cell(cell) for cell in row] for row in _rows(measure, worded))
    return written.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """The same text, with an apostrophe before it if a spreadsheet would take it for a formula."""
    is_formula = READ_AS_FORMULA.match(text) and not PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def _rows(measure: MeasureLine, worded: Worded) -> Iterator[tuple[str, ...]]:
    """What is said of the measure stands in each of its rows, so that they can be sorted and filtered."""
    before = (measure.goals, measure.code, measure.title, measure.responsible, measure.resources)
    after = (measure.status, measure.assessment, measure.sentence)
    for indicator in measure.indicators:
        yield (*before, indicator.name, indicator.baseline, indicator.target, indicator.actual, *after)
    if not measure.indicators:
        yield (*before, worded.said("report.no_indicator"), "", "", "", *after)
