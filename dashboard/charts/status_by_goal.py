"""Measures by status within each goal, as counts in bars."""

import pandas as pd

from dashboard.charts.theme import (
    COUNTS,
    LEGEND,
    STATUS_COLOURS,
    STATUS_PATTERNS,
    Figure,
    categories,
    figure,
    typed,
)
from model.measure import Status


def status_by_goal(frame: pd.DataFrame) -> Figure:
    """A stacked bar a goal from `frames.status_by_goal`; statuses that no measure has are left out."""
    goals = [typed(goal) for goal in dict.fromkeys(frame["goal"])]
    present = [status for status in Status if frame.loc[frame["status_key"] == status, "count"].sum()]
    return figure(
        [_bars(frame[frame["status_key"] == status], status, goals) for status in present],
        height=90 + 62 * len(goals),
        barmode="stack",
        showlegend=True,
        legend=LEGEND,
        xaxis=COUNTS,
        yaxis=categories(autorange="reversed"),
    )


def _bars(rows: pd.DataFrame, status: Status, goals: list[str]) -> Figure:
    counts = [int(count) for count in rows["count"]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": str(rows["status"].iloc[0]),
        "x": counts,
        "y": goals,
        "text": [str(count) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "#FFFFFF", "size": 14},
        "marker": {
            "color": STATUS_COLOURS[status],
            "pattern": {
                "shape": STATUS_PATTERNS[status],
                "fgcolor": "rgba(255,255,255,0.4)",
                "fillmode": "overlay",
                "size": 6,
            },
            "line": {"color": "#FFFFFF", "width": 1},
        },
        "hovertemplate": "%{y}<br>%{fullData.name}: %{x}<extra></extra>",
    }
