"""Indicators by their verdict within each goal, as counts in bars."""

import pandas as pd

from dashboard.charts.theme import (
    OUTCOME_COLOURS,
    OUTCOME_PATTERNS,
    Figure,
    stacked,
    stacked_bars,
    typed,
)
from model.figures.verdict import VerdictOutcome


def verdicts_by_goal(frame: pd.DataFrame) -> Figure:
    """A stacked bar a goal from `frames.indicators.verdicts_by_goal`; outcomes that no indicator has are left out."""
    goals = [typed(goal) for goal in dict.fromkeys(frame["goal"])]
    parts = {outcome: frame[frame["verdict_key"] == outcome] for outcome in VerdictOutcome}
    present = [outcome for outcome in VerdictOutcome if parts[outcome]["indicators_counted"].sum()]
    return stacked_bars([_part(parts[outcome], outcome, goals) for outcome in present], goals, 110)


def _part(rows: pd.DataFrame, outcome: VerdictOutcome, goals: list[str]) -> Figure:
    counts = [int(count) for count in rows["indicators_counted"]]
    return stacked(str(rows["verdict"].iloc[0]), counts, goals, OUTCOME_COLOURS[outcome], OUTCOME_PATTERNS[outcome])
