"""The lines of the work list, with their acts; below a line its form or its refusal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import store, viewer
from dashboard.components.attention_list import reasons
from dashboard.components.lines import element, line_of, sent_line
from dashboard.components.measure_line import address
from dashboard.components.update_form import TAKES_FOCUS, show_confirm_refusal, show_update_form, try_to_confirm
from dashboard.navigation import page
from dashboard.viewer import REFUSED, UNFOLDED, Viewer
from model.facts import MeasureFact
from model.figures.attention import Attention, Reason


def show_work_lines(items: Sequence[Attention], looking: Viewer) -> None:
    """Each first reason with its count, below it a line for each measure; below a line its form or its refusal."""
    counts = Counter(item.reasons[0] for item in items)
    unfolded, above = viewer.opened(UNFOLDED), None
    for number, piece in enumerate(_pieces(items, {unfolded, viewer.pointed_at(REFUSED)})):
        _show_piece(piece, above, counts, f"work_list.lines.{number}", looking)
        above, last = piece[-1].reasons[0], piece[-1].measure
        show_confirm_refusal(last, looking)
        if unfolded == last.id:
            show_update_form(last, looking, TAKES_FOCUS)


def _pieces(items: Sequence[Attention], cuts: set[object]) -> Iterator[list[Attention]]:
    """The list in pieces, cut behind the measures below which something else stands."""
    piece: list[Attention] = []
    for item in items:
        piece.append(item)
        if item.measure.id in cuts:
            yield piece
            piece = []
    if piece:
        yield piece


def _show_piece(
    piece: Sequence[Attention], above: Reason | None, counts: Counter[Reason], key: str, looking: Viewer
) -> None:
    """One element; its first group has no heading when it goes on with the one above."""
    texts = looking.texts
    acts = {"update": texts("update.open"), "unchanged": texts("update.unchanged")}
    groups = [
        {
            "title": "" if reason is above else f"{texts(f'reason.{reason}')} ({counts[reason]})",
            "lines": [_line(item, looking) for item in items],
        }
        for reason, items in groupby(piece, key=lambda item: item.reasons[0])
    ]
    element()(key=key, data={"acts": acts, "groups": groups}, on_act_change=partial(_act, key))


def _line(item: Attention, looking: Viewer) -> dict[str, Any]:
    """What the page shows of a measure, as it was typed: it sets texts, no Markdown and no HTML."""
    texts, measure = looking.texts, item.measure
    parts = (texts.status(measure.state.status), reasons(item.reasons[1:], looking))  # the first one stands above
    line = sent_line(line_of(measure, " · ".join(filter(None, parts)), texts), measure.id, looking)
    return {**line, "isOpen": viewer.opened(UNFOLDED) == measure.id}


def _act(key: str) -> None:
    """Callback: what was pressed on which line. It comes from the browser, so it may be anything."""
    match st.session_state[key].get("act"):
        case {"what": "open" | "update" | "unchanged" as what, "line": int(id_)}:
            book = store.book(viewer.current().view)
            for measure in (measure for measure in book.measures if measure.id == id_):
                ACTS[what](measure)


def _open(measure: MeasureFact) -> None:
    st.switch_page(page("measure"), query_params=address(viewer.current(), code=measure.code))


def _unfold(measure: MeasureFact) -> None:
    viewer.unfold(UNFOLDED, measure.id)


def _confirm(measure: MeasureFact) -> None:
    if not try_to_confirm(measure):
        viewer.point_at(REFUSED, measure.id)


ACTS = {"open": _open, "update": _unfold, "unchanged": _confirm}
