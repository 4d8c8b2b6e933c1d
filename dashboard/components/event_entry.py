"""The form of an event as the address asks for it: a new one, a copy of an earlier one, or a correction."""

from dataclasses import dataclass

import streamlit as st

from dashboard import store, viewer
from dashboard.components.event_presence import Entry
from dashboard.viewer import Viewer
from model.facts import EventRecord
from model.role import Permission

NEW, COPY, CORRECT = "new", "copy", "correct"


@dataclass(frozen=True)
class Form:
    mode: str
    source: EventRecord | None

    @property
    def key(self) -> str:
        """What the form is known by: its mode and the record that it begins with."""
        return f"event_form.{self.mode}.{self.source.event.id if self.source else 0}"

    @property
    def name(self) -> str:
        """The beginning of the keys of its fields, another one after each save."""
        return f"{self.key}.{viewer.generation(self.key)}"

    @property
    def entry(self) -> Entry:
        """Who is there begins with those who were, when a record is corrected; a copy begins with nobody."""
        if self.source is None or self.mode != CORRECT:
            return Entry(self.name, {}, None)
        return Entry(self.name, dict(self.source.event.present), self.source.event.head_count_unnamed)


def may_record(looking: Viewer) -> bool:
    """Events are recorded in the plan of today, while its term is not closed."""
    is_open = looking.view.known_on is None and store.book(looking.view).plan.closed_on is None
    return looking.role.may(Permission.UPDATE_MEASURES) and is_open


def asked_form(event: EventRecord | None, looking: Viewer) -> Form | None:
    """The form that the address asks for; None when it asks for none that this viewer may fill."""
    mode = st.query_params.get("form", "")
    if not may_record(looking):
        return None
    if mode == NEW:
        return Form(NEW, None)
    fits = event is not None and (mode == COPY or (mode == CORRECT and event.cancelled_at is None))
    return Form(mode, event) if fits else None


def open_form(mode: str, event_id: int | None = None) -> None:
    st.query_params["form"] = mode
    if event_id is not None:
        st.query_params["event"] = str(event_id)


def close_form() -> None:
    st.query_params.pop("form", None)
