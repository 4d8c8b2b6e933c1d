"""The fields in which the state of a measure is told: what they begin with, and what stands in them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import streamlit as st

from dashboard import viewer
from dashboard.components.typed import NONE, read_typed
from dashboard.language import Texts
from model.actions.proposals import PLAIN, TEXTS
from model.facts import State
from model.measure import Assessment, Status

FIELDS = (*PLAIN, *(text for text in TEXTS if text not in ("reason_en", "comment_en")), "as_of_on")


def standing(state: State) -> dict[str, Any]:
    """What stands in the fields before anything is typed: the state, without its texts. An update has its own."""
    return {field: getattr(state, field) for field in PLAIN} | dict.fromkeys(TEXTS, "") | {"as_of_on": None}


def show_fields(name: str, values: Mapping[str, Any], texts: Texts) -> None:
    """One sentence to write, status and assessment as they stand; the rest is there for whom needs it."""
    _texts_of("sentence", name, values, texts)
    _choices(name, values, texts)
    with st.expander(texts("update.more")):
        _details(name, values, texts)


def entered(name: str) -> dict[str, Any]:
    """What stands in the fields now."""
    return read_typed({field: viewer.remembered(f"{name}.{field}") for field in FIELDS})


def put_into_field(name: str, field: str, value: Any) -> None:
    """Change what stands in a field that nobody has touched."""
    shown = NONE if field == "assessment" and value is None else value
    viewer.put(f"{name}.{field}", shown.value if isinstance(shown, StrEnum) else shown)


def _choices(name: str, values: Mapping[str, Any], texts: Texts) -> None:
    _choose("status", [status.value for status in Status], name, values["status"], texts.status, texts)
    _choose(
        "assessment",
        [*(assessment.value for assessment in Assessment), NONE],
        name,
        values["assessment"] or NONE,
        lambda word: texts.assessment(None if word == NONE else word),
        texts,
    )


def _choose(field: str, options: list[str], name: str, value: str, label: Callable[[str], str], texts: Texts) -> None:
    st.radio(
        texts(f"field.{field}"),
        options,
        index=options.index(value),
        format_func=label,
        horizontal=True,
        key=f"{name}.{field}",
    )


def _texts_of(field: str, name: str, values: Mapping[str, Any], texts: Texts) -> None:
    """One field for Finnish, one for Swedish."""
    for column, language in zip(st.columns(2), ("fi", "sv"), strict=True):
        column.text_area(
            texts(f"field.{field}_{language}"),
            value=values[f"{field}_{language}"],
            key=f"{name}.{field}_{language}",
            height=80,
            help=texts(f"update.help_{field}") if language == "fi" else None,
        )


def _details(name: str, values: Mapping[str, Any], texts: Texts) -> None:
    _texts_of("reason", name, values, texts)
    _texts_of("comment", name, values, texts)
    first, second = st.columns(2)
    first.number_input(
        texts("field.progress"),
        value=values["progress"],
        step=5,
        key=f"{name}.progress",
        placeholder=texts("no_data"),
    )
    second.date_input(texts("field.due_on"), value=values["due_on"], format="DD.MM.YYYY", key=f"{name}.due_on")
    st.date_input(
        texts("field.as_of_on"),
        value=values["as_of_on"],
        format="DD.MM.YYYY",
        key=f"{name}.as_of_on",
        help=texts("update.help_as_of_on"),
    )
    st.text_input(texts("field.evidence_url"), value=values["evidence_url"], key=f"{name}.evidence_url")
    st.text_area(texts("field.sentence_en"), value=values["sentence_en"], key=f"{name}.sentence_en", height=80)
