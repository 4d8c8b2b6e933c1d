"""The filters of the list of measures; they live in the address as codes, so that a link shows the same list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.language import Texts
from dashboard.viewer import Viewer
from model.facts import Heading, MeasureFact, PlanBook
from model.figures.timeliness import Timeliness, timeliness
from model.measure import Status

HEADINGS = {"goal": "goals", "theme": "themes", "need": "needs", "responsible": "parties"}
LINKS = {"goal": "goals", "theme": "themes", "need": "needs", "responsible": "responsible"}


@dataclass(frozen=True)
class Wanted:
    """The chosen filters: codes by name, and the words; empty for no filter."""

    codes: dict[str, str]
    words: str


def choose_filter(book: PlanBook, looking: Viewer) -> Wanted:
    """One row of choices, wrapping on a phone."""
    texts = looking.texts
    codes = {}
    with st.container(horizontal=True):
        for name, headings in HEADINGS.items():
            titles = {heading.code: _title(heading, name, texts) for heading in getattr(book, headings)}
            codes[name] = choose(name, list(titles), titles.__getitem__, texts)
        codes["status"] = choose("status", [s.value for s in Status], texts.status, texts)
        codes["timeliness"] = choose("timeliness", [t.value for t in Timeliness], texts.timeliness, texts)
        words = st.text_input(
            texts("filter.words"),
            value=st.query_params.get("words", ""),
            key="filter.words",
            on_change=_remember,
            args=("words",),
            width=165,
        )
    return Wanted(codes, words)


def matching(book: PlanBook, wanted: Wanted, looking: Viewer) -> tuple[MeasureFact, ...]:
    """The measures that fit every chosen filter, in their order."""
    ids = {
        name: {heading.code: heading.id for heading in getattr(book, headings)}.get(wanted.codes[name])
        for name, headings in HEADINGS.items()
    }
    return tuple(
        measure
        for measure in book.measures
        if all(id_ is None or id_ in getattr(measure, LINKS[name]) for name, id_ in ids.items())
        and wanted.codes["status"] in ("", measure.state.status)
        and wanted.codes["timeliness"] in ("", timeliness(measure.state, looking.view.cutoff))
        and _has_words(measure, wanted.words)
    )


def _has_words(measure: MeasureFact, words: str) -> bool:
    texts = " ".join(f"{text.fi} {text.sv} {text.en}" for text in (measure.title, measure.description)).casefold()
    return all(word in texts for word in words.casefold().split())


def choose(name: str, options: Sequence[str], label: Callable[[str], str], texts: Texts, width: int = 165) -> str:
    """The code that is chosen under this name of the address; empty for all."""
    asked = st.query_params.get(name, "")
    known = ["", *options]
    return st.selectbox(
        texts(f"filter.{name}"),
        known,
        index=known.index(asked) if asked in known else 0,
        format_func=lambda code: label(code) if code else texts("filter.all"),
        key=f"filter.{name}",
        on_change=_remember,
        args=(name,),
        width=width,
    )


def _remember(name: str) -> None:
    chosen = st.session_state[f"filter.{name}"]
    if chosen:
        st.query_params[name] = chosen
    else:
        st.query_params.pop(name, None)


def _title(heading: Heading, name: str, texts: Texts) -> str:
    title = texts.local(heading.title)
    return title if name == "responsible" else f"{heading.code} {title}"
