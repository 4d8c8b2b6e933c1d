"""Event: what it was, who was there, what it adds to the figures; and for the coordinator copy, correct, cancel."""

import streamlit as st

from dashboard import viewer
from dashboard.components.event_details import show_acts, show_facts, show_what_it_adds
from dashboard.components.event_entry import may_record
from dashboard.components.event_list import asked_event
from dashboard.components.event_words import state_words
from dashboard.components.measure_line import address
from dashboard.language import as_typed
from dashboard.navigation import page

looking = viewer.current()
texts = looking.texts
record = asked_event(looking)

title = texts.local(record.event.title) if record else texts("screen.event")
st.title(as_typed(title), anchor=False)
st.page_link(page("events"), label=texts("event.all"), query_params=address(looking))
if record is not None:
    st.markdown(f"**{as_typed(texts.date(record.event.held_on))} · {as_typed(state_words(record, looking))}**")
    show_what_it_adds(record, looking)
    show_facts(record, looking)
    if may_record(looking):
        show_acts(record, looking)
