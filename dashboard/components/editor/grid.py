"""Targets and values by year in one grid, for all indicators or for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import streamlit as st

from dashboard import store, viewer
from dashboard.components.editor.entry import TITLE, Entry, open_entry, save, submit
from dashboard.frames import editing
from dashboard.language import Texts
from dashboard.quantities import quantity
from dashboard.viewer import Viewer
from model.actions.indicator_grid import Cell, CellInput, GridInput, fill_grid
from model.base import Language
from model.facts import IndicatorFact
from model.figures.cut_offs import years_of

REASONS = ("reason", "missing_reason")
WIDTHS = {"code": 55, "what": 75, "indicator": 165, "baseline": 110}  # pixels of the columns that are only read
ROW_HEIGHT, HEADER, HIGHEST = 35, 38, 16  # pixels of a row and of the header; rows that are seen at once


@dataclass(frozen=True)
class GridRow:
    """The targets or the values of one indicator, by year, as they were shown."""

    indicator: IndicatorFact
    what: Cell
    numbers: Mapping[int, Decimal | None]


def show_grid(indicators: Iterable[IndicatorFact], key: str, looking: Viewer) -> None:
    """One row for the targets of each indicator, and one for its values unless they are computed."""
    texts, plan = looking.texts, store.book(looking.view).plan
    years = years_of(plan, plan.term_ends_on)
    now = tuple(row for indicator in indicators for row in _rows(indicator, years))
    if not now:
        return
    st.header(texts("editor.grid"), anchor=False)
    st.markdown(texts("editor.grid_explained"))
    blank = {f"{name}_{language}": "" for name in REASONS for language in (Language.FI, Language.SV)}
    is_refused = viewer.is_refused(key)
    entry = open_entry(key, 0, blank, looking)
    widget = entry.field("cells")
    if is_refused:
        viewer.show_anew(widget, now)
    rows = viewer.shown_first(widget, now)
    with st.form(entry.field("form")):
        _show_editor(now, years, widget, looking)
        _show_reasons(entry)
        submit(entry, "editor.save_grid", _save, widget, now, rows)


def _rows(indicator: IndicatorFact, years: Iterable[int]) -> Iterable[GridRow]:
    targets = {target.year: target.value for target in indicator.targets}  # oldest first: the newest stands
    yield GridRow(indicator, Cell.TARGET, {year: targets.get(year) for year in years})
    if indicator.computed is None:
        values = {value.year: value.value for value in indicator.values}
        yield GridRow(indicator, Cell.VALUE, {year: values.get(year) for year in years})


def _show_editor(rows: tuple[GridRow, ...], years: tuple[int, ...], widget: str, looking: Viewer) -> None:
    texts = looking.texts
    words = {
        name: st.column_config.TextColumn(
            texts(f"column.{name}"), disabled=True, pinned=name in ("code", "what"), width=width
        )
        for name, width in WIDTHS.items()
    }
    numbers = {str(year): st.column_config.NumberColumn(str(year), format="localized", width=70) for year in years}
    st.data_editor(
        editing.indicator_grid((_cells(row, texts) for row in rows), years),
        key=widget,
        hide_index=True,
        num_rows="fixed",
        height=HEADER + ROW_HEIGHT * min(len(rows), HIGHEST),
        column_config={**words, **numbers},
        placeholder=texts("no_data"),
        alt=texts("editor.grid"),
    )


def _cells(row: GridRow, texts: Texts) -> tuple[object, ...]:
    indicator = row.indicator
    what, baseline = texts(f"editor.cell.{row.what}"), quantity(indicator.baseline_value, indicator, texts)
    return (indicator.code, what, texts.local(indicator.name), baseline, *row.numbers.values())


def _show_reasons(entry: Entry) -> None:
    for name in REASONS:
        for column, language in zip(st.columns(2), (Language.FI, Language.SV), strict=True):
            column.text_area(
                entry.texts(f"editor.grid_{name}_{language}"), key=entry.field(f"{name}_{language}"), height=TITLE
            )


def _save(entry: Entry, widget: str, sent: tuple[GridRow, ...], seen: tuple[GridRow, ...]) -> None:
    edited = st.session_state.get(widget, {}).get("edited_rows", {})

    def entered() -> tuple[Any, ...]:
        reasons = {name: entry.text(name) for name in REASONS}
        return fill_grid, entry.looking.slug, GridInput.of(cells=cells_in(edited, sent, seen), **reasons)

    save(entry, "saved.grid", entered)


def cells_in(
    edited: Mapping[int, Mapping[str, object]], sent: tuple[GridRow, ...], seen: tuple[GridRow, ...]
) -> tuple[CellInput, ...]:
    """The cells that differ from what was seen. Only the numbers of rows that were sent may be edited.

    The browser says which row of those it was sent; nothing else that it says is taken.
    """
    known = {(row.indicator.id, row.what): row.numbers for row in seen}
    found = []
    for number, columns in edited.items():
        if not 0 <= int(number) < len(sent):
            continue
        row = sent[int(number)]
        numbers = known.get((row.indicator.id, row.what), row.numbers)
        found += [_cell(row, year, numbers[year], columns[str(year)]) for year in numbers if str(year) in columns]
    return tuple(cell for cell in found if cell.value != cell.seen)


def _cell(row: GridRow, year: int, seen: Decimal | None, value: object) -> CellInput:
    exact = None if value is None else str(value)
    return CellInput.of(indicator_id=row.indicator.id, what=row.what, year=year, seen=seen, value=exact)
