"""Carrying measures over into the next term."""

from typing import Any

import streamlit as st

from dashboard import store
from dashboard.components.editor.entry import Entry, named, open_entry, save, submit
from dashboard.components.editor.new_plan import show_new_plan
from dashboard.components.editor.parts import Part, edit_link
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.carrying_over import carry_over
from model.facts import PlanFact


def show_carrying(looking: Viewer) -> None:
    """Which measures go on, and in which plan; the unfinished ones are proposed."""
    texts, book = looking.texts, store.book(looking.view)
    st.header(texts("editor.carry_title"), anchor=False)
    st.markdown(texts("editor.carry_explained"))
    carried = store.carried_codes(looking.everything, book.plan.id)
    if gone := [measure.code for measure in book.measures if measure.code in carried]:
        st.markdown(as_typed(texts("editor.carried", codes=", ".join(gone))))
    later = _later(book.plan, looking)
    if later:
        _show_form(later, carried, looking)
    for plan in later:
        edit_link(texts("editor.open_plan", name=texts.local(plan.name)), Part.MEASURES, looking, plan=plan.slug)
    with st.expander(texts("editor.new.plan"), expanded=not later):
        show_new_plan(book.plan, looking, stays=True)


def _later(plan: PlanFact, looking: Viewer) -> list[PlanFact]:
    """The open plans of later terms of this municipality, the next one first."""
    return [
        other
        for other in reversed(store.all_plans(looking.everything))
        if other.municipality_code == plan.municipality_code
        and other.term_starts_on > plan.term_starts_on
        and other.closed_on is None
    ]


def _show_form(later: list[PlanFact], carried: frozenset[str], looking: Viewer) -> None:
    texts, book = looking.texts, store.book(looking.view)
    waiting = [measure for measure in book.measures if measure.code not in carried]
    names: dict[str, dict[Any, str]] = {
        "measures": {m.id: f"{m.code} {texts.local(m.title)} ({texts.status(m.state.status)})" for m in waiting},
        "target": {plan.slug: texts.local(plan.name) for plan in later},
    }
    stored = {
        "measures": [measure.id for measure in waiting if not measure.state.status.is_done_with],
        "target": later[0].slug,
    }
    entry = open_entry("plan.carry", 0, stored, looking, names)
    with st.form(entry.field("form")):
        chosen = entry.value("measures") or []
        st.multiselect(
            texts("field.measures"),
            list(dict.fromkeys([*names["measures"], *chosen])),
            format_func=lambda id_: named(id_, names["measures"], texts),
            key=entry.field("measures"),
            placeholder=texts("editor.choose"),
        )
        st.selectbox(
            texts("field.target"),
            list(names["target"]),
            format_func=lambda slug: named(slug, names["target"], texts),
            key=entry.field("target"),
        )
        submit(entry, "editor.carry", _save)


def _save(entry: Entry) -> None:
    book, target = store.book(entry.looking.view), str(entry.value("target"))
    codes = {measure.id: measure.code for measure in book.measures}
    chosen = tuple(codes[id_] for id_ in entry.value("measures") or () if id_ in codes)

    def entered() -> tuple[Any, ...]:
        return carry_over, entry.looking.slug, target, chosen

    save(entry, "saved.carried", entered, codes=", ".join(chosen), name=entry.names["target"].get(target, target))
