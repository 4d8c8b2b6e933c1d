"""The way from a figure, or from a chart, to what is behind it."""

from collections.abc import Iterable

import streamlit as st

from dashboard import viewer
from dashboard.components.measure_line import address
from dashboard.language import Texts, as_typed
from dashboard.navigation import page
from model.figures.explained import OF_A_YEAR
from model.figures.explanation import Question
from model.figures.verdict import VerdictOutcome

TERM = "term"
OF_THE_TERM = OF_A_YEAR - {"fulfilment"}  # a requirement is one of a year
OF_CHART: dict[str, tuple[tuple[str, str], ...]] = {
    "status_by_goal": (("status_counts", "not_started"), ("overdue", "")),
    "planned_and_actual": (("status_counts", "completed"),),
    "fulfilment_by_year": (("fulfilment", ""),),
    "events_by_kind": (("events", ""), ("attendances", ""), ("organisations_reached", "")),
    "reach_by_year": (("network_reach", ""),),
    "coverage_by_category": (("categories_reached", ""),),
    "coverage_by_year": (("network_reach", ""),),
    "reach_by_language": (("swedish_speaking_reach", ""),),
    "comers_by_year": (("silent", ""),),
    "funnel": (("network_of_registered", ""), ("network_reach", "")),
    "network_growth": (("network_of_registered", ""),),
    "who_meets_whom": (("joint_events", ""),),
    "joint_events_by_year": (("joint_events", ""),),
    "met_nobody": (("met_nobody", ""),),
    "actors_of_measures": (("many_kinds", ""),),
    "support_by_year": (("grant_recipients", ""),),
    "needs_and_goals": (("needs_with_measure", ""),),
    "verdicts_by_goal": (("goal_verdict", ""),),
    "needs_answered": (("needs_answered", ""),),
}


def explain_link(figure: str, of: str = "", year: int | None = None) -> None:
    """A link to the rule and the rows of a figure, of the whole term unless a year is named, as of the day of the
    screen; its words name the figure."""
    looking, question = viewer.current(), Question(figure, of, year)
    asked = {"figure": figure, "of": of, "year": str(year or (TERM if figure in OF_THE_TERM else ""))}
    query = address(looking, **{name: value for name, value in asked.items() if value})
    label = looking.texts("explain.this", figure=as_typed(asked_for(question, looking.texts)))
    st.page_link(page("explain"), label=label, query_params=query, width="content")


def explain_links(questions: Iterable[Question], key: str) -> None:
    """The links of the figures that stand together on a screen, side by side; a printed page has none."""
    with st.container(horizontal=True, key=f"not_printed.explain.{key}"):
        for question in questions:
            explain_link(question.figure, question.of, question.year)


def explain_chart(name: str, year: int | None, key: str) -> None:
    """The same for the figures that the sentence above a chart tells."""
    if name in OF_CHART:
        explain_links((Question(figure, of, year) for figure, of in OF_CHART[name]), key)


def asked_for(question: Question, texts: Texts) -> str:
    """A figure by its name, and of what and of which year it is."""
    of, year = part_said(question, texts), question.year
    name = f"{name_of(question.figure, texts)}, {of}" if of else name_of(question.figure, texts)
    return f"{name} {year}" if year else name


def name_of(figure: str, texts: Texts) -> str:
    return texts(text_of(figure, texts))


def text_of(figure: str, texts: Texts) -> str:
    """The key of its name: a figure of the yearly document, or a reading of the day."""
    return f"figure.{figure}" if texts.has(f"figure.{figure}") else f"reading.{figure}"


def part_said(question: Question, texts: Texts) -> str:
    """The part of a figure: the word of a status, a verdict or a reason, else the code by which people speak of it."""
    match question.figure, question.of:
        case _, "":
            return ""
        case "status_counts", status:
            return texts.status(status)
        case "verdict", outcome:
            return texts.verdict(VerdictOutcome(outcome))
        case "attention", reason:
            return texts(f"reason.{reason}")
    return question.of
