"""A matrix of counts: the darker a cell the more, the number in each, nothing where there is nothing."""

import pandas as pd

from dashboard.charts.theme import Figure, categories, figure, typed

SCALE = [[0.0, "#DCE8F5"], [1.0, "#1D4E89"]]


def matrix(
    frame: pd.DataFrame,
    *,
    rows: str,
    columns: str,
    value: str,
    row_order: list[str] | None = None,
    column_order: list[str] | None = None,
    row_height: int = 44,
) -> Figure:
    """One cell for each pair of a row's and a column's word in the frame."""
    down = row_order or list(dict.fromkeys(frame[rows]))
    across = column_order or sorted(set(frame[columns]))
    counts = {(row[0], row[1]): int(row[2]) for row in frame[[rows, columns, value]].itertuples(index=False)}
    cells = [[counts.get((one, other)) for other in across] for one in down]
    most = max(counts.values(), default=1)
    trace = {
        "type": "heatmap",
        "x": [typed(word, 16) for word in across],
        "y": [typed(word) for word in down],
        "z": cells,
        "colorscale": SCALE,
        "zmin": 0,
        "zmax": most,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hovertemplate": "%{y} – %{x}: %{z}<extra></extra>",
    }
    numbers = [
        {
            "x": column,
            "y": row,
            "text": str(count),
            "showarrow": False,
            "font": {"color": "#FFFFFF" if count > most / 2 else "#0B0F14", "size": 13},
        }
        for row, line in enumerate(cells)
        for column, count in enumerate(line)
        if count is not None
    ]
    return figure(
        [trace],
        height=70 + row_height * len(down),
        annotations=numbers,
        xaxis=categories(side="top", tickangle=0 if len(across) < 6 else -50),
        yaxis=categories(autorange="reversed"),
    )
