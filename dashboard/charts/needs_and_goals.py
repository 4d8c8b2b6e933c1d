"""From needs to goals: in each cell the measures that answer the need and serve the goal, by status."""

import pandas as pd

from dashboard.charts.matrix import matrix
from dashboard.charts.theme import Figure


def needs_and_goals(frame: pd.DataFrame, needs: list[str], goals: list[str]) -> Figure:
    """From `frames.goals.needs_and_goals`, in the order of the plan; a row or column without a cell stays empty."""
    lines = max((str(said).count("\n") + 1 for said in frame["symbols"]), default=1)
    return matrix(
        frame,
        rows="need",
        columns="goal_code",
        value="count",
        text="symbols",
        row_order=needs,
        column_order=goals,
        row_height=26 + 18 * lines,
    )
