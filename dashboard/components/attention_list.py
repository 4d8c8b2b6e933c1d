"""What needs attention: each measure with its reasons in words and a link to it."""

import streamlit as st

from dashboard.components.measure_line import measure_link
from dashboard.viewer import Viewer
from model.figures.attention import Attention, Reason

MOST = 6


def show_attention(items: tuple[Attention, ...], looking: Viewer) -> None:
    """The most urgent ones; the rest is one click away in the list of measures."""
    texts = looking.texts
    if not items:
        st.info(texts("empty.attention"))
    for item in items[:MOST]:
        measure_link(item.measure, looking, reasons(item.reasons, looking))
    if len(items) > MOST:
        st.caption(texts.count("progress.more_attention", len(items) - MOST))


def reasons(found: tuple[Reason, ...], looking: Viewer) -> str:
    """The reasons in words, as one phrase."""
    words = ", ".join(looking.texts(f"reason.{reason}") for reason in found)
    return words[:1] + words[1:].lower()
