"""The parts of the editor, what each lists, and the addresses of all of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from dashboard import store
from dashboard.components.measure_line import address
from dashboard.language import Texts, as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.indicators import IndicatorInput
from model.actions.measures import MeasureInput
from model.actions.rows import Noun
from model.base import LocalText
from model.facts import Heading, IndicatorFact, MeasureFact, MeetingFact


class Part(StrEnum):
    GOALS = "goals"
    THEMES = "themes"
    NEEDS = "needs"
    MEASURES = "measures"
    INDICATORS = "indicators"
    PARTIES = "parties"
    CATEGORIES = "categories"
    MEETINGS = "meetings"
    SURVEYS = "surveys"
    PLAN = "plan"
    TERM = "term"


NOUNS = {Part(noun.plural): noun for noun in Noun}
CHOICE = "plan.part"


@dataclass(frozen=True)
class Item:
    """A line of a list: the code in its address, its number and name, the texts that may miss a language."""

    code: str
    number: str
    name: str
    texts: Mapping[str, LocalText]

    @property
    def label(self) -> str:
        return f"{self.number} {self.name}".strip()

    def missing(self, languages: Iterable[str]) -> dict[str, list[str]]:
        """The fields of which a text is written, but not in that language; only the languages that miss one."""
        found = {
            language: [name for name, text in self.texts.items() if text and text.missing([language])]
            for language in languages
        }
        return {language: names for language, names in found.items() if names}


def items_of(part: Part, looking: Viewer) -> tuple[Item, ...]:
    """What a part lists, in its order."""
    texts, view = looking.texts, looking.view
    book = store.book(view)
    match part:
        case Part.MEASURES:
            return tuple(_item(m, m.title, MeasureInput.texts, texts) for m in book.measures)
        case Part.INDICATORS:
            return tuple(_item(i, i.name, IndicatorInput.texts, texts) for i in store.indicators(view))
        case Part.MEETINGS:
            return tuple(Item(str(m.id), "", _meeting(m, texts), {"title": m.title}) for m in store.meetings(view))
        case Part.SURVEYS:
            return tuple(
                Item(str(s.id), "", texts.local(s.title), {"title": s.title}) for s in store.support(view).surveys
            )
        case Part.PLAN | Part.TERM:
            return ()
        case _:
            headings: tuple[Heading, ...] = getattr(book, part)
            return tuple(_item(h, h.title, ("title",), texts) for h in headings)


def _item(row: Heading | MeasureFact | IndicatorFact, name: LocalText, fields: Iterable[str], texts: Texts) -> Item:
    return Item(row.code, row.code, texts.local(name), {field: getattr(row, field) for field in fields})


def _meeting(meeting: MeetingFact, texts: Texts) -> str:
    section = f", § {meeting.section}" if meeting.section else ""
    return f"{texts(f'body.{meeting.body}')} {texts.date(meeting.held_on)}{section}: {texts.local(meeting.title)}"


def choose_part(looking: Viewer) -> Part:
    """The part that the address names; another one is chosen above everything else."""
    asked = st.query_params.get("part", "")
    part = Part(asked) if asked in list(Part) else Part.GOALS
    key = f"{CHOICE}.{part}"  # another part in the address is another choice
    st.radio(
        looking.texts("editor.part"),
        [part.value for part in Part],
        index=list(Part).index(part),
        format_func=lambda part: looking.texts(f"part.{part}"),
        horizontal=True,
        key=key,
        on_change=_remember,
        args=(key,),
    )
    return part


def _remember(key: str) -> None:
    go_to(Part(st.session_state[key]))


def go_to(part: Part, **more: str) -> None:
    """Name a part, and a row of it, in the address."""
    for name in ("code", "measure", "goal"):
        st.query_params.pop(name, None)
    st.query_params.update({"part": part.value, **more})


def edit_link(label: str, part: Part, looking: Viewer, **more: str) -> None:
    """A link to a part of the editor, or to a row of it. `label` is as typed."""
    st.page_link(page("plan"), label=as_typed(label), query_params=edit_address(part, looking, **more))


def edit_address(part: Part, looking: Viewer, **more: str) -> dict[str, str]:
    """The query of a place in the editor. What is edited is the present, so no cut-off goes with it."""
    kept = {name: value for name, value in address(looking).items() if name != "on"}
    return {**kept, "part": part.value, **more}
