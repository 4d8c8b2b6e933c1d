"""How often each need was named in each survey, in shares of those who answered."""

import pandas as pd

from dashboard.charts.theme import ACCENT, COUNTS, LEGEND, QUIET, Figure, categories, figure, typed


def needs_named(frame: pd.DataFrame) -> Figure:
    """A group of bars a need, one bar a survey, from `frames.needs_named`; the labels say named by / answered."""
    surveys = sorted(set(frame["year"]))
    colours = dict(zip(surveys, [QUIET, ACCENT, "#1F8A70", "#8A63B8"] * len(surveys), strict=False))
    return figure(
        [_bars(frame[frame["year"] == year], year, colours[year]) for year in surveys],
        height=70 + 64 * frame["need"].nunique(),
        barmode="group",
        showlegend=True,
        legend=LEGEND,
        xaxis=COUNTS,
        yaxis=categories(autorange="reversed"),
    )


def _bars(rows: pd.DataFrame, year: str, colour: str) -> Figure:
    counts = [int(count) for count in rows["named_by"]]
    of = [None if pd.isna(total) else int(total) for total in rows["answered"]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": year,
        "x": counts,
        "y": [typed(need) for need in rows["need"]],
        "text": [f"{count} / {total}" if total else str(count) for count, total in zip(counts, of, strict=True)],
        "textposition": "auto",
        "cliponaxis": False,
        "marker": {"color": colour},
        "hovertemplate": "%{y}<br>" + year + ": %{text}<extra></extra>",
    }
