"""A pasted list or a sheet of names: what each name means, with a clear choice where it is not sure."""

from dataclasses import dataclass, field

import streamlit as st

from dashboard import store
from dashboard.components.newcomers import ask_newcomer, key_of
from dashboard.components.organisation_words import names_of
from dashboard.language import as_typed
from dashboard.store import View
from dashboard.viewer import Viewer
from model.exchange.attendance_sheet import listed_in
from model.exchange.names import Certainty, Listed, NameMatch, match_names

LEFT_OUT, NEW = "left_out", "new"  # what a name may mean beside an organisation
SHEETS = ("xlsx", "csv", "txt", "tsv")
MEGABYTES = 5


@dataclass(frozen=True)
class Named:
    """What the names of a list were decided to mean; `undecided` are those of which nobody has said it yet."""

    present: dict[int, int | None] = field(default_factory=dict)
    new: tuple[NameMatch, ...] = ()
    left_out: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


@store.cached
def _matches(view: View, pasted: str, listed: tuple[Listed, ...]) -> tuple[NameMatch, ...]:
    return match_names(pasted, store.organisations(view), listed)


@store.cached
def _listed(content: bytes, file_name: str) -> tuple[Listed, ...]:
    return listed_in(content, file_name)


def ask_list(name: str, looking: Viewer) -> None:
    """Where a list is pasted, and beside it where a sheet is handed over."""
    texts = looking.texts
    first, second = st.columns((3, 2))
    first.text_area(
        texts("names.paste"),
        key=f"{name}.pasted",
        height=150,
        placeholder=texts("names.example"),
        help=texts("names.paste_help"),
        persist_state="page",
    )
    first.button(texts("names.recognise"), key=f"{name}.recognise")  # leaving the field is enough; this shows the way
    second.file_uploader(
        texts("names.sheet"),
        type=SHEETS,
        key=f"{name}.sheet",
        max_upload_size=MEGABYTES,
        help=texts("names.sheet_help"),
    )


def matches_in(name: str, looking: Viewer) -> tuple[NameMatch, ...]:
    """The names of the list and of the sheet under this form. Raises `TableNotRead`."""
    sheet = st.session_state.get(f"{name}.sheet")
    listed = _listed(sheet.getvalue(), sheet.name) if sheet is not None else ()
    return _matches(looking.view, st.session_state.get(f"{name}.pasted") or "", listed)


def show_matches(name: str, matches: tuple[NameMatch, ...], looking: Viewer) -> None:
    """How many were recognised; a choice for each that is not sure, an offer for each that is unknown."""
    if not matches:
        return
    texts = looking.texts
    sure = sum(match.certainty is Certainty.EXACT for match in matches)
    said = texts("names.recognised", n=texts.number(sure), total=texts.number(len(matches)))
    (st.success if sure == len(matches) else st.warning)(said)
    for match in matches:
        if match.heads == 0:
            st.caption(texts("names.nobody_came", name=as_typed(match.typed)))
        elif match.certainty is Certainty.CLOSE:
            _ask_meaning(name, match, looking)
        elif match.certainty is Certainty.UNKNOWN:
            _offer_new(name, match, looking)


def decided(name: str, matches: tuple[NameMatch, ...]) -> Named:
    """What the fields say that the names mean."""
    present: dict[int, int | None] = {}
    others: dict[str, list[NameMatch]] = {NEW: [], LEFT_OUT: [], "": []}
    for match in matches:
        meaning = _meaning(name, match)
        if isinstance(meaning, int):
            present[meaning] = match.heads if present.get(meaning) is None else present[meaning]
        else:
            others[meaning].append(match)
    left_out, undecided = (tuple(match.typed for match in others[word]) for word in (LEFT_OUT, ""))
    return Named(present, tuple(others[NEW]), left_out, undecided)


def _meaning(name: str, match: NameMatch) -> int | str:
    """An organisation, `NEW`, `LEFT_OUT`, or "" while nobody has said it."""
    if match.heads == 0:
        return LEFT_OUT
    if match.certainty is Certainty.EXACT:
        return match.choices[0]
    if match.certainty is Certainty.CLOSE:
        return st.session_state.get(key_of(name, "means", match)) or ""
    is_new = st.session_state.get(key_of(name, "add", match))
    return "" if is_new is None else (NEW if is_new else LEFT_OUT)


def _ask_meaning(name: str, match: NameMatch, looking: Viewer) -> None:
    texts = looking.texts
    called = names_of(looking)
    words = {NEW: texts("names.is_new"), LEFT_OUT: texts("names.leave_out")}
    chosen = st.selectbox(
        texts("names.who_is", name=as_typed(match.typed)),
        [*match.choices, NEW, LEFT_OUT],
        index=None,
        format_func=lambda meaning: words.get(meaning) or called[meaning],
        key=key_of(name, "means", match),
        placeholder=texts("names.choose"),
        width=520,
    )
    if chosen == NEW:
        ask_newcomer(name, match, looking)


def _offer_new(name: str, match: NameMatch, looking: Viewer) -> None:
    label = looking.texts("names.add_new", name=as_typed(match.typed))
    if st.checkbox(label, key=key_of(name, "add", match)):
        ask_newcomer(name, match, looking)
