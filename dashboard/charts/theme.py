"""The looks of all charts: one layout, one scale of status, readable without colour and in both themes."""

import html
from textwrap import wrap
from typing import Any

from model.figures.verdict import VerdictOutcome
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
OUTCOME_COLOURS = {
    VerdictOutcome.MET: "#1F8A70",
    VerdictOutcome.ON_COURSE: "#2F6FB5",
    VerdictOutcome.BEHIND: "#B7791F",
    VerdictOutcome.MOVING_AWAY: "#B5473C",
    VerdictOutcome.TOO_LITTLE_DATA: "#7A828C",
    VerdictOutcome.NO_TARGET: "#7A828C",
    VerdictOutcome.NO_BASELINE: "#7A828C",
    VerdictOutcome.UNDER_A_YEAR: "#7A828C",
}
OUTCOME_PATTERNS = {
    VerdictOutcome.MET: "",
    VerdictOutcome.ON_COURSE: "/",
    VerdictOutcome.BEHIND: ".",
    VerdictOutcome.MOVING_AWAY: "\\",
    VerdictOutcome.TOO_LITTLE_DATA: "x",
    VerdictOutcome.NO_TARGET: "",
    VerdictOutcome.NO_BASELINE: "-",
    VerdictOutcome.UNDER_A_YEAR: "|",
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


def stacked_bars(parts: list[Figure], names: list[str], over: int) -> Figure:
    """Horizontal bars of such names, each of stacked parts; their legend takes `over` pixels above them."""
    return figure(
        parts,
        height=over + 62 * len(names),
        barmode="stack",
        showlegend=True,
        legend=LEGEND,
        xaxis=COUNTS,
        yaxis=categories(autorange="reversed"),
    )


def stacked(name: str, counts: list[int], names: list[str], colour: str, pattern: str) -> Figure:
    """One part of horizontal stacked bars, its counts on it; told by its pattern as well as by its colour."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": counts,
        "y": names,
        "text": [str(count) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "#FFFFFF", "size": 14},
        "marker": {
            "color": colour,
            "pattern": {"shape": pattern, "fgcolor": "rgba(255,255,255,0.4)", "fillmode": "overlay", "size": 6},
            "line": {"color": "#FFFFFF", "width": 1},
        },
        "hovertemplate": "%{y}<br>%{fullData.name}: %{x}<extra></extra>",
    }


def categories(**options: Any) -> Figure:
    """An axis of words or years, which must not become numbers."""
    return {**AXIS, "type": "category", **options}


def typed(text: str, width: int = 38) -> str:
    """What people typed, for Plotly: shown as typed, broken into lines of at most that many characters."""
    lines = wrap(" ".join(text.split()), width, break_on_hyphens=False)
    return "<br>".join(html.escape(line, quote=False) for line in lines)
