"""Which measures the grid shows, and the grid with its review as one part of the screen."""

import streamlit as st

from dashboard import drafting, viewer
from dashboard.components.grid import show_grid
from dashboard.components.many_link import ANY
from dashboard.components.measure_filter import choose_filter, matching
from dashboard.components.review import show_review
from dashboard.components.sheet import KEY, check_all, keep_typed, sheet_of, typed_in
from dashboard.components.update_form import key_of
from dashboard.components.work import work_of
from dashboard.viewer import Viewer
from model.facts import MeasureFact, PlanBook
from model.figures.attention import Reason


def choose_measures(book: PlanBook, looking: Viewer) -> tuple[MeasureFact, ...]:
    """The measures that fit the filters, and whatever they are, those of which something is typed and not saved."""
    wanted = choose_filter(book, looking)
    asking = _choose_reason(looking)
    fitting = {measure.id for measure in matching(book, wanted, looking)}
    drafts = drafting.contents()
    return tuple(
        measure
        for measure in book.measures
        if key_of(measure) in drafts or (measure.id in fitting and (asking is None or measure.id in asking))
    )


def _choose_reason(looking: Viewer) -> set[int] | None:
    """The measures of the work list, all or those with one reason; None for every measure."""
    texts = looking.texts
    options = ["", ANY, *(reason.value for reason in Reason)]
    asked = st.query_params.get("reason", "")
    chosen = st.selectbox(
        texts("filter.reason"),
        options,
        index=options.index(asked) if asked in options else 0,
        format_func=lambda word: texts(f"reason.{word}") if word in set(Reason) else texts(f"filter.reason_{word}"),
        key="filter.reason",
        on_change=_remember,
        width=330,
    )
    if not chosen:
        return None
    items = [item for _, of_reason in work_of(looking.view, texts.language).groups for item in of_reason]
    return {item.measure.id for item in items if chosen == ANY or chosen in item.reasons}


def _remember() -> None:
    if chosen := st.session_state["filter.reason"]:
        st.query_params["reason"] = chosen
    else:
        st.query_params.pop("reason", None)


@st.fragment
def show_many(measures: tuple[MeasureFact, ...], looking: Viewer) -> None:
    """The grid, what would be recorded, and the save. A part of its own: an edit leaves the filters alone."""
    texts = looking.texts
    if viewer.was_pressed(KEY, looking):
        st.rerun()
    sheet = sheet_of(measures, texts.language)
    if sheet.restored_at:
        st.info(texts("draft.restored", at=texts.moment(sheet.restored_at)))
    show_grid(sheet, texts)
    keep_typed(sheet, typed_in(sheet, texts))
    st.button(
        texts.count("many.check_all", len(measures)), on_click=check_all, args=(sheet, looking), key=f"{KEY}.check_all"
    )
    show_review(sheet, looking)
