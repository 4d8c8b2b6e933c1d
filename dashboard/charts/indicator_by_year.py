"""One indicator: its baseline and its values as bars, its target as a short line over each year."""

from typing import Any

import pandas as pd

from dashboard.charts.theme import ACCENT, COUNTS, QUIET, Figure, categories, figure

HEIGHT = 200
ROOM = 1.3  # over the highest bar, for the label of its target
AIM = "#B5473C"


def indicator_by_year(frame: pd.DataFrame, words: dict[str, str]) -> Figure:
    """From `frames.indicators.indicator_by_year`. `words`: target, and of the kinds baseline and part.

    Under each year stands its value, or that there is none; nothing is drawn after the frame's last year.
    """
    rows: list[Any] = list(frame.itertuples())
    bounds = [bound for row in rows for bound in (row.low, row.high) if pd.notna(bound)]
    ends = [*(row.value for row in rows if pd.notna(row.value)), *bounds, 0]
    years = [row.year for row in rows]
    return figure(
        [_bars(rows), _targets(rows, words["target"])],
        height=HEIGHT,
        bargap=0.45,
        xaxis=categories(tickvals=years, ticktext=[_tick(row, words) for row in rows], tickangle=0),
        yaxis={**COUNTS, "range": [min(ends) * ROOM, (max(ends) or 1) * ROOM]},
    )


def _tick(row: Any, words: dict[str, str]) -> str:
    return "<br>".join(filter(None, (f"<b>{row.label}</b>", str(row.year), words.get(row.kind))))


def _bars(rows: list[Any]) -> Figure:
    """Grey what the pace is not measured by: the baseline, and striped a year that is told in part only."""
    return {
        "type": "bar",
        "x": [row.year for row in rows],
        "y": [None if pd.isna(row.value) else float(row.value) for row in rows],
        "marker": {
            "color": [ACCENT if row.kind == "point" else QUIET for row in rows],
            "pattern": {
                "shape": ["/" if row.kind == "part" else "" for row in rows],
                "fgcolor": "rgba(255,255,255,0.6)",
                "fillmode": "overlay",
                "size": 6,
            },
        },
        "customdata": [row.actual for row in rows],
        "hovertemplate": "%{x}: %{customdata}<extra></extra>",
    }


def _targets(rows: list[Any], word: str) -> Figure:
    """A line for each bound; the label stands over the upper one."""
    both = [(row, bound) for row in rows for bound in dict.fromkeys((row.low, row.high)) if pd.notna(bound)]
    tops = {row.year: bound for row, bound in both}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row.year for row, _ in both],
        "y": [float(bound) for _, bound in both],
        "text": [f"{word} {row.aim}" if tops[row.year] == bound else "" for row, bound in both],
        "textposition": "top center",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "marker": {"symbol": "line-ew-open", "size": 36, "line": {"color": AIM, "width": 3}, "color": AIM},
        "customdata": [row.target for row, _ in both],
        "hovertemplate": "%{x}: %{customdata}<extra></extra>",
    }
