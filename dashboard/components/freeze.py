"""Freezing a finished year, and giving a frozen one to council and public."""

import streamlit as st

from dashboard import store, viewer
from dashboard.language import frozen_texts
from dashboard.refusals import refusal_sentence
from dashboard.viewer import Viewer
from model.actions.snapshots import freeze_year, publish_snapshot
from model.facts import SnapshotFact
from model.figures.cut_offs import last_day_of, years_of

FREEZE = "freeze"


def show_freeze(looking: Viewer) -> None:
    """The finished years that are not frozen yet, and the button that freezes one."""
    texts = looking.texts
    plan = store.book(looking.view).plan
    frozen = {snapshot.year for snapshot in store.snapshots(looking.view)}
    today = viewer.today()
    open_years = [y for y in years_of(plan, today) if y not in frozen and last_day_of(plan, y) < today]
    st.subheader(texts("freeze.title"), anchor=False)
    if error := viewer.refusal(FREEZE):
        st.error(refusal_sentence(error, texts))
    if not open_years:
        st.info(texts("freeze.nothing"))
        return
    st.markdown(texts("freeze.explain"))
    st.selectbox(texts("snapshot.year"), sorted(open_years, reverse=True), key="freeze.year", width=220)
    st.checkbox(texts("freeze.sure"), key="freeze.sure")
    st.button(texts("freeze.button"), key="freeze.button", type="primary", on_click=_freeze)


def _freeze() -> None:
    year = int(st.session_state["freeze.year"])
    looking = viewer.current()
    if not st.session_state["freeze.sure"]:
        viewer.say(looking.texts("freeze.not_sure"))
        return
    if viewer.act("saved.frozen", freeze_year, looking.slug, year, frozen_texts(), key=FREEZE, year=year):
        st.query_params["year"] = str(year)
        st.session_state["snapshot.year"] = year


def show_publish(chosen: SnapshotFact, looking: Viewer) -> None:
    """Publish a frozen year, with the meeting that handles it."""
    texts, key = looking.texts, f"publish.{chosen.id}"
    if error := viewer.refusal(key):
        st.error(refusal_sentence(error, texts))
    if chosen.published_at is not None:
        return
    meetings = {m.id: m for m in store.meetings(looking.view) if m.held_on > chosen.cutoff_on}

    def named(id_: int) -> str:
        if not id_:
            return texts("publish.no_meeting")
        return f"{texts(f'body.{meetings[id_].body}')} {texts.date(meetings[id_].held_on)}"

    st.selectbox(texts("publish.meeting"), [0, *meetings], format_func=named, key=f"{key}.meeting", width=420)
    st.button(texts("publish.button"), key=f"{key}.button", on_click=_publish, args=(chosen.year, key))


def _publish(year: int, key: str) -> None:
    meeting = st.session_state[f"{key}.meeting"] or None
    looking = viewer.current()
    viewer.act("saved.published", publish_snapshot, looking.slug, year, meeting, key=key, year=year)
