"""Who is reached, who is new, who stays silent: the charts of that part of Participation."""

import pandas as pd

from dashboard.charts.comers_by_year import KINDS, comers_by_year
from dashboard.charts.counts_by_name import counts_by_name
from dashboard.charts.shares_by_year import shares_by_year
from dashboard.components.chart import Shown
from dashboard.findings import coverage as findings
from dashboard.frames import coverage as frames
from dashboard.language import Texts
from model.facts import Facts
from model.figures.coverage import silent_members

NAMED = 60  # organisations in a sentence that lists them


def coverage_by_year(facts: Facts, texts: Texts) -> Shown:
    frame = frames.coverage_by_year(facts, texts)
    table = frame.drop(columns="said")
    if frame.empty:
        return Shown("coverage_by_year", "", None, table)
    return Shown("coverage_by_year", findings.coverage_by_year(facts, texts), shares_by_year(frame), table)


def reach_by_language(facts: Facts, texts: Texts) -> Shown:
    frame = frames.reach_by_language(facts, texts)
    table = frame.drop(columns="said")
    if frame.empty:
        return Shown("reach_by_language", "", None, table)
    finding, year = findings.reach_by_language(frame, texts), int(frame["year"].max())
    return Shown("reach_by_language", finding, shares_by_year(frame), table, year=year)


def comers(facts: Facts, texts: Texts) -> Shown:
    frame = frames.comers_by_year(facts, texts)
    if frame.empty:
        return Shown("comers_by_year", "", None, frame)
    figure = comers_by_year(frame, {kind: texts(f"column.{kind}") for kind in KINDS})
    silent = silent_members(facts.network.organisations, facts.events, facts.cutoff)
    notes = (texts("coverage.comers_mean"), named("coverage.silent_named", silent.rows, facts, texts))
    finding, year = findings.comers_by_year(frame, texts), int(frame["year"].iloc[-1])
    return Shown("comers_by_year", finding, figure, frame, notes=notes, year=year)


def funnel(facts: Facts, texts: Texts) -> Shown:
    frame = frames.funnel(facts, texts)
    if not facts.network.organisations:
        return Shown("funnel", "", None, frame)
    counts = [None if pd.isna(count) else float(count) for count in frame["organisations"]]
    figure = counts_by_name(list(frame["step"]), counts, [texts.number(count) for count in counts])
    return Shown("funnel", findings.funnel(facts, texts), figure, frame, notes=(texts("funnel.means"),))


def named(key: str, ids: tuple[int, ...], facts: Facts, texts: Texts) -> str:
    """A sentence with the names of these organisations, so many at most."""
    names = frames.names_of(ids, facts, texts)
    listed = texts.listing(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    return texts(key, n=texts.number(len(names)), names=listed or "–")
