"""What is done with a row as a whole: give it another place in the list, or retire it."""

from functools import partial

import streamlit as st

from dashboard import viewer
from dashboard.components.editor.entry import Entry, open_entry, reason_fields, save, submit
from dashboard.components.editor.parts import NOUNS, Part, go_to
from dashboard.components.frame import show_refusal_of
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.ordering import reorder
from model.actions.retiring import retire
from model.actions.rows import Noun


def show_row_acts(part: Part, row_id: int, code: str, version: int, place: int, last: int, looking: Viewer) -> None:
    """Below the form of a row: its place among all, and the way out of the plan."""
    noun, texts = NOUNS[part], looking.texts
    with st.expander(texts("editor.order")):
        _show_place(noun, row_id, code, place, last, looking)
    with st.expander(texts("editor.retire_title")):
        st.markdown(texts(f"editor.retire.{noun}"))
        entry = open_entry(f"plan.{noun}.{row_id}.retire", version, {"why_fi": "", "why_sv": ""}, looking)
        with st.form(entry.field("form")):
            reason_fields(entry, "why")
            submit(entry, "editor.retire", _retire, part, row_id, code, version, is_main=False)


def _show_place(noun: Noun, row_id: int, code: str, place: int, last: int, looking: Viewer) -> None:
    texts, key = looking.texts, f"plan.{noun}.{row_id}.place"
    show_refusal_of(key, texts)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = f"{key}.{viewer.generation(key)}.number.{place}"  # another place is another number to begin with
        st.number_input(texts("field.place"), 1, last, place, 1, key=number, width=180)
        st.button(texts("editor.move"), key=f"{key}.move", on_click=_move, args=(noun, row_id, code, key, number))
        for step, name in ((-1, "up"), (1, "down")):
            st.button(
                texts(f"editor.{name}"),
                key=f"{key}.{name}",
                on_click=_put,
                args=(noun, row_id, code, key, place + step),
                disabled=not 1 <= place + step <= last,
            )


def _move(noun: Noun, row_id: int, code: str, key: str, number: str) -> None:
    _put(noun, row_id, code, key, int(st.session_state[number]))


def _put(noun: Noun, row_id: int, code: str, key: str, place: int) -> None:
    slug = viewer.current().slug
    viewer.act("saved.moved", reorder, slug, noun, row_id, place, key=key, code=as_typed(code), place=place)


def _retire(entry: Entry, part: Part, row_id: int, code: str, version: int) -> None:
    action = partial(retire, seen_version=version, why=entry.text("why"))
    if save(entry, "saved.retired", lambda: (action, entry.looking.slug, NOUNS[part], row_id), code=code):
        go_to(part)
