"""Goals and needs: which need is answered by which measures, which goal they serve, and whether it will be met."""

import streamlit as st

from dashboard import viewer
from dashboard.components.as_of import choose_cut_off
from dashboard.components.chart import show_chart
from dashboard.components.goal_lines import show_broken, show_goals
from dashboard.components.goals import goals_of
from dashboard.language import as_typed
from model.measure import Status

looking = viewer.current()
texts = looking.texts
found = goals_of(looking.view, texts.language)

st.title(texts("screen.goals"), anchor=False)
show_broken(found, looking)
st.header(texts("goals.will_they_be_met"), anchor=False)
st.markdown(texts("goals.rule"))
show_goals(found, looking)
show_chart(found.chain, texts)
st.caption(texts("goals.symbols", symbols=", ".join(texts.status(status) for status in Status)))
show_chart(found.verdicts, texts)
show_chart(found.answers, texts)
st.markdown("\n".join(f"* {as_typed(line)}" for line in found.done))
choose_cut_off(looking)
