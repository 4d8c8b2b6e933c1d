"""Recurring measures year by year: held of required, as a table of coloured cells."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.charts.theme import Figure, categories, figure, typed

NOT_MET, NOT_YET, MET = 0, 1, 2
LABEL = 26  # letters in a line of a label: on a phone the cells need the other half of the width
SCALE = [
    [0.0, "#B5473C"],
    [0.34, "#B5473C"],
    [0.34, "#7A828C"],
    [0.67, "#7A828C"],
    [0.67, "#1F8A70"],
    [1.0, "#1F8A70"],
]


def fulfilment_by_year(frame: pd.DataFrame, words: dict[str, str]) -> Figure:
    """A cell a measure and year from `frames.fulfilment_by_year`. `words` are its three words: met, not_yet, not_met.

    Each cell says held / required and a symbol, so that it can be read without its colour.
    """
    measures = list(dict.fromkeys(frame["measure"]))
    years = sorted(set(frame["year"]))
    cells = {(row.measure, row.year): row for row in frame.itertuples()}
    value = {words["not_met"]: NOT_MET, words["not_yet"]: NOT_YET, words["met"]: MET}
    symbol = {words["not_met"]: "✕", words["not_yet"]: "…", words["met"]: "✓"}

    def each(make: Callable[[Any], object]) -> list[list[object]]:
        return [[make(cells[m, y]) if (m, y) in cells else None for y in years] for m in measures]

    return figure(
        [
            {
                "type": "heatmap",
                "x": years,
                "y": [typed(measure, LABEL) for measure in measures],
                "z": each(lambda row: value[row.met]),
                "text": each(lambda row: f"{symbol[row.met]} {row.held} / {row.required}"),
                "texttemplate": "%{text}",
                "textfont": {"color": "#FFFFFF", "size": 13},
                "hovertemplate": "%{y}<br>%{x}: %{text}<extra></extra>",
                "colorscale": SCALE,
                "zmin": NOT_MET,
                "zmax": MET,
                "showscale": False,
                "xgap": 3,
                "ygap": 3,
            }
        ],
        height=60 + 52 * len(measures),
        xaxis=categories(side="top"),
        yaxis=categories(autorange="reversed"),
    )
