"""The grid over many measures: their states as they stand, with what was typed laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import drafting, frames, viewer
from dashboard.components.typed import CHECKED, SEEN, as_content, read_typed
from dashboard.components.update_form import key_of
from dashboard.language import Texts
from dashboard.viewer import Viewer
from model.actions.proposals import value_of
from model.base import Language
from model.facts import MeasureFact
from model.measure import Assessment, Status, UpdateAct

KEY = "update_many"
TEXTS = tuple(f"{text}_{language}" for text in ("sentence", "reason", "comment") for language in ("fi", "sv"))
TYPED = (CHECKED, "status", "assessment", "progress", "due_on", *TEXTS)
DAYS = {Language.FI: "D.M.YYYY", Language.SV: "D.M.YYYY", Language.EN: "D MMM YYYY"}
NO_WORD = "no word of the list"
LONGEST = 2000  # signs of a text in a cell
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {"sentence": "large", "reason": "medium", "comment": "medium"}

Typed = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """The measures in the order of the rows, what of them was typed before the grid was shown, and when it was kept
    if that was in an earlier session."""

    key: str
    measures: tuple[MeasureFact, ...]
    laid: Mapping[int, Typed]
    restored_at: datetime | None = None


def sheet_of(measures: tuple[MeasureFact, ...], language: Language) -> Sheet:
    """The sheet on the screen; other rows, another language or what was saved or thrown away make a new one.

    What was typed is laid over the states when a sheet is new, and not again: the grid itself keeps what is typed
    in it, and must not get back what it gave.
    """
    rows = hash(tuple(measure.id for measure in measures))
    key = f"{KEY}.{rows}.{language}.{viewer.generation(KEY)}"
    known = viewer.remembered(f"{key}.sheet")
    if isinstance(known, Sheet) and viewer.is_shown(key):
        return replace(known, measures=measures)
    drafts = drafting.contents()
    laid = {measure.id: _laid(measure, drafts.get(key_of(measure), {})) for measure in measures}
    sheet = Sheet(key, measures, laid, drafting.restored_at(map(key_of, measures)))
    viewer.remember(f"{key}.sheet", sheet)
    return sheet


def _laid(measure: MeasureFact, draft: Mapping[str, Any]) -> Typed:
    """What a draft lays over a state. A tick that was recorded, and whose draft stayed, is no tick any more."""
    typed = read_typed(draft)
    was_recorded = measure.state.act is UpdateAct.UNCHANGED and draft.get(SEEN) != measure.state.update_id
    return {} if was_recorded and typed == {CHECKED: True} else typed


def show_grid(sheet: Sheet, texts: Texts) -> None:
    """The grid; it checks nothing for us, so only `typed_in` reads what comes back from it."""
    st.data_editor(
        _frame(sheet, texts),
        key=sheet.key,
        hide_index=True,
        disabled=["code", "measure"],
        column_config=_columns(texts),
        height=min(36 * (len(sheet.measures) + 1), 520),
        placeholder=texts("no_data"),
        alt=texts("screen.update_many"),
    )


def typed_in(sheet: Sheet, texts: Texts) -> dict[int, Typed]:
    """What was typed of each measure, by its id, and only what differs from its state."""
    return read_edits(sheet, viewer.remembered(sheet.key), texts)


def read_edits(sheet: Sheet, sent: object, texts: Texts) -> dict[int, Typed]:
    """What a browser says was edited, laid over what the sheet began with.

    Rows are those of the sheet that was sent to it; only known fields and values that they may have get through.
    """
    edits = sent.get("edited_rows") if isinstance(sent, Mapping) else None
    edited = edits if isinstance(edits, Mapping) else {}
    found = {}
    for row, measure in enumerate(sheet.measures):
        typed = {**sheet.laid.get(measure.id, {}), **_values_of(edited.get(row, {}), texts)}
        if different := {field: value for field, value in typed.items() if value != _standing(measure, field)}:
            found[measure.id] = different
    return found


def keep_typed(sheet: Sheet, typed: Mapping[int, Typed]) -> None:
    """What was typed becomes the draft of its measure, what was taken back is thrown away."""
    drafts = drafting.contents()
    kept = {}
    for measure in sheet.measures:
        seen = drafts.get(key_of(measure), {}).get(SEEN, measure.state.update_id)
        kept[key_of(measure)] = as_content(typed.get(measure.id, {}), seen)
    viewer.remember(f"{KEY}.not_kept", drafting.keep(kept))


def check_all(sheet: Sheet, looking: Viewer) -> None:
    """Tick every measure of which nothing was typed."""
    typed = typed_in(sheet, looking.texts)
    keep_typed(sheet, {measure.id: typed.get(measure.id) or {CHECKED: True} for measure in sheet.measures})
    viewer.forget(KEY)


def _standing(measure: MeasureFact, field: str) -> Any:
    if field in (CHECKED, "as_of_on"):
        return False if field == CHECKED else None
    return value_of(measure.state, field)


def _values_of(cells: object, texts: Texts) -> Typed:
    """The values behind the words of the cells. A word that stands for nothing is left out."""
    sent = {f: value for f, value in cells.items() if f in TYPED} if isinstance(cells, Mapping) else {}
    for field, words in (("status", _statuses(texts)), ("assessment", _assessments(texts))):
        if field in sent:
            sent[field] = words.get(str(sent[field]), NO_WORD)
    unticked = {CHECKED: False} if sent.get(CHECKED) is False else {}
    return read_typed(sent) | unticked


def _statuses(texts: Texts) -> dict[str, str]:
    return {texts.status(status): status.value for status in Status}


def _assessments(texts: Texts) -> dict[str, str | None]:
    return {texts.assessment(a): None if a is None else a.value for a in (*Assessment, None)}


def _frame(sheet: Sheet, texts: Texts) -> pd.DataFrame:
    return frames.updates(_row(measure, sheet.laid.get(measure.id, {}), texts) for measure in sheet.measures)


def _row(measure: MeasureFact, laid: Typed, texts: Texts) -> Typed:
    cells = {field: laid.get(field, _standing(measure, field)) for field in TYPED}
    words = {"status": texts.status(cells["status"]), "assessment": texts.assessment(cells["assessment"])}
    return {**cells, **words, "code": measure.code, "measure": texts.local(measure.title)}


def _columns(texts: Texts) -> dict[str, Any]:
    column = st.column_config
    return {
        "checked": column.CheckboxColumn(texts("many.checked"), help=texts("update.unchanged"), pinned=True),
        "code": column.TextColumn(texts("column.code"), width=50, pinned=True),
        "measure": column.TextColumn(texts("column.measure"), width="medium"),
        "status": column.SelectboxColumn(texts("column.status"), options=list(_statuses(texts)), required=True),
        "assessment": column.SelectboxColumn(
            texts("column.assessment"), options=list(_assessments(texts)), required=True
        ),
        "progress": column.NumberColumn(texts("field.progress"), min_value=0, max_value=100, step=1),
        "due_on": column.DateColumn(texts("field.due_on"), format=DAYS[texts.language]),
        **{
            field: column.TextColumn(texts(f"field.{field}"), width=WIDTHS[field.rpartition("_")[0]], max_chars=LONGEST)
            for field in TEXTS
        },
    }
