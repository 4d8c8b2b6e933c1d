"""What changed, as the screen shows it: the summary, a list for each kind, the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from dashboard import store
from dashboard.components.lines import LinkedLine, line_of, show_lines
from dashboard.language import Texts, as_typed, texts_for
from dashboard.report.changes.files import changes_file, name_of_changes
from dashboard.report.changes.lines import Line, Section, empty_kinds, period, sections, untold_kinds
from dashboard.report.changes.summary import summary
from dashboard.report.files import MEDIA_TYPES
from dashboard.report.forms import Form
from dashboard.store import View
from dashboard.viewer import Viewer
from model.facts import PlanBook
from model.figures.differences import Differences
from model.figures.kinds_of_change import Kind
from model.figures.periods import Point

NAMES_ONLY = {Kind.ORGANISATIONS_JOINED, Kind.ORGANISATIONS_LEFT, Kind.ORGANISATIONS_REACHED_FIRST}
OF_MANY_PARTS = {Kind.TEXT_CHANGED, Kind.TAKEN_BACK, Kind.INDICATOR_VALUES, Kind.INDICATOR_TARGETS}


@dataclass(frozen=True)
class Changed:
    """Everything that is told between two points, in one language."""

    found: Differences
    title: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


@store.cached
def changed(view: View, since: Point, until: Point, newest: date, language: str) -> Changed:
    texts, found = texts_for(language), store.differences(view, since, until, newest)
    return Changed(
        found=found,
        title=texts("changes.title", period=period(found, texts)),
        sentences=summary(found, texts),
        sections=sections(found, texts),
        notes=tuple(filter(None, (empty_kinds(found, texts), untold_kinds(found, texts)))),
    )


def show_summary(shown: Changed, texts: Texts) -> None:
    st.header(as_typed(shown.title), anchor=False)
    st.markdown("\n".join(f"* {as_typed(sentence)}" for sentence in shown.sentences))
    st.markdown(texts("changes.as_known"))


def show_sections(sections: Sequence[Section], looking: Viewer) -> None:
    """A list for each kind of change, in one element; a measure is a link, as long as it is there."""
    show_lines([_group(section, looking) for section in sections], "changes.sections", looking)


def _group(section: Section, looking: Viewer) -> tuple[str, list[LinkedLine]]:
    book, texts = store.book(looking.view), looking.texts
    lines = [_line(line, section.kind, book, texts) for line in section.lines]
    return f"{section.title} ({len(lines)})", lines


def _line(line: Line, kind: Kind, book: PlanBook, texts: Texts) -> LinkedLine:
    """What, from what to what, and why."""
    measure = book.measure(line.measure) if line.measure else None
    change = "" if kind in NAMES_ONLY else _change(line, kind)
    said = f"{change}. {texts('changes.why', why=line.why)}" if line.why else change
    if measure is None:
        return LinkedLine("", line.named, said)
    return line_of(measure, said, texts)


def _change(line: Line, kind: Kind) -> str:
    if kind is Kind.FULFILMENT:
        return f"{line.year}: {line.change}"
    return f"{line.part}: {line.change}" if kind in OF_MANY_PARTS else line.change


def show_downloads(shown: Changed, looking: Viewer) -> None:
    """The files of what changed, each made at the click."""
    with st.container(key="not_printed.changes"):
        st.header(looking.texts("changes.downloads"), anchor=False)
        with st.container(horizontal=True):
            for form in Form:
                _show_download(form, shown.found, looking)


def _show_download(form: Form, found: Differences, looking: Viewer) -> None:
    plan, texts = store.book(looking.view).plan, looking.texts
    st.download_button(
        texts(f"download.{form}"),
        data=lambda: changes_file(form, found, plan, texts, datetime.now(UTC)),
        file_name=name_of_changes(form, found, plan, texts),
        mime=MEDIA_TYPES[form],
        key=f"changes.{found.since}.{found.until}.{form}",
        type="primary" if form is Form.PDF else "secondary",
        on_click="ignore",
    )
