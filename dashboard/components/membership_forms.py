"""Forms of the membership of one organisation: begin, end, and correct a period that was entered wrong."""

from datetime import date

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal_of
from dashboard.components.organisation_words import called, city_of, period_words
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.memberships import begin_membership, correct_membership
from model.actions.network import end_membership
from model.errors import DayMissing, PlanError
from model.facts import OrganisationFact, Period


def show_membership_forms(organisation: OrganisationFact, day: date, looking: Viewer) -> None:
    """What can be done next: end the running period, or begin one; and a correction of each that there is."""
    texts = looking.texts
    is_running = any(period.ends_on is None for period in organisation.periods)
    with st.expander(texts("organisation.membership")):
        _ask_day("end_membership" if is_running else "begin_membership", organisation, day, looking)
        for period in reversed(organisation.periods):
            _ask_correction(organisation, period, looking)


def _ask_day(act: str, organisation: OrganisationFact, day: date, looking: Viewer) -> None:
    texts, key = looking.texts, f"organisation.{organisation.id}.{act}"
    name = f"{key}.{viewer.generation(key)}"
    show_refusal_of(key, texts)
    with st.form(f"{name}.form"):
        st.date_input(texts(f"organisation.{act}_on"), value=day, format="DD.MM.YYYY", key=f"{name}.day", width=320)
        label = texts(f"organisation.{act}")
        st.form_submit_button(label, on_click=_save_day, args=(act, organisation, key, name), key=f"{name}.save")


def _ask_correction(organisation: OrganisationFact, period: Period, looking: Viewer) -> None:
    texts, key = looking.texts, f"organisation.{organisation.id}.period.{period.starts_on}.{period.ends_on}"
    name = f"{key}.{viewer.generation(key)}"
    st.markdown(f"**{as_typed(texts('organisation.period', period=period_words(period, texts)))}**")
    show_refusal_of(key, texts)
    with st.form(f"{name}.form"):
        first, second = st.columns(2)
        for column, end in ((first, "starts_on"), (second, "ends_on")):
            column.date_input(
                texts(f"organisation.{end}"), value=getattr(period, end), format="DD.MM.YYYY", key=f"{name}.{end}"
            )
        label = texts("organisation.correct_period")
        st.form_submit_button(label, on_click=_correct, args=(organisation, period, key, name), key=f"{name}.save")


def _save_day(act: str, organisation: OrganisationFact, key: str, name: str) -> None:
    looking, day = viewer.current(), st.session_state.get(f"{name}.day")
    if not isinstance(day, date):
        viewer.refuse(key, DayMissing(field="day"))
        return
    action = end_membership if act == "end_membership" else begin_membership
    said = {"name": as_typed(called(organisation, looking.texts)), "day": looking.texts.date(day)}
    viewer.act(f"saved.{act}", action, city_of(looking), organisation.code, day, key=key, **said)


def _correct(organisation: OrganisationFact, period: Period, key: str, name: str) -> None:
    looking = viewer.current()
    starts_on, ends_on = st.session_state.get(f"{name}.starts_on"), st.session_state.get(f"{name}.ends_on")
    if not isinstance(starts_on, date):
        refusal: PlanError = DayMissing(field="starts_on")
        viewer.refuse(key, refusal)
        return
    arguments = (city_of(looking), organisation.code, period, Period(starts_on, ends_on))
    said = as_typed(called(organisation, looking.texts))
    viewer.act("saved.membership", correct_membership, *arguments, key=key, name=said)
