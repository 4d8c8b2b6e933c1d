"""The steps of a meeting in the order of their reading, and the way from one to the next by the arrow keys."""

from collections.abc import Callable

import streamlit as st

from dashboard import viewer
from dashboard.components.attention_list import reasons
from dashboard.components.chart import show_chart
from dashboard.components.measure_line import address
from dashboard.components.participation import participation_of
from dashboard.components.progress import charts_of, progress_of
from dashboard.components.since import show_since
from dashboard.components.tiles import show_tiles
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer

EVERYTHING = 0
TILE = 220  # pixels: the words are larger here
MOST_OFF = 6  # lines that a room can read at once
PARTICIPATION = ("reach_by_year", "coverage_by_category")


def show_findings(looking: Viewer) -> None:
    """What there is to say first, one sentence a paragraph."""
    for finding in progress_of(looking.view, looking.texts.language).findings:
        st.markdown(f"**{as_typed(finding)}**")


def show_status(looking: Viewer) -> None:
    show_tiles(progress_of(looking.view, looking.texts.language).tiles, width=TILE)
    show_chart(charts_of(looking.view, looking.texts.language)[0], looking.texts, is_within_part=True)


def show_changes(looking: Viewer) -> None:
    """What changed since the committee's last meeting, in sentences, and the way to every change."""
    since = progress_of(looking.view, looking.texts.language).since
    if since is None:
        st.info(looking.texts("meeting.no_meeting"))
    else:
        show_since(since, looking)


def show_off_course(looking: Viewer) -> None:
    """The most urgent measures, each with what is the matter and the sentence that was given for it."""
    texts = looking.texts
    items = progress_of(looking.view, texts.language).attention
    for item in items[:MOST_OFF]:
        measure, state = item.measure, item.measure.state
        why = texts.local(state.reason) or texts.local(state.sentence)
        title = (
            f"**{as_typed(measure.code)} {as_typed(texts.local(measure.title))}** – {reasons(item.reasons, looking)}"
        )
        st.markdown(f"{title}  \n{as_typed(why)}" if why else title)
    if len(items) > MOST_OFF:
        st.markdown(texts.count("progress.more_attention", len(items) - MOST_OFF))
    if not items:
        st.info(texts("empty.attention"))


def show_participation(looking: Viewer) -> None:
    parts = participation_of(looking.view, looking.texts.language)
    for shown in (shown for part in parts for shown in part.charts):
        if shown.name in PARTICIPATION:
            show_chart(shown, looking.texts, is_within_part=True)


STEPS: dict[str, Callable[[Viewer], None]] = {
    "findings": show_findings,
    "status": show_status,
    "changes": show_changes,
    "off_course": show_off_course,
    "participation": show_participation,
}


def chosen_step() -> int:
    """The step in the address, from 1; 0 for all of them below each other."""
    asked = st.query_params.get("step", "1")
    return min(int(asked), len(STEPS)) if asked.isdecimal() and len(asked) < 3 else 1


def show_way_on(step: int, looking: Viewer) -> None:
    """Back and on, by the arrow keys too, and the way to the printer."""
    texts = looking.texts
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn(step - 1, "meeting.back", "Left", step > 1, looking)
        st.caption(texts("meeting.step", step=step, count=len(STEPS)), width="content")
        _turn(step + 1, "meeting.on", "Right", step < len(STEPS), looking)
        everything = address(looking, step=str(EVERYTHING))
        st.page_link(page("meeting"), label=texts("meeting.print"), query_params=everything, width="content")
        st.page_link(page("progress"), label=texts("meeting.end"), query_params=address(looking), width="content")


def show_way_out(looking: Viewer) -> None:
    st.page_link(page("meeting"), label=looking.texts("meeting.again"), query_params=address(looking, step="1"))


def _turn(to: int, label: str, arrow: str, is_possible: bool, looking: Viewer) -> None:
    st.button(
        looking.texts(label),
        key=label,
        shortcut=arrow,
        disabled=not is_possible,
        on_click=viewer.go_on,
        args=("step", str(to)),
    )
