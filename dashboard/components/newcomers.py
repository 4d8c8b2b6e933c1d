"""Organisations that a list of names brought and the register does not have: what is asked of them."""

import streamlit as st

from dashboard import store
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.network import OrganisationInput
from model.base import LocalText
from model.exchange.names import ASSOCIATION, NameMatch, code_for, plain
from model.network import OrganisationLanguage

LANGUAGES = [language.value for language in OrganisationLanguage]


def key_of(name: str, what: str, match: NameMatch) -> str:
    """The key of what is said about a name of a list in a form."""
    return f"{name}.{what}.{plain(match.typed)}"


def ask_newcomer(name: str, match: NameMatch, looking: Viewer) -> None:
    """Category and language of an organisation that the register does not have."""
    texts = looking.texts
    categories = {one.code: texts.local(one.title) for one in store.book(looking.view).categories}
    with st.container(horizontal=True):
        st.selectbox(
            texts("names.category", name=as_typed(match.typed)),
            ["", *categories],
            format_func=lambda code: categories[code] if code else texts("organisations.no_category"),
            key=key_of(name, "category", match),
            width=320,
        )
        st.selectbox(
            texts("names.language", name=as_typed(match.typed)),
            LANGUAGES,
            index=LANGUAGES.index(_likely_language(match)),
            format_func=lambda word: texts(f"organisation_language.{word}"),
            key=key_of(name, "language", match),
            width=320,
        )


def newcomers(name: str, new: tuple[NameMatch, ...], looking: Viewer) -> tuple[OrganisationInput, ...]:
    """The organisations to be entered, guests of the network, each with a code made of its name."""
    known = store.organisations(looking.view)
    taken = [code for one in known for code in (one.code, *(duplicate.code for duplicate in one.duplicates))]
    inputs = []
    for match in new:
        taken.append(code_for(match.typed, taken))
        language = st.session_state.get(key_of(name, "language", match)) or _likely_language(match)
        category = st.session_state.get(key_of(name, "category", match))
        called = {"sv" if language == OrganisationLanguage.SV else "fi": match.typed}
        own = {"code": taken[-1], "name": LocalText(**called), "language": language}
        inputs.append(OrganisationInput.of(**own, categories=(category,) if category else ()))
    return tuple(inputs)


def _likely_language(match: NameMatch) -> str:
    """Swedish for what calls itself rf, Finnish for the rest; it can be chosen else."""
    found = ASSOCIATION.search(match.typed.casefold())
    is_swedish = found is not None and "f" in found.group()
    return (OrganisationLanguage.SV if is_swedish else OrganisationLanguage.FI).value
