"""The findings of the screen Goals and needs, and where its chain is broken."""

import pandas as pd

from dashboard.language import Texts
from model.figures.chain import Answer, Breaks
from model.figures.verdict import VerdictOutcome


def broken(found: Breaks, texts: Texts) -> list[str]:
    """A sentence for each way in which the chain is broken; that it is whole is said too."""
    needs = [texts.titled(need) for need in found.needs_without_measure]
    goals = [texts.titled(goal) for goal in found.goals_without_indicator]
    measures = [f"{m.code} {texts.local(m.title)}" for m in found.measures_without_responsible]
    named = {"needs": needs, "goals": goals, "measures": measures}
    return [
        texts(f"chain.{kind}_broken", n=len(names), names=texts.listing(names))
        if names
        else texts(f"chain.{kind}_whole")
        for kind, names in named.items()
    ]


def verdicts_by_goal(frame: pd.DataFrame, texts: Texts) -> str:
    """The goal with most indicators that are behind or moving away; or that none has any."""
    off = frame[frame["verdict_key"].isin([VerdictOutcome.BEHIND, VerdictOutcome.MOVING_AWAY])]
    counts = off.groupby("goal", sort=False)["indicators_counted"].sum()
    if counts.empty or not counts.max():
        return texts("finding.no_goal_behind")
    goal = str(counts.idxmax())
    total = int(frame.loc[frame["goal"] == goal, "total"].iloc[0])
    return texts("finding.goal_behind", goal=goal, n=texts.number(int(counts.max())), total=texts.number(total))


def chain(frame: pd.DataFrame, texts: Texts) -> str:
    """Where most measures stand."""
    most = frame.sort_values("count").iloc[-1]
    return texts("finding.chain", need=most["need"], goal=most["goal"], n=texts.number(int(most["count"])))


def needs_answered(found: tuple[Answer, ...], texts: Texts) -> str:
    """How many of the needs have a measure that goes on or is completed."""
    answered = [answer for answer in found if answer.is_given]
    return texts("finding.needs_answered", n=texts.number(len(answered)), total=texts.number(len(found)))


def done_about(frame: pd.DataFrame, texts: Texts) -> list[str]:
    """For each need, from `frames.goals.needs_answered`: who named it, and what was done about it."""
    rows = frame.itertuples(index=False, name=None)
    return [
        texts(
            "goals.done_about",
            need=need,
            named=named,
            statuses=statuses,
            events=texts.number(events),
            organisations=texts.number(organisations),
        )
        for need, named, statuses, events, organisations in rows
    ]
