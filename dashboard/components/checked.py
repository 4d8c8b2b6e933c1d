"""What is said of a file that was checked."""

import streamlit as st

from dashboard.language import Texts, as_typed
from dashboard.report.checking import Checked
from model.base import local_day
from model.facts import SnapshotFact


def show_checked(checked: Checked, known: tuple[SnapshotFact, ...], texts: Texts) -> None:
    """That the file is whole, whether it is one that was published here, by whom it is signed."""
    opened = checked.opened
    issue = {name: as_typed(str(opened.document[name])) for name in ("year", "issue")}  # anybody can seal anything
    st.success(texts("checked.whole", **issue, hash=opened.content_hash))
    here = next((s for s in known if s.content_hash == opened.content_hash and s.published), None)
    if here and here.published:
        st.success(texts("checked.published_here", **issue, day=texts.date(local_day(here.published.recorded_at))))
    else:
        st.warning(texts("checked.not_here"))
    if not checked.is_document:
        st.markdown(texts("checked.pages_same" if checked.was_repeated else "checked.other_edition"))
    st.markdown(texts("checked.signed", key=opened.signed_by) if opened.signed_by else texts("checked.unsigned"))
