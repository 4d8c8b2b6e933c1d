"""Import: a table from a file, seen before it is saved, all of it or nothing."""

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal
from dashboard.components.importing.steps import show_steps
from dashboard.components.importing.upload import choose_file
from model.errors import PlanError

looking = viewer.current()
texts = looking.texts

st.title(texts("screen.import_file"), anchor=False)
st.markdown(texts("import.intro"))
try:
    upload = choose_file(looking)
    if upload is not None:
        show_steps(upload, looking)
except PlanError as error:
    show_refusal(error, texts)
