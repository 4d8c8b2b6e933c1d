"""The fields of an indicator that are no texts."""

from functools import partial

import streamlit as st

from dashboard.components.editor.entry import Entry, named
from model.indicator import Computed, Direction, Unit


def show_unit(entry: Entry) -> None:
    """Whose it is, where its number comes from, in which unit it is told and which way it should go."""
    _show_belonging(entry)
    texts = entry.texts
    first, second, third = st.columns(3)
    first.selectbox(
        texts("field.unit"),
        [unit.value for unit in Unit],
        format_func=lambda unit: texts(f"unit.{unit}"),
        key=entry.field("unit"),
    )
    second.number_input(texts("field.decimals"), 0, 4, step=1, key=entry.field("decimals"))
    third.selectbox(
        texts("field.direction"),
        [direction.value for direction in Direction],
        format_func=lambda direction: texts(f"direction.{direction}"),
        key=entry.field("direction"),
    )


def _show_belonging(entry: Entry) -> None:
    texts = entry.texts
    first, second, third = st.columns((1, 3, 2))
    first.text_input(texts("field.code"), key=entry.field("code"))
    second.selectbox(
        texts("field.measure"),
        list(dict.fromkeys([*entry.names["measure"], entry.value("measure")])),
        format_func=partial(named, names=entry.names["measure"], texts=texts),
        key=entry.field("measure"),
    )
    if "computed" in entry.stored:
        third.selectbox(
            texts("field.computed"),
            ["", *(computed.value for computed in Computed)],
            format_func=lambda word: texts(f"computed.{word or 'typed'}"),
            key=entry.field("computed"),
        )


def show_baseline(entry: Entry) -> None:
    """The value it began from and its day."""
    texts = entry.texts
    first, second = st.columns(2)
    first.number_input(
        texts("field.baseline_value"),
        step=0.1,
        format=f"%0.{entry.stored['decimals']}f" if entry.stored["decimals"] else "%g",
        key=entry.field("baseline_value"),
        placeholder=texts("indicator.no_baseline"),
    )
    second.date_input(texts("field.baseline_on"), format="DD.MM.YYYY", key=entry.field("baseline_on"))
