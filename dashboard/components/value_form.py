"""The form that records the value of an indicator for a year, or why there is none."""

from decimal import Decimal

import streamlit as st

from dashboard import store, viewer
from dashboard.components.frame import show_refusal_of
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.indicators import ValueInput, record_value
from model.base import LocalText
from model.errors import PlanError
from model.facts import IndicatorFact, MeasureFact
from model.figures.cut_offs import years_of


def show_value_form(measure: MeasureFact, looking: Viewer) -> None:
    """One form for the measure's typed indicators; computed ones ask for nothing."""
    typed = {i.code: i for i in store.indicators(looking.view) if i.measure_id == measure.id and i.computed is None}
    if typed:
        _show_form(typed, f"measure.{measure.id}.value", looking)


def show_value_form_of(indicator: IndicatorFact, looking: Viewer) -> None:
    """The same for one indicator, of a measure or of none."""
    if indicator.computed is None:
        _show_form({indicator.code: indicator}, f"indicator.{indicator.id}.value", looking)


def _show_form(typed: dict[str, IndicatorFact], key: str, looking: Viewer) -> None:
    texts = looking.texts
    name = f"{key}.{viewer.generation(key)}"
    with st.expander(texts("value.title")):
        show_refusal_of(key, texts)
        with st.form(f"{name}.form"):
            _fields(typed, name, looking)
            st.form_submit_button(texts("value.save"), on_click=_save, args=(key, name), key=f"{name}.save")


def _fields(typed: dict[str, IndicatorFact], name: str, looking: Viewer) -> None:
    texts = looking.texts
    years = years_of(store.book(looking.view).plan, viewer.today())[::-1]
    first, second, third = st.columns((3, 1, 1))
    first.selectbox(
        texts("field.indicator"),
        list(typed),
        format_func=lambda code: f"{code} {texts.local(typed[code].name)} ({texts(f'unit.{typed[code].unit}')})",
        key=f"{name}.indicator",
    )
    second.selectbox(texts("column.year"), years, key=f"{name}.year")
    third.number_input(texts("field.value"), value=None, key=f"{name}.value", placeholder=texts("no_data"))
    for column, language in zip(st.columns(2), ("fi", "sv"), strict=True):
        column.text_input(texts(f"field.missing_reason_{language}"), key=f"{name}.reason_{language}")


def _save(key: str, name: str) -> None:
    entered = {field: st.session_state[f"{name}.{field}"] for field in ("indicator", "year", "value")}
    reason = LocalText(**{language: st.session_state[f"{name}.reason_{language}"] for language in ("fi", "sv")})
    number = entered.pop("value")
    try:
        value = ValueInput.of(**entered, value=None if number is None else Decimal(str(number)), missing_reason=reason)
    except PlanError as error:
        viewer.refuse(key, error)
        return
    slug = viewer.current().slug
    viewer.act("saved.value", record_value, slug, value, key=key, code=as_typed(value.indicator), year=value.year)
