"""Organisation: what it is called, its membership, last contacts, events and grants; and what may be changed."""

import streamlit as st

from dashboard import viewer
from dashboard.components.measure_line import address
from dashboard.components.organisation_details import asked_organisation, show_acts, show_history, show_standing
from dashboard.components.organisation_words import called, may_change
from dashboard.language import as_typed
from dashboard.navigation import page

looking = viewer.current()
texts = looking.texts
organisation = asked_organisation(looking)

title = called(organisation, texts) if organisation else texts("screen.organisation")
st.title(as_typed(title), anchor=False)
st.page_link(page("organisations"), label=texts("organisation.all"), query_params=address(looking))
if organisation is not None:
    show_standing(organisation, looking)
    if may_change(looking):
        show_acts(organisation, looking)
    show_history(organisation, looking)
