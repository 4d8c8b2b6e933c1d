"""The findings of the screen Participation."""

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts
from model.figures import reach
from model.figures.cut_offs import last_day_of


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
        euros=texts.number(_known(last["granted_euros"])),
        hours=texts.number(_known(last["free_hours"])),
    )


def needs_named(frame: pd.DataFrame, texts: Texts) -> str:
    """The need named most often in the newest survey."""
    newest = frame[frame["year"] == frame["year"].max()].sort_values("named_by").iloc[-1]
    return texts(
        "finding.needs",
        year=newest["year"],
        need=newest["need"],
        named_by=texts.number(int(newest["named_by"])),
        answered=texts.number(_known(newest["answered"])),
    )


def _known(value: float | None) -> float | None:
    """A number of a frame; None for what it holds as missing, which does not equal itself."""
    return None if value is None or value != value else float(value)
