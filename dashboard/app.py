"""The entry script: who is looking, the navigation of their role, refusals shown in one place."""

import streamlit as st

from dashboard import navigation, viewer
from dashboard.components.frame import show_frame, show_refusal
from dashboard.language import preferred_language, texts_for
from model.errors import PlanError

st.set_page_config(layout="wide")

try:
    looking = viewer.look()
except PlanError as error:
    show_refusal(error, texts_for(preferred_language(st.query_params.get("lang"), None)))
    st.stop()

chosen = st.navigation(navigation.pages_for(looking.role, looking.texts), expanded=True)
show_frame(looking, is_for_a_room=chosen.url_path == "meeting")
try:
    chosen.run()
except PlanError as error:
    show_refusal(error, looking.texts)
