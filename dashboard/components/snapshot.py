"""Around a frozen year: which one, the proof that it is unchanged, its files."""

from typing import Any

import streamlit as st

from dashboard import store
from dashboard.components.snapshot_document import measure_rows
from dashboard.viewer import Viewer
from model.facts import SnapshotFact


def choose_year(frozen: tuple[SnapshotFact, ...], looking: Viewer) -> SnapshotFact | None:
    """The year in the address, else the newest."""
    if not frozen:
        return None
    by_year = {snapshot.year: snapshot for snapshot in frozen}
    years = sorted(by_year, reverse=True)
    asked = st.query_params.get("year", "")
    year = st.selectbox(
        looking.texts("snapshot.year"),
        years,
        index=years.index(int(asked)) if asked.isdecimal() and int(asked) in years else 0,
        key="snapshot.year",
        on_change=_remember,
        width=220,
    )
    return by_year[year]


def _remember() -> None:
    st.query_params["year"] = str(st.session_state["snapshot.year"])


def faults_of(chosen: SnapshotFact, looking: Viewer) -> tuple[str, ...]:
    """What is wrong with a frozen year; nothing when it is as it was frozen."""
    own = (looking.slug, chosen.year, chosen.issue)
    found = [link for link in store.chain(looking.view) if (link.plan, link.year, link.issue) == own]
    return found[0].faults if found else ("removed",)


def show_verified(chosen: SnapshotFact, looking: Viewer) -> bool:
    """The mark with what it means. False for a broken year, which says what is wrong and is not shown."""
    texts = looking.texts
    if faults := faults_of(chosen, looking):
        st.error(texts("verified.broken", faults=texts.listing(texts(f"fault.{fault}") for fault in faults)))
        return False
    st.success(texts("verified.mark", day=texts.moment(chosen.frozen_at)))
    st.caption(_published(chosen, looking))
    with st.expander(texts("verified.what")):
        st.markdown(texts("verified.meaning", cutoff=texts.date(chosen.cutoff_on)))
        st.code(chosen.content_hash, language=None, wrap_lines=True)
    return True


def _published(chosen: SnapshotFact, looking: Viewer) -> str:
    texts = looking.texts
    if chosen.published_at is None:
        return texts("snapshot.not_published")
    if chosen.body is None:
        return texts("snapshot.published", day=texts.moment(chosen.published_at))
    return texts(
        "snapshot.published_in",
        body=texts(f"body.{chosen.body}"),
        day=texts.date(chosen.held_on),
        section=f"§ {chosen.section}" if chosen.section else "",
        case_number=chosen.case_number or "",
    )


def show_downloads(chosen: SnapshotFact, document: dict[str, Any], looking: Viewer) -> None:
    """The frozen document byte for byte, and its measures as a table; the names of the files carry the hash."""
    texts = looking.texts
    name = f"{looking.slug}-{chosen.year}-{chosen.issue}-{chosen.content_hash[:8]}"
    content = store.content(looking.view, chosen.id)
    st.subheader(texts("snapshot.downloads"), anchor=False)
    with st.container(horizontal=True):
        st.download_button(
            texts("download.json"),
            data=content.encode(),
            file_name=f"{name}.json",
            mime="application/json",
            key=f"snapshot.{chosen.id}.json",
            on_click="ignore",
        )
        st.download_button(
            texts("download.csv"),
            data=lambda: measure_rows(document, texts).to_csv(index=False, sep=";").encode("utf-8-sig"),
            file_name=f"{name}-{texts.language}.csv",
            mime="text/csv",
            key=f"snapshot.{chosen.id}.csv",
            on_click="ignore",
        )
