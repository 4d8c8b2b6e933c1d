"""Planned and actual completions over the term, as step lines with their names beside them."""

from datetime import date

import pandas as pd

from dashboard.charts.theme import ACCENT, AXIS, QUIET, Figure, figure


def planned_and_actual(frame: pd.DataFrame, planned: str, actual: str, needed: str) -> Figure:
    """Lines from `frames.planned_and_actual`; the names stand at their ends.

    What was planned goes on to the term's end, what was completed ends at the cut-off, and from there the pace that
    is needed leads to the term's end. Nothing is drawn after it.
    """
    goes_on = bool(frame["needed"].notna().any())
    ahead = _line(frame, "needed", needed, line={"color": ACCENT, "dash": "dot"}, textposition="top left")
    beside = {"textposition": "top left"} if goes_on else {}
    return figure(
        [
            _line(frame, "planned", planned, line={"shape": "hv", "color": QUIET, "dash": "dash"}),
            _line(frame, "completed", actual, line={"shape": "hv", "color": ACCENT, "dash": "solid"}, **beside),
            *([ahead] if goes_on else []),
        ],
        height=280,
        xaxis={**AXIS, "type": "date", "tickformat": "%-m/%Y", "nticks": 8},
        yaxis={
            **AXIS,
            "rangemode": "tozero",
            "dtick": 2,
            "showgrid": True,
            "gridcolor": "rgba(128,128,128,0.25)",
        },
        margin={"l": 8, "r": 96, "t": 28, "b": 8},
    )


def _line(frame: pd.DataFrame, column: str, name: str, line: Figure, textposition: str = "middle right") -> Figure:
    told = frame[frame[column].notna()]
    days: list[date] = list(told["day"])
    counts = [int(count) for count in told[column]]
    return {
        "type": "scatter",
        "mode": "lines+text",
        "name": name,
        "x": [day.isoformat() for day in days],
        "y": counts,
        "text": [""] * (len(counts) - 1) + [f"{name} {counts[-1]}"] if counts else [],
        "textposition": textposition,
        "cliponaxis": False,
        "line": {**line, "width": 3},
        "hovertemplate": "%{x|%-d.%-m.%Y}: %{y}<extra>" + name + "</extra>",
    }
