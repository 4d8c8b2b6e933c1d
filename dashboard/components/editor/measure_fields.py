"""The fields of a measure that are no texts: its kind, its days, what it is linked to."""

from functools import partial

import streamlit as st

from dashboard import store
from dashboard.components.editor.entry import Entry, named
from dashboard.viewer import Viewer
from model.actions.measure_links import LINKS
from model.measure import MeasureKind


def show_kind(entry: Entry) -> None:
    """Code, how often, from when on; for a new measure also by when."""
    texts = entry.texts
    first, second, third, fourth, *fifth = st.columns(5 if "due_on" in entry.stored else 4)
    first.text_input(texts("field.code"), key=entry.field("code"))
    second.selectbox(
        texts("field.kind"),
        [kind.value for kind in MeasureKind],
        format_func=lambda kind: texts(f"kind.{kind}"),
        key=entry.field("kind"),
    )
    third.number_input(
        texts("field.required_per_year"),
        step=1,
        key=entry.field("required_per_year"),
        placeholder=texts("editor.only_recurring"),
    )
    fourth.date_input(texts("field.starts_on"), format="DD.MM.YYYY", key=entry.field("starts_on"))
    for column in fifth:
        column.date_input(texts("field.due_on"), format="DD.MM.YYYY", key=entry.field("due_on"))


def show_links(entry: Entry) -> None:
    """What is chosen stays a choice although somebody retired it meanwhile; saving then says so."""
    texts = entry.texts
    for name in LINKS:
        chosen = entry.value(name) or []
        st.multiselect(
            texts(f"field.{name}"),
            list(dict.fromkeys([*entry.names[name], *chosen])),
            format_func=partial(named, names=entry.names[name], texts=texts),
            key=entry.field(name),
            placeholder=texts("editor.choose"),
        )


def options_of(looking: Viewer) -> dict[str, dict[int, str]]:
    """What may be linked to, by the kind of link."""
    texts, book = looking.texts, store.book(looking.view)
    coded = {
        name: {h.id: f"{h.code} {texts.local(h.title)}" for h in getattr(book, name)}
        for name in ("goals", "themes", "needs")
    }
    parties = {party.id: texts.local(party.title) for party in book.parties}
    return {**coded, "responsible": parties, "partners": parties}
