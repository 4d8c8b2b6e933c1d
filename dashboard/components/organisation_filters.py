"""Which organisations of the register are shown, in which order and how many at once; the choice is in the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import store
from dashboard.components.organisation_words import RegisterOn
from dashboard.viewer import Viewer
from model.facts import Heading, OrganisationFact
from model.figures.reach import is_verified

SHOWN_AT_ONCE = 25  # each line costs the server two elements, and nobody reads further without searching
SHOWS = ("all", "unverified", "members", "guests")
NO_CATEGORY = "none"
WIDTHS = {"category": 290, "show": 270}


@dataclass(frozen=True)
class Line:
    """An organisation under one of its categories; None: it has none."""

    category: Heading | None
    organisation: OrganisationFact


def choose_filters(looking: Viewer) -> tuple[str, str, str]:
    texts = looking.texts
    titles = {one.code: texts.local(one.title) for one in store.book(looking.view).categories}
    titles |= {NO_CATEGORY: texts("organisations.no_category"), "": texts("filter.all")}
    with st.container(horizontal=True):
        category = _choose("category", ["", *(code for code in titles if code)], titles.__getitem__, looking)
        show = _choose("show", SHOWS, lambda word: texts(f"organisations.show_{word}"), looking)
        words = st.text_input(
            texts("organisations.words"),
            value=st.query_params.get("words", ""),
            key="organisations.words",
            on_change=_remember,
            args=("words",),
            width=220,
        )
    return category, show, words


def _choose(name: str, options: Sequence[str], label: Callable[[str], str], looking: Viewer) -> str:
    asked = st.query_params.get(name, "")
    chosen: str = st.selectbox(
        looking.texts(f"organisations.{name}"),
        options,
        index=options.index(asked) if asked in options else 0,
        format_func=label,
        key=f"organisations.{name}",
        on_change=_remember,
        args=(name,),
        width=WIDTHS[name],
    )
    return chosen


def _remember(name: str) -> None:
    """A filter in the address; what was shown beyond the first lines belonged to another filter."""
    st.query_params.pop("shown", None)
    if chosen := st.session_state[f"organisations.{name}"]:
        st.query_params[name] = chosen
    else:
        st.query_params.pop(name, None)


def fits(organisation: OrganisationFact, show: str, words: str, register: RegisterOn) -> bool:
    called = [organisation.name, *(duplicate.name for duplicate in organisation.duplicates)]
    text = " ".join((organisation.code, *(f"{name.fi} {name.sv} {name.en}" for name in called))).casefold()
    is_member = organisation.is_member_on(register.day)
    fits = {
        "unverified": is_member and not is_verified(organisation, register.day),
        "members": is_member,
        "guests": not is_member,
    }
    return fits.get(show, True) and all(word in text for word in words.casefold().split())


def lines_of(found: list[OrganisationFact], category: str, looking: Viewer) -> list[Line]:
    """By category, in each of its categories an organisation; those without any come last."""
    headings = store.book(looking.view).categories
    lines = [Line(heading, one) for heading in headings for one in found if heading.id in one.categories]
    known = {heading.id for heading in headings}
    lines += [Line(None, one) for one in found if known.isdisjoint(one.categories)]
    code = {None: NO_CATEGORY} | {heading: heading.code for heading in headings}
    return [line for line in lines if category in ("", code[line.category])]


def how_many() -> int:
    asked = st.query_params.get("shown", "")
    return max(SHOWN_AT_ONCE, int(asked)) if asked.isdecimal() and len(asked) < 6 else SHOWN_AT_ONCE


def show_more() -> None:
    st.query_params["shown"] = str(how_many() + SHOWN_AT_ONCE)
