"""The parts of the screen of one goal."""

import streamlit as st

from dashboard import store
from dashboard.components.explain_link import explain_links
from dashboard.components.judgement import Judgement
from dashboard.components.lines import line_of, show_lines
from dashboard.components.measure_line import address, glance
from dashboard.findings import indicators as verdict_findings
from dashboard.frames.goals import in_words
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.facts import EventFact, Heading, MeasureFact
from model.figures.explanation import Question
from model.figures.goal_verdict import indicators_of
from model.figures.reach import gatherings, heads, organisations_reached

OF_EVENTS = ("events", "attendances", "organisations_reached")


def measures_of(goal: Heading, judgement: Judgement) -> tuple[MeasureFact, ...]:
    """The measures that serve the goal."""
    return tuple(measure for measure in judgement.facts.book.measures if goal.id in measure.goals)


def show_verdict(goal: Heading, judgement: Judgement, looking: Viewer) -> None:
    """The verdict with the counts it follows from, the rule, and the measures by status."""
    texts, found = looking.texts, judgement.goals[goal.id]
    measures = measures_of(goal, judgement)
    st.markdown(f"**{as_typed(verdict_findings.goal(found, texts))}**")
    counts = in_words(measures, texts) or texts("no_data")
    day = texts.date(looking.view.cutoff)
    st.markdown(as_typed(texts("goal.measures_by_status", total=len(measures), counts=counts, day=day)))
    explain_links((Question(figure, goal.code) for figure in ("goal_verdict", "goal_measures")), "goal")
    st.markdown(texts("goals.rule"))


def show_measures(goal: Heading, judgement: Judgement, looking: Viewer) -> None:
    st.header(looking.texts("field.measures"), anchor=False)
    measures = measures_of(goal, judgement)
    if not measures:
        st.info(looking.texts("empty.goal_measures"))
        return
    book, texts = judgement.facts.book, looking.texts
    lines = [line_of(measure, glance(measure, book, looking), texts) for measure in measures]
    show_lines([("", lines)], "goal.measures", looking)


def show_indicators(goal: Heading, judgement: Judgement, looking: Viewer) -> None:
    """Each with its verdict in words; their pictures are on their own screen."""
    texts, facts = looking.texts, judgement.facts
    own = indicators_of(goal.id, facts.book, facts.indicators)
    st.header(texts("measure.indicators"), anchor=False)
    if not own:
        st.info(texts("empty.goal_indicators"))
        return
    lines = []
    for indicator in own:
        found = judgement.verdicts[indicator.id]
        said = " ".join(verdict_findings.verdict(indicator, found, texts))
        name = as_typed(f"{indicator.code} {texts.local(indicator.name)}")
        lines.append(f"* {name}: **{as_typed(texts.verdict(found.outcome))}** – {as_typed(said)}")
    st.markdown("\n".join(lines))
    st.page_link(page("indicators"), label=texts("goal.see_indicators"), query_params=address(looking, goal=goal.code))


def show_needs(goal: Heading, judgement: Judgement, looking: Viewer) -> None:
    """The needs that the goal's measures answer, each with those measures."""
    texts = looking.texts
    measures = measures_of(goal, judgement)
    lines = []
    for need in judgement.facts.book.needs:
        codes = [measure.code for measure in measures if need.id in measure.needs]
        if codes:
            lines.append(f"* {as_typed(texts('goal.need', need=texts.titled(need), measures=texts.listing(codes)))}")
    st.header(texts("field.needs"), anchor=False)
    st.markdown("\n".join(lines) or texts("goal.no_need"))


def show_events(goal: Heading, judgement: Judgement, looking: Viewer) -> None:
    """How many, whom they reached, and each of them, the newest first."""
    texts = looking.texts
    ids = {measure.id for measure in measures_of(goal, judgement)}
    own = [event for event in reversed(judgement.facts.events) if event.measure_id in ids]
    met = gatherings(own)
    st.header(texts("measure.events"), anchor=False)
    st.markdown(
        texts(
            "goal.events",
            events=texts.number(len(met)),
            attendances=texts.number(heads(met).attendances),
            organisations=texts.number(len(organisations_reached(met))),
            day=texts.date(looking.view.cutoff),
        )
    )
    explain_links((Question(figure, goal.code) for figure in OF_EVENTS), "goal_events")
    with st.expander(texts.count("measure.event_count", len(own))):
        st.markdown("\n".join(f"* {_told(event, looking)}" for event in own) or texts("empty.events"))


def _told(event: EventFact, looking: Viewer) -> str:
    texts = looking.texts
    return as_typed(f"{texts.date(event.held_on)} {texts.local(event.title)} ({texts(f'event_kind.{event.kind}')})")


@st.fragment
def show_status_history(goal: Heading, judgement: Judgement, looking: Viewer) -> None:
    """When a measure of the goal came to another status, the newest first; read when somebody opens it."""
    texts = looking.texts
    st.header(texts("measure.history"), anchor=False)
    place = st.expander(texts("goal.history"), key="goal.history", on_change="rerun")
    if not place.open:
        return
    own = {measure.id: measure for measure in measures_of(goal, judgement)}
    changes = [change for change in reversed(store.changes(looking.view)) if change.measure_id in own]
    lines = []
    for change in changes:
        measure = own[change.measure_id]
        said = f"{measure.code} {texts.local(measure.title)} – {texts.status(change.status)}"
        lines.append(f"* **{texts.date(change.on)}** {as_typed(said)}")
    place.markdown("\n".join(lines) or texts("no_data"))
