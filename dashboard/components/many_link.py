"""The way from the work list to the grid, with the measures that are on the list."""

import streamlit as st

from dashboard.components.measure_line import address
from dashboard.navigation import page
from dashboard.viewer import Viewer

ANY = "any"  # whatever the reason for which a measure is on the work list


def show_many_link(looking: Viewer) -> None:
    """Update many at once: those that are shown, of the same responsible party."""
    responsible = st.query_params.get("responsible")
    more = {"responsible": responsible} if responsible else {}
    query = address(looking, reason=ANY, **more)
    st.page_link(page("update_many"), label=looking.texts("many.open"), query_params=query)
