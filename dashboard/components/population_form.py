"""The form in which a count of the registered associations is entered."""

from datetime import date

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal_of
from dashboard.components.organisation_words import city_of
from dashboard.viewer import Viewer
from model.actions.network import CountInput, count_population
from model.base import LocalText
from model.errors import DayMissing, PlanError
from model.network import Population

COUNT = "population.new"


def show_count_form(looking: Viewer) -> None:
    """How many associations are registered in the municipality, who counted, and when."""
    texts = looking.texts
    name = f"{COUNT}.{viewer.generation(COUNT)}"
    with st.expander(texts("organisations.count")):
        show_refusal_of(COUNT, texts)
        st.markdown(texts("organisations.count_means"))
        with st.form(f"{name}.form"):
            first, second = st.columns(2)
            first.number_input(
                texts("field.count"), value=None, min_value=0, step=1, key=f"{name}.count", placeholder=texts("no_data")
            )
            second.date_input(
                texts("field.counted_on"), value=viewer.today(), format="DD.MM.YYYY", key=f"{name}.counted_on"
            )
            for column, language in zip(st.columns(2), ("fi", "sv"), strict=True):
                column.text_input(texts(f"field.origin_{language}"), key=f"{name}.origin_{language}")
            st.form_submit_button(texts("organisations.count_save"), on_click=_count, args=(name,), key=f"{name}.save")


def _count(name: str) -> None:
    looking = viewer.current()
    entered = {field: st.session_state.get(f"{name}.{field}") for field in ("count", "counted_on")}
    origin = LocalText(**{word: str(st.session_state.get(f"{name}.origin_{word}") or "") for word in ("fi", "sv")})
    try:
        if not isinstance(entered["counted_on"], date):
            raise DayMissing(field="counted_on")
        count = CountInput.of(population=Population.REGISTERED, origin=origin, **entered)
    except PlanError as error:
        viewer.refuse(COUNT, error)
        return
    n = looking.texts.number(count.count)
    viewer.act("saved.counted", count_population, city_of(looking), count, key=COUNT, n=n)
