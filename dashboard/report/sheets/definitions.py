"""What each figure and each indicator means, as it read when the year was frozen."""

from collections.abc import Iterator

from dashboard.report import sections
from dashboard.report.sheets.sheet import Column, Sheet
from dashboard.report.worded import Worded


def fill(sheet: Sheet, worded: Worded) -> None:
    columns = [Column(worded.said("column.figure"), 46), Column(worded.said("column.rule"), 96)]
    sheet.table(columns, _rows(worded))
    document = worded.document
    versions = {"rules": document["rule_version"], "schema": document["schema_version"]}
    sheet.row += 1
    sheet.sentence(worded.said("report.rules", **versions))


def _rows(worded: Worded) -> Iterator[tuple[str, str]]:
    yield from sections.definitions(worded)
    for indicator in worded.indicators.values():
        definition = worded.local(indicator.get("definition"))
        if definition:
            yield f"{indicator['code']} {worded.local(indicator['name'])}", definition
