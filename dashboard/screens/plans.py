"""Plans: how every plan of the installation stands, each a link to its own screens."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.chart import ReadTable, show_table
from dashboard.components.plan_line import plan_line, plan_table
from dashboard.language import as_typed

MOST_SHOWN = 50

looking = viewer.current()
texts = looking.texts
glances = store.glances(looking.everything)

st.title(texts("screen.plans"), anchor=False)
words = st.text_input(texts("filter.words"), key="plans.words", width=420).casefold()
found = [glance for glance in glances if words in texts.local(glance.plan.name).casefold()]
st.markdown(as_typed(texts("plans.found", n=texts.number(len(found)), total=texts.number(len(glances)))))
for glance in found[:MOST_SHOWN]:
    plan_line(glance, looking)
if len(found) > MOST_SHOWN:
    st.info(texts("plans.more", n=texts.number(len(found) - MOST_SHOWN)))
table = st.expander(texts("chart.as_table"), key="plans.table", on_change="rerun")
if table.open:
    with table:
        read = ReadTable(plan_table(found, looking), texts)
        show_table(read, texts("screen.plans"), "table.plans", texts)
