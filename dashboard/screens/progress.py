"""Progress: is it progressing, what is off and why, what changed since the last meeting."""

import streamlit as st

from dashboard import viewer
from dashboard.components.as_of import choose_cut_off
from dashboard.components.attention_list import show_attention
from dashboard.components.chart import show_chart
from dashboard.components.explain_link import explain_links
from dashboard.components.progress import QUESTIONS, charts_of, progress_of
from dashboard.components.since import show_since
from dashboard.components.tiles import show_tiles
from dashboard.language import as_typed

looking = viewer.current()
texts = looking.texts

st.title(texts("screen.progress"), anchor=False)
shown = progress_of(looking.view, texts.language)
st.markdown("\n".join(f"* {as_typed(finding)}" for finding in shown.findings))
show_tiles(shown.tiles)
explain_links(QUESTIONS, "progress")
first, *others = charts_of(looking.view, texts.language)
show_chart(first, texts)
if shown.since is not None:
    st.header(texts("changes.since_meeting"), anchor=False)
    show_since(shown.since, looking)
st.header(texts("progress.attention"), anchor=False)
show_attention(shown.attention, looking)
for chart in others:
    show_chart(chart, texts)
choose_cut_off(looking)
