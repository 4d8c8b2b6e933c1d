"""Organisations: the register by category, with who was not asked for long; enter one, enter a count."""

import streamlit as st

from dashboard import viewer
from dashboard.components.admission_form import show_admission
from dashboard.components.organisation_list import show_register
from dashboard.components.organisation_words import may_change
from dashboard.components.population_form import show_count_form

looking = viewer.current()

st.title(looking.texts("screen.organisations"), anchor=False)
show_register(looking)
if may_change(looking):
    show_admission(looking)
    show_count_form(looking)
