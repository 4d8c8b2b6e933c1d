"""The form that tells the state of a measure, and the act that it was checked and nothing changed."""

from datetime import date

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal, show_refusal_of
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from model.actions.measures import UpdateInput, confirm_unchanged, record_update
from model.base import LocalText
from model.errors import ChangedMeanwhile, PlanError
from model.facts import MeasureFact
from model.measure import Assessment, Status

NONE = "none"
TEXTS = ("sentence", "reason", "comment")


def key_of(measure: MeasureFact) -> str:
    """What a measure's form is known by: its record, never its place on a screen."""
    return f"measure.{measure.id}"


def show_update_form(measure: MeasureFact, looking: Viewer) -> None:
    """Status and assessment as they stand, one sentence to write; the rest is there for whom needs it."""
    texts, key = looking.texts, key_of(measure)
    viewer.seen(key, measure.state.update_id)
    _show_refusal(measure, looking)
    name = f"{key}.{viewer.generation(key)}"
    with st.form(f"{name}.form"):
        _choices(measure, name, texts)
        _texts_of("sentence", name, texts)
        with st.expander(texts("update.more")):
            _details(measure, name, texts)
        st.form_submit_button(
            texts("update.save"), type="primary", on_click=_save, args=(measure, name), key=f"{name}.save"
        )


def confirm(measure: MeasureFact) -> None:
    """A click on *checked, no change*."""
    try_to_confirm(measure)


def try_to_confirm(measure: MeasureFact) -> bool:
    """The same; True when it is saved."""
    looking, key = viewer.current(), f"{key_of(measure)}.unchanged"
    return viewer.act(
        "saved.unchanged",
        confirm_unchanged,
        looking.slug,
        measure.code,
        measure.state.update_id,
        key=key,
        code=as_typed(measure.code),
    )


def show_confirm_refusal(measure: MeasureFact, looking: Viewer) -> None:
    """Why *checked, no change* was refused, beside the button."""
    show_refusal_of(f"{key_of(measure)}.unchanged", looking.texts)


def _choices(measure: MeasureFact, name: str, texts: Texts) -> None:
    state = measure.state
    st.radio(
        texts("field.status"),
        [status.value for status in Status],
        index=list(Status).index(state.status),
        format_func=texts.status,
        horizontal=True,
        key=f"{name}.status",
    )
    options = [*(assessment.value for assessment in Assessment), NONE]
    st.radio(
        texts("field.assessment"),
        options,
        index=options.index(state.assessment.value if state.assessment else NONE),
        format_func=lambda word: texts.assessment(None if word == NONE else word),
        horizontal=True,
        key=f"{name}.assessment",
    )


def _texts_of(field: str, name: str, texts: Texts) -> None:
    """One field for Finnish, one for Swedish."""
    for column, language in zip(st.columns(2), ("fi", "sv"), strict=True):
        column.text_area(
            texts(f"field.{field}_{language}"),
            key=f"{name}.{field}_{language}",
            height=80,
            help=texts(f"update.help_{field}") if language == "fi" else None,
        )


def _details(measure: MeasureFact, name: str, texts: Texts) -> None:
    state = measure.state
    _texts_of("reason", name, texts)
    _texts_of("comment", name, texts)
    first, second = st.columns(2)
    first.number_input(
        texts("field.progress"),
        value=state.progress,
        step=5,
        key=f"{name}.progress",
        placeholder=texts("no_data"),
    )
    second.date_input(texts("field.due_on"), value=state.due_on, format="DD.MM.YYYY", key=f"{name}.due_on")
    st.date_input(
        texts("field.as_of_on"),
        value=None,
        format="DD.MM.YYYY",
        key=f"{name}.as_of_on",
        help=texts("update.help_as_of_on"),
    )
    st.text_input(texts("field.evidence_url"), value=state.evidence_url, key=f"{name}.evidence_url")
    st.text_area(texts("field.sentence_en"), key=f"{name}.sentence_en", height=80)


def _save(measure: MeasureFact, name: str) -> None:
    looking, key = viewer.current(), key_of(measure)
    try:
        update = _as_entered(measure, name, key)
    except PlanError as error:
        viewer.refuse(key, error)
        return
    arguments = (looking.slug, measure.code, update)
    if viewer.act("saved.update", record_update, *arguments, key=key, code=as_typed(measure.code)):
        viewer.unfold(viewer.UNFOLDED, None)


def _as_entered(measure: MeasureFact, name: str, key: str) -> UpdateInput:
    def entered(field: str) -> object:
        return st.session_state.get(f"{name}.{field}")

    def text(field: str) -> LocalText:
        return LocalText(**{lang: str(entered(f"{field}_{lang}") or "") for lang in ("fi", "sv", "en")})

    due_on, as_of_on = entered("due_on"), entered("as_of_on")
    return UpdateInput.of(
        status=entered("status"),
        assessment=None if entered("assessment") == NONE else entered("assessment"),
        **{field: text(field) for field in TEXTS},
        progress=entered("progress"),
        due_on=due_on if isinstance(due_on, date) else None,
        as_of_on=as_of_on if isinstance(as_of_on, date) else None,
        evidence_url=str(entered("evidence_url") or "").strip(),
        seen_update_id=viewer.seen(key, measure.state.update_id),
    )


def _show_refusal(measure: MeasureFact, looking: Viewer) -> None:
    error = viewer.refusal(key_of(measure))
    if error is None:
        return
    show_refusal(error, looking.texts)
    if isinstance(error, ChangedMeanwhile):
        viewer.see_newest(key_of(measure), int(str(error.values["update_id"])))
