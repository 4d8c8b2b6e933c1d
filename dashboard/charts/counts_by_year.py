"""One count a year, as bars with their numbers; missing years stay empty and say so."""

from dashboard.charts.theme import ACCENT, COUNTS, Figure, categories, figure


def counts_by_year(years: list[str], counts: list[float | None], labels: list[str]) -> Figure:
    """A bar a year; `labels` stand on the bars, also where there is no data."""
    return figure(
        [
            {
                "type": "bar",
                "x": years,
                "y": [0 if count is None else count for count in counts],
                "text": labels,
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": ACCENT},
                "hovertemplate": "%{x}: %{text}<extra></extra>",
            }
        ],
        height=240,
        xaxis=categories(),
        yaxis=COUNTS,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
    )
