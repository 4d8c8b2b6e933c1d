"""Everything that an import can say has its words."""

import re
from pathlib import Path

import pytest

from dashboard.language import keys, texts_for
from dashboard.words import word_of
from model.base import Language
from model.exchange.kinds import KINDS
from model.exchange.outcomes import RowOutcome
from model.exchange.vocabulary import STATUS_KEY

EXCHANGE = sorted((Path(__file__).parents[2] / "model" / "exchange").rglob("*.py"))
SOURCE = "".join(file.read_text("utf-8") for file in EXCHANGE)
FIELDS = sorted({known.name for kind in KINDS.values() for known in kind.fields})
LEXICONS = [known.lexicon for kind in KINDS.values() for known in kind.fields if known.lexicon is not None]


def test_every_warning_has_a_sentence() -> None:
    named = {*re.findall(r'warn\(\s*"(\w+)"', SOURCE), *re.findall(r'return "(\w+_lines|lines_\w+)"', SOURCE)}

    assert len(named) > 15
    assert not [name for name in named if f"import.warning.{name}" not in keys()]


def test_every_note_has_a_sentence() -> None:
    named = {*re.findall(r'Note\(\s*"(\w+)"', SOURCE), "day_in_words", "no_day_in_words"}

    assert not [name for name in named if f"note.{name}" not in keys()]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_name(field: str) -> None:
    assert f"import.field.{field}" in keys()


@pytest.mark.parametrize("outcome", list(RowOutcome))
def test_every_outcome_has_a_name(outcome: RowOutcome) -> None:
    assert f"import.outcome.{outcome}" in keys()


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_a_name(kind: str) -> None:
    assert f"import.kind.{kind}" in keys()


@pytest.mark.parametrize("language", list(Language))
def test_every_value_that_a_word_may_mean_has_a_word_of_its_own(language: Language) -> None:
    texts = texts_for(language)

    nameless = [value for lexicon in LEXICONS for value in lexicon.values if "." in word_of(value, texts)[:-1]]

    assert not nameless


@pytest.mark.parametrize("language", list(Language))
def test_the_word_by_which_people_know_a_value_means_it(language: Language) -> None:
    texts = texts_for(language)

    strange = [
        (value, word_of(value, texts))
        for lexicon in LEXICONS
        for value in lexicon.values
        if lexicon is not STATUS_KEY and lexicon.means(word_of(value, texts)) is not value
    ]

    assert not strange
