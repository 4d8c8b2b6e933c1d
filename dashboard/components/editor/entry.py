"""What is being entered in one form: its fields in three languages, why it is refused, how it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from model.base import Language, LocalText
from model.errors import PlanError, RowChangedMeanwhile

TITLE, PARAGRAPH = 92, 140  # pixels: three lines, and five


@dataclass(frozen=True)
class Entry:
    """One form: the key under which it is saved once, what its fields are named, what is stored, who enters.

    `names` has the words of the options of a field, where its values are ids.
    """

    key: str
    name: str
    stored: Mapping[str, object]
    looking: Viewer
    names: Mapping[str, Mapping[Any, str]]

    @property
    def texts(self) -> Texts:
        return self.looking.texts

    @property
    def seen(self) -> int:
        """The version of the row that the fields started with."""
        return viewer.seen(self.key, 0)

    def field(self, name: str) -> str:
        return f"{self.name}.{name}"

    def value(self, name: str) -> Any:
        return st.session_state.get(self.field(name))

    def typed(self, name: str) -> str:
        return str(self.value(name) or "").strip()

    def text(self, name: str) -> LocalText:
        return LocalText(**{language: self.typed(f"{name}_{language}") for language in Language})

    def day(self, name: str) -> date | None:
        found = self.value(name)
        return found if isinstance(found, date) else None


def in_languages(**texts: LocalText) -> dict[str, str]:
    """Texts as the fields of a form, one for each language."""
    return {f"{name}_{language}": getattr(text, language) for name, text in texts.items() for language in Language}


def open_entry(
    key: str,
    version: int,
    stored: Mapping[str, object],
    looking: Viewer,
    names: Mapping[str, Mapping[Any, str]] | None = None,
) -> Entry:
    """Begin or go on with a form."""
    return Entry(key, viewer.begin(key, version, stored), stored, looking, names or {})


def submit(entry: Entry, label: str, act: Callable[..., None], *args: object, is_main: bool = True) -> None:
    """The button that saves the form, by `act(entry, *args)`; why it was refused stands below it, in sight."""
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    st.form_submit_button(entry.texts(label), type=kind, key=entry.field("save"), on_click=act, args=(entry, *args))
    if error := viewer.refusal(entry.key):
        show_refusal(error, entry.texts)
        if isinstance(error, RowChangedMeanwhile):
            _show_both(entry)
            viewer.see_newest(entry.key, int(str(error.values["version"])))


def _show_both(entry: Entry) -> None:
    """Each field in which what is stored now differs from what was typed."""
    texts = entry.texts
    lines = [
        texts(
            "editor.both",
            field=texts(f"field.{name}"),
            stored=_said(name, stored, entry),
            typed=_said(name, entry.value(name), entry),
        )
        for name, stored in entry.stored.items()
        if entry.value(name) != stored
    ]
    st.markdown("\n".join(f"* {as_typed(line)}" for line in lines))


def _said(name: str, value: object, entry: Entry) -> str:
    texts, names = entry.texts, entry.names.get(name, {})
    match value:
        case date():
            return texts.date(value)
        case str() if texts.has(f"{name}.{value}"):
            return texts(f"{name}.{value}")
        case list():
            return "; ".join(named(item, names, texts) for item in value) or texts("editor.nothing")
        case None | "":
            return texts("editor.nothing")
        case _:
            return named(value, names, texts) if names else str(value)


def named(option: object, names: Mapping[Any, str], texts: Texts) -> str:
    """The words of an option; one that was chosen before somebody took it away is said to be gone."""
    return names.get(option) or texts("editor.gone")


def text_fields(entry: Entry, name: str, height: int = TITLE) -> None:
    """A text in three languages side by side; on a phone below each other. What is missing is marked."""
    for column, language in zip(st.columns(3), Language, strict=True):
        label = entry.texts(f"field.{name}_{language}")
        mark = f" – {entry.texts('editor.missing')}" if _is_missing(entry, name, language) else ""
        column.text_area(label + mark, key=entry.field(f"{name}_{language}"), height=height)


def _is_missing(entry: Entry, name: str, language: Language) -> bool:
    """A text that is there in another language."""
    is_written = any(entry.stored.get(f"{name}_{other}") for other in Language)
    return is_written and not entry.stored.get(f"{name}_{language}")


def why_fields(entry: Entry) -> None:
    """Why it is changed, for those who read the changes."""
    with st.expander(entry.texts("editor.why")):
        reason_fields(entry, "why")


def reason_fields(entry: Entry, name: str) -> None:
    """A reason in Finnish and in Swedish, not asked for in English."""
    for column, language in zip(st.columns(2), (Language.FI, Language.SV), strict=True):
        column.text_area(entry.texts(f"field.reason_{language}"), key=entry.field(f"{name}_{language}"), height=TITLE)


def save(entry: Entry, done: str, entered: Callable[[], tuple[Any, ...]], **values: object) -> bool:
    """Carry out the action, with its arguments, that `entered` makes of the fields. True when it is saved."""
    try:
        action, *arguments = entered()
    except PlanError as error:
        viewer.refuse(entry.key, error)
        return False
    said = {name: as_typed(value) if isinstance(value, str) else value for name, value in values.items()}
    is_saved = viewer.act(done, action, *arguments, key=entry.key, **said)
    if is_saved:
        st.toast(entry.texts(done, **said))  # what stands above the screen is out of sight below a long form
    return is_saved
