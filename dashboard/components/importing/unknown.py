"""The fourth step: words that nobody knows, each told once what it means."""

from collections.abc import Sequence

import streamlit as st

from dashboard import store
from dashboard.components.importing.upload import Upload
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from dashboard.words import word_of
from model.exchange.dry_run import DryRun
from model.exchange.fields import Kind
from model.exchange.lexicons import plain_word
from model.exchange.outcomes import UnknownWord

NOT_SAID = ""
MOST = 60


def choose_words(upload: Upload, run: DryRun, looking: Viewer) -> dict[tuple[str, str], str]:
    """What was said of the unknown words of a run: the value by field and word."""
    texts = looking.texts
    if not run.unknown_words:
        return {}
    st.header(texts("import.step.words"), anchor=False)
    st.markdown(texts("import.words_explain", n=len(run.unknown_words)))
    said: dict[tuple[str, str], str] = {}
    for word in run.unknown_words[:MOST]:
        labels = {NOT_SAID: texts("import.word_not_said"), **_choices(word, run.table.kind, looking)}
        chosen = st.selectbox(
            _label(word, texts),
            list(labels),
            format_func=labels.__getitem__,
            key=f"{upload.key}.word.{word.field}.{word.word}",
        )
        if chosen:
            said[word.field, plain_word(word.word)] = chosen
    return said


def _label(word: UnknownWord, texts: Texts) -> str:
    field = texts(f"import.field.{word.field}")
    shown = as_typed(word.word) if word.word else texts("import.word_empty")
    return texts("import.word", field=field, word=shown, n=texts.number(word.rows))


def _choices(word: UnknownWord, kind: Kind, looking: Viewer) -> dict[str, str]:
    lexicon = kind.by_name[word.field].lexicon
    if lexicon is not None:
        return {value.value: word_of(value, looking.texts) for value in lexicon.values}
    if word.choices:
        return {choice: looking.texts(f"word.{choice}") for choice in word.choices}
    return dict(sorted(_names(word.field, looking), key=lambda named: named[1].casefold()))


def _names(field: str, looking: Viewer) -> Sequence[tuple[str, str]]:
    """What the plan has that a name may stand for, by code."""
    book, texts = store.book(looking.view), looking.texts
    if field in ("present", "organisers"):
        return [(one.code, texts.local(one.name)) for one in store.organisations(looking.view)]
    if field == "measure":
        return [(one.code, f"{one.code} {texts.local(one.title)}") for one in book.measures]
    headings = {"categories": book.categories, "goals": book.goals, "themes": book.themes, "needs": book.needs}
    return [(one.code, texts.local(one.title)) for one in headings.get(field, ())]
