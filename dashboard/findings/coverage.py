"""The findings of who is reached, who is new, who stays silent, and who meets whom."""

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts
from model.figures import coverage, reach
from model.figures.collaboration import actors_of, measures_of_many_kinds, met_nobody


def coverage_by_year(facts: Facts, texts: Texts) -> str:
    """The share of the newest day, of all members, each counted once."""
    share = reach.network_reach(facts.network.organisations, facts.events, facts.cutoff)
    return texts("finding.coverage", share=texts.share(share))


def reach_by_language(frame: pd.DataFrame, texts: Texts) -> str:
    """The newest year, language by language."""
    newest = frame[frame["year"] == frame["year"].max()]
    said = [f"{row.who} {row.members_reached} / {row.members}" for row in newest.itertuples()]
    return texts("finding.language", year=newest["year"].iloc[0], shares=texts.listing(said), day=newest["day"].iloc[0])


def comers_by_year(frame: pd.DataFrame, texts: Texts) -> str:
    last = frame.iloc[-1]
    return texts(
        "finding.comers",
        year=last["year"],
        **{name: texts.number(int(last[name])) for name in ("first_time", "returning", "silent", "members")},
        day=last["day"],
    )


def funnel(facts: Facts, texts: Texts) -> str:
    found = coverage.funnel(facts.network.organisations, facts.network.populations, facts.events, facts.cutoff)
    registered = found.registered
    return texts(
        "finding.funnel",
        registered=texts.number(registered.count if registered else None),
        counted=f" ({texts.date(registered.counted_on)})" if registered else "",
        members=texts.number(len(found.members)),
        reached=texts.number(len(found.reached)),
        partners=texts.number(len(found.partners)),
        day=texts.date(found.on),
    )


def meetings_by_year(frame: pd.DataFrame, texts: Texts) -> str:
    last = frame.iloc[-1]
    counts = {name: texts.number(int(last[name])) for name in ("joint", "events", "category_pairs")}
    return texts("finding.joint", year=last["year"], **counts)


def recurring_pairs(frame: pd.DataFrame, texts: Texts) -> str:
    first = frame.iloc[0]
    return texts(
        "finding.pairs",
        n=texts.number(len(frame)),
        one=first["organisation"],
        other=first["other_organisation"],
        events=texts.number(int(first["events"])),
    )


def nobody_met(facts: Facts, texts: Texts) -> str:
    share = met_nobody(facts.network.organisations, facts.events, facts.cutoff)
    return texts("finding.met_nobody", share=texts.share(share))


def actors(facts: Facts, texts: Texts) -> str:
    found = actors_of(facts.book.measures, facts.events, facts.network.organisations)
    return texts("finding.actors", share=texts.share(measures_of_many_kinds(found, facts.cutoff)))
