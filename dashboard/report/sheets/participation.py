"""The figures of participation and support, and whom of each category the year reached; beside the year before."""

from collections.abc import Iterator, Mapping

from dashboard.report import sections
from dashboard.report.sections import Compared
from dashboard.report.sheets.cells import Cell, counted, day
from dashboard.report.sheets.charts import category_chart
from dashboard.report.sheets.sheet import Column, Sheet
from dashboard.report.worded import Worded

COUNTS = ("number", "of", "percent")
SUPPORT = (
    "figure.grant_applications",
    "figure.grant_recipients",
    "figure.granted",
    "figure.free_hours",
    "figure.premises_users",
)


def fill(sheet: Sheet, worded: Worded) -> None:
    categories = sections.categories(worded)
    rows = [_row(group, one, worded) for group, one in _grouped(worded, categories)]
    sheet.table(_columns(worded), rows)
    first, last = sheet.row - len(categories), sheet.row - 1
    _registered(sheet, worded)
    if categories:
        category_chart(sheet, worded, first, last)
        sheet.on_one_page()


def _columns(worded: Worded) -> list[Column]:
    before = worded.document["before"]
    years = [worded.year, *([str(before["year"])] if before else [])]
    return [
        Column(worded.said("column.subject"), 42),
        Column(worded.said("column.figure"), 44),
        *(Column(f"{year}: {worded.said(f'column.{name}')}", 14, is_numbers=True) for year in years for name in COUNTS),
        Column(worded.said("column.day"), 13, is_numbers=True),
    ]


def _grouped(worded: Worded, categories: list[Compared]) -> Iterator[tuple[str, Compared]]:
    """Each figure under the words of its group."""
    support = {worded.said(key) for key in SUPPORT}
    for one in sections.participation(worded):
        yield worded.said("report.support" if one.name in support else "snapshot.participation"), one
    for one in categories:
        yield worded.said("report.categories"), one


def _row(group: str, one: Compared, worded: Worded) -> tuple[Cell, ...]:
    before = counted(one.before) if worded.document["before"] else ()
    on = one.now["on"] if isinstance(one.now, Mapping) and "on" in one.now else worded.document["cutoff"]
    return (group, one.name, *counted(one.now), *before, day(on))


def _registered(sheet: Sheet, worded: Worded) -> None:
    """When and by whom the registered associations were counted: the denominator that is not the city's own."""
    network = worded.document["figures"]["network"]
    if network["registered_counted_on"]:
        counted_on, origin = worded.day(network["registered_counted_on"]), worded.local(network["registered_origin"])
        sheet.row += 1
        sheet.sentence(worded.said("report.registered", day=counted_on, origin=origin))
