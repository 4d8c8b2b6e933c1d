"""The form in which an organisation is entered into the register."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.frame import show_refusal_of
from dashboard.components.measure_line import address
from dashboard.components.organisation_fields import ask_organisation, entered
from dashboard.components.organisation_words import city_of
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.network import OrganisationInput
from model.actions.organisations import (
    admit_organisations,
)
from model.base import LocalText
from model.errors import PlanError, TextMissing
from model.exchange.names import code_for

ADMIT = "organisation.new"


def show_admission(looking: Viewer) -> None:
    """Enter an organisation, as a member from a day on or as a guest."""
    texts = looking.texts
    name = f"{ADMIT}.{viewer.generation(ADMIT)}"
    with st.expander(texts("organisations.admit")):
        with st.form(f"{name}.form"):
            ask_organisation(name, None, looking)
            st.date_input(
                texts("organisations.member_from"),
                value=None,
                format="DD.MM.YYYY",
                key=f"{name}.member_from",
                help=texts("organisations.member_from_help"),
            )
            place = st.container()
            label = texts("organisations.admit_save")
            code = _admit(name, looking) if st.form_submit_button(label, type="primary", key=f"{name}.save") else None
        with place:
            show_refusal_of(ADMIT, texts)
    if code is not None:
        st.switch_page(page("organisation"), query_params=address(looking, code=code))


def _admit(name: str, looking: Viewer) -> str | None:
    """The code under which the organisation was entered; None when it was refused."""
    told = entered(name)
    name_of_new = told["name"]
    assert isinstance(name_of_new, LocalText)
    known = store.organisations(looking.view)
    taken = [code for one in known for code in (one.code, *(other.code for other in one.duplicates))]
    try:
        if not (name_of_new.fi or name_of_new.sv):
            raise TextMissing(field="name", language="fi")
        code = code_for(name_of_new.fi or name_of_new.sv, taken)
        own = {**told, "code": code, "member_from": st.session_state.get(f"{name}.member_from")}
        organisation = OrganisationInput.of(**own)
    except PlanError as error:
        viewer.refuse(ADMIT, error)
        return None
    said = as_typed(name_of_new.in_language(looking.texts.language))
    arguments = (city_of(looking), (organisation,))
    return code if viewer.act("saved.admitted", admit_organisations, *arguments, key=ADMIT, name=said) else None
