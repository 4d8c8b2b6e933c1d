"""The review of many updates: from what to what, what is refused, what somebody else changed; and the save."""

import streamlit as st

from dashboard import drafting, store, viewer
from dashboard.components.frame import show_refusal
from dashboard.components.from_to import field_value, from_to, show_meanwhile
from dashboard.components.reviewed import Reviewed, mark_of, review
from dashboard.components.sheet import KEY, Sheet, keep_typed, typed_in
from dashboard.components.update_form import key_of
from dashboard.language import Texts, as_typed
from dashboard.refusals import refusal_sentence
from dashboard.viewer import Viewer
from model.actions.many import record_updates
from model.errors import PlanError, ReviewOutdated, UpdatesRefused
from model.facts import MeasureFact


def show_review(sheet: Sheet, looking: Viewer) -> None:
    """Everything that would be recorded, what is refused beside its measure, and the button that saves it all."""
    texts, reviewed = looking.texts, review(sheet, looking)
    st.header(texts("many.review"), anchor=False)
    _show_refusal(texts)
    if isinstance(not_kept := viewer.remembered(f"{KEY}.not_kept"), PlanError):
        show_refusal(not_kept, texts)
    with st.container(key=f"{KEY}.review"):
        st.markdown(_count(reviewed, texts))
    for one in reviewed:
        if not one.is_plain:
            _show(one, looking)
    _show_buttons(sheet, reviewed, texts)


def _show_refusal(texts: Texts) -> None:
    """Why nothing was recorded: every refusal, each with its measure."""
    if error := viewer.refusal(KEY):
        each = error.refusals if isinstance(error, UpdatesRefused) else ()
        lines = [f"* {as_typed(code)}: {refusal_sentence(refusal, texts)}" for code, refusal in each]
        st.error("\n".join([refusal_sentence(error, texts), *lines]))


def _count(reviewed: tuple[Reviewed, ...], texts: Texts) -> str:
    """How many updates and confirmations would be recorded; the latter by their codes, for there is nothing to read."""
    refused = sum(one.refusal is not None for one in reviewed)
    updates = sum(one.update is not None and one.refusal is None for one in reviewed)
    checked = [as_typed(one.measure.code) for one in reviewed if one.update is None and one.refusal is None]
    lines = [texts.count("many.updates", updates)] if updates else []
    lines += [texts.count("many.confirmations", len(checked), codes=", ".join(checked))] if checked else []
    lines += [texts.count("many.refused", refused)] if refused else []
    return "\n".join(f"* {line}" for line in lines) or texts("many.nothing")


def _show(one: Reviewed, looking: Viewer) -> None:
    texts, measure = looking.texts, one.measure
    title = f"**{as_typed(measure.code)}** {as_typed(texts.local(measure.title))}"
    lines = [from_to(change, texts) for change in one.changes]
    if one.update is None and one.refusal is None:
        lines.append(texts("update.unchanged"))
    if one.update is not None and one.update.as_of_on:
        lines.append(f"{texts('field.as_of_on')}: **{field_value('due_on', one.update.as_of_on, texts)}**")
    with st.container(border=True, gap="small", key=f"{KEY}.{measure.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown("\n".join([title, "", *(f"* {line}" for line in lines)]))
            name = f"{KEY}.{measure.id}.throw_away"
            st.button(texts("draft.throw_away"), on_click=_throw_away, args=((measure,),), key=name)
        if one.meanwhile:
            show_meanwhile(measure.state, one.meanwhile, one.typed, texts)
        if one.refusal:
            show_refusal(one.refusal, texts)


def _show_buttons(sheet: Sheet, reviewed: tuple[Reviewed, ...], texts: Texts) -> None:
    is_ready = bool(reviewed) and not any(one.refusal for one in reviewed)
    with st.container(horizontal=True):
        st.button(
            texts.count("many.save", len(reviewed)) if reviewed else texts("many.save_nothing"),
            type="primary",
            disabled=not is_ready,
            on_click=_save,
            args=(sheet, mark_of(reviewed)),
            key=f"{KEY}.save",
        )
        if reviewed:
            st.button(
                texts("many.throw_all_away"), on_click=_throw_away, args=(sheet.measures,), key=f"{KEY}.throw_away"
            )


def _save(sheet: Sheet, mark: str) -> None:
    """Record what was reviewed. What was typed since then is kept, and asks to be looked at first."""
    looking = viewer.current()
    viewer.press(KEY)
    keep_typed(sheet, typed_in(sheet, looking.texts))
    reviewed = review(sheet, looking)
    if mark_of(reviewed) != mark:
        viewer.refuse(KEY, ReviewOutdated())
        return
    updates = [
        (one.measure.code, one.update.model_copy(update={"seen_update_id": one.measure.state.update_id}))
        for one in reviewed
        if one.update is not None
    ]
    checked = [(one.measure.code, one.measure.state.update_id) for one in reviewed if one.update is None]
    try:
        store.carry_out(record_updates, looking.slug, updates, checked, by=looking.actor(mark))
    except PlanError as refusal:
        viewer.refuse(KEY, refusal)
        return
    viewer.say(looking.texts.count("saved.many", len(reviewed)))
    _throw_away(sheet.measures)


def _throw_away(measures: tuple[MeasureFact, ...]) -> None:
    drafting.throw_away(key_of(measure) for measure in measures)
    viewer.forget(KEY)
    viewer.press(KEY)
