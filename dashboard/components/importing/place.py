"""The second step: which sheet has the table and where its header is; found, and changeable."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.importing.upload import Upload
from dashboard.exchange_words import row_numbers
from dashboard.language import Texts, as_typed
from model.exchange.cells import as_text, is_missing
from model.exchange.headers import LOWEST_HEADER
from model.exchange.sheets import Sheet
from model.exchange.tables import Request, Table

FOUND, NONE = "found", "none"
SHOWN = 60  # letters of a line that are shown to tell it from others


def choose_place(upload: Upload, sheets: Sequence[Sheet], found: Table, texts: Texts) -> Request:
    """The sheet and the lines of the header, as found unless they are changed."""
    first, second = st.columns(2)
    names = [sheet.name for sheet in sheets]
    sheet = first.selectbox(
        texts("import.sheet"), names, index=names.index(found.sheet.name), key=f"{upload.key}.sheet"
    )
    chosen = next(one for one in sheets if one.name == sheet)
    labels = _labels(chosen, found if found.sheet is chosen else None, texts)
    header = second.selectbox(
        texts("import.header"), list(labels), format_func=labels.__getitem__, key=f"{upload.key}.header.{sheet}"
    )
    return Request(sheet=sheet, header_rows=_rows(header))


def say_place(table: Table, texts: Texts) -> None:
    """Where the table is."""
    rows, header = table.header.last_row - table.header.first_row + 1, table.header
    lines = row_numbers(header.rows, texts) if header.rows else texts("import.no_header")
    between = {"first": header.first_row, "last": header.last_row, "n": texts.number(max(rows, 0))}
    st.markdown(texts("import.place", sheet=as_typed(table.sheet.name), header=lines, **between))


def _rows(header: str) -> tuple[int, ...] | None:
    return None if header == FOUND else () if header == NONE else (int(header),)


def _labels(sheet: Sheet, found: Table | None, texts: Texts) -> dict[str, str]:
    rows = found.header.rows if found else ()
    as_found = texts("import.header_found", rows=row_numbers(rows, texts)) if rows else texts("import.header_search")
    lines = {str(number): _line(number, sheet) for number in range(1, min(LOWEST_HEADER, len(sheet.rows)) + 1)}
    return {FOUND: as_found, NONE: texts("import.header_none"), **lines}


def _line(number: int, sheet: Sheet) -> str:
    said = ", ".join(as_text(cell) for cell in sheet.rows[number - 1] if not is_missing(cell))
    return f"{number}: {said[:SHOWN]}"
