"""The form in which an event is entered: new, begun with what an earlier one was, or to correct one."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from dashboard import store, viewer
from dashboard.components.event_entry import CORRECT, NEW, Form, close_form, may_record, open_form
from dashboard.components.event_fields import (
    LANGUAGES,
    ask_organisers,
    ask_titles,
    ask_what_and_when,
    choose_earlier,
    show_same_day,
)
from dashboard.components.event_presence import SoFar, There, show_presence, there_as_entered
from dashboard.components.frame import show_refusal_of
from dashboard.components.measure_line import address
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.events import EventInput, correct_event, record_event
from model.base import LocalText
from model.errors import DayMissing, NamesUndecided, PlanError
from model.event import EventKind


def show_form_button(looking: Viewer) -> None:
    texts = looking.texts
    if may_record(looking):
        st.button(texts("event_form.new"), key="event_form.open", type="primary", on_click=open_form, args=(NEW,))
    else:
        st.caption(texts("event_form.not_now"))


def show_event_form(form: Form, looking: Viewer) -> None:
    """No form of the framework: what a pasted list means shows at once."""
    texts = looking.texts
    st.header(texts(f"event_form.{form.mode}"), anchor=False)
    st.button(texts("event_form.close"), key=f"{form.key}.close", on_click=close_form, type="tertiary")
    if form.mode == NEW:
        choose_earlier(looking)
    kind = ask_what_and_when(form, looking)
    ask_titles(form, looking)
    ask_organisers(form, looking)
    so_far = show_presence(form.entry, looking) if kind.is_gathering else SoFar()
    show_same_day(form, kind, looking)
    place = st.container()
    if kind.is_gathering:
        st.markdown(texts.count("event_form.will_be_there", so_far.count))
    if st.button(texts("event_form.save"), key=f"{form.name}.save", type="primary") and _save(form, so_far, looking):
        _open_recorded(form, looking)
    with place:
        show_refusal_of(form.key, texts)


def _save(form: Form, so_far: SoFar, looking: Viewer) -> bool:
    """In the run itself and not before it, so that what was saved can be opened, and its sentence goes along."""
    try:
        if so_far.undecided:
            raise NamesUndecided(names=", ".join(so_far.undecided))
        there = _there(form, looking)
        event = _as_entered(form, there, looking)
    except PlanError as error:
        viewer.refuse(form.key, error)
        return False
    action: Callable[..., object] = record_event
    if form.mode == CORRECT and form.source is not None:
        action = partial(correct_event, corrects=form.source.event.id)
    done = f"saved.event_{'corrected' if form.mode == CORRECT else 'recorded'}{'_without' if there.left_out else ''}"
    said = {"title": as_typed(looking.texts.local(event.title)), "day": looking.texts.date(event.held_on)}
    if there.left_out:
        said["names"] = as_typed(", ".join(there.left_out))
    return viewer.act(done, action, looking.slug, event, there.newcomers, key=form.key, **said)


def _open_recorded(form: Form, looking: Viewer) -> None:
    """Go on to the event, which tells what it changed; to the list, when the same form had saved it before."""
    recorded = viewer.outcome(form.key)
    if recorded is None:
        st.switch_page(page("events"), query_params=address(looking))
    st.switch_page(page("event"), query_params=address(looking, event=str(recorded)))


def _there(form: Form, looking: Viewer) -> There:
    kind = EventKind(st.session_state[f"{form.name}.kind"])
    return there_as_entered(form.entry, looking) if kind.is_gathering else There()


def _as_entered(form: Form, there: There, looking: Viewer) -> EventInput:
    def entered(field: str) -> object:
        return st.session_state.get(f"{form.name}.{field}")

    held_on = entered("held_on")
    if not isinstance(held_on, date):
        raise DayMissing(field="held_on")
    codes = {one.id: one.code for one in store.organisations(looking.view)}
    organisers = entered("organisers")
    languages = entered("languages")
    return EventInput.of(
        kind=entered("kind"),
        held_on=held_on,
        title=LocalText(**{language: str(entered(f"title_{language}") or "") for language in LANGUAGES}),
        measure=entered(f"measure.{entered('kind')}") or None,
        languages=tuple(languages) if isinstance(languages, list) else (),
        by_city=bool(entered("by_city")),
        organisers=tuple(codes[id_] for id_ in organisers) if isinstance(organisers, list) else (),
        present=there.heads,
        head_count_unnamed=there.unnamed,
    )
