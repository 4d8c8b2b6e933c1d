"""The milestones of a measure: each with its day, and the day on which it was reached."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import store
from dashboard.components.editor.entry import Entry, in_languages, open_entry, save, submit, text_fields
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.measure_texts import MilestoneChange, change_milestone
from model.actions.measures import MilestoneInput, set_milestone
from model.base import LocalText
from model.facts import MeasureFact, MilestoneFact


def show_milestones(measure: MeasureFact, looking: Viewer) -> None:
    """One form each, and one for a new milestone."""
    texts = looking.texts
    st.header(texts("measure.milestones"), anchor=False)
    for milestone in store.milestones(looking.view, measure.id):
        reached = "○" if milestone.reached_on is None else "✓"
        with st.expander(as_typed(f"{reached} {texts.local(milestone.title)} ({texts.date(milestone.due_on)})")):
            _show_form(measure, milestone, looking)
    with st.expander(texts("editor.new.milestone")):
        _show_form(measure, None, looking)


def _show_form(measure: MeasureFact, milestone: MilestoneFact | None, looking: Viewer) -> None:
    texts = looking.texts
    stored = {
        "due_on": milestone.due_on if milestone else None,
        "reached_on": milestone.reached_on if milestone else None,
        **in_languages(title=milestone.title if milestone else LocalText()),
    }
    key = f"plan.milestone.{milestone.id}" if milestone else f"plan.measure.{measure.id}.milestone"
    entry = open_entry(key, milestone.version if milestone else 0, stored, looking)
    with st.form(entry.field("form")):
        text_fields(entry, "title")
        first, second = st.columns(2)
        first.date_input(texts("field.due_on"), format="DD.MM.YYYY", key=entry.field("due_on"))
        second.date_input(texts("field.reached_on"), format="DD.MM.YYYY", key=entry.field("reached_on"))
        submit(entry, "editor.save" if milestone else "editor.add", _save, measure, milestone, is_main=False)


def _save(entry: Entry, measure: MeasureFact, milestone: MilestoneFact | None) -> None:
    slug, title = entry.looking.slug, entry.text("title")

    def entered() -> tuple[Any, ...]:
        days = {"due_on": entry.day("due_on"), "reached_on": entry.day("reached_on")}
        if milestone is None:
            return set_milestone, slug, MilestoneInput.of(measure=measure.code, title=title, **days)
        change = MilestoneChange.of(title=title, **days)
        return partial(change_milestone, seen_version=entry.seen), slug, milestone.id, change

    save(entry, "saved.row" if milestone else "saved.added", entered, code=entry.texts.local(title))
