"""One sentence for each chart and for the head of a screen: what there is to see, in the reader's language."""

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts, MeetingFact
from model.figures import statuses
from model.figures.timeliness import overdue
from model.measure import Status


def progress_findings(facts: Facts, last_meeting: MeetingFact | None, texts: Texts) -> list[str]:
    """Two or three sentences: what is completed and overdue, and what moved since the last meeting."""
    shares = statuses.by_status(facts.book.measures, facts.cutoff)
    done, late = shares[Status.COMPLETED], overdue(facts.book.measures, facts.cutoff)
    found = [
        texts(
            "finding.completed_and_overdue",
            completed=texts.number(done.count),
            total=texts.number(done.total),
            overdue=texts.number(len(late)),
            day=texts.date(facts.cutoff),
        )
    ]
    if last_meeting is not None:
        found.append(since_meeting(facts, last_meeting, texts))
    return found


def since_meeting(facts: Facts, meeting: MeetingFact, texts: Texts) -> str:
    """What moved since a meeting; that nothing did is said too."""
    moved = statuses.moves(facts.changes, meeting.held_on, facts.cutoff)
    where = {"body": texts(f"body.{meeting.body}"), "day": texts.date(meeting.held_on)}
    kinds = ("completed", "forward", "back", "dropped", "new")
    parts = [texts.count(f"moved.{kind}", len(getattr(moved, kind))) for kind in kinds if getattr(moved, kind)]
    if not parts:
        return texts("finding.nothing_moved", **where)
    return texts("finding.moved", moves=texts.listing(parts), **where)


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
