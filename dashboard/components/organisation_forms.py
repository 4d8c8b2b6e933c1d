"""What may be changed of one organisation: its names, language, categories and code; and its removal."""

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal, show_refusal_of
from dashboard.components.measure_line import address
from dashboard.components.organisation_fields import ask_organisation, entered
from dashboard.components.organisation_words import RegisterOn, called, city_of
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.organisations import (
    OrganisationChange,
    change_organisation,
    remove_organisation,
)
from model.errors import OrganisationChanged, PlanError
from model.facts import OrganisationFact


def show_change_form(organisation: OrganisationFact, looking: Viewer) -> None:
    texts, key = looking.texts, f"organisation.{organisation.id}.change"
    viewer.seen(key, organisation.version)
    name = f"{key}.{viewer.generation(key)}"
    with st.expander(texts("organisation.change")):
        _show_change_refusal(key, looking)
        with st.form(f"{name}.form"):
            ask_organisation(name, organisation, looking)
            st.text_input(texts("organisation.code"), value=organisation.code, key=f"{name}.code", max_chars=80)
            st.form_submit_button(
                texts("organisation.change_save"),
                type="primary",
                on_click=_change,
                args=(organisation, key, name),
                key=f"{name}.save",
            )


def show_removal(organisation: OrganisationFact, register: RegisterOn, looking: Viewer) -> None:
    """Offered only for what may have been entered by mistake; the action refuses whatever else has a history."""
    one, texts, key = organisation, looking.texts, f"organisation.{organisation.id}.remove"
    if one.periods or one.checks or one.duplicates or register.seen(one):
        return
    with st.expander(texts("organisation.remove")):
        st.markdown(texts("organisation.remove_means"))
        if st.button(texts("organisation.remove_sure"), key=f"{key}.sure") and _remove(one, key, looking):
            st.switch_page(page("organisations"), query_params=address(looking))
        show_refusal_of(key, texts)


def _change(organisation: OrganisationFact, key: str, name: str) -> None:
    looking = viewer.current()
    try:
        code = str(st.session_state.get(f"{name}.code") or "").strip()
        change = OrganisationChange.of(**entered(name), code=code, version=viewer.seen(key, organisation.version))
    except PlanError as error:
        viewer.refuse(key, error)
        return
    arguments = (city_of(looking), organisation.code, change)
    said = as_typed(change.name.in_language(looking.texts.language))
    if viewer.act("saved.organisation", change_organisation, *arguments, key=key, name=said):
        st.query_params["code"] = change.code


def _show_change_refusal(key: str, looking: Viewer) -> None:
    error = viewer.refusal(key)
    if error is None:
        return
    show_refusal(error, looking.texts)
    if isinstance(error, OrganisationChanged):
        viewer.see_newest(key, int(str(error.values["version"])))


def _remove(organisation: OrganisationFact, key: str, looking: Viewer) -> bool:
    name = as_typed(called(organisation, looking.texts))
    arguments = (city_of(looking), organisation.code)
    return viewer.act("saved.removed", remove_organisation, *arguments, key=key, name=name)
