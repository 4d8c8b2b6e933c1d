"""The findings of the screen Timeline."""

import pandas as pd

from dashboard.language import Texts


def measures_over_term(milestones: pd.DataFrame, measures: int, texts: Texts) -> str:
    """How many measures there are, and how many of their milestones were reached."""
    return texts(
        "finding.timeline",
        measures=texts.number(measures),
        reached=texts.number(int(milestones["is_reached"].sum())),
        total=texts.number(len(milestones)),
    )


def year_clock(frame: pd.DataFrame, texts: Texts) -> str:
    """The busiest months, and those in which nothing that recurs was held."""
    counts = dict.fromkeys(range(1, 13), 0)
    for month, count in frame[["month", "events"]].itertuples(index=False, name=None):
        counts[int(month)] += int(count)
    most = max(counts.values())
    busiest = [texts.month(month) for month, count in counts.items() if count == most]
    empty = [texts.month(month) for month, count in counts.items() if not count]
    said = texts("finding.year_clock", months=texts.listing(busiest), n=texts.number(most))
    return f"{said} {texts('finding.year_clock_empty', months=texts.listing(empty))}" if empty else said
