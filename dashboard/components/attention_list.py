"""What needs attention: each measure with its reasons in words and a link to it."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from dashboard.components.lines import line_of, show_lines
from dashboard.viewer import Viewer
from model.figures.attention import Attention, Reason

MOST = 6


def show_attention(items: tuple[Attention, ...], looking: Viewer) -> None:
    """The most urgent ones; the rest is one click away in the list of measures."""
    texts = looking.texts
    if not items:
        st.info(texts("empty.attention"))
    else:
        lines = [line_of(item.measure, reasons(item.reasons, looking), texts) for item in items[:MOST]]
        show_lines([("", lines)], "attention", looking)
    if len(items) > MOST:
        st.caption(texts.count("progress.more_attention", len(items) - MOST))


def counts_by_reason(items: Iterable[Attention], looking: Viewer) -> str:
    """How many measures have each reason. One with several counts for each, wherever it stands in the list."""
    found = Counter(reason for item in items for reason in item.reasons)
    return " · ".join(f"{looking.texts(f'reason.{reason}')} {found[reason]}" for reason in Reason if found[reason])


def reasons(found: tuple[Reason, ...], looking: Viewer) -> str:
    """The reasons in words, as one phrase."""
    words = ", ".join(looking.texts(f"reason.{reason}") for reason in found)
    return words[:1] + words[1:].lower()
