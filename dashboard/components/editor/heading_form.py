"""The form of a goal, a theme, a need, a responsible party or a category."""

from functools import partial

import streamlit as st

from dashboard import store
from dashboard.components.editor.entry import Entry, in_languages, open_entry, save, submit, text_fields, why_fields
from dashboard.components.editor.parts import NOUNS, Part, go_to
from dashboard.components.editor.row_acts import show_row_acts
from dashboard.viewer import Viewer
from model.actions.headings import add_heading, change_heading
from model.actions.plans import HeadingInput
from model.base import LocalText
from model.facts import Heading


def show_heading(part: Part, code: str, looking: Viewer) -> bool:
    """The form of the heading of that code; False when there is none."""
    headings: tuple[Heading, ...] = getattr(store.book(looking.view), part)
    for place, heading in enumerate(headings, start=1):
        if heading.code == code:
            _show_form(part, heading, looking)
            show_row_acts(part, heading.id, code, heading.version, place, len(headings), looking)
            return True
    return False


def show_new_heading(part: Part, looking: Viewer) -> None:
    """The form that adds one at the end of the list."""
    _show_form(part, None, looking)


def _show_form(part: Part, heading: Heading | None, looking: Viewer) -> None:
    texts = looking.texts
    title = heading.title if heading else LocalText()
    stored = {"code": heading.code if heading else "", **in_languages(title=title)}
    id_ = str(heading.id) if heading else "new"
    entry = open_entry(f"plan.{NOUNS[part]}.{id_}", heading.version if heading else 0, stored, looking)
    with st.form(entry.field("form")):
        st.text_input(texts("field.code"), key=entry.field("code"), width=220)
        text_fields(entry, "title")
        if heading:
            why_fields(entry)
        submit(entry, "editor.save" if heading else "editor.add", _save, part, heading.id if heading else None)


def _save(entry: Entry, part: Part, heading_id: int | None) -> None:
    slug, noun = entry.looking.slug, NOUNS[part]

    def entered() -> tuple[object, ...]:
        heading = HeadingInput.of(code=entry.typed("code"), title=entry.text("title"))
        if heading_id is None:
            return add_heading, slug, noun, heading
        return partial(change_heading, seen_version=entry.seen, why=entry.text("why")), slug, noun, heading_id, heading

    code = entry.typed("code")
    if save(entry, "saved.row" if heading_id else "saved.added", entered, code=code) and heading_id:
        go_to(part, code=code)
