"""Measures by status within each goal, as counts in bars."""

import pandas as pd

from dashboard.charts.theme import (
    STATUS_COLOURS,
    STATUS_PATTERNS,
    Figure,
    stacked,
    stacked_bars,
    typed,
)
from model.measure import Status


def status_by_goal(frame: pd.DataFrame) -> Figure:
    """A stacked bar a goal from `frames.status_by_goal`; statuses that no measure has are left out."""
    goals = [typed(goal) for goal in dict.fromkeys(frame["goal"])]
    present = [status for status in Status if frame.loc[frame["status_key"] == status, "count"].sum()]
    return stacked_bars([_part(frame[frame["status_key"] == status], status, goals) for status in present], goals, 90)


def _part(rows: pd.DataFrame, status: Status, goals: list[str]) -> Figure:
    counts = [int(count) for count in rows["count"]]
    return stacked(str(rows["status"].iloc[0]), counts, goals, STATUS_COLOURS[status], STATUS_PATTERNS[status])
