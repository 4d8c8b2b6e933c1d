"""One part of the editor: its list, or the form of the row that the address names."""

from collections.abc import Callable

import streamlit as st

from dashboard import store
from dashboard.components.editor.grid import show_grid
from dashboard.components.editor.heading_form import show_heading, show_new_heading
from dashboard.components.editor.indicator_form import show_indicator, show_new_indicator
from dashboard.components.editor.listing import show_list, show_retired
from dashboard.components.editor.measure_form import show_measure, show_new_measure
from dashboard.components.editor.meeting_form import show_meeting, show_new_meeting, show_survey
from dashboard.components.editor.parts import Item, Part, edit_link, items_of
from dashboard.components.editor.plan_form import show_plan_form
from dashboard.components.editor.term import show_term
from dashboard.language import as_typed
from dashboard.viewer import Viewer

ROW: dict[Part, Callable[[Part, str, Viewer], bool]] = {
    Part.MEASURES: show_measure,
    Part.INDICATORS: show_indicator,
    Part.MEETINGS: show_meeting,
    Part.SURVEYS: show_survey,
}
NEW: dict[Part, Callable[[Part, Viewer], None]] = {
    Part.MEASURES: show_new_measure,
    Part.INDICATORS: show_new_indicator,
    Part.MEETINGS: show_new_meeting,
}


def show_part(part: Part, looking: Viewer) -> None:
    """The list of the part, or one row of it; a closed term is only read."""
    if part is Part.PLAN:
        show_plan_form(looking)
        return
    if part is Part.TERM:
        show_term(looking)
        return
    plan, code = store.book(looking.view).plan, st.query_params.get("code", "")
    items = items_of(part, looking)
    if plan.closed_on is not None:
        st.info(looking.texts("editor.closed", day=looking.texts.date(plan.closed_on)))
        show_list(part, items, looking)
        return
    if code:
        _show_way_back(part, code, items, looking)
        if ROW.get(part, show_heading)(part, code, looking):
            return
        st.warning(looking.texts("editor.not_there"))
    if part is Part.INDICATORS:
        show_grid(store.indicators(looking.view), "plan.grid", looking)
    show_list(part, items, looking)
    if part is not Part.SURVEYS:  # they are recorded with their counts, among the events
        with st.expander(looking.texts(f"editor.new.{part}")):
            NEW.get(part, show_new_heading)(part, looking)
    show_retired(part, looking)


def _show_way_back(part: Part, code: str, items: tuple[Item, ...], looking: Viewer) -> None:
    """To the list, and to the row after this one; then what this one is."""
    texts = looking.texts
    with st.container(horizontal=True):
        edit_link(f"← {texts(f'part.{part}')}", part, looking)
        codes = [item.code for item in items]
        place = codes.index(code) if code in codes else len(codes)
        for following in items[place + 1 : place + 2]:
            edit_link(f"{following.label} →", part, looking, code=following.code)
    for item in items[place : place + 1]:
        st.header(as_typed(item.label), anchor=False)
