"""The form of a meeting with its decision reference, and that of the title of a survey."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import store
from dashboard.components.editor.entry import Entry, in_languages, open_entry, save, submit, text_fields
from dashboard.components.editor.parts import Part
from dashboard.viewer import Viewer
from model.actions.plan_texts import SurveyChange, change_meeting, change_survey
from model.actions.plans import MeetingInput, record_meeting
from model.base import LocalText
from model.facts import MeetingFact, SurveyFact
from model.meeting import Body


def show_meeting(_part: Part, code: str, looking: Viewer) -> bool:
    """The form of the meeting of that number; False when there is none."""
    for meeting in store.meetings(looking.view):
        if str(meeting.id) == code:
            _show_form(meeting, looking)
            return True
    return False


def show_new_meeting(_part: Part, looking: Viewer) -> None:
    """The form that records a meeting."""
    _show_form(None, looking)


def show_survey(_part: Part, code: str, looking: Viewer) -> bool:
    """The form of the survey of that number; False when there is none."""
    for survey in store.support(looking.view).surveys:
        if str(survey.id) == code:
            _show_survey_form(survey, looking)
            return True
    return False


def _show_form(meeting: MeetingFact | None, looking: Viewer) -> None:
    stored = {
        "body": (meeting.body if meeting else Body.WELFARE_COMMITTEE).value,
        "held_on": meeting.held_on if meeting else None,
        "section": meeting.section if meeting else None,
        "case_number": meeting.case_number if meeting else "",
        "url": meeting.url if meeting else "",
        **in_languages(title=meeting.title if meeting else LocalText()),
    }
    key = f"plan.meeting.{meeting.id if meeting else 'new'}"
    entry = open_entry(key, meeting.version if meeting else 0, stored, looking)
    with st.form(entry.field("form")):
        _show_reference(entry)
        text_fields(entry, "title")
        submit(entry, "editor.save" if meeting else "editor.add", _save, meeting)


def _show_reference(entry: Entry) -> None:
    texts = entry.texts
    first, second, third, fourth = st.columns((2, 1, 1, 2))
    first.selectbox(
        texts("field.body"),
        [body.value for body in Body],
        format_func=lambda body: texts(f"body.{body}"),
        key=entry.field("body"),
    )
    second.date_input(texts("field.held_on"), format="DD.MM.YYYY", key=entry.field("held_on"))
    third.number_input(texts("field.section"), step=1, key=entry.field("section"), placeholder="§")
    fourth.text_input(texts("field.case_number"), key=entry.field("case_number"), placeholder="78/00.01.02.00/2022")
    st.text_input(texts("field.url"), key=entry.field("url"), placeholder="https://")


def _save(entry: Entry, meeting: MeetingFact | None) -> None:
    slug, title = entry.looking.slug, entry.text("title")

    def entered() -> tuple[Any, ...]:
        given = MeetingInput.of(
            body=entry.value("body"),
            held_on=entry.day("held_on"),
            section=entry.value("section"),
            case_number=entry.typed("case_number"),
            url=entry.typed("url"),
            title=title,
        )
        if meeting is None:
            return record_meeting, slug, given
        return partial(change_meeting, seen_version=entry.seen), slug, meeting.id, given

    save(entry, "saved.row" if meeting else "saved.added", entered, code=entry.texts.local(title))


def _show_survey_form(survey: SurveyFact, looking: Viewer) -> None:
    texts = looking.texts
    entry = open_entry(f"plan.survey.{survey.id}", survey.version, in_languages(title=survey.title), looking)
    st.markdown(texts("editor.survey_counts"))
    with st.form(entry.field("form")):
        text_fields(entry, "title")
        submit(entry, "editor.save", _save_survey, survey)


def _save_survey(entry: Entry, survey: SurveyFact) -> None:
    title, action = entry.text("title"), partial(change_survey, seen_version=entry.seen)

    def entered() -> tuple[Any, ...]:
        return action, entry.looking.slug, survey.id, SurveyChange.of(title=title)

    save(entry, "saved.row", entered, code=entry.texts.local(title))
