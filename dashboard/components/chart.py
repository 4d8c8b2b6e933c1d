"""A chart as readers get it: title, finding, picture with a text alternative, the same data as a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.theme import Figure as Look
from dashboard.language import Texts, as_typed
from dashboard.report.tables import safe_cell

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.components.drawn import Drawn

QUIET_TOOLBAR = {
    "displaylogo": False,
    "modeBarButtonsToRemove": [
        "zoom",
        "pan",
        "select",
        "lasso",
        "zoomIn",
        "zoomOut",
        "autoScale",
        "resetScale",
    ],
    "responsive": True,
}


class ReadTable:
    """A frame as readers see it, made once for as long as it is shown."""

    def __init__(self, frame: pd.DataFrame, texts: Texts) -> None:
        from dashboard.frames import labelled

        self.labelled = labelled(frame, texts)
        self.typed = self.labelled.map(as_typed)

    def as_file(self) -> bytes:
        """For a spreadsheet; nothing in it is a formula."""
        return self.labelled.map(safe_cell).to_csv(index=False, sep=";").encode("utf-8-sig")


@dataclass(frozen=True)
class Shown:
    """What a chart shows; made once for each revision, cut-off and language. `figure` None: there is nothing yet.

    Where many things have a chart of that name, `of` tells which and `title` is what people typed as its name.
    `notes` stand above the table. `year` is the one that the finding tells of; None: the whole term, or the day.
    """

    name: str
    finding: str
    figure: Look | None
    table: pd.DataFrame
    of: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    year: int | None = None
    read: list[ReadTable] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"chart.{self.name}.{self.of}" if self.of else f"chart.{self.name}"

    @cached_property
    def drawn(self) -> Drawn:
        from dashboard.components.drawn import Drawn

        return Drawn(self.figure or {})

    def read_table(self, texts: Texts) -> ReadTable:
        """The table in the language in which all of this is; kept."""
        if not self.read:
            self.read.append(ReadTable(self.table, texts))
        return self.read[0]


def show_chart(shown: Shown, texts: Texts, *, is_within_part: bool = False) -> None:
    """The chart under its title; while it is empty, the sentence that says what would fill it."""
    heading = st.subheader if is_within_part else st.header
    heading(as_typed(shown.title) or texts(f"chart.{shown.name}"), anchor=False)
    if shown.figure is None:
        st.info(texts(f"empty.{shown.name}"))
        return
    st.markdown(as_typed(shown.finding))
    draw(shown, texts)


def draw(shown: Shown, texts: Texts, *, is_one_of_many: bool = False) -> None:
    """The picture with its text alternative, and the table below it. One of many has its table without a fragment:
    making a fragment costs more than what it saves there."""
    title = shown.title or texts(f"chart.{shown.name}")
    st.plotly_chart(
        shown.drawn,
        key=shown.key,
        config=QUIET_TOOLBAR,
        alt=f"{title}. {shown.finding}",
    )
    show = _show_table if is_one_of_many else _show_table_alone
    show(shown, title, texts)


def _show_table(shown: Shown, title: str, texts: Texts) -> None:
    """The table is made only when somebody opens it."""
    label = texts(f"unfold.{shown.name}" if shown.notes else "chart.as_table")
    place = st.expander(label, key=f"{shown.key}.table", on_change="rerun")
    if place.open:
        with place:
            if shown.notes:
                st.markdown("\n".join(f"* {as_typed(note)}" for note in shown.notes))
            show_table(shown.read_table(texts), title, shown.key, texts)


_show_table_alone = st.fragment(_show_table)


def show_table(table: ReadTable, title: str, key: str, texts: Texts) -> None:
    """A real table that a screen reader can walk through, and its file."""
    st.table(table.typed, hide_index=True, alt=title)
    st.download_button(
        texts("download.csv"),
        data=table.as_file,
        file_name=f"{key.partition('.')[2].replace('.', '-')}.csv",
        mime="text/csv",
        key=f"{key}.csv",
        on_click="ignore",
    )
