"""Gatherings by kind and year: a row a kind, a column a year, the count in each cell."""

import pandas as pd

from dashboard.charts.matrix import matrix
from dashboard.charts.theme import Figure


def events_by_kind(frame: pd.DataFrame) -> Figure:
    """A cell a kind and year from `frames.events_by_kind`, the most frequent kind first."""
    kinds = list(frame.groupby("kind")["events"].sum().sort_values(ascending=False).index)
    return matrix(frame, rows="kind", columns="year", value="events", row_order=kinds, row_height=34)
