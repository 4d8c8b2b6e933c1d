"""Yearly snapshot: what was achieved in a year, as it was frozen, against the year before."""

import json

import streamlit as st

from dashboard import store, viewer
from dashboard.components.freeze import show_freeze, show_publish
from dashboard.components.snapshot import choose_year, faults_of, show_downloads, show_verified
from dashboard.components.snapshot_document import show_document
from model.role import Permission

looking = viewer.current()
texts = looking.texts
may_read_all = looking.role.may(Permission.READ_PLAN)
frozen = tuple(s for s in store.snapshots(looking.view) if may_read_all or s.published_at is not None)

st.title(texts("screen.yearly_snapshot"), anchor=False)
chosen = choose_year(frozen, looking)
if chosen is None:
    st.info(texts("empty.yearly_snapshot"))
elif show_verified(chosen, looking):
    document = json.loads(store.content(looking.view, chosen.id))
    before = next((s for s in frozen if s.year == chosen.year - 1 and not faults_of(s, looking)), None)
    earlier = json.loads(store.content(looking.view, before.id)) if before else None
    show_document(document, earlier, texts)
    show_downloads(chosen, document, looking)
    if looking.role.may(Permission.FREEZE_YEAR):
        show_publish(chosen, looking)
if looking.role.may(Permission.FREEZE_YEAR):
    show_freeze(looking)
