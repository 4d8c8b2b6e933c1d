"""Measures: find one, by goal, theme, need, status, timeliness, responsible party or words."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.chart import ReadTable, show_table
from dashboard.components.lines import line_of, show_lines
from dashboard.components.measure_filter import choose_filter, matching
from dashboard.components.measure_line import glance
from dashboard.components.measure_table import measure_table

looking = viewer.current()
texts = looking.texts
book = store.book(looking.view)

st.title(texts("screen.measures"), anchor=False)
wanted = choose_filter(book, looking)
found = matching(book, wanted, looking)
st.markdown(texts("measures.found", n=len(found), total=len(book.measures), day=texts.date(looking.view.cutoff)))
if found:
    lines = [line_of(measure, glance(measure, book, looking), texts) for measure in found]
    show_lines([("", lines)], "measures", looking)
else:
    st.info(texts("empty.measures"))
table = st.expander(texts("chart.as_table"), key="measures.table", on_change="rerun")
if table.open:
    with table:
        read = ReadTable(measure_table(found, book, looking), texts)
        show_table(read, texts("screen.measures"), "table.measures", texts)
