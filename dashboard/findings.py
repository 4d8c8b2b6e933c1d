"""One sentence for each chart and for the head of a screen: what there is to see, in the reader's language."""

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts
from model.figures import reach, statuses
from model.figures.cut_offs import last_day_of
from model.figures.timeliness import overdue
from model.measure import Status


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
    last = frame.iloc[-1]
    return texts(
        "finding.planned_and_actual",
        day=texts.date(last["day"]),
        planned=texts.number(int(last["planned"])),
        completed=texts.number(int(last["completed"])),
    )


def events(frame: pd.DataFrame, texts: Texts) -> str:
    """The newest year against the year before."""
    last = frame.iloc[-1]
    said = texts(
        "finding.events",
        year=last["year"],
        events=texts.number(int(last["events"])),
        attendances=texts.number(int(last["attendances"])),
        organisations=texts.number(int(last["organisations"])),
    )
    if last["events_uncounted"]:
        said += " " + texts.count("finding.uncounted", int(last["events_uncounted"]))
    return said


def reach_of_network(facts: Facts, year: int, texts: Texts) -> str:
    held = reach.gatherings(facts.events, year)
    on = min(facts.cutoff, last_day_of(facts.book.plan, year))
    share = reach.network_reach(facts.network.organisations, held, on)
    return texts("finding.reach", year=str(year), share=texts.share(share))


def coverage(frame: pd.DataFrame, year: int, texts: Texts) -> str:
    """The categories of which no member was reached, or that every one was."""
    left_out = frame[(frame["members"] > 0) & (frame["members_reached"] == 0)]
    if left_out.empty:
        return texts("finding.every_category", year=str(year))
    return texts("finding.categories_left_out", year=str(year), categories=texts.listing(left_out["category"]))


def who_meets_whom(frame: pd.DataFrame, texts: Texts) -> str:
    apart = frame[frame["category"] != frame["other_category"]]
    if apart.empty:
        return texts("finding.nobody_met")
    most = apart.sort_values("events").iloc[-1]
    return texts(
        "finding.met_most",
        one=most["category"],
        other=most["other_category"],
        events=texts.number(int(most["events"])),
    )


def network_growth(facts: Facts, texts: Texts) -> str:
    share = reach.network_of_registered(facts.network.organisations, facts.network.populations, facts.cutoff)
    if share is None:
        members = len(reach.network_members(facts.network.organisations, facts.cutoff))
        return texts("finding.network", members=texts.number(members), day=texts.date(facts.cutoff))
    return texts("finding.network_of_registered", share=texts.share(share))


def support(frame: pd.DataFrame, texts: Texts) -> str:
    last = frame.iloc[-1]
    return texts(
        "finding.support",
        year=last["year"],
        recipients=texts.number(int(last["recipients"])),
        applicants=texts.number(int(last["applicants"])),
        euros=texts.number(None if pd.isna(last["granted_euros"]) else float(last["granted_euros"])),
        hours=texts.number(None if pd.isna(last["free_hours"]) else float(last["free_hours"])),
    )


def needs_named(frame: pd.DataFrame, texts: Texts) -> str:
    """The need named most often in the newest survey."""
    newest = frame[frame["year"] == frame["year"].max()].sort_values("named_by").iloc[-1]
    return texts(
        "finding.needs",
        year=newest["year"],
        need=newest["need"],
        named_by=texts.number(int(newest["named_by"])),
        answered=texts.number(None if pd.isna(newest["answered"]) else int(newest["answered"])),
    )
