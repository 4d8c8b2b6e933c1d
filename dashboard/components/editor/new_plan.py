"""The form that begins an empty plan: of the next term, or of a municipality that begins."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.components.editor.entry import Entry, in_languages, open_entry, save, submit, text_fields
from dashboard.components.editor.parts import Part, go_to
from dashboard.viewer import Viewer
from model.actions.plans import PlanInput, begin_plan
from model.base import LocalText
from model.facts import PlanFact


def show_new_plan(plan: PlanFact, looking: Viewer, *, stays: bool = False) -> None:
    """An empty plan; the next term of this municipality is proposed. `stays`: the old plan is looked at afterwards."""
    texts = looking.texts
    starts = date.fromordinal(plan.term_ends_on.toordinal() + 1)
    stored = {
        "slug": f"{plan.slug.partition('-')[0]}-{starts.year}-{starts.year + 4}",
        "municipality_code": plan.municipality_code,
        "term_starts_on": starts,
        "term_ends_on": date(starts.year + 4, 5, 31),
        **in_languages(name=LocalText(), municipality=plan.municipality),
    }
    entry = open_entry("plan.new", 0, stored, looking)
    st.markdown(texts("editor.new_plan_is_empty"))
    with st.form(entry.field("form")):
        text_fields(entry, "name")
        text_fields(entry, "municipality")
        first, second, third, fourth = st.columns(4)
        first.text_input(texts("field.slug"), key=entry.field("slug"), help=texts("editor.help_slug"))
        second.text_input(texts("field.municipality_code"), key=entry.field("municipality_code"))
        third.date_input(texts("field.term_starts_on"), format="DD.MM.YYYY", key=entry.field("term_starts_on"))
        fourth.date_input(texts("field.term_ends_on"), format="DD.MM.YYYY", key=entry.field("term_ends_on"))
        submit(entry, "editor.begin_plan", _save, stays)


def _save(entry: Entry, stays: bool) -> None:
    slug = entry.typed("slug")

    def entered() -> tuple[Any, ...]:
        days = {name: entry.day(name) for name in ("term_starts_on", "term_ends_on")}
        names = {name: entry.text(name) for name in PlanInput.texts}
        return begin_plan, PlanInput.of(slug=slug, municipality_code=entry.typed("municipality_code"), **days, **names)

    name = entry.texts.local(entry.text("name"))
    if save(entry, "saved.plan_begun", entered, name=name):
        go_to(Part.TERM if stays else Part.GOALS, plan=entry.looking.slug if stays else slug)
