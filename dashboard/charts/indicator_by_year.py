"""One indicator: its baseline and its values as bars, its target as a short line over each year."""

from typing import Any

import pandas as pd

from dashboard.charts.theme import ACCENT, COUNTS, QUIET, Figure, categories, figure

HEIGHT = 200
ROOM = 1.35  # over the highest value, for its label
AIM = "#B5473C"
PATTERNS = {"baseline": "/", "part": "x"}


def indicator_by_year(frame: pd.DataFrame, words: dict[str, str]) -> Figure:
    """From `frames.indicators.indicator_by_year`. `words`: target, no_data, and of the kinds baseline and part.

    A year without a value has no bar and says so; nothing is drawn after the frame's last year.
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
        annotations=[_nothing(row, words["no_data"]) for row in rows if row.kind == "missing"],
    )


def _tick(row: Any, words: dict[str, str]) -> str:
    return f"{row.year}<br>{words[row.kind]}" if row.kind in words else str(row.year)


def _bars(rows: list[Any]) -> Figure:
    return {
        "type": "bar",
        "x": [row.year for row in rows],
        "y": [None if pd.isna(row.value) else float(row.value) for row in rows],
        "text": ["" if pd.isna(row.value) else row.label for row in rows],
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "textfont": {"color": "#FFFFFF", "size": 13},
        "marker": {
            "color": [ACCENT if row.kind == "point" else QUIET for row in rows],
            "pattern": {
                "shape": [PATTERNS.get(row.kind, "") for row in rows],
                "fgcolor": "rgba(255,255,255,0.25)",
                "fillmode": "overlay",
                "size": 6,
            },
        },
        "customdata": [row.actual for row in rows],
        "hovertemplate": "%{x}: %{customdata}<extra></extra>",
    }


def _targets(rows: list[Any], word: str) -> Figure:
    """A line for each bound; the label stands over the upper one."""
    aims = [row for row in rows if row.aim]
    both = [(row, bound) for row in aims for bound in dict.fromkeys((row.low, row.high)) if pd.notna(bound)]
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


def _nothing(row: Any, word: str) -> Figure:
    return {"x": row.year, "y": 0, "text": word, "showarrow": False, "yanchor": "bottom", "font": {"size": 12}}
