"""The fields of an event but for who was there: what it was, when, its measure, titles and organisers."""

import streamlit as st

from dashboard import store
from dashboard.components.event_entry import COPY, CORRECT, NEW, Form, open_form
from dashboard.components.organisation_words import names_of
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.base import Language
from model.event import EventKind
from model.figures.contribution import usual_measure

LANGUAGES = tuple(language.value for language in Language)


def choose_earlier(looking: Viewer) -> None:
    """Last year's event, to begin with."""
    texts = looking.texts
    records = {one.event.id: one.event for one in reversed(store.event_records(looking.view))}
    st.selectbox(
        texts("event_form.begin_with"),
        list(records),
        index=None,
        format_func=lambda id_: f"{texts.date(records[id_].held_on)} {texts.local(records[id_].title)}",
        key="event_form.begin_with",
        placeholder=texts("event_form.begin_empty"),
        on_change=_copy,
    )


def _copy() -> None:
    if (chosen := st.session_state["event_form.begin_with"]) is not None:
        open_form(COPY, chosen)


def ask_what_and_when(form: Form, looking: Viewer) -> EventKind:
    texts, name, source = looking.texts, form.name, form.source
    first, second, third = st.columns((3, 2, 3))
    kinds = [kind.value for kind in EventKind]
    kind = EventKind(
        first.selectbox(
            texts("event.kind"),
            kinds,
            index=kinds.index(source.event.kind if source else EventKind.FORUM),
            format_func=lambda word: texts(f"event_kind.{word}"),
            key=f"{name}.kind",
            persist_state="page",
        )
    )
    day = {NEW: looking.view.cutoff, COPY: None, CORRECT: source.event.held_on if source else None}[form.mode]
    second.date_input(texts("field.held_on"), value=day, format="DD.MM.YYYY", key=f"{name}.held_on")
    third.multiselect(
        texts("event.languages"),
        LANGUAGES,
        default=source.event.languages if source else ("fi", "sv"),
        format_func=lambda word: texts(f"word.{word}"),
        key=f"{name}.languages",
        placeholder=texts("names.choose"),
    )
    _measure(form, kind, looking)
    return kind


def _measure(form: Form, kind: EventKind, looking: Viewer) -> None:
    """The measure that the event fulfils. The one that events of the kind usually belong to is only offered."""
    texts, measures = looking.texts, store.book(looking.view).measures
    titles = {one.code: f"{one.code} {texts.local(one.title)}" for one in measures}
    codes = {one.id: one.code for one in measures}
    is_as_before = form.source is not None and form.source.event.kind is kind
    events = [one.event for one in store.event_records(looking.view) if one.cancelled_at is None]
    usual = form.source.event.measure_id if is_as_before and form.source else usual_measure(kind, events)
    offered = codes.get(usual or 0, "")
    options = ["", *titles]
    chosen = st.selectbox(
        texts("event.measure"),
        options,
        index=options.index(offered),
        format_func=lambda code: titles[code] if code else texts("events.no_measure"),
        key=f"{form.name}.measure.{kind}",
    )
    if chosen and chosen == offered and not is_as_before:
        st.caption(texts("event_form.measure_offered"))


def ask_titles(form: Form, looking: Viewer) -> None:
    for column, language in zip(st.columns(3), LANGUAGES, strict=True):
        column.text_input(
            looking.texts(f"field.title_{language}"),
            value=_title(form, language, looking),
            key=f"{form.name}.title_{language}",
            persist_state="page",
        )


def _title(form: Form, language: str, looking: Viewer) -> str:
    """The earlier title; in a copy the year in it is that of today."""
    if form.source is None:
        return ""
    title: str = getattr(form.source.event.title, language)
    if form.mode == COPY:
        return title.replace(str(form.source.event.held_on.year), str(looking.view.cutoff.year))
    return title


def ask_organisers(form: Form, looking: Viewer) -> None:
    texts, source = looking.texts, form.source
    names = names_of(looking)
    st.checkbox(texts("event_form.by_city"), value=source.by_city if source else True, key=f"{form.name}.by_city")
    st.multiselect(
        texts("event_form.organisers"),
        list(names),
        default=[id_ for id_ in (source.event.organisers if source else ()) if id_ in names],
        format_func=names.__getitem__,
        key=f"{form.name}.organisers",
        placeholder=texts("event_form.search"),
    )


def show_same_day(form: Form, kind: EventKind, looking: Viewer) -> None:
    """An event may have been recorded by somebody else already."""
    texts, day = looking.texts, st.session_state.get(f"{form.name}.held_on")
    own = form.source.event.id if form.source and form.mode == CORRECT else None
    for record in store.event_records(looking.view):
        event = record.event
        if (event.held_on, event.kind) == (day, kind) and record.cancelled_at is None and event.id != own:
            title = as_typed(texts.local(event.title))
            st.warning(texts("event_form.same_day", title=title, day=texts.date(event.held_on)))
