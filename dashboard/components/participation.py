"""What the screen Participation shows: made once for each revision, cut-off and language, then kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.charts.counts_by_year import counts_by_year
from dashboard.charts.coverage_by_category import coverage_by_category
from dashboard.charts.events_by_kind import events_by_kind
from dashboard.charts.needs_named import needs_named
from dashboard.components import collaboration, coverage
from dashboard.components.chart import Shown
from dashboard.findings import participation as findings
from dashboard.frames import participation as frames
from dashboard.language import Texts, texts_for
from dashboard.store import View
from model.facts import Facts
from model.figures.reach import gatherings

CHOICE, EVERYTHING = "participation.part", "everything"


@dataclass(frozen=True)
class Part:
    """One part of the screen under its heading (the text `participation.<name>`)."""

    name: str
    charts: tuple[Shown, ...]


@store.cached
def participation_of(view: View, language: str) -> tuple[Part, ...]:
    """The parts of the screen in their order. Five queries when nothing of it is kept yet."""
    texts, facts = texts_for(language), store.participation_facts(view)
    charts = {
        "events": (_events, _attendances),
        "coverage": (_coverage, coverage.coverage_by_year, coverage.reach_by_language, coverage.comers),
        "network": (coverage.funnel, _network),
        "collaboration": (
            collaboration.categories,
            collaboration.joint_events,
            collaboration.pairs,
            collaboration.nobody,
            collaboration.actors,
        ),
        "support": (_support, _needs),
    }
    return tuple(Part(name, tuple(show(facts, texts) for show in shows)) for name, shows in charts.items())


def choose_parts(parts: Sequence[Part], texts: Texts) -> Sequence[Part]:
    """The part that the address names, else the first; or all of them, for the printer."""
    names = [*(part.name for part in parts), EVERYTHING]
    asked = st.query_params.get("part", "")
    name = asked if asked in names else names[0]
    st.radio(
        texts("participation.part"),
        names,
        index=names.index(name),
        format_func=lambda name: texts(f"participation.{name}"),
        key=f"{CHOICE}.{name}",  # another part in the address is another choice
        on_change=_remember,
        args=(f"{CHOICE}.{name}",),
        horizontal=True,
    )
    return [part for part in parts if name in (part.name, EVERYTHING)]


def _remember(key: str) -> None:
    st.query_params["part"] = st.session_state[key]


def newest_year(facts: Facts) -> int | None:
    """The newest year in which people met."""
    return max((event.held_on.year for event in gatherings(facts.events)), default=None)


def _events(facts: Facts, texts: Texts) -> Shown:
    frame = frames.events_by_kind(facts, texts)
    if frame.empty:
        return Shown("events_by_kind", "", None, frame)
    finding = findings.events(frames.reach_by_year(facts), texts)
    return Shown("events_by_kind", finding, events_by_kind(frame), frame, year=newest_year(facts))


def _attendances(facts: Facts, texts: Texts) -> Shown:
    frame, year = frames.reach_by_year(facts), newest_year(facts)
    if year is None:
        return Shown("reach_by_year", "", None, frame)
    labels = [f"{row.members_reached} / {row.members}" for row in frame.itertuples()]
    figure = counts_by_year(list(frame["year"]), list(frame["members_reached"]), labels)
    return Shown("reach_by_year", findings.reach_of_network(facts, year, texts), figure, frame, year=year)


def _coverage(facts: Facts, texts: Texts) -> Shown:
    year = newest_year(facts)
    if year is None:
        return Shown("coverage_by_category", "", None, pd.DataFrame())
    frame = frames.coverage_by_category(facts, texts, year)
    labels = [
        f"{reached} / {members}" + ("" if pd.isna(percent) else f" ({texts.number(float(percent), 0)} %)")
        for reached, members, percent in _rows(frame, "members_reached", "members", "percent")
    ]
    finding = findings.coverage(frame, year, texts)
    return Shown("coverage_by_category", finding, coverage_by_category(frame, labels), frame, year=year)


def _network(facts: Facts, texts: Texts) -> Shown:
    frame = frames.network_growth(facts)
    if frame.empty:
        return Shown("network_growth", "", None, frame)
    labels = [
        f"{members} / {texts('no_data') if pd.isna(registered) else int(registered)}"
        for members, registered in _rows(frame, "members", "registered")
    ]
    figure = counts_by_year(list(frame["year"]), list(frame["members"]), labels)
    table = frame.assign(day=[texts.date(day) for day in frame["day"]])
    return Shown("network_growth", findings.network_growth(facts, texts), figure, table)


def _rows(frame: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return frame[[*names]].itertuples(index=False, name=None)


def _support(facts: Facts, texts: Texts) -> Shown:
    frame = frames.support_by_year(facts)
    if frame.empty:
        return Shown("support_by_year", "", None, frame)
    euros = [None if pd.isna(value) else float(value) for value in frame["granted_euros"]]
    labels = [texts("no_data") if value is None else f"{texts.number(value, 0)} €" for value in euros]
    figure = counts_by_year(list(frame["year"]), euros, labels)
    year = int(frame["year"].iloc[-1])
    return Shown("support_by_year", findings.support(frame, texts), figure, frame, year=year)


def _needs(facts: Facts, texts: Texts) -> Shown:
    frame = frames.needs_named(facts, texts)
    if frame.empty:
        return Shown("needs_named", "", None, frame)
    return Shown("needs_named", findings.needs_named(frame, texts), needs_named(frame), frame)
