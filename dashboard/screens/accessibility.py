"""Accessibility: a text for everybody."""

import streamlit as st

from dashboard import viewer

texts = viewer.current().texts

st.title(texts("screen.accessibility"), anchor=False)
st.markdown(texts("accessibility.text"))
