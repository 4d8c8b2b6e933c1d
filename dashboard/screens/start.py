"""Leads to the first screen of the viewer's role."""

import streamlit as st

from dashboard import viewer
from dashboard.navigation import FIRST_SCREEN, page

st.switch_page(page(FIRST_SCREEN[viewer.current().role]), query_params=st.query_params.to_dict())
