"""Which categories of organisations met at the same gathering, and how often."""

import pandas as pd

from dashboard.charts.matrix import matrix
from dashboard.charts.theme import Figure


def who_meets_whom(frame: pd.DataFrame, order: list[str]) -> Figure:
    """The lower triangle of categories in their order, from `frames.who_meets_whom`."""
    swapped = frame.rename(columns={"category": "other_category", "other_category": "category"})
    rows = [name for name in order if name in set(swapped["category"])]
    columns = [name for name in order if name in set(swapped["other_category"])]
    return matrix(
        swapped,
        rows="category",
        columns="other_category",
        value="events",
        row_order=rows,
        column_order=columns,
    )
