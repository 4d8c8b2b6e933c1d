"""Work list: everything that needs an act before the next cut-off, and the act in place."""

from itertools import chain

import streamlit as st

from dashboard import viewer
from dashboard.components.attention_list import counts_by_reason
from dashboard.components.many_link import show_many_link
from dashboard.components.work import show_contacts, show_filter, show_group, show_unlisted, work_of
from dashboard.language import as_typed

looking = viewer.current()
texts = looking.texts
work = work_of(looking.view, texts.language)

st.title(texts("screen.work_list"), anchor=False)
st.markdown(as_typed(work.finding))
chosen = show_filter(work, looking)
shown = [[i for i in items if chosen is None or chosen in i.measure.responsible] for _, items in work.groups]
st.markdown(counts_by_reason(chain(*shown), looking))
show_many_link(looking)
show_unlisted(work, looking)
for (reason, _), items in zip(work.groups, shown, strict=True):
    show_group(reason, items, looking)
if chosen is None:
    show_contacts(work, looking)
