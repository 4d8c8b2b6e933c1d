"""The looks of all charts: one layout, one scale of status, readable without colour and in both themes."""

import html
from textwrap import wrap
from typing import Any

from model.measure import Status

Figure = dict[str, Any]

ACCENT = "#2F6FB5"
QUIET = "#7A828C"
STATUS_COLOURS = {
    Status.COMPLETED: "#1F8A70",
    Status.ONGOING: "#2F6FB5",
    Status.IN_PROGRESS: "#B7791F",
    Status.NOT_STARTED: "#7A828C",
    Status.POSTPONED: "#8A63B8",
    Status.DISCONTINUED: "#B5473C",
}
STATUS_PATTERNS = {
    Status.COMPLETED: "",
    Status.ONGOING: "/",
    Status.IN_PROGRESS: ".",
    Status.NOT_STARTED: "",
    Status.POSTPONED: "x",
    Status.DISCONTINUED: "\\",
}
LAYOUT: Figure = {
    "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "separators": ", ",
    "hovermode": "closest",
    "showlegend": False,
    "bargap": 0.35,
    "uniformtext": {"minsize": 11, "mode": "show"},
    "dragmode": False,
}
AXIS: Figure = {"automargin": True, "fixedrange": True, "showgrid": False, "zeroline": False}
COUNTS: Figure = {**AXIS, "showticklabels": False, "rangemode": "tozero"}
LEGEND: Figure = {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "traceorder": "normal"}


def figure(data: list[Figure], height: int, **layout: Any) -> Figure:
    """A figure in the house's looks; `layout` adds to it."""
    return {"data": data, "layout": {**LAYOUT, "height": height, **layout}}


def categories(**options: Any) -> Figure:
    """An axis of words or years, which must not become numbers."""
    return {**AXIS, "type": "category", **options}


def typed(text: str, width: int = 38) -> str:
    """What people typed, for Plotly: shown as typed, broken into lines of at most that many characters."""
    lines = wrap(" ".join(text.split()), width, break_on_hyphens=False)
    return "<br>".join(html.escape(line, quote=False) for line in lines)
