"""The two charts of the workbook, drawn by the spreadsheet itself from the cells beside them."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts.theme import ACCENT, STATUS_COLOURS
from dashboard.language import SYMBOLS
from dashboard.report import sections
from dashboard.report.sections import Counts
from dashboard.report.sheets.cells import legible
from dashboard.report.sheets.sheet import Sheet
from dashboard.report.summary import summary
from dashboard.report.worded import Worded

PALE, INK, WHITE = "#DDE3EA", "#1B2430", "#FFFFFF"
BAR, AROUND, WIDTH = 26, 100, 1240  # pixels: a bar with its gap, what stands above and below the bars, the chart


def status_chart(sheet: Sheet, worded: Worded, found: Sequence[Counts]) -> None:
    """Stacked bars: of each year and goal, how many measures have each status. Their rows were just written."""
    chart = sheet.book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = sheet.row - len(found), sheet.row - 1
    labels = [[counts.year for counts in found], [legible(counts.goal) for counts in found]]
    for place, status in enumerate(sections.STATUSES, start=2):
        colour = STATUS_COLOURS[status]
        chart.add_series(
            {
                "name": legible(worded.status(status)),
                **_ranges(sheet, first, last, labels=(0, 1), values=place),
                "categories_data": labels,
                "fill": {"color": colour},
                "border": {"color": WHITE},
                "gap": 40,
                "data_labels": _labels(f'"{SYMBOLS[status]}" 0;;', ink_on(colour), "center"),
            }
        )
    finding = " ".join(summary(worded)[:1])
    _insert(sheet, chart, worded.said("report.chart"), worded, finding, len(found))


def category_chart(sheet: Sheet, worded: Worded, first: int, last: int) -> None:
    """Of each category's members, drawn pale, those that were reached, drawn over them."""
    chart = sheet.book.add_chart({"type": "bar"})
    drawn = (("members", 3, PALE, INK, "outside_end"), ("members_reached", 2, ACCENT, WHITE, "inside_base"))
    for name, place, colour, ink, where in drawn:
        chart.add_series(
            {
                "name": legible(worded.said(f"column.{name}")),
                **_ranges(sheet, first, last, labels=(1, 1), values=place),
                "fill": {"color": colour},
                "border": {"color": "#7A828C"},
                "gap": 40,
                "overlap": 100,
                "data_labels": _labels("0;;", ink, where),
            }
        )
    finding = _participation_finding(worded)
    _insert(sheet, chart, worded.said("report.categories"), worded, finding, last - first + 1)


def ink_on(colour: str) -> str:
    """Black or white, whichever is easier to read on that colour; one of the two always has 4.5:1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    return "#000000" if luminance > 0.179 else WHITE


def _participation_finding(worded: Worded) -> str:
    reached = worded.participation["members_reached"]
    return f"{worded.said('figure.network_reach')}: {worded.share(reached)}."


def _ranges(sheet: Sheet, first: int, last: int, *, labels: tuple[int, int], values: int) -> dict[str, Any]:
    """Where a series has its labels and its values."""
    name = sheet.page.get_name()
    return {
        "categories": [name, first, labels[0], last, labels[1]],
        "values": [name, first, values, last, values],
    }


def _labels(form: str, ink: str, where: str) -> dict[str, Any]:
    return {"value": True, "num_format": form, "position": where, "font": {"color": ink, "size": 9}}


def _insert(sheet: Sheet, chart: Any, title: str, worded: Worded, finding: str, bars: int) -> None:
    """The chart below what is written, with its title and its alternative text."""
    chart.set_title({"name": legible(title), "overlay": False, "name_font": {"size": 12, "bold": True}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"color": "#7A828C"}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": WIDTH, "height": AROUND + BAR * bars})
    description = worded.said("report.sheet_chart", title=title, finding=finding)
    sheet.page.insert_chart(sheet.row + 1, 0, chart, {"description": legible(description), "object_position": 2})
