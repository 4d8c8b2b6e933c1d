"""Planned and actual completions over the term, as two step lines with their names beside them."""

import pandas as pd

from dashboard.charts.theme import ACCENT, AXIS, QUIET, Figure, figure


def planned_and_actual(frame: pd.DataFrame, planned: str, actual: str) -> Figure:
    """Two lines from `frames.planned_and_actual`; the names stand at their ends. Nothing after the cut-off."""
    days = [day.isoformat() for day in frame["day"]]
    return figure(
        [
            _line(days, list(frame["planned"]), planned, QUIET, "dash"),
            _line(days, list(frame["completed"]), actual, ACCENT, "solid"),
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
        margin={"l": 8, "r": 96, "t": 16, "b": 8},
    )


def _line(days: list[str], counts: list[int], name: str, colour: str, dash: str) -> Figure:
    last = [""] * (len(counts) - 1) + [f"{name} {counts[-1]}"] if counts else []
    return {
        "type": "scatter",
        "mode": "lines+text",
        "name": name,
        "x": days,
        "y": [int(count) for count in counts],
        "text": last,
        "textposition": "middle right",
        "cliponaxis": False,
        "line": {"shape": "hv", "color": colour, "width": 3, "dash": dash},
        "hovertemplate": "%{x|%-d.%-m.%Y}: %{y}<extra>" + name + "</extra>",
    }
