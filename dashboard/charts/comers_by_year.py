"""Organisations by year: those that came for the first time, those that came again, members that stayed silent."""

import pandas as pd

from dashboard.charts.theme import ACCENT, COUNTS, LEGEND, QUIET, Figure, categories, figure

KINDS = {"first_time": ("#1F8A70", ""), "returning": (ACCENT, "/"), "silent": (QUIET, "x")}


def comers_by_year(frame: pd.DataFrame, words: dict[str, str]) -> Figure:
    """A group of three bars a year from `frames.coverage.comers_by_year`; `words` names each by its column."""
    return figure(
        [_bars(frame, kind, words[kind]) for kind in KINDS],
        height=300,
        barmode="group",
        showlegend=True,
        legend=LEGEND,
        xaxis=categories(),
        yaxis=COUNTS,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
    )


def _bars(frame: pd.DataFrame, kind: str, name: str) -> Figure:
    colour, pattern = KINDS[kind]
    counts = [int(count) for count in frame[kind]]
    return {
        "type": "bar",
        "name": name,
        "x": list(frame["year"]),
        "y": counts,
        "text": [str(count) for count in counts],
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "marker": {
            "color": colour,
            "pattern": {"shape": pattern, "fgcolor": "rgba(255,255,255,0.4)", "fillmode": "overlay", "size": 6},
        },
        "hovertemplate": "%{x}, " + name + ": %{y}<extra></extra>",
    }
