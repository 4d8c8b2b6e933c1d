"""The words that people and other systems use for a status, an assessment, a kind, a unit …, in three languages."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

EDGES = re.compile(r"^[\W_]+|[\W_]+$")
NUMBERED = re.compile(r"^\s*\d{1,2}\s*[.):–-]\s*")
BEHIND = re.compile(r"\s*(?:[(\[].*|[\d.,/–%-]+\s*%?)\s*$")
BETWEEN = re.compile(r"[\s_\-–—]+")


@cache
def plain_word(text: str) -> str:
    """A word without its case, its symbol (✓, ●) and how its parts are joined. "%" and "€" stay."""
    folded = unicodedata.normalize("NFC", text).casefold().strip()
    return BETWEEN.sub(" ", EDGES.sub("", folded)) or folded


def _bare(word: str) -> str:
    """A word without its number in a list, and without what stands behind it in brackets or is a number."""
    return BEHIND.sub("", NUMBERED.sub("", word))


@dataclass(frozen=True)
class Lexicon:
    """Which word means which value of an enum; the values themselves are words too. `vague` words mean none of them,
    and any word that is not known means `otherwise`, if there is such a value."""

    values: type[StrEnum]
    words: tuple[tuple[StrEnum, tuple[str, ...]], ...]
    vague: frozenset[str] = frozenset()
    otherwise: StrEnum | None = None

    def __hash__(self) -> int:
        return id(self)

    def means(self, word: str) -> StrEnum | None:
        """The value that a word means; None when it is not known. "3. Valmis (2023)" is "valmis"."""
        table = _table(self)
        found = table.get(plain_word(word))
        return found if found is not None else table.get(plain_word(_bare(word)))

    def is_vague(self, word: str) -> bool:
        """Whether a word says too little to mean a value, as "pcs" for a unit."""
        return plain_word(word) in self.vague

    def known_value(self, value: str) -> StrEnum | None:
        """The value itself, as a mapping names it."""
        return next((member for member in self.values if member == value), None)

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(member.value for member in self.values)


@cache
def _table(lexicon: Lexicon) -> Mapping[str, StrEnum]:
    named = {plain_word(member.value): member for member in lexicon.values}
    return named | {plain_word(word): value for value, words in lexicon.words for word in words}


def lexicon(
    values: type[StrEnum],
    words: Mapping[Any, tuple[str, ...]],
    vague: tuple[str, ...] = (),
    otherwise: StrEnum | None = None,
) -> Lexicon:
    """A lexicon from lines of words parted by commas, under the value that they mean; ";" is a comma in a word."""
    parted = tuple((value, _parted(lines)) for value, lines in words.items())
    return Lexicon(values, parted, frozenset(_parted(vague)), otherwise)


def _parted(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.replace(";", ",").strip() for line in lines for word in line.split(","))
