"""The form of an indicator: what it measures, in which unit and direction, from which baseline."""

from collections.abc import Mapping
from decimal import Decimal
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
from dashboard.components.editor.grid import show_grid
from dashboard.components.editor.indicator_fields import show_baseline, show_unit
from dashboard.components.editor.parts import Part, go_to
from dashboard.components.editor.row_acts import show_row_acts
from dashboard.components.value_form import show_value_form_of
from dashboard.viewer import Viewer
from model.actions.indicator_texts import change_indicator
from model.actions.indicators import IndicatorInput, define_indicator
from model.base import LocalText
from model.errors import UnknownRecord
from model.facts import IndicatorFact
from model.indicator import Direction, Unit

NONE = 0  # of no measure


def show_indicator(part: Part, code: str, looking: Viewer) -> bool:
    """The form of the indicator of that code, its numbers and its values; False when there is none."""
    indicators = store.indicators(looking.view)
    for place, indicator in enumerate(indicators, start=1):
        if indicator.code == code:
            _show_form(indicator, _stored(indicator), looking)
            show_grid([indicator], f"plan.indicator.{indicator.id}.grid", looking)
            show_value_form_of(indicator, looking)
            show_row_acts(part, indicator.id, code, indicator.version, place, len(indicators), looking)
            return True
    return False


def show_new_indicator(_part: Part, looking: Viewer) -> None:
    """The form that defines an indicator; whether it is computed is said once, here."""
    stored = {
        "code": "",
        "measure": NONE,
        "unit": Unit.EVENTS.value,
        "decimals": 0,
        "direction": Direction.UP.value,
        "computed": "",
        "baseline_value": None,
        "baseline_on": None,
        **in_languages(**dict.fromkeys(IndicatorInput.texts, LocalText())),
    }
    _show_form(None, stored, looking)


def _stored(indicator: IndicatorFact) -> dict[str, object]:
    value = indicator.baseline_value
    return {
        "code": indicator.code,
        "measure": indicator.measure_id or NONE,
        "unit": indicator.unit.value,
        "decimals": indicator.decimals,
        "direction": indicator.direction.value,
        "baseline_value": None if value is None else float(value),
        "baseline_on": indicator.baseline_on,
        **in_languages(**{name: getattr(indicator, name) for name in IndicatorInput.texts}),
    }


def _show_form(indicator: IndicatorFact | None, stored: Mapping[str, object], looking: Viewer) -> None:
    texts = looking.texts
    measures = {m.id: f"{m.code} {texts.local(m.title)}" for m in store.book(looking.view).measures}
    names = {"measure": {NONE: texts("editor.no_measure"), **measures}}
    key = f"plan.indicator.{indicator.id if indicator else 'new'}"
    entry = open_entry(key, indicator.version if indicator else 0, stored, looking, names)
    with st.form(entry.field("form")):
        show_unit(entry)
        text_fields(entry, "name")
        text_fields(entry, "definition", PARAGRAPH)
        show_baseline(entry)
        text_fields(entry, "baseline_origin")
        if indicator:
            why_fields(entry)
        submit(entry, "editor.save" if indicator else "editor.add", _save, indicator)


def _save(entry: Entry, indicator: IndicatorFact | None) -> None:
    slug = entry.looking.slug

    def entered() -> tuple[Any, ...]:
        given = _as_entered(entry, indicator)
        if indicator is None:
            return define_indicator, slug, given
        action = partial(change_indicator, seen_version=entry.seen, why=entry.text("why"))
        return action, slug, indicator.id, given

    code = entry.typed("code")
    if save(entry, "saved.row" if indicator else "saved.added", entered, code=code) and indicator:
        go_to(Part.INDICATORS, code=code)


def _as_entered(entry: Entry, indicator: IndicatorFact | None) -> IndicatorInput:
    codes = {measure.id: measure.code for measure in store.book(viewer.at_present().view).measures}
    measure, value = entry.value("measure"), entry.value("baseline_value")
    if measure != NONE and measure not in codes:
        raise UnknownRecord(field="measure", code=measure)
    return IndicatorInput.of(
        code=entry.typed("code"),
        measure=codes.get(measure),
        computed=indicator.computed if indicator else entry.value("computed") or None,
        baseline_value=None if value is None else Decimal(str(value)),
        baseline_on=entry.day("baseline_on"),
        **{name: entry.value(name) for name in ("unit", "decimals", "direction")},
        **{name: entry.text(name) for name in IndicatorInput.texts},
    )
