"""A frozen year as it is read: made from its document alone, in the words frozen in it."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.language import as_typed
from dashboard.report import sections
from dashboard.report.differing import differences
from dashboard.report.summary import summary
from dashboard.report.worded import Worded
from model.yearly.document import Document


def show_document(worded: Worded) -> None:
    """Summary, status by goal beside the year before, measures, participation, deviations, what comes next."""
    st.caption(worded.said("report.cutoff", day=worded.day(worded.document["cutoff"])))
    st.markdown("\n".join(f"* {as_typed(sentence)}" for sentence in summary(worded)))
    _show_statuses(worded)
    _show_participation(worded)
    _show_measures(worded)
    _show_deviations(worded)
    _show_next_year(worded)
    _show_missing(worded)
    _show_definitions(worded)


def show_differences(found: list[Document], worded: Worded) -> None:
    """What two documents say differently, each from and to."""
    rows = [(d.subject, d.field, d.was, d.now) for d in differences(worded, found)]
    if rows:
        headings = [worded.said(f"column.{name}") for name in ("subject", "field", "was", "now")]
        _table("report.differences", headings, rows, worded)
    else:
        st.markdown(worded.said("report.no_changes"))


def _show_statuses(worded: Worded) -> None:
    headings = [
        worded.said("column.goal"),
        worded.said("column.year"),
        *map(worded.status, sections.STATUSES),
        worded.said("column.total"),
    ]
    rows = [(row.goal, row.year, *map(str, row.counts), str(row.total)) for row in sections.statuses(worded)]
    _heading("snapshot.statuses", worded)
    _table("snapshot.statuses", headings, rows, worded)


def _show_participation(worded: Worded) -> None:
    before = worded.document["before"]
    years = (worded.year, str(before["year"]) if before else "–")
    for title, first, rows in (
        ("snapshot.participation", "column.figure", [*sections.participation(worded), *sections.support(worded)]),
        ("report.categories", "column.category", sections.categories(worded)),
    ):
        _heading(title, worded)
        cells = [(row.name, worded.value(row.now), worded.value(row.before)) for row in rows]
        _table(title, (worded.said(first), *years), cells, worded)


def _show_measures(worded: Worded) -> None:
    """The measures in the statutory shape. Goal and status share a cell with what they are about: the assessment
    would be out of sight in a wider table."""
    headings = (
        f"{worded.said('column.goal')}, {worded.said('column.measure')}",
        worded.said("column.responsible"),
        worded.said("column.resources"),
        worded.said("column.indicators"),
        f"{worded.said('column.status')}, {worded.said('column.assessment')}",
    )
    rows = [
        (
            ": ".join(filter(None, (line.goals, f"{line.code} {line.title}"))),
            line.responsible,
            line.resources,
            "; ".join(f"{i.name}: {i.baseline} – {i.target} – {i.actual}" for i in line.indicators),
            ". ".join(filter(None, (f"{line.status}, {line.assessment}", line.sentence))),
        )
        for line in sections.measures(worded)
    ]
    _heading("snapshot.measures", worded)
    _table("snapshot.measures", headings, rows, worded)


def _show_deviations(worded: Worded) -> None:
    _heading("snapshot.deviations", worded)
    lines = [
        f"* **{as_typed(found.measure)}** – {as_typed(found.what)}: {as_typed(found.reason)}"
        for found in sections.deviations(worded)
    ]
    st.markdown("\n".join(lines) or worded.said("snapshot.no_deviations"))


def _show_next_year(worded: Worded) -> None:
    st.header(worded.said("report.next_year", year=int(worded.year) + 1), anchor=False)
    lines = [
        f"* {as_typed(planned.measure)} – {as_typed(planned.when)}, {as_typed(planned.responsible)}"
        for planned in sections.next_year(worded)
    ]
    st.markdown("\n".join(lines) or worded.said("report.nothing_planned"))


def _show_missing(worded: Worded) -> None:
    """What was missing when the year was frozen for the committee."""
    lines = [f"* {as_typed(line)}" for line in sections.gaps(worded)]
    if lines:
        _heading("report.gaps", worded)
        st.markdown("\n".join(lines))


def _show_definitions(worded: Worded) -> None:
    with st.expander(worded.said("snapshot.definitions")):
        st.markdown("\n\n".join(f"**{name}** – {rule}" for name, rule in sections.definitions(worded)))


def _heading(key: str, worded: Worded) -> None:
    st.header(worded.said(key), anchor=False)


def _table(title: str, headings: Iterable[str], rows: Iterable[tuple[str, ...]], worded: Worded) -> None:
    frame = pd.DataFrame(list(rows), columns=list(headings))
    st.table(frame.map(as_typed), hide_index=True, alt=worded.said(title))
