"""The list of a part: a line each, with what is missing marked; what was retired, and the way back."""

from functools import partial

import streamlit as st

from dashboard import store, viewer
from dashboard.components.editor.parts import NOUNS, Item, Part, go_to
from dashboard.components.frame import show_refusal_of
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from model.actions.retiring import restore
from model.actions.rows import Noun
from model.facts import RetiredFact


def show_list(part: Part, items: tuple[Item, ...], looking: Viewer) -> None:
    """How many there are and how many miss a text, then a line each that leads to its form."""
    texts, plan = looking.texts, store.book(looking.view).plan
    gaps = [item for item in items if item.missing(plan.required_languages)]
    st.markdown(texts("editor.count", n=len(items), missing=len(gaps)))
    if not items:
        st.info(texts("editor.empty"))
    with st.container(gap=None):
        for item in items:
            mark = missing_mark(item, plan.required_languages, texts)
            number = f"**{as_typed(item.number)}** " if item.number else ""
            st.button(
                number + as_typed(f"{item.name} {mark}"),
                key=f"plan.{part}.{item.code}.open",
                type="tertiary",
                on_click=go_to,
                args=(part,),
                kwargs={"code": item.code},
            )


def missing_mark(item: Item, languages: tuple[str, ...], texts: Texts) -> str:
    """Which languages are missing in which texts, in words."""
    return " ".join(
        texts(
            "editor.language_missing",
            language=texts(f"language.{language}"),
            fields=", ".join(texts(f"text.{name}") for name in names),
        )
        for language, names in item.missing(languages).items()
    )


def show_retired(part: Part, looking: Viewer) -> None:
    """What left this list, with the way back."""
    texts, noun = looking.texts, NOUNS.get(part)
    found = [row for row in store.retired(looking.view) if row.noun == noun]
    if noun is None or not found:
        return
    with st.expander(texts("editor.retired", n=len(found))):
        for row in found:
            _show_retired(noun, row, looking)


def _show_retired(noun: Noun, row: RetiredFact, looking: Viewer) -> None:
    texts, key = looking.texts, f"plan.{noun}.{row.id}.restore"
    show_refusal_of(key, texts)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"{row.code} {texts.local(row.title)}"
        st.markdown(as_typed(texts("editor.retired_on", label=label, day=texts.moment(row.retired_at))))
        st.button(texts("editor.restore"), key=f"{key}.button", on_click=_restore, args=(noun, row, key))


def _restore(noun: Noun, row: RetiredFact, key: str) -> None:
    action = partial(restore, seen_version=row.version)
    slug = viewer.current().slug
    viewer.act("saved.restored", action, slug, noun, row.id, key=key, code=as_typed(row.code))
