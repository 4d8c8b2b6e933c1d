"""How a frozen year passes from body to body, is published, and is corrected by a new issue."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal_of
from dashboard.components.snapshot import CHOICE
from dashboard.language import Texts, as_link, as_typed, texts_for
from dashboard.report.press import press
from dashboard.viewer import Viewer
from model.actions.plans import MeetingInput
from model.actions.snapshots import correct_year, hand_on, publish_snapshot
from model.base import Language, LocalText, local_day
from model.errors import PlanError
from model.facts import SnapshotFact, StageFact
from model.meeting import Body
from model.snapshot import Stage


def show_stages(chosen: SnapshotFact, looking: Viewer) -> None:
    """The path of the paper: where it was handled, when and under which section; the rest is still to come."""
    texts = looking.texts
    if not chosen.stages:
        st.caption(texts("stage.still_draft"))
        return
    st.markdown("\n".join(f"1. {_told(reached, texts)}" for reached in chosen.stages))
    if chosen.published is None:
        st.caption(texts("snapshot.not_published"))


def _told(reached: StageFact, texts: Texts) -> str:
    """A stage with its meeting; the minutes are a link."""
    word = texts(f"stage.{reached.stage}")
    if reached.stage is Stage.PUBLISHED or reached.held_on is None:
        return as_typed(f"{word} {texts.date(local_day(reached.recorded_at))}")
    section = f"§ {reached.section}" if reached.section else ""
    words = ", ".join(filter(None, (f"{word} {texts.date(reached.held_on)}", section, reached.case_number)))
    return as_link(reached.url, words) if reached.url else as_typed(words)


def show_next_stage(chosen: SnapshotFact, looking: Viewer) -> None:
    """What the coordinator may do with a frozen year: tell that a body handled it, publish it, correct it."""
    texts = looking.texts
    st.header(texts("stage.title"), anchor=False)
    with st.expander(texts("stage.handled")):
        _show_meeting_form(chosen, texts)
    if chosen.published is None:
        key = f"publish.{chosen.id}"
        show_refusal_of(key, texts)
        st.button(texts("publish.button"), key=f"{key}.button", on_click=_publish, args=(chosen, key))
    with st.expander(texts("correct.title")):
        _show_correction_form(chosen, texts)


def _show_meeting_form(chosen: SnapshotFact, texts: Texts) -> None:
    key = f"stage.{chosen.id}"
    name = f"{key}.{viewer.generation(key)}"
    show_refusal_of(key, texts)
    with st.form(f"{name}.form"):
        st.selectbox(
            texts("field.body"),
            [body.value for body in Body],
            format_func=lambda body: texts(f"body.{body}"),
            key=f"{name}.body",
        )
        first, second, third = st.columns(3)
        first.date_input(texts("field.held_on"), value=None, format="DD.MM.YYYY", key=f"{name}.held_on")
        second.number_input(
            texts("field.section"), value=None, min_value=1, step=1, key=f"{name}.section", placeholder="§"
        )
        third.text_input(texts("field.case_number"), key=f"{name}.case_number", placeholder="78/00.01.02.00/2022")
        st.text_input(texts("field.url"), key=f"{name}.url", placeholder="https://")
        st.form_submit_button(texts("stage.save"), on_click=_hand_on, args=(chosen, key, name), key=f"{name}.save")


def _hand_on(chosen: SnapshotFact, key: str, name: str) -> None:
    def entered(field: str) -> object:
        return st.session_state.get(f"{name}.{field}")

    looking = viewer.current()
    held_on = entered("held_on")
    try:
        meeting = MeetingInput.of(
            body=entered("body"),
            held_on=held_on if isinstance(held_on, date) else None,
            section=entered("section"),
            case_number=str(entered("case_number") or "").strip(),
            url=str(entered("url") or "").strip(),
            title=_in_all_languages("stage.meeting_title", year=chosen.year),
        )
    except PlanError as error:
        viewer.refuse(key, error)
        return
    body = looking.texts(f"body.{meeting.body}")
    viewer.act("saved.handed_on", hand_on, looking.slug, chosen.year, meeting, key=key, year=chosen.year, body=body)


def _in_all_languages(key: str, **values: object) -> LocalText:
    return LocalText(**{language.value: texts_for(language)(key, **values) for language in Language})


def _publish(chosen: SnapshotFact, key: str) -> None:
    looking = viewer.current()
    handled_in = chosen.stages[-1].meeting_id if chosen.stages else None
    arguments = (looking.slug, chosen.year, handled_in)
    viewer.act("saved.published", publish_snapshot, *arguments, key=key, year=chosen.year)


def _show_correction_form(chosen: SnapshotFact, texts: Texts) -> None:
    key = f"correct.{chosen.year}"
    name = f"{key}.{viewer.generation(key)}"
    st.markdown(texts("correct.explain"))
    show_refusal_of(key, texts)
    with st.form(f"{name}.form"):
        for column, language in zip(st.columns(2), ("fi", "sv"), strict=True):
            column.text_area(texts(f"field.why_{language}"), key=f"{name}.why_{language}", height=80)
        st.checkbox(texts("freeze.for_council"), value=True, key=f"{name}.for_council")
        st.form_submit_button(texts("correct.button"), on_click=_correct, args=(chosen, key, name), key=f"{name}.save")


def _correct(chosen: SnapshotFact, key: str, name: str) -> None:
    looking, year = viewer.current(), chosen.year
    why = LocalText(**{language: st.session_state[f"{name}.why_{language}"] for language in ("fi", "sv")})
    is_for_council = st.session_state[f"{name}.for_council"]
    action = partial(correct_year, for_council=is_for_council)
    if viewer.act("saved.corrected", action, looking.slug, year, why, press(), key=key, year=year):
        st.query_params["year"] = str(year)
        st.query_params.pop("issue", None)
        viewer.choose_anew(CHOICE)
