"""The figures of participation and support, and whom of each category the year reached; beside the year before."""

from collections.abc import Iterator, Mapping

from dashboard.report import sections
from dashboard.report.sections import Compared
from dashboard.report.sheets.cells import Cell, counted, day
from dashboard.report.sheets.charts import category_chart
from dashboard.report.sheets.sheet import Column, Sheet
from dashboard.report.worded import Worded

COUNTS = ("number", "of", "percent")


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
    groups = {
        "snapshot.participation": sections.participation(worded),
        "report.support": sections.support(worded),
        "report.categories": categories,
    }
    yield from ((worded.said(group), one) for group, found in groups.items() for one in found)


def _row(group: str, one: Compared, worded: Worded) -> tuple[Cell, ...]:
    before = counted(one.before, worded) if worded.document["before"] else ()
    on = one.now["on"] if isinstance(one.now, Mapping) and "on" in one.now else worded.document["cutoff"]
    return (group, one.name, *counted(one.now, worded), *before, day(on))


def _registered(sheet: Sheet, worded: Worded) -> None:
    """When and by whom the registered associations were counted: the denominator that is not the city's own."""
    network = worded.document["figures"]["network"]
    if network["registered_counted_on"]:
        counted_on, origin = worded.day(network["registered_counted_on"]), worded.local(network["registered_origin"])
        sheet.row += 1
        sheet.sentence(worded.said("report.registered", day=counted_on, origin=origin))
