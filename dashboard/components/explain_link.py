"""The way from a figure, or from a chart, to what is behind it."""

import streamlit as st

from dashboard import viewer
from dashboard.components.measure_line import address
from dashboard.navigation import page

OF_CHART = {
    "status_by_goal": ("status_counts", "not_started"),
    "planned_and_actual": ("status_counts", "completed"),
    "fulfilment_by_year": ("fulfilment", ""),
    "events_by_kind": ("events", ""),
    "reach_by_year": ("network_reach", ""),
    "coverage_by_category": ("network_reach", ""),
    "who_meets_whom": ("joint_events", ""),
    "network_growth": ("network_of_registered", ""),
    "support_by_year": ("grant_recipients", ""),
}


def explain_link(figure: str, of: str = "") -> None:
    """A link to the rule and the rows of a figure."""
    looking = viewer.current()
    more = {"figure": figure, "of": of} if of else {"figure": figure}
    query = address(looking, **more)
    st.page_link(page("explain"), label=looking.texts("explain.open"), query_params=query, width="content")


def explain_chart(name: str) -> None:
    """The same for the figure that a chart shows, where it shows one of the headline figures."""
    if name in OF_CHART:
        explain_link(*OF_CHART[name])
