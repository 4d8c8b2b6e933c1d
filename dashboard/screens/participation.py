"""Participation: how many events, how many people, which organisations, out of how many."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.as_of import choose_cut_off
from dashboard.components.chart import show_chart
from dashboard.components.explain_link import explain_charts
from dashboard.components.participation import choose_parts, participation_of
from dashboard.frames import participation as frames
from dashboard.language import as_typed

looking = viewer.current()
texts = looking.texts

st.title(texts("screen.participation"), anchor=False)
st.markdown(texts("participation.words"))
for part in choose_parts(participation_of(looking.view, texts.language), texts):
    st.header(texts(f"participation.{part.name}"), anchor=False)
    explain_charts(part.charts, part.name)
    if part.name == "collaboration":
        st.markdown(texts("reading.met.rule"))
    for shown in part.charts:
        show_chart(shown, texts, is_within_part=True)
    if part.name == "support":
        rates = frames.response_rates(store.support(looking.view), texts)
        st.markdown("\n".join(f"* {as_typed(line)}" for line in rates))
choose_cut_off(looking)
