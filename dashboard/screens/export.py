"""Export: the plan as files that other programs read, and its days for a calendar program."""

import streamlit as st

from dashboard import viewer
from dashboard.components.exporting import show_calendar, show_files, show_template

looking = viewer.current()

st.title(looking.texts("screen.export"), anchor=False)
show_files(looking)
show_template(looking)
show_calendar(looking)
