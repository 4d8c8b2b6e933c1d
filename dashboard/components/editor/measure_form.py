"""The form of a measure: its texts, its dates, what it is linked to; and the form that begins a new one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard import store, viewer
from dashboard.components.editor.entry import (
    PARAGRAPH,
    Entry,
    in_languages,
    open_entry,
    save,
    submit,
    text_fields,
    why_fields,
)
from dashboard.components.editor.measure_fields import options_of, show_kind, show_links
from dashboard.components.editor.milestones import show_milestones
from dashboard.components.editor.parts import Part, go_to
from dashboard.components.editor.row_acts import show_row_acts
from dashboard.components.measure_line import address
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.measure_links import LINKS
from model.actions.measure_texts import change_measure
from model.actions.measures import MeasureInput, UpdateInput, begin_measure
from model.base import LocalText
from model.errors import UnknownRecord
from model.facts import Heading, MeasureFact
from model.measure import MeasureKind, Status

LISTS = {"goals": "goals", "themes": "themes", "needs": "needs", "responsible": "parties", "partners": "parties"}


def show_measure(part: Part, code: str, looking: Viewer) -> bool:
    """The form of the measure of that code; False when there is none."""
    measures = store.book(looking.view).measures
    for place, measure in enumerate(measures, start=1):
        if measure.code == code:
            query = address(looking, code=code)
            st.page_link(page("measure"), label=looking.texts("editor.update_elsewhere"), query_params=query)
            _show_form(measure, _stored(measure), looking)
            show_milestones(measure, looking)
            show_row_acts(part, measure.id, code, measure.version, place, len(measures), looking)
            return True
    return False


def show_new_measure(part: Part, looking: Viewer) -> None:
    """The form that adds a measure: not started, or ongoing when it goes on from year to year."""
    blank: dict[str, object] = {"code": "", "kind": MeasureKind.ONCE.value, "required_per_year": None}
    texts = in_languages(**dict.fromkeys(MeasureInput.texts, LocalText()))
    links: dict[str, object] = {name: [] for name in LINKS}
    stored = {**blank, "starts_on": looking.view.cutoff, "due_on": None, **texts, **links}
    _show_form(None, stored, looking)


def _stored(measure: MeasureFact) -> dict[str, object]:
    texts = {name: getattr(measure, name) for name in MeasureInput.texts}
    return {
        "code": measure.code,
        "kind": measure.kind.value,
        "required_per_year": measure.required_per_year,
        "starts_on": measure.starts_on,
        **in_languages(**texts),
        **{name: list(getattr(measure, name)) for name in LINKS},
    }


def _show_form(measure: MeasureFact | None, stored: Mapping[str, object], looking: Viewer) -> None:
    key = f"plan.measure.{measure.id if measure else 'new'}"
    entry = open_entry(key, measure.version if measure else 0, stored, looking, options_of(looking))
    with st.form(entry.field("form")):
        show_kind(entry)
        text_fields(entry, "title")
        text_fields(entry, "description", PARAGRAPH)
        show_links(entry)
        text_fields(entry, "resources")
        text_fields(entry, "schedule")
        if measure:
            why_fields(entry)
        submit(entry, "editor.save" if measure else "editor.add", _save, measure.id if measure else None)


def _save(entry: Entry, measure_id: int | None) -> None:
    slug = entry.looking.slug

    def entered() -> tuple[Any, ...]:
        measure = _as_entered(entry)
        if measure_id is None:
            status = Status.NOT_STARTED if measure.kind is MeasureKind.ONCE else Status.ONGOING
            return begin_measure, slug, measure, UpdateInput(status=status, due_on=entry.day("due_on"))
        action = partial(change_measure, seen_version=entry.seen, why=entry.text("why"))
        return action, slug, measure_id, measure

    code = entry.typed("code")
    if save(entry, "saved.row" if measure_id else "saved.added", entered, code=code) and measure_id:
        go_to(Part.MEASURES, code=code)


def _as_entered(entry: Entry) -> MeasureInput:
    """A number of times a year that stays behind from another kind is left out."""
    book = store.book(viewer.at_present().view)
    kind = entry.value("kind")
    return MeasureInput.of(
        code=entry.typed("code"),
        kind=kind,
        required_per_year=entry.value("required_per_year") if kind == MeasureKind.RECURRING else None,
        starts_on=entry.day("starts_on"),
        **{name: entry.text(name) for name in MeasureInput.texts},
        **{name: _codes(getattr(book, listed), entry.value(name), name) for name, listed in LISTS.items()},
    )


def _codes(headings: tuple[Heading, ...], ids: list[int], field: str) -> tuple[str, ...]:
    codes = {heading.id: heading.code for heading in headings}
    if gone := [id_ for id_ in ids or () if id_ not in codes]:
        raise UnknownRecord(field=field, code=gone[0])
    return tuple(codes[id_] for id_ in ids or ())
