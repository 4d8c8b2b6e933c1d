"""Work list: everything that needs an act before the next cut-off, and the act in place."""

import streamlit as st

from dashboard import viewer
from dashboard.components.attention_list import counts_by_reason
from dashboard.components.explain_link import explain_links
from dashboard.components.many_link import show_many_link
from dashboard.components.work import items_of, show_contacts, show_filter, show_unlisted, work_of
from dashboard.components.work_lines import show_work_lines
from dashboard.language import as_typed
from model.figures.explanation import Question

looking = viewer.current()
texts = looking.texts
work = work_of(looking.view, texts.language)

st.title(texts("screen.work_list"), anchor=False)
st.markdown(as_typed(work.finding))
chosen = show_filter(work, looking)
items = items_of(work, chosen)
st.markdown(counts_by_reason(items, looking))
explain_links(map(Question, ("attention", "overdue", "contacts_verified")), "work")
show_many_link(looking)
show_unlisted(work, looking)
show_work_lines(items, looking)
if chosen is None:
    show_contacts(work, looking)
