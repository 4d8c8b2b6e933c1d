"""The third step: what each column is. Every column is listed, with what it holds."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.importing.upload import Upload
from dashboard.exchange_words import target_label
from dashboard.language import Texts, as_typed
from model.exchange.cells import as_text
from model.exchange.fields import LANGUAGES, Form, Kind
from model.exchange.matching import LEFT_OUT, heading_at, samples_of
from model.exchange.naming import YEAR
from model.exchange.sheets import Cell
from model.exchange.tables import Table, missing_fields

BESIDE = 3  # columns side by side; below each other on a phone
MOST = 80  # columns that can be chosen here; more are only listed
TOLD, LONGEST = 3, 40  # cells of a column that are shown, and letters of each


def choose_columns(upload: Upload, table: Table, texts: Texts) -> dict[str, str]:
    """What a person says otherwise than was found: the target by heading, "" for a column to be left out."""
    found = {column.heading: column.target.name for column in table.matching.columns}
    samples = {heading_at(table.header, i): cells for i, cells in samples_of(table.sheet, table.header).items()}
    listed = [heading for heading, cells in samples.items() if cells or heading in found][:MOST]
    counts = {"known": texts.number(len(found)), "unknown": texts.number(len(table.matching.unused))}
    with st.expander(texts("import.columns", **counts), expanded=bool(missing_fields(table))):
        chosen = dict(zip(listed, _selects(upload, table, listed, found, samples, texts), strict=True))
    return {heading: name for heading, name in chosen.items() if name != found.get(heading, LEFT_OUT)}


def _selects(
    upload: Upload,
    table: Table,
    listed: Sequence[str],
    found: Mapping[str, str],
    samples: Mapping[str, Sequence[Cell]],
    texts: Texts,
) -> list[str]:
    places = [column for start in range(0, len(listed), BESIDE) for column in st.columns(BESIDE)]
    chosen = []
    for place, heading in zip(places, listed, strict=False):
        options = options_for(table.kind, heading)
        name = found.get(heading, LEFT_OUT)
        with place:
            said = st.selectbox(
                as_typed(heading),
                options if name in options else [*options, name],
                index=options.index(name) if name in options else len(options),
                format_func=lambda option: target_label(option, table.kind, texts),
                key=f"{upload.key}.{table.sheet.name}.{table.header.rows}.{heading}",
            )
            st.caption(as_typed(" · ".join(_told(samples[heading]))))
        chosen.append(said or LEFT_OUT)
    return chosen


def _told(cells: Sequence[Cell]) -> list[str]:
    """The first different things that a column holds."""
    return list(dict.fromkeys(as_text(cell)[:LONGEST] for cell in cells))[:TOLD]


def options_for(kind: Kind, heading: str) -> list[str]:
    """The names of the targets that a column may be; those of a year only where its heading has one."""
    options = [LEFT_OUT]
    year = YEAR.search(heading)
    for known in kind.by_name.values():
        options.extend(f"{known.name}_{language}" for language in LANGUAGES if known.form is Form.LOCAL)
        options.extend([known.name] if known.form is not Form.LOCAL else [])
        options.extend([f"{known.name}_{year[1]}"] if known.by_year and year else [])
    return options


def say_unused(table: Table, texts: Texts) -> None:
    """The columns that are not imported, by name: nothing is left out in silence."""
    if table.matching.unused:
        st.markdown(texts("import.unused", columns=as_typed(", ".join(table.matching.unused))))
