"""A count for each name, as horizontal bars with their numbers beside them."""

from collections.abc import Sequence

from dashboard.charts.theme import ACCENT, COUNTS, Figure, categories, figure, typed


def counts_by_name(names: list[str], counts: Sequence[float | None], labels: list[str]) -> Figure:
    """A bar a name, in the order given; `labels` stand beside the bars, also where there is no data."""
    drawn = [0 if count is None else count for count in counts]
    return figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": drawn,
                "y": [typed(name, 30) for name in names],
                "text": labels,
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": ACCENT},
                "hovertemplate": "%{y}: %{text}<extra></extra>",
            }
        ],
        height=40 + 46 * len(names),
        xaxis={**COUNTS, "range": [0, (max(drawn, default=0) or 1) * 1.25]},
        yaxis=categories(autorange="reversed"),
    )
