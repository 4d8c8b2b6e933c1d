"""How many of each category's members were reached: a bar of those reached within the outline of all."""

import pandas as pd

from dashboard.charts.theme import ACCENT, COUNTS, QUIET, Figure, categories, figure, typed


def coverage_by_category(frame: pd.DataFrame, labels: list[str]) -> Figure:
    """Two bars on each other a category, from `frames.coverage_by_category`; `labels` say reached / members."""
    names = [typed(category) for category in frame["category"]]
    members = [int(count) for count in frame["members"]]
    outline = {
        "type": "bar",
        "orientation": "h",
        "x": members,
        "y": names,
        "text": labels,
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": "rgba(0,0,0,0)", "line": {"color": QUIET, "width": 1.5}},
        "hoverinfo": "skip",
    }
    reached = {
        "type": "bar",
        "orientation": "h",
        "x": [int(count) for count in frame["members_reached"]],
        "y": names,
        "marker": {"color": ACCENT},
        "customdata": labels,
        "hovertemplate": "%{y}: %{customdata}<extra></extra>",
    }
    room = max(members, default=1) * 1.35 + 1
    return figure(
        [outline, reached],
        height=50 + 38 * len(names),
        barmode="overlay",
        xaxis={**COUNTS, "range": [0, room]},
        yaxis=categories(autorange="reversed"),
    )
