"""Timeline: the measures along the term with their milestones, completions, and the year clock of what recurs."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.as_of import choose_cut_off
from dashboard.components.chart import show_chart
from dashboard.components.explain_link import explain_charts
from dashboard.components.measure_filter import choose
from dashboard.components.timeline import timeline_of

looking = viewer.current()
texts = looking.texts
goals = {goal.code: texts.titled(goal) for goal in store.book(looking.view).goals}

st.title(texts("screen.timeline"), anchor=False)
chosen = choose("goal", list(goals), goals.__getitem__, texts, width=320)
charts = timeline_of(looking.view, texts.language, chosen)
for chart in charts:
    show_chart(chart, texts)
explain_charts(charts, "timeline")
choose_cut_off(looking)
