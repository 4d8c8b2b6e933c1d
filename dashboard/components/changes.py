"""What changed, as the screen shows it: the summary, a list for each kind, the files."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from dashboard import store
from dashboard.components.measure_line import measure_link
from dashboard.language import Texts, as_typed, texts_for
from dashboard.report.changes.files import changes_file, name_of_changes
from dashboard.report.changes.lines import Line, Section, empty_kinds, period, sections, untold_kinds
from dashboard.report.changes.summary import summary
from dashboard.report.files import MEDIA_TYPES
from dashboard.report.forms import Form
from dashboard.store import View
from dashboard.viewer import Viewer
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


def show_section(section: Section, looking: Viewer) -> None:
    """One list: measures with a link each, everything else as one text."""
    st.header(f"{section.title} ({len(section.lines)})", anchor=False)
    if any(line.measure for line in section.lines):
        for line in section.lines:
            _show_measure(line, section.kind, looking)
    else:
        st.markdown("\n".join(f"* {_told(line, section.kind, looking.texts)}" for line in section.lines))


def _show_measure(line: Line, kind: Kind, looking: Viewer) -> None:
    """A link with the measure as it is called now; one that is not there any more has nothing to lead to."""
    measure = store.book(looking.view).measure(line.measure) if line.measure else None
    if measure is None:
        st.markdown(_told(line, kind, looking.texts))
    elif kind is Kind.FULFILMENT:
        measure_link(measure, looking, as_typed(f"{line.year}: {line.change}"))
    else:
        with st.container(gap=None):
            measure_link(measure, looking)
            st.markdown(_with_why(_change(line, kind), line, looking.texts))


def _told(line: Line, kind: Kind, texts: Texts) -> str:
    """A line as Markdown: what in bold, from what to what, and why."""
    said = f"**{as_typed(line.named)}**"
    return _with_why(said if kind in NAMES_ONLY else f"{said} – {_change(line, kind)}", line, texts)


def _with_why(said: str, line: Line, texts: Texts) -> str:
    return f"{said}. {as_typed(texts('changes.why', why=line.why))}" if line.why else said


def _change(line: Line, kind: Kind) -> str:
    return as_typed(f"{line.part}: {line.change}" if kind in OF_MANY_PARTS else line.change)


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
