"""The measures as bars along the term, with their milestones and a line at today or the term's end."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts.theme import (
    AXIS,
    LEGEND,
    STATUS_COLOURS,
    STATUS_PATTERNS,
    Figure,
    categories,
    figure,
    typed,
)
from model.measure import Status

LABEL = 26  # letters in a line of a label: on a phone the bars need the other half of the width
DARK, LIGHT = "#0B0F14", "#FFFFFF"  # the one within the other, so that they show on every bar and in both themes
A_DAY = 24 * 60 * 60 * 1000  # bars on an axis of dates are as long as so many milliseconds


def measures_over_term(
    frame: pd.DataFrame, milestones: pd.DataFrame, term: tuple[date, date], on: date, words: dict[str, str]
) -> Figure:
    """From `frames.timeline.stretches` and `milestones`. `words`: reached, not_reached, and on for the line.

    Nothing is drawn outside the term.
    """
    names = [typed(measure, LABEL) for measure in frame["measure"]]
    present = [status for status in Status if (frame["status_key"] == status).any()]
    return figure(
        [
            *(_bars(frame[frame["status_key"] == status], status) for status in present),
            _marks(milestones[milestones["is_reached"]], words["reached"], DARK, LIGHT),
            _marks(milestones[~milestones["is_reached"]], words["not_reached"], LIGHT, DARK),
        ],
        height=120 + 54 * len(names),
        barmode="overlay",
        showlegend=True,
        legend=LEGEND,
        shapes=[
            {"type": "line", "x0": on.isoformat(), "x1": on.isoformat(), "yref": "paper", "y0": 0, "y1": 1, **LINE}
        ],
        annotations=[{"x": on.isoformat(), "yref": "paper", "y": 0, "text": words["on"], **AT_LINE}],
        xaxis={**AXIS, "type": "date", "range": [day.isoformat() for day in term], "tickformat": "%Y", "dtick": "M12"},
        yaxis=categories(autorange="reversed", categoryorder="array", categoryarray=names),
        margin={"l": 8, "r": 16, "t": 8, "b": 40},
    )


LINE: Figure = {"line": {"color": "#B5473C", "width": 2, "dash": "dot"}}
AT_LINE: Figure = {"showarrow": False, "xanchor": "right", "yanchor": "top", "yshift": -22, "font": {"size": 12}}


def _bars(rows: pd.DataFrame, status: Status) -> Figure:
    every: list[Any] = list(rows.itertuples())
    return {
        "type": "bar",
        "orientation": "h",
        "name": str(rows["status"].iloc[0]),
        "y": [typed(row.measure, LABEL) for row in every],
        "base": [row.starts.isoformat() for row in every],
        "x": [(row.ends - row.starts).days * A_DAY for row in every],
        "customdata": [typed(row.due) for row in every],
        "marker": {
            "color": STATUS_COLOURS[status],
            "pattern": {
                "shape": STATUS_PATTERNS[status],
                "fgcolor": "rgba(255,255,255,0.4)",
                "fillmode": "overlay",
                "size": 6,
            },
        },
        "hovertemplate": "%{y}<br>%{fullData.name}, %{customdata}<extra></extra>",
    }


def _marks(rows: pd.DataFrame, name: str, inside: str, outside: str) -> Figure:
    every: list[Any] = list(rows.itertuples())
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [row.day.isoformat() for row in every],
        "y": [typed(row.measure, LABEL) for row in every],
        "customdata": [typed(f"{row.milestone}: {row.state}") for row in every],
        "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 12, "color": inside, "line": {"color": outside, "width": 1.5}},
        "hovertemplate": "%{customdata}<extra></extra>",
    }
