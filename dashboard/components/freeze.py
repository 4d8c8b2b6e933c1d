"""Freezing a finished year: what is still missing, how it will be read, and the button."""

from functools import partial

import streamlit as st

from dashboard import store, viewer
from dashboard.components.frame import show_refusal_of
from dashboard.components.mending import show_mending
from dashboard.components.snapshot import CHOICE
from dashboard.components.snapshot_document import show_document
from dashboard.language import Texts, as_typed, texts_for
from dashboard.report.press import press
from dashboard.report.sections import gaps
from dashboard.report.worded import Worded
from dashboard.viewer import Viewer
from model.actions.ledger import canonical
from model.actions.snapshots import freeze_year
from model.base import Language
from model.figures.cut_offs import last_day_of, years_of
from model.yearly.document import Document
from model.yearly.sealing import seal

FREEZE = "freeze"
PAGES = "freeze.preview.pages"


def show_freeze(looking: Viewer) -> None:
    """The finished years that are not frozen yet: checklist, preview, and the button that freezes one."""
    texts = looking.texts
    st.header(texts("freeze.title"), anchor=False)
    show_refusal_of(FREEZE, texts)
    if not (open_years := _open_years(looking)):
        st.info(texts("freeze.nothing"))
        return
    st.markdown(texts("freeze.explain"))
    year = st.selectbox(texts("snapshot.year"), open_years, key="freeze.year", width=220)
    document = store.preview(looking.view, year, looking.role)
    _show_checklist(document, looking)
    _show_preview(document, looking)
    st.checkbox(texts("freeze.for_council"), value=not document["gaps"], key=f"freeze.for_council.{year}")
    st.checkbox(texts("freeze.sure"), key="freeze.sure")
    st.button(texts("freeze.button"), key="freeze.button", type="primary", on_click=_freeze)


def _open_years(looking: Viewer) -> list[int]:
    """The finished years that are not frozen, the newest first."""
    plan = store.book(looking.view).plan
    frozen = {snapshot.year for snapshot in store.snapshots(looking.view)}
    today = viewer.today()
    return [y for y in reversed(years_of(plan, today)) if y not in frozen and last_day_of(plan, y) < today]


def _show_checklist(document: Document, looking: Viewer) -> None:
    """What is missing, each with the way to where it is mended; in a closed term nothing is."""
    texts, book = looking.texts, store.book(looking.view)
    told = gaps(Worded(document, texts))
    if not told:
        st.success(texts("freeze.whole"))
    elif book.plan.closed_on is not None:
        st.warning(texts.count("freeze.gaps_of_closed", len(told)))
        st.markdown("\n".join(f"* {as_typed(said)}" for said in told))
    else:
        st.warning(texts.count("freeze.gaps", len(told)))
        for gap, said in zip(document["gaps"], told, strict=True):
            show_mending(said, gap, document, book, looking)


def _show_preview(document: Document, looking: Viewer) -> None:
    """The year as the council will read it, in each language: as the screen, and as the pages of the PDF."""
    texts = looking.texts
    place = st.expander(texts("freeze.preview"), key="freeze.preview", on_change="rerun")
    if not place.open:
        return
    with place:
        language = st.radio(
            texts("frame.language"),
            [language.value for language in Language],
            index=list(Language).index(texts.language),
            format_func=lambda word: texts(f"language.{word}"),
            horizontal=True,
            key="freeze.preview.language",
        )
        on_screen, as_pages = st.tabs([texts("freeze.on_screen"), texts("freeze.as_pages")], key="freeze.preview.form")
        with on_screen:
            show_document(Worded(document, texts_for(language)))
        with as_pages:
            _show_pages(document, Language(language), texts)


def _show_pages(document: Document, language: Language, texts: Texts) -> None:
    """The pages of the PDF, made when they are asked for."""
    st.button(texts("freeze.make_pages"), key="freeze.preview.make", on_click=viewer.unfold, args=(PAGES, language))
    if viewer.opened(PAGES) != language:
        return
    mark = texts_for(language)("freeze.preview_mark")
    with st.spinner(texts("freeze.making_pages")):
        pages = _pages(seal(canonical(document), None), language, mark)
    for number, page in enumerate(pages, 1):
        st.image(page, width="stretch", alt=texts("freeze.page", number=number, count=len(pages)))


@st.cache_data(max_entries=3, show_spinner=False)
def _pages(sealed: str, language: Language, mark: str) -> list[bytes]:
    from dashboard.report.pdf import pages_of  # noqa: PLC0415 - heavy, and only asked for here

    return pages_of(sealed, language, mark)


def _freeze() -> None:
    year = int(st.session_state["freeze.year"])
    looking = viewer.current()
    if not st.session_state["freeze.sure"]:
        viewer.say(looking.texts("freeze.not_sure"))
        return
    is_for_council = st.session_state[f"freeze.for_council.{year}"]
    action = partial(freeze_year, for_council=is_for_council)
    if viewer.act("saved.frozen", action, looking.slug, year, press(), key=FREEZE, year=year):
        st.query_params["year"] = str(year)
        st.query_params.pop("issue", None)
        viewer.choose_anew(CHOICE)
