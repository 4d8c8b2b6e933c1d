"""The end of the term: what came of each measure and goal, closing it, and what goes on in the next one."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.editor.carrying import show_carrying
from dashboard.components.editor.evaluation import show_evaluation_form, show_evaluations
from dashboard.components.frame import show_refusal_of
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.terms import close_term
from model.facts import PlanFact
from model.figures.cut_offs import years_of

CLOSE = "plan.close"


def show_term(looking: Viewer) -> None:
    """The three steps in their order; one evaluation at a time when the address names it."""
    plan, texts = store.book(looking.view).plan, looking.texts
    if plan.closed_on is None and show_evaluation_form(looking):
        return
    if plan.closed_on is not None:
        st.info(texts("editor.closed", day=texts.date(plan.closed_on)))
    show_evaluations(looking)
    if plan.closed_on is None:
        _show_closing(plan, looking)
    show_carrying(looking)


def _show_closing(plan: PlanFact, looking: Viewer) -> None:
    texts = looking.texts
    st.header(texts("editor.close_title"), anchor=False)
    st.markdown(texts("editor.close_explained", day=texts.date(plan.term_ends_on)))
    if open_years := _years_not_published(plan, looking):
        st.warning(texts("editor.close_years", years=texts.listing(map(str, open_years))))
    show_refusal_of(CLOSE, texts)
    st.checkbox(texts("editor.close_sure"), key=f"{CLOSE}.sure")
    st.button(texts("editor.close"), key=f"{CLOSE}.button", type="primary", on_click=_close)


def _years_not_published(plan: PlanFact, looking: Viewer) -> list[int]:
    """The years of the term that are not given to council and public; what they lack cannot be mended after closing."""
    published = {snapshot.year for snapshot in store.snapshots(looking.view) if snapshot.published}
    return [year for year in years_of(plan, plan.term_ends_on) if year not in published]


def _close() -> None:
    looking = viewer.at_present()
    if not st.session_state[f"{CLOSE}.sure"]:
        viewer.say(looking.texts("editor.close_not_sure"))
        return
    name = as_typed(looking.texts.local(store.book(looking.view).plan.name))
    viewer.act("saved.closed", close_term, looking.slug, key=CLOSE, name=name)
