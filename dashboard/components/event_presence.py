"""Who was at an event: organisations by search, by a pasted list of names or a sheet, and their heads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from dashboard import store
from dashboard.components.frame import show_refusal
from dashboard.components.named_list import (
    Named,
    ask_list,
    decided,
    matches_in,
    show_matches,
)
from dashboard.components.newcomers import newcomers
from dashboard.components.organisation_words import names_of
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.network import OrganisationInput
from model.errors import TableNotRead
from model.exchange.names import plain


@dataclass(frozen=True)
class There:
    """Who was there: heads by the organisation's code, organisations to be entered, names left out, the unnamed."""

    heads: dict[str, int | None] = field(default_factory=dict)
    newcomers: tuple[OrganisationInput, ...] = ()
    left_out: tuple[str, ...] = ()
    unnamed: int | None = None


@dataclass(frozen=True)
class Entry:
    """The fields of one form by the beginning of their keys, and whom they begin with."""

    name: str
    given: Mapping[int, int | None]
    unnamed: int | None


@dataclass(frozen=True)
class Counted:
    """An organisation that is there, the key of its head count, and what that begins with."""

    key: str
    label: str
    heads: int | None

    @property
    def entered(self) -> int | None:
        found: int | None = st.session_state.get(self.key, self.heads)
        return found


@dataclass(frozen=True)
class SoFar:
    """How many are there as entered, and of which names nobody had said before this run whom they mean."""

    count: int = 0
    undecided: tuple[str, ...] = ()


def show_presence(entry: Entry, looking: Viewer) -> SoFar:
    """The fields, and at once what a list of names means."""
    texts = looking.texts
    st.header(texts("presence.title"), anchor=False)
    _search(entry, looking)
    ask_list(entry.name, looking)
    try:
        matches = matches_in(entry.name, looking)
    except TableNotRead as refusal:
        show_refusal(refusal, texts)
        matches = ()
    undecided = decided(entry.name, matches).undecided  # before the fields below are there and answer for themselves
    show_matches(entry.name, matches, looking)
    rows = _rows(entry, decided(entry.name, matches), looking)
    _ask_heads(list(rows.values()), looking)
    st.number_input(
        texts("presence.unnamed"),
        value=entry.unnamed,
        min_value=0,
        step=1,
        key=f"{entry.name}.unnamed",
        placeholder=texts("presence.not_counted"),
        help=texts("presence.unnamed_help"),
        width=320,
    )
    return SoFar(len(rows), undecided)


def there_as_entered(entry: Entry, looking: Viewer) -> There:
    """Who is there as entered. Raises `TableNotRead`."""
    named = decided(entry.name, matches_in(entry.name, looking))
    new = newcomers(entry.name, named.new, looking)
    codes: dict[int | str, str] = {one.id: one.code for one in store.organisations(looking.view)}
    codes |= {match.typed: organisation.code for match, organisation in zip(named.new, new, strict=True)}
    heads = {codes[who]: row.entered for who, row in _rows(entry, named, looking).items()}
    return There(heads, new, named.left_out, st.session_state.get(f"{entry.name}.unnamed"))


def _search(entry: Entry, looking: Viewer) -> None:
    texts = looking.texts
    names = names_of(looking)
    st.multiselect(
        texts("presence.search"),
        list(names),
        default=[id_ for id_ in entry.given if id_ in names],
        format_func=names.__getitem__,
        key=f"{entry.name}.present",
        placeholder=texts("event_form.search"),
        persist_state="page",
    )


def _rows(entry: Entry, named: Named, looking: Viewer) -> dict[int | str, Counted]:
    """Everybody who is there once: by id whom the register has, by name who is new."""
    names = names_of(looking)
    chosen = [id_ for id_ in st.session_state.get(f"{entry.name}.present", entry.given) if id_ in names]
    rows: dict[int | str, Counted] = {}
    for id_ in dict.fromkeys((*chosen, *named.present)):
        told = named.present.get(id_)
        heads = entry.given.get(id_) if told is None else told
        rows[id_] = Counted(f"{entry.name}.heads.{id_}.{heads}", names[id_], heads)
    for match in named.new:
        key = f"{entry.name}.heads.{plain(match.typed)}.{match.heads}"
        rows[match.typed] = Counted(key, match.typed, match.heads)
    return rows


def _ask_heads(rows: list[Counted], looking: Viewer) -> None:
    """A number for each that is there; one field each, so that it stays with its organisation whoever is added."""
    texts = looking.texts
    if not rows:
        return
    with st.expander(texts.count("presence.heads", len(rows))), st.container(horizontal=True):
        for row in rows:
            st.number_input(
                as_typed(row.label),
                value=row.heads,
                min_value=1,
                step=1,
                key=row.key,
                placeholder=texts("presence.not_counted"),
                width=240,
            )
