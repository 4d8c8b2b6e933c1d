"""The form that tells the state of a measure, and the act that it was checked and nothing changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard import drafting, store, viewer
from dashboard.components.frame import show_refusal, show_refusal_of
from dashboard.components.from_to import show_meanwhile
from dashboard.components.typed import SEEN, as_content, read_typed
from dashboard.components.update_fields import entered, put_into_field, show_fields, standing
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.proposals import TEXTS, differences
from model.actions.update_input import UpdateInput
from model.actions.updates import confirm_unchanged, record_update
from model.base import LocalText
from model.errors import ChangedMeanwhile, PlanError
from model.facts import MeasureFact, State

TAKES_FOCUS = "takes_focus."  # `shell.js` moves the focus into such a form when a click has opened it


@dataclass
class Begun:
    """What an open form started from: the state seen then and the newest one it knows, and what was typed over it."""

    seen: State
    newest: State
    typed: dict[str, Any]
    restored_at: datetime | None


def key_of(measure: MeasureFact) -> str:
    """What a measure's form and its draft are known by: its record, never its place on a screen."""
    return f"measure.{measure.id}"


@st.fragment
def show_update_form(measure: MeasureFact, looking: Viewer, place: str = "") -> None:
    """The form; what is typed in it is kept at once. `place` names one that takes the focus when it is opened.

    A part of its own: typing runs the form again and not the list in which it stands.
    """
    key = key_of(measure)
    if viewer.was_pressed(key, looking):
        st.rerun()
    name = f"{key}.{viewer.generation(key)}"
    begun = _begun(measure, name)
    with st.container(border=True, key=f"{place}{name}.form"):
        _tell(measure, begun, looking)
        show_fields(name, standing(begun.newest) | begun.typed, looking.texts)
        _keep(key, name, begun, looking)
        _show_buttons(measure, name, looking)


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


def state_seen(measure: MeasureFact, seen_update_id: object, looking: Viewer) -> State:
    """The state over which somebody typed; the newest one when it is not known any more."""
    if seen_update_id == measure.state.update_id:
        return measure.state
    history = store.history(looking.view, measure.id)
    return next((state for state in history if state.update_id == seen_update_id), measure.state)


def _begun(measure: MeasureFact, name: str) -> Begun:
    """Made when the form is opened, with the draft laid over the state; kept while it stays open."""
    known = viewer.remembered(f"{name}.begun")
    if isinstance(known, Begun) and viewer.is_shown(f"{name}.status"):
        return known
    content = drafting.contents().get(key_of(measure), {})
    seen = state_seen(measure, content.get(SEEN, measure.state.update_id), viewer.current())
    typed = {field: value for field, value in read_typed(content).items() if field in standing(seen)}
    begun = Begun(seen, measure.state, typed, drafting.restored_at([key_of(measure)]))
    viewer.remember(f"{name}.begun", begun)
    return begun


def _tell(measure: MeasureFact, begun: Begun, looking: Viewer) -> None:
    """Why it was refused, what somebody else changed meanwhile, that a draft was restored."""
    texts, key = looking.texts, key_of(measure)
    if error := viewer.refusal(key):
        show_refusal(error, texts)
    if changed := differences(begun.seen, begun.newest):
        show_meanwhile(begun.newest, changed, begun.typed, texts)
    if begun.restored_at:
        st.info(texts("draft.restored", at=texts.moment(begun.restored_at)))


def _keep(key: str, name: str, begun: Begun, looking: Viewer) -> None:
    """Keep what is typed and not yet in the draft."""
    typed = _typed(name, begun.newest)
    if typed == begun.typed:
        return
    begun.typed = typed
    if refusal := drafting.keep({key: as_content(typed, begun.seen.update_id)}):
        show_refusal(refusal, looking.texts)


def _typed(name: str, newest: State) -> dict[str, Any]:
    before = standing(newest)
    return {field: value for field, value in entered(name).items() if value != before[field]}


def _show_buttons(measure: MeasureFact, name: str, looking: Viewer) -> None:
    texts, key = looking.texts, key_of(measure)
    with st.container(horizontal=True):
        st.button(texts("update.save"), type="primary", on_click=_save, args=(measure, name), key=f"{name}.save")
        if key in drafting.contents():
            st.button(texts("draft.throw_away"), on_click=_throw_away, args=(key,), key=f"{name}.throw_away")


def _throw_away(key: str) -> None:
    drafting.throw_away([key])
    viewer.forget(key)
    viewer.press(key)


def _save(measure: MeasureFact, name: str) -> None:
    looking, key = viewer.current(), key_of(measure)
    viewer.press(key)
    begun = _begun(measure, name)
    try:
        update = _as_update(entered(name), begun.newest.update_id)
    except PlanError as error:
        viewer.refuse(key, error)
        return
    arguments = (looking.slug, measure.code, update)
    if viewer.act("saved.update", record_update, *arguments, key=key, code=as_typed(measure.code)):
        drafting.throw_away([key])
        viewer.unfold(viewer.UNFOLDED, None)
    elif isinstance(conflict := viewer.waiting_refusal(key), ChangedMeanwhile):
        _follow(begun, name, conflict)


def _follow(begun: Begun, name: str, conflict: ChangedMeanwhile) -> None:
    """The viewer is shown the newest state: fields that nobody touched follow it, what was typed stays."""
    newest = conflict.values["newest"]
    assert isinstance(newest, State)
    begun.typed = _typed(name, begun.newest)
    begun.newest = newest
    for field, value in standing(newest).items():
        if field not in begun.typed:
            put_into_field(name, field, value)


def _as_update(values: Mapping[str, Any], seen_update_id: int) -> UpdateInput:
    texts = {
        text: LocalText(**{language: values.get(f"{text}_{language}", "") for language in ("fi", "sv", "en")})
        for text in UpdateInput.texts
    }
    plain = {field: value for field, value in values.items() if field not in TEXTS}
    return UpdateInput.of(**plain, **texts, seen_update_id=seen_update_id)
