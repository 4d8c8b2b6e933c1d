"""A matrix: the darker a cell the more, what it counts in each, nothing where there is nothing."""

import pandas as pd

from dashboard.charts.theme import Figure, categories, figure, typed

SCALE = [[0.0, "#DCE8F5"], [1.0, "#1D4E89"]]
SHORT = 4  # letters that stand upright over a column however many there are
TURNS_DARK = 0.7  # of the scale: from there on light ink has the better contrast
LIGHT, DARK = "#FFFFFF", "#0B0F14"
Cells = dict[tuple[str, str], tuple[float | None, str]]


def matrix(
    frame: pd.DataFrame,
    *,
    rows: str,
    columns: str,
    value: str,
    row_order: list[str] | None = None,
    column_order: list[str] | None = None,
    row_height: int = 44,
    text: str | None = None,
    most: float | None = None,
    label: int = 38,
) -> Figure:
    """One cell for each pair of a row's and a column's word in the frame, coloured by its value up to `most`.

    In each stands its value, or what the column `text` says, line by line. A cell whose value is missing has no
    colour, but is read all the same. `label`: letters in a line of a row's name.
    """
    down = row_order or list(dict.fromkeys(frame[rows]))
    across = column_order or sorted(set(frame[columns]))
    cells = _cells(frame[[rows, columns, value, text or value]])
    top = most or max((number for number, _ in cells.values() if number is not None), default=1)
    trace = {
        "type": "heatmap",
        "x": [typed(word, 16) for word in across],
        "y": [typed(word, label) for word in down],
        "z": [[cells.get((one, other), (None, ""))[0] for other in across] for one in down],
        "text": [[cells.get((one, other), (None, ""))[1] for other in across] for one in down],
        "colorscale": SCALE,
        "zmin": 0,
        "zmax": top,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hovertemplate": "%{y} – %{x}: %{text}<extra></extra>",
    }
    return figure(
        [trace],
        height=70 + row_height * len(down),
        annotations=_written(cells, down, across, top),
        xaxis=categories(side="top", tickangle=0 if len(across) < 6 or max(map(len, across)) < SHORT else -50),
        yaxis=categories(autorange="reversed"),
    )


def _cells(frame: pd.DataFrame) -> Cells:
    return {
        (row, column): (None if pd.isna(value) else value, "<br>".join(map(typed, str(said).split("\n"))))
        for row, column, value, said in frame.itertuples(index=False, name=None)
    }


def _written(cells: Cells, down: list[str], across: list[str], top: float) -> list[Figure]:
    """The words of the cells as annotations, which keep their size in cells of any width."""
    places = (
        (row, column, cells.get((one, other))) for row, one in enumerate(down) for column, other in enumerate(across)
    )
    return [
        {"x": column, "y": row, "text": cell[1], "showarrow": False, "font": {"size": 13, **_ink(cell[0], top)}}
        for row, column, cell in places
        if cell
    ]


def _ink(value: float | None, top: float) -> dict[str, str]:
    """Dark on light cells and light on dark ones; the theme's own where the cell has no colour."""
    return {} if value is None else {"color": LIGHT if value > top * TURNS_DARK else DARK}
