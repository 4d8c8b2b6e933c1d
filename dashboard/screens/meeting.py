"""Meeting: the plan on the projector, one thing at a time; all of it below each other for the printer."""

import streamlit as st

from dashboard import viewer
from dashboard.components.meeting import EVERYTHING, STEPS, chosen_step, show_way_on, show_way_out

looking = viewer.current()
texts = looking.texts
step = chosen_step()

st.set_page_config(initial_sidebar_state="collapsed")
st.title(texts("screen.meeting"), anchor=False)
if step == EVERYTHING:
    for name, show in STEPS.items():
        st.header(texts(f"meeting.{name}"), anchor=False)
        show(looking)
    show_way_out(looking)
else:
    name = list(STEPS)[step - 1]
    st.header(texts(f"meeting.{name}"), anchor=False)
    STEPS[name](looking)
    show_way_on(step, looking)
