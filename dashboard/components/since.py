"""What changed since the committee's last meeting, in three lines and with the way to every change."""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard import store
from dashboard.components.measure_line import address
from dashboard.language import Texts, as_typed
from dashboard.navigation import page
from dashboard.report.changes.summary import judged_sentence, moves_sentence, participation_sentence, since_meeting
from dashboard.store import View
from dashboard.viewer import Viewer
from model.facts import Facts, MeetingFact
from model.figures.differences import differences
from model.figures.live_states import state_from_facts, under_first_record
from model.figures.plan_states import PlanState


@dataclass(frozen=True)
class Since:
    meeting: MeetingFact
    finding: str
    lines: tuple[str, ...]


def since_of(view: View, facts: Facts, meeting: MeetingFact | None, texts: Texts) -> Since | None:
    """The measures and events now against those that were known on the day of the meeting."""
    if meeting is None or meeting.held_on < facts.book.plan.term_starts_on:
        return None
    found = differences(*_states(view, store.earlier_facts(view, meeting.held_on), replace(facts, indicators=())))
    lines = (moves_sentence(found, texts), judged_sentence(found, texts), participation_sentence(found, texts))
    return Since(meeting, since_meeting(found, meeting, texts), lines)


def _states(view: View, then: Facts, now: Facts) -> list[PlanState]:
    """An event that was recorded anew since is the same one; which was, is asked only when one has gone."""
    gone = {event.id for event in then.events} - {event.id for event in now.events}
    known = store.corrections(view) if gone else {}
    return [state_from_facts(replace(facts, events=under_first_record(facts.events, known))) for facts in (then, now)]


def show_since(since: Since, looking: Viewer) -> None:
    texts, day = looking.texts, since.meeting.held_on
    st.markdown("\n".join(f"* {as_typed(line)}" for line in since.lines))
    period = {"from": day.isoformat(), "to": looking.view.cutoff.isoformat()}
    label = texts("changes.open", since=texts.date(day))
    st.page_link(page("changes"), label=label, query_params=address(looking, **period))
