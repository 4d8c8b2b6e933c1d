"""The recorded events of a year as a list, and as a table; the filters live in the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.components.chart import ReadTable, show_table
from dashboard.components.event_words import HELD, measure_of, state_of, state_words, who_was_there
from dashboard.components.measure_line import address
from dashboard.frames import network
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.errors import UnknownRecord
from model.event import EventKind
from model.facts import EventRecord

ALL = "all"


@dataclass(frozen=True)
class Choice:
    """What of the events is shown: a year or all of them, a kind or all; and the events that fit, newest first."""

    year: str
    kind: str
    events: tuple[EventRecord, ...]


def asked_event(looking: Viewer) -> EventRecord | None:
    """The event that the address names. Raises `UnknownRecord`."""
    asked = st.query_params.get("event", "")
    if not asked:
        return None
    found = next((one for one in store.event_records(looking.view) if str(one.event.id) == asked), None)
    if found is None:
        raise UnknownRecord(code=asked)
    return found


def choose_events(looking: Viewer) -> Choice:
    """The filters, and what fits them."""
    texts, records = looking.texts, store.event_records(looking.view)
    years = [ALL, *sorted({str(one.event.held_on.year) for one in records}, reverse=True)]
    with st.container(horizontal=True):
        year = _choose("year", years, years[1:][:1], lambda word: texts("filter.all") if word == ALL else word, looking)
        kinds = [ALL, *(kind.value for kind in EventKind)]
        kind = _choose("kind", kinds, [ALL], lambda word: _kind(word, looking), looking)
    fitting = (one for one in reversed(records) if year in (ALL, str(one.event.held_on.year)))
    return Choice(year, kind, tuple(one for one in fitting if kind in (ALL, one.event.kind)))


def show_events(choice: Choice, looking: Viewer) -> None:
    """How many there are, one line each, and all of it as a table."""
    texts = looking.texts
    counted = [one for one in choice.events if state_of(one, looking) == HELD]
    st.header(texts("events.recorded"), anchor=False)
    if not choice.events:
        st.info(texts("empty.events"))
        return
    total, day = texts.number(len(choice.events)), texts.date(looking.view.cutoff)
    st.markdown(texts("events.found", held=texts.number(len(counted)), total=total, day=day))
    for record in choice.events:
        _line(record, looking)
    place = st.expander(texts("chart.as_table"), key="events.table", on_change="rerun")
    if place.open:
        with place:
            show_table(ReadTable(_table(choice, looking), texts), texts("screen.events"), "table.events", texts)


def _line(record: EventRecord, looking: Viewer) -> None:
    texts, event = looking.texts, record.event
    state = "" if state_of(record, looking) == HELD else state_words(record, looking)
    parts = [state, texts(f"event_kind.{event.kind}"), *who_was_there(record, looking)]
    told = as_typed(" · ".join(filter(None, parts)))
    st.page_link(
        page("event"),
        label=f"{as_typed(texts.date(event.held_on))} **{as_typed(texts.local(event.title))}** – {told}",
        query_params=address(looking, event=str(event.id)),
        width="stretch",
    )


def _table(choice: Choice, looking: Viewer) -> pd.DataFrame:
    texts = looking.texts
    return network.events(
        (
            texts.date(one.event.held_on),
            texts.local(one.event.title),
            texts(f"event_kind.{one.event.kind}"),
            measure_of(one, looking) or texts("events.no_measure"),
            *(words or "–" for words in who_was_there(one, looking)),
            state_words(one, looking),
        )
        for one in choice.events
    )


def _kind(word: str, looking: Viewer) -> str:
    return looking.texts("filter.all") if word == ALL else looking.texts(f"event_kind.{word}")


def _choose(
    name: str, options: Sequence[str], usual: Sequence[str], label: Callable[[str], str], looking: Viewer
) -> str:
    asked = [st.query_params.get(name, ""), *usual, ALL]
    chosen: str = st.selectbox(
        looking.texts(f"events.{name}"),
        options,
        index=options.index(next(word for word in asked if word in options)),
        format_func=label,
        key=f"events.{name}",
        on_change=_remember,
        args=(name,),
        width=220,
    )
    return chosen


def _remember(name: str) -> None:
    st.query_params[name] = st.session_state[f"events.{name}"]
