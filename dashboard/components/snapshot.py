"""Around a frozen year: which issue, the proof that it is unchanged, what it is held against, its files."""

import streamlit as st

from dashboard import store
from dashboard.components.snapshot_document import show_differences
from dashboard.language import Texts, as_typed
from dashboard.report.files import MEDIA_TYPES, file_of, name_of
from dashboard.report.forms import Form
from dashboard.report.summary import replaces
from dashboard.report.worded import Worded
from dashboard.viewer import Viewer
from model.base import Language
from model.facts import SnapshotFact
from model.role import Permission
from model.yearly.differences import differences

CHOICE, AGAINST = "snapshot.chosen", "snapshot.against"
NOTHING = 0


def visible_snapshots(looking: Viewer) -> tuple[SnapshotFact, ...]:
    """Every frozen issue for who may read the plan; the published ones for council and public."""
    may_read_all = looking.role.may(Permission.READ_PLAN)
    return tuple(s for s in store.snapshots(looking.view) if may_read_all or s.published)


def choose_issue(visible: tuple[SnapshotFact, ...], looking: Viewer) -> SnapshotFact | None:
    """The issue in the address, else the newest one of the year in it, else the newest of all."""
    if not visible:
        return None
    by_id = {snapshot.id: snapshot for snapshot in reversed(visible)}
    asked = (st.query_params.get("year", ""), st.query_params.get("issue", ""))
    meant = [s.id for s in by_id.values() if str(s.year) == asked[0] and asked[1] in ("", str(s.issue))]
    chosen = st.selectbox(
        looking.texts("snapshot.year"),
        list(by_id),
        index=list(by_id).index(meant[0]) if meant else 0,
        format_func=lambda id_: name_of_issue(by_id[id_]),
        key=CHOICE,
        on_change=_remember,
        args=({id_: (s.year, s.issue) for id_, s in by_id.items()},),
        width=220,
    )
    return by_id[chosen]


def name_of_issue(snapshot: SnapshotFact) -> str:
    """The year alone for its first issue."""
    return str(snapshot.year) if snapshot.issue == 1 else f"{snapshot.year}/{snapshot.issue}"


def _remember(named: dict[int, tuple[int, int]]) -> None:
    year, issue = named[st.session_state[CHOICE]]
    st.query_params.update({"year": str(year), "issue": str(issue)})


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
    with st.expander(texts("verified.what")):
        st.markdown(texts("verified.meaning", cutoff=texts.date(chosen.cutoff_on)))
        st.code(chosen.content_hash, language=None, wrap_lines=True)
        if chosen.signed_by:
            st.markdown(texts("verified.signed"))
            st.code(chosen.signed_by, language=None, wrap_lines=True)
    return True


def show_issue(chosen: SnapshotFact, visible: tuple[SnapshotFact, ...], worded: Worded, texts: Texts) -> None:
    """That it was replaced by a newer issue, or which older one it replaces, why, and what differs."""
    newest = max(s.issue for s in visible if s.year == chosen.year)
    if newest > chosen.issue:
        st.warning(texts("snapshot.replaced", issue=f"{chosen.year}/{newest}"))
    if sentence := replaces(worded):
        st.info(as_typed(sentence))
        with st.expander(worded.said("report.corrections")):
            show_differences(worded.document["replaces"]["differences"], worded)


def show_comparison(chosen: SnapshotFact, visible: tuple[SnapshotFact, ...], worded: Worded, looking: Viewer) -> None:
    """Held against any other year or issue, from the frozen documents alone."""
    others = {s.id: s for s in reversed(visible) if s.id != chosen.id and not faults_of(s, looking)}
    if not others:
        return
    texts = looking.texts
    st.header(texts("snapshot.compare"), anchor=False)
    against = st.selectbox(
        texts("snapshot.against"),
        [NOTHING, *others],
        format_func=lambda id_: name_of_issue(others[id_]) if id_ else texts("snapshot.nothing"),
        key=f"{AGAINST}.{chosen.id}",
        width=220,
    )
    if against:
        found = differences(store.document(looking.view, against), worded.document)
        st.markdown(texts.count("snapshot.differences", len(found), name=name_of_issue(others[against])))
        show_differences(found, worded)


def show_downloads(chosen: SnapshotFact, looking: Viewer) -> None:
    """The files of the frozen year, each made from its sealed document at the click."""
    texts = looking.texts
    languages = sorted(Language, key=lambda language: language is not texts.language)
    wanted = [*((Form.PDF, language) for language in languages), *((form, texts.language) for form in list(Form)[1:])]
    st.header(texts("snapshot.downloads"), anchor=False)
    with st.container(horizontal=True):
        for form, language in wanted:
            _show_download(chosen, form, language, looking)


def _show_download(chosen: SnapshotFact, form: Form, language: Language, looking: Viewer) -> None:
    sealed = store.sealed(looking.view, chosen.id)
    label = looking.texts(f"download.{form}")
    st.download_button(
        f"{label} ({looking.texts(f'language.{language}')})" if form is Form.PDF else label,
        data=lambda: file_of(sealed.text, form, language),
        file_name=name_of(sealed, form, language),
        mime=MEDIA_TYPES[form],
        key=f"snapshot.{chosen.id}.{form}.{language}",
        type="primary" if form is Form.PDF and language is looking.texts.language else "secondary",
        on_click="ignore",
    )
