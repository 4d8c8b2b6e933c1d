"""One sentence for each chart and for the head of a screen: what there is to see, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.language import Texts
from model.facts import Facts
from model.figures import statuses
from model.figures.timeliness import overdue
from model.measure import Status

if TYPE_CHECKING:
    import pandas as pd  # heavy, and the head of a screen is there before it


def completed_and_overdue(facts: Facts, texts: Texts) -> str:
    """What is completed and what is overdue."""
    shares = statuses.by_status(facts.book.measures, facts.cutoff)
    done, late = shares[Status.COMPLETED], overdue(facts.book.measures, facts.cutoff)
    return texts(
        "finding.completed_and_overdue",
        completed=texts.number(done.count),
        total=texts.number(done.total),
        overdue=texts.number(len(late)),
        day=texts.date(facts.cutoff),
    )


def status_by_goal(frame: pd.DataFrame, texts: Texts) -> str:
    """Which goal has most of its measures not yet under way, or that all are under way."""
    waiting = frame[frame["status_key"] == Status.NOT_STARTED]
    most = waiting.sort_values("count").iloc[-1]
    if not most["count"]:
        return texts("finding.all_started")
    return texts("finding.most_waiting", goal=most["goal"], n=most["count"], total=most["total"])


def fulfilment_by_year(frame: pd.DataFrame, texts: Texts) -> str:
    """How many of the yearly requirements of the finished years were met."""
    over = frame[frame["met"] != texts("fulfilment.not_yet")]
    met = int((over["met"] == texts("fulfilment.met")).sum())
    return texts("finding.fulfilment", met=texts.number(met), total=texts.number(len(over)))


def planned_and_actual(frame: pd.DataFrame, texts: Texts) -> str:
    """How many were planned and how many completed by the cut-off."""
    last = frame[frame["completed"].notna()].iloc[-1]
    return texts(
        "finding.planned_and_actual",
        day=texts.date(last["day"]),
        planned=texts.number(int(last["planned"])),
        completed=texts.number(int(last["completed"])),
    )
