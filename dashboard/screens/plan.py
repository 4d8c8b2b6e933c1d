"""Plan: everything that is written of the plan, in three languages side by side, and the end of its term."""

import streamlit as st

from dashboard import viewer
from dashboard.components.editor.part import show_part
from dashboard.components.editor.parts import choose_part

looking = viewer.at_present()

st.title(looking.texts("screen.plan"), anchor=False)
show_part(choose_part(looking), looking)
