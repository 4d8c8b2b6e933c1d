"""Goals on a line each, with a link to their screen; and where the chain from need to goal is broken."""

import streamlit as st

from dashboard.components.explain_link import explain_charts
from dashboard.components.goals import Goals
from dashboard.components.measure_line import address
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.facts import Heading
from model.figures.explanation import Question

CHAIN = ("needs_with_measure", "goals_measured", "measures_answered_for")


def goal_link(goal: Heading, looking: Viewer, more: str = "") -> None:
    """A link to the screen of the goal; the address has its code."""
    title = f"**{as_typed(goal.code)}** {as_typed(looking.texts.local(goal.title))}"
    label = f"{title} – {as_typed(more)}" if more else title
    st.page_link(page("goal"), label=label, query_params=address(looking, code=goal.code), width="stretch")


def show_goals(found: Goals, looking: Viewer) -> None:
    """Every goal of the plan."""
    if not found.goals:
        st.info(looking.texts("empty.goals"))
    for goal, verdict in found.goals:
        goal_link(goal, looking, verdict)


def show_broken(found: Goals, looking: Viewer) -> None:
    """Needs without a measure, goals without an indicator, measures without a responsible party."""
    lines = "\n".join(f"* {as_typed(line)}" for line in found.broken)
    show = st.warning if found.is_broken else st.markdown
    show(lines)
    explain_charts((found.chain, found.verdicts, found.answers), "goals", *map(Question, CHAIN))
