"""The least that a Streamlit page can be: what everything else is compared with."""

import streamlit as st

st.title("Hello, world")
