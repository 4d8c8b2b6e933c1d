"""The form of the plan itself: its name, its municipality, its cut-offs, the languages that no text may miss."""

import re
from functools import partial
from typing import Any

import streamlit as st

from dashboard import store
from dashboard.components.editor.entry import Entry, in_languages, open_entry, save, submit, text_fields
from dashboard.components.editor.new_plan import show_new_plan
from dashboard.components.editor.parts import Part, edit_link
from dashboard.viewer import Viewer
from model.actions.plan_texts import PlanChange, change_plan
from model.base import Language
from model.facts import PlanFact

DAY_AND_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})\.?$")


def show_plan_form(looking: Viewer) -> None:
    """What the plan is called and by which days it is followed; below it the way to the plans of other terms."""
    plan, texts = store.book(looking.view).plan, looking.texts
    term = {"starts": texts.date(plan.term_starts_on), "ends": texts.date(plan.term_ends_on)}
    st.markdown(texts("editor.term", code=plan.municipality_code, **term))
    if plan.closed_on is not None:
        st.info(texts("editor.closed", day=texts.date(plan.closed_on)))
    else:
        _show_form(plan, looking)
    for other in store.all_plans(looking.everything):
        if other.municipality_code == plan.municipality_code and other.id != plan.id:
            edit_link(texts("editor.open_plan", name=texts.local(other.name)), Part.PLAN, looking, plan=other.slug)
    with st.expander(texts("editor.new.plan")):
        show_new_plan(plan, looking)


def _show_form(plan: PlanFact, looking: Viewer) -> None:
    texts = looking.texts
    stored = {
        **in_languages(name=plan.name, municipality=plan.municipality),
        "cut_offs": written(plan.cut_offs),
        "required_languages": list(plan.required_languages),
    }
    languages = {language.value: texts(f"language.{language}") for language in Language}
    entry = open_entry("plan.plan", plan.version, stored, looking, {"required_languages": languages})
    with st.form(entry.field("form")):
        text_fields(entry, "name")
        text_fields(entry, "municipality")
        first, second = st.columns(2)
        first.text_input(texts("field.cut_offs"), key=entry.field("cut_offs"), help=texts("editor.help_cut_offs"))
        second.multiselect(
            texts("field.required_languages"),
            list(languages),
            format_func=languages.__getitem__,
            key=entry.field("required_languages"),
            placeholder=texts("editor.choose"),
        )
        submit(entry, "editor.save", _save)


def _save(entry: Entry) -> None:
    def entered() -> tuple[Any, ...]:
        change = PlanChange.of(
            name=entry.text("name"),
            municipality=entry.text("municipality"),
            cut_offs=days_in(entry.typed("cut_offs")),
            required_languages=tuple(entry.value("required_languages") or ()),
        )
        return partial(change_plan, seen_version=entry.seen), entry.looking.slug, change

    save(entry, "saved.row", entered, code=entry.texts.local(entry.text("name")))


def written(cut_offs: tuple[str, ...]) -> str:
    """Days of the year as people write them: 30.4., 31.8."""
    return ", ".join(f"{int(day[3:])}.{int(day[:2])}." for day in cut_offs)


def days_in(words: str) -> tuple[str, ...]:
    """Days of the year as they are kept; what is no day stays as it was written, and is refused by its name."""
    parts = re.split(r"[,;\s]+", words)
    return tuple(
        f"{int(found[2]):02}-{int(found[1]):02}" if (found := DAY_AND_MONTH.match(part)) else part
        for part in parts
        if part
    )
