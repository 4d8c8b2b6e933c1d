"""About: a text for everybody."""

import streamlit as st

from dashboard import viewer

texts = viewer.current().texts

st.title(texts("screen.about"), anchor=False)
st.markdown(texts("about.text"))
