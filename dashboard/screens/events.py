"""Events: record one with who was there; find those that are recorded."""

import streamlit as st

from dashboard import viewer
from dashboard.components.event_entry import asked_form
from dashboard.components.event_form import show_event_form, show_form_button
from dashboard.components.event_list import asked_event, choose_events, show_events

looking = viewer.current()
texts = looking.texts
form = asked_form(asked_event(looking), looking)

st.title(texts("screen.events"), anchor=False)
if form is not None:
    show_event_form(form, looking)
else:
    show_form_button(looking)
    show_events(choose_events(looking), looking)
