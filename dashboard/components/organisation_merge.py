"""Merging an organisation that was entered twice: what would move is shown before it is done."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.frame import show_refusal_of
from dashboard.components.organisation_words import called, city_of, names_of, register_of
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from model.actions.network import merge_organisations
from model.exchange.names import likeliest
from model.facts import OrganisationFact
from model.figures.merging import Moving, what_moves


def show_merge(organisation: OrganisationFact, looking: Viewer) -> None:
    texts, key = looking.texts, f"organisation.{organisation.id}.merge"
    others = {one.id: one for one in store.organisations(looking.view) if one.id != organisation.id}
    names = names_of(looking)
    order = dict.fromkeys((*likeliest(organisation, others.values()), *(id_ for id_ in names if id_ in others)))
    with st.expander(texts("organisation.merge")):
        show_refusal_of(key, texts)
        st.markdown(texts("organisation.merge_means"))
        chosen = st.selectbox(
            texts("organisation.merge_into"),
            list(order),
            index=None,
            format_func=names.__getitem__,
            key=f"{key}.into",
            placeholder=texts("names.choose"),
            width=520,
        )
        if chosen is not None:
            _show_what_moves(organisation, others[chosen], looking)
            arguments = (organisation, others[chosen], key)
            st.button(texts("organisation.merge_sure"), key=f"{key}.sure", on_click=_merge, args=arguments)


def _show_what_moves(organisation: OrganisationFact, kept: OrganisationFact, looking: Viewer) -> None:
    texts = looking.texts
    seen = [one for own in register_of(looking).presences.values() for one in own]
    moving = what_moves(organisation, kept, seen, store.support(looking.view))
    names = {"name": as_typed(called(organisation, texts)), "kept": as_typed(called(kept, texts))}
    lines = [texts("organisation.moves", **names), *(f"* {as_typed(line)}" for line in _moving(moving, looking))]
    st.markdown("\n".join(lines))


def _moving(moving: Moving, looking: Viewer) -> list[str]:
    texts: Texts = looking.texts
    titles = {one.id: texts.local(one.title) for one in store.book(looking.view).categories}
    counts = ("events", "shared", "memberships", "checks", "grants", "premises")
    said = [texts.count(f"moving.{name}", getattr(moving, name)) for name in counts if getattr(moving, name)]
    if moving.categories:
        new = texts.listing(titles[id_] for id_ in moving.categories if id_ in titles)
        said.append(texts("moving.categories", categories=new))
    return said or [texts("moving.nothing")]


def _merge(organisation: OrganisationFact, kept: OrganisationFact, key: str) -> None:
    looking = viewer.current()
    names = {"name": as_typed(called(organisation, looking.texts)), "kept": as_typed(called(kept, looking.texts))}
    arguments = (city_of(looking), organisation.code, kept.code)
    if viewer.act("saved.merged", merge_organisations, *arguments, key=key, **names):
        st.query_params["code"] = kept.code
