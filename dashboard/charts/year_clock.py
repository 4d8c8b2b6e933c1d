"""In which months of the year the recurring measures are held."""

import pandas as pd

from dashboard.charts.matrix import matrix
from dashboard.charts.theme import Figure

MONTHS = [str(month) for month in range(1, 13)]


def year_clock(frame: pd.DataFrame, measures: list[str]) -> Figure:
    """A row a measure, a column a month, from `frames.timeline.clock`; a measure without events stays empty."""
    return matrix(
        frame,
        rows="measure",
        columns="month",
        value="events",
        row_order=measures,
        column_order=MONTHS,
        label=26,
        row_height=54,
    )
