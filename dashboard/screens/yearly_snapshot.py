"""Yearly snapshot: what was achieved in a year, as it was frozen, against the year before."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.freeze import show_freeze
from dashboard.components.snapshot import (
    choose_issue,
    show_comparison,
    show_downloads,
    show_issue,
    show_verified,
    visible_snapshots,
)
from dashboard.components.snapshot_document import show_document
from dashboard.components.stages import show_next_stage, show_stages
from dashboard.report.worded import Worded
from model.role import Permission

looking = viewer.current()
texts = looking.texts
visible = visible_snapshots(looking)

st.title(texts("screen.yearly_snapshot"), anchor=False)
chosen = choose_issue(visible, looking)
if chosen is None:
    st.info(texts("empty.yearly_snapshot"))
elif show_verified(chosen, looking):
    worded = Worded(store.document(looking.view, chosen.id), texts)
    show_issue(chosen, visible, worded, texts)
    show_stages(chosen, looking)
    show_downloads(chosen, looking)
    show_document(worded)
    show_comparison(chosen, visible, worded, looking)
    if looking.role.may(Permission.FREEZE_YEAR):
        show_next_stage(chosen, looking)
if looking.role.may(Permission.FREEZE_YEAR):
    show_freeze(looking)
