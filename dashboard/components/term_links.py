"""What the end of a term says of a measure: its final evaluation, where it came from, where it went on."""

import streamlit as st

from dashboard import store
from dashboard.components.editor.parts import Part, edit_link
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.facts import MeasureFact
from model.role import Permission


def show_edit_link(measure: MeasureFact, looking: Viewer) -> None:
    """The way to the form of the measure, for whom may use it."""
    if looking.role.may(Permission.EDIT_PLAN) and store.book(looking.view).plan.closed_on is None:
        edit_link(looking.texts("editor.edit"), Part.MEASURES, looking, code=measure.code)


def show_final_evaluation(measure: MeasureFact, looking: Viewer) -> None:
    """What came of it in the term; nothing while it is not evaluated."""
    texts = looking.texts
    for evaluation in store.evaluations(looking.view):
        if evaluation.measure_id == measure.id:
            outcome = texts(f"outcome.{evaluation.outcome}")
            said = texts("measure.final", outcome=outcome, day=texts.moment(evaluation.recorded_at))
            st.markdown(f"**{as_typed(said)}** {as_typed(texts.local(evaluation.sentence))}")


def show_carried(measure: MeasureFact, looking: Viewer) -> None:
    """A link to the measure of the term before, and to that of the term after."""
    texts = looking.texts
    for carried in store.carried(looking.everything, measure.id):
        key = "measure.carried_from" if carried.is_from else "measure.carried_to"
        named = f"{carried.code} {texts.local(carried.title)}"
        st.page_link(
            page("measure"),
            label=as_typed(texts(key, measure=named, plan=texts.local(carried.plan))),
            query_params={"plan": carried.slug, "lang": texts.language.value, "code": carried.code},
        )
