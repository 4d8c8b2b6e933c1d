"""The choice of the cut-off as of which a screen is read; it lives in the address."""

from datetime import date

import streamlit as st

from dashboard import store
from dashboard.viewer import Viewer, today
from model.figures.cut_offs import cut_offs_of, observation_date

CHOICE = "choice.on"


def choose_cut_off(looking: Viewer) -> None:
    """Now, or any cut-off so far, with what was known then."""
    plan, texts = store.book(looking.view).plan, looking.texts
    newest = observation_date(plan, today())
    past = [day.isoformat() for day in reversed(cut_offs_of(plan)) if day < newest]
    chosen = "" if looking.view.known_on is None else looking.view.cutoff.isoformat()
    options = list(dict.fromkeys(["", chosen, *past]))
    st.selectbox(
        texts("as_of.label"),
        options,
        index=options.index(chosen),
        format_func=lambda day: _label(day, looking),
        key=CHOICE,
        on_change=_remember,
        width=320,
    )


def _label(day: str, looking: Viewer) -> str:
    if day:
        return looking.texts("as_of.past", day=looking.texts.date(date.fromisoformat(day)))
    return looking.texts("as_of.now")


def _remember() -> None:
    if st.session_state[CHOICE]:
        st.query_params["on"] = st.session_state[CHOICE]
    else:
        st.query_params.pop("on", None)
