"""Where a gap of a yearly document is mended: a place for each thing that is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.components.editor.parts import Part, edit_address
from dashboard.components.measure_line import address
from dashboard.language import Texts, as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.facts import Heading, PlanBook
from model.yearly.document import Document
from model.yearly.gaps import GapKind

OF_THE_MEASURE = ("title", "description", "resources", "schedule")
OF_THE_STATE = ("sentence", "reason")
OF_THE_INDICATOR = ("name", "definition")
PARTS = {"goals": Part.GOALS, "needs": Part.NEEDS, "categories": Part.CATEGORIES}
WITHOUT_CODE = {"municipality": Part.PLAN, "figures": Part.PLAN, "surveys": Part.SURVEYS}


@dataclass(frozen=True)
class Place:
    """Where something is mended: a part of the editor, or None for the screen of a measure; whose, and what."""

    part: Part | None
    code: str = ""
    what: str = ""


def places_of(gap: Mapping[str, str], document: Document, book: PlanBook) -> tuple[Place, ...]:
    """Every place where what the gap names is missing; at least one."""
    code = gap["code"]
    match gap["kind"]:
        case GapKind.TEXT_MISSING:
            found = tuple(dict.fromkeys(_texts(code, gap["language"], document, book)))
            return found or (Place(WITHOUT_CODE.get(code, Part.PLAN)),)
        case GapKind.VALUE_MISSING:
            return (Place(Part.INDICATORS, code),)
        case _:
            return (Place(None, code),)


def show_mending(said: str, gap: Mapping[str, str], document: Document, book: PlanBook, looking: Viewer) -> None:
    """A gap with a link to each place where it is mended."""
    for place in places_of(gap, document, book):
        what = _what(place, looking.texts)
        label = as_typed(f"{said}: {what}" if what else said)
        if place.part is None:
            st.page_link(page("measure"), label=label, query_params=address(looking, code=place.code))
        else:
            more = {"code": place.code} if place.code else {}
            st.page_link(page("plan"), label=label, query_params=edit_address(place.part, looking, **more))


def _what(place: Place, texts: Texts) -> str:
    return texts(f"text.{place.what}") if place.what else ""


def _texts(code: str, language: str, document: Document, book: PlanBook) -> Iterator[Place]:
    """The texts of that code, or below that name, which miss the language. A code may be that of several things."""
    for measure in _of(code, document["measures"]):
        yield from (Place(Part.MEASURES, code, name) for name in _lacking(measure, OF_THE_MEASURE, language))
        yield from (Place(None, code, name) for name in _lacking(measure, OF_THE_STATE, language))
        for name in ("responsible", "partners"):
            yield from _parties(measure[name], language, book.parties)
    for name, part in PARTS.items():
        yield from (Place(part, code, "title") for h in _of(code, document[name]) if _lacks(h["title"], language))
    for indicator in _of(code, document["figures"]["indicators"]):
        yield from _of_indicator(indicator, language)
    if code == "figures":
        yield from _of_figures(document["figures"], language)


def _parties(titles: list[Mapping[str, str]], language: str, parties: tuple[Heading, ...]) -> Iterator[Place]:
    """A document names parties by their titles; the plan knows their codes."""
    codes = {tuple(party.title.model_dump().values()): party.code for party in parties}
    for title in titles:
        if _lacks(title, language):
            yield Place(Part.PARTIES, codes.get(tuple(title.values()), ""), "party")


def _of_indicator(indicator: Mapping[str, Any], language: str) -> Iterator[Place]:
    code = indicator["code"]
    yield from (Place(Part.INDICATORS, code, name) for name in _lacking(indicator, OF_THE_INDICATOR, language))
    if _lacks((indicator["baseline"] or {}).get("origin"), language):
        yield Place(Part.INDICATORS, code, "baseline_origin")
    if any(_lacks(told["actual"]["reason"], language) for told in indicator["years"].values()):
        yield Place(Part.INDICATORS, code, "missing_reason")


def _of_figures(figures: Mapping[str, Any], language: str) -> Iterator[Place]:
    if _lacks(figures["plan"]["name"], language):
        yield Place(Part.PLAN, what="name")


def _of(code: str, parts: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (part for part in parts if part["code"] == code)


def _lacking(part: Mapping[str, Any], names: Iterable[str], language: str) -> Iterator[str]:
    return (name for name in names if _lacks(part[name], language))


def _lacks(text: Mapping[str, str] | None, language: str) -> bool:
    """A text that is written, but not in this language."""
    return text is not None and any(text.values()) and not text[language]
