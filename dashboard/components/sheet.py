"""What stands in the grid over many measures: their states, what was typed over them, and what comes back of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dashboard import drafting, viewer
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
NO_WORD = "no word of the list"

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
        cells = _values_of(edited[row], texts) if row in edited else {}
        typed = {**sheet.laid.get(measure.id, {}), **cells}
        if different := {field: value for field, value in typed.items() if value != standing_in(measure, field)}:
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


def standing_in(measure: MeasureFact, field: str) -> Any:
    if field in (CHECKED, "as_of_on"):
        return False if field == CHECKED else None
    return value_of(measure.state, field)


def _values_of(cells: object, texts: Texts) -> Typed:
    """The values behind the words of the cells. A word that stands for nothing is left out."""
    sent = {f: value for f, value in cells.items() if f in TYPED} if isinstance(cells, Mapping) else {}
    for field, words in (("status", statuses(texts)), ("assessment", assessments(texts))):
        if field in sent:
            sent[field] = words.get(str(sent[field]), NO_WORD)
    unticked = {CHECKED: False} if sent.get(CHECKED) is False else {}
    return read_typed(sent) | unticked


def statuses(texts: Texts) -> dict[str, str]:
    return {texts.status(status): status.value for status in Status}


def assessments(texts: Texts) -> dict[str, str | None]:
    return {texts.assessment(a): None if a is None else a.value for a in (*Assessment, None)}
