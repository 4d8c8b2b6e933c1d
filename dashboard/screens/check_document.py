"""Check a document: anybody drops a file here and learns whether it is what was frozen."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.checked import show_checked
from dashboard.components.frame import show_refusal
from dashboard.report.checking import LARGEST, check_file
from model.errors import PlanError

looking = viewer.current()
texts = looking.texts

st.title(texts("screen.check_document"), anchor=False)
st.markdown(texts("checked.intro"))
file = st.file_uploader(
    texts("checked.file"), type=["pdf", "xlsx", "json"], key="check.file", max_upload_size=LARGEST // 1024**2
)
if file is not None:
    try:
        show_checked(check_file(file.getvalue()), store.snapshots(looking.view), texts)
    except PlanError as error:
        show_refusal(error, texts)
