"""Shares by year as a table of cells: reached / members in each, the colour the share where it may be computed."""

import pandas as pd

from dashboard.charts.matrix import matrix
from dashboard.charts.theme import Figure


def shares_by_year(frame: pd.DataFrame) -> Figure:
    """A row for each of those reached, a column a year, from the frames of `frames.coverage`.

    Where there are fewer than five members the cell has counts and no colour.
    """
    return matrix(frame, rows="who", columns="year", value="percent", text="said", most=100, label=24, row_height=48)
