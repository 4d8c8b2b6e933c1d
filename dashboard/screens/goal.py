"""Goal: its verdict, measures, indicators, needs and events, and how the measures came to where they are."""

import streamlit as st

from dashboard import viewer
from dashboard.components.as_of import choose_cut_off
from dashboard.components.goal_details import (
    show_events,
    show_indicators,
    show_measures,
    show_needs,
    show_status_history,
    show_verdict,
)
from dashboard.components.judgement import judgement_of
from dashboard.language import as_typed
from model.errors import UnknownCode

looking = viewer.current()
texts = looking.texts
judgement = judgement_of(looking.view)
code = st.query_params.get("code", "")
goal = next((goal for goal in judgement.facts.book.goals if goal.code == code), None)
if goal is None:
    raise UnknownCode(code=code)

st.title(f"{as_typed(goal.code)} {as_typed(texts.local(goal.title))}", anchor=False)
show_verdict(goal, judgement, looking)
show_measures(goal, judgement, looking)
show_indicators(goal, judgement, looking)
show_needs(goal, judgement, looking)
show_events(goal, judgement, looking)
show_status_history(goal, judgement, looking)
choose_cut_off(looking)
