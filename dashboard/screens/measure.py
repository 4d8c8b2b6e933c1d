"""Measure: what it is, how it stands, its history; and for the coordinator the form that tells more."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.measure_details import (
    show_events,
    show_facts,
    show_history,
    show_indicators,
    show_milestones,
    show_state,
)
from dashboard.components.term_links import show_carried, show_edit_link, show_final_evaluation
from dashboard.components.update_form import confirm, show_confirm_refusal, show_update_form
from dashboard.components.value_form import show_value_form
from dashboard.language import as_typed
from model.errors import UnknownCode
from model.role import Permission

looking = viewer.current()
texts = looking.texts
book = store.book(looking.view)
measure = book.measure(st.query_params.get("code", ""))
if measure is None:
    raise UnknownCode(code=st.query_params.get("code", ""))

st.title(f"{as_typed(measure.code)} {as_typed(texts.local(measure.title))}", anchor=False)
show_state(measure, looking)
show_final_evaluation(measure, looking)
show_carried(measure, looking)
may_update = (
    looking.role.may(Permission.UPDATE_MEASURES) and looking.view.known_on is None and book.plan.closed_on is None
)
if may_update:
    st.button(texts("update.unchanged"), key=f"measure.{measure.id}.confirm", on_click=confirm, args=(measure,))
    show_confirm_refusal(measure, looking)
    st.header(texts("update.title"), anchor=False)
    show_update_form(measure, looking)
show_facts(measure, book, looking)
show_edit_link(measure, looking)
show_milestones(measure, looking)
show_indicators(measure, looking)
if may_update:
    show_value_form(measure, looking)
show_events(measure, looking)
show_history(measure, looking)
