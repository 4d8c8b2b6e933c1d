"""Indicators by their verdict within each goal, as counts in bars."""

import pandas as pd

from dashboard.charts.theme import (
    COUNTS,
    LEGEND,
    OUTCOME_COLOURS,
    OUTCOME_PATTERNS,
    Figure,
    categories,
    figure,
    stacked,
    typed,
)
from model.figures.verdict import VerdictOutcome


def verdicts_by_goal(frame: pd.DataFrame) -> Figure:
    """A stacked bar a goal from `frames.indicators.verdicts_by_goal`; outcomes that no indicator has are left out."""
    goals = [typed(goal) for goal in dict.fromkeys(frame["goal"])]
    parts = {outcome: frame[frame["verdict_key"] == outcome] for outcome in VerdictOutcome}
    present = [outcome for outcome in VerdictOutcome if parts[outcome]["indicators_counted"].sum()]
    return figure(
        [_part(parts[outcome], outcome, goals) for outcome in present],
        height=110 + 62 * len(goals),
        barmode="stack",
        showlegend=True,
        legend=LEGEND,
        xaxis=COUNTS,
        yaxis=categories(autorange="reversed"),
    )


def _part(rows: pd.DataFrame, outcome: VerdictOutcome, goals: list[str]) -> Figure:
    counts = [int(count) for count in rows["indicators_counted"]]
    return stacked(str(rows["verdict"].iloc[0]), counts, goals, OUTCOME_COLOURS[outcome], OUTCOME_PATTERNS[outcome])
