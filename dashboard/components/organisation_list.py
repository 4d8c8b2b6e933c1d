"""The register by category: find, see who was not asked for long, say with one click that contacts were checked."""

import pandas as pd
import streamlit as st

from dashboard import store, viewer
from dashboard.components.chart import ReadTable, show_table
from dashboard.components.explain_link import explain_links
from dashboard.components.frame import show_refusal_of
from dashboard.components.measure_line import address
from dashboard.components.organisation_filters import Line, choose_filters, fits, how_many, lines_of, show_more
from dashboard.components.organisation_words import (
    RegisterOn,
    called,
    checked_words,
    city_of,
    may_verify,
    membership_words,
    register_of,
    seen_words,
)
from dashboard.frames import network
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.network import verify_contacts
from model.facts import Heading, OrganisationFact
from model.figures.explanation import Question
from model.figures.presence import within_two_years
from model.figures.reach import contacts_verified, network_members, network_of_registered

BESIDE_BUTTON = 640  # pixels: the buttons of all lines stand below each other


def show_register(looking: Viewer) -> None:
    """How many there are, the filters, the lines, and all of it as a table."""
    texts, register = looking.texts, register_of(looking)
    _show_counts(register, looking)
    category, show, words = choose_filters(looking)
    found = [one for one in register.organisations if fits(one, show, words, register)]
    lines = lines_of(found, category, looking)
    unique = {line.organisation.id for line in lines}
    total = texts.number(len(register.organisations))
    st.markdown(texts("organisations.found", n=texts.number(len(unique)), total=total, day=texts.date(register.day)))
    shown = how_many()
    for number, line in enumerate(lines[:shown]):
        if number == 0 or line.category != lines[number - 1].category:
            _show_category(line.category, lines, looking)
        _show_line(line, register, looking)
    if len(lines) > shown:
        left = texts.number(len(lines) - shown)
        st.button(texts("organisations.more", n=left), key="organisations.more", on_click=show_more)
    _show_table(register, [one for one in found if one.id in unique], looking)


def _show_counts(register: RegisterOn, looking: Viewer) -> None:
    texts, day = looking.texts, register.day
    members = network_members(register.organisations, day)
    said = [
        texts("organisations.members", n=texts.number(len(members)), total=texts.number(len(register.organisations))),
        texts("organisations.verified", share=texts.share(contacts_verified(register.organisations, day))),
    ]
    counts = store.populations_until(looking.view, day)
    if share := network_of_registered(register.organisations, counts, day):
        said.append(texts("organisations.of_registered", share=texts.share(share)))
    st.markdown(as_typed(" ".join(said)))
    if day == looking.view.cutoff:  # the register goes on after the term, the figures do not
        explain_links(map(Question, ("contacts_verified", "network_of_registered")), "register")


def _show_category(category: Heading | None, lines: list[Line], looking: Viewer) -> None:
    texts = looking.texts
    title = texts.local(category.title) if category else texts("organisations.no_category")
    count = sum(line.category == category for line in lines)
    st.header(f"{as_typed(title)} ({count})", anchor=False)


def _show_line(line: Line, register: RegisterOn, looking: Viewer) -> None:
    texts, one = looking.texts, line.organisation
    parts = [
        texts(f"organisation_language.{one.language}"),
        membership_words(one, register.day, texts),
        checked_words(one, register.day, texts),
        seen_words(register, one, texts),
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(
            page("organisation"),
            label=f"**{as_typed(called(one, texts))}** – {as_typed(' · '.join(parts))}",
            query_params=address(looking, code=one.code),
            width=BESIDE_BUTTON,
        )
        if may_verify(looking):
            place = line.category.id if line.category else 0
            show_verify_button(one, f"organisation.{one.id}.verify.{place}", register, looking)


def show_verify_button(organisation: OrganisationFact, key: str, register: RegisterOn, looking: Viewer) -> None:
    """One click says that the contact details were checked today; once a day is enough."""
    texts = looking.texts
    st.button(
        texts("organisation.verify"),
        key=key,
        on_click=_verify,
        args=(organisation, key),
        disabled=organisation.last_check_by(register.day) == register.day,
    )
    show_refusal_of(key, texts)


def _verify(organisation: OrganisationFact, key: str) -> None:
    looking = viewer.current()
    name = as_typed(called(organisation, looking.texts))
    arguments = (city_of(looking), organisation.code, viewer.today())
    viewer.act("saved.verified", verify_contacts, *arguments, key=key, name=name)


def _show_table(register: RegisterOn, found: list[OrganisationFact], looking: Viewer) -> None:
    texts = looking.texts
    place = st.expander(texts("chart.as_table"), key="organisations.table", on_change="rerun")
    if place.open:
        with place:
            read = ReadTable(_table(register, found, looking), texts)
            show_table(read, texts("screen.organisations"), "table.organisations", texts)


def _table(register: RegisterOn, found: list[OrganisationFact], looking: Viewer) -> pd.DataFrame:
    texts, day = looking.texts, register.day
    titles = {one.id: texts.local(one.title) for one in store.book(looking.view).categories}
    return network.organisations(
        (
            called(one, texts),
            texts.listing(titles[id_] for id_ in one.categories if id_ in titles) or "–",
            texts(f"organisation_language.{one.language}"),
            membership_words(one, day, texts),
            checked_words(one, day, texts),
            texts.date(register.seen(one)[0].held_on) if register.seen(one) else "–",
            texts.number(within_two_years(register.seen(one), day)),
        )
        for one in found
    )
