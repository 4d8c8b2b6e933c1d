"""The fields of an organisation: names, language and categories."""

import streamlit as st

from dashboard import store
from dashboard.viewer import Viewer
from model.base import LocalText
from model.facts import OrganisationFact
from model.network import OrganisationLanguage

LANGUAGES = [language.value for language in OrganisationLanguage]


def ask_organisation(name: str, organisation: OrganisationFact | None, looking: Viewer) -> None:
    """Names, language and categories, begun with what they are."""
    texts = looking.texts
    titles = {one.code: texts.local(one.title) for one in store.book(looking.view).categories}
    codes = {one.id: one.code for one in store.book(looking.view).categories}
    for column, language in zip(st.columns(3), ("fi", "sv", "en"), strict=True):
        called = getattr(organisation.name, language) if organisation else ""
        column.text_input(texts(f"organisation.name_{language}"), value=called, key=f"{name}.name_{language}")
    st.radio(
        texts("organisation.language"),
        LANGUAGES,
        index=LANGUAGES.index(organisation.language) if organisation else 0,
        format_func=lambda word: texts(f"organisation_language.{word}"),
        horizontal=True,
        key=f"{name}.language",
    )
    st.multiselect(
        texts("organisation.categories"),
        list(titles),
        default=[codes[id_] for id_ in organisation.categories if id_ in codes] if organisation else [],
        format_func=titles.__getitem__,
        key=f"{name}.categories",
        placeholder=texts("names.choose"),
    )


def entered(name: str) -> dict[str, object]:
    """What stands in the fields under this name."""
    called = {language: str(st.session_state.get(f"{name}.name_{language}") or "") for language in ("fi", "sv", "en")}
    categories = tuple(st.session_state.get(f"{name}.categories") or ())
    return {
        "name": LocalText(**called),
        "language": st.session_state.get(f"{name}.language"),
        "categories": categories,
    }
