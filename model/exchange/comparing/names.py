"""What the plan has, by the names that people use for it: codes, and titles in any language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from model.base import LocalText

LANGUAGES = ("fi", "sv", "en")
MARK = re.compile(r"\s*\((?:fi|sv|en)\)$")  # of a text in another language, in what this application exports
AND = re.compile(r",?\s+(?:ja|sekä|och|samt|and)\s+|,\s*")
CODE_LIKE = re.compile(r"[^\W\d_]{0,3}\d{1,3}[a-z]?")


def folded(text: str) -> str:
    """A name as names are compared: without case, and with one space between its words."""
    return " ".join(text.casefold().split())


def slug(text: str, longest: int) -> str:
    """A code made of a name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-") or "x"


class Names:
    """Codes by code and by title; more may be added while a table is gone through."""

    def __init__(self, named: Iterable[tuple[str, LocalText]], taken: Iterable[str] = ()) -> None:
        self._codes: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self.taken = set(taken)
        self._last: dict[str, int] = {}
        for code, title in named:
            self.add(code, title)

    def add(self, code: str, title: LocalText) -> None:
        self.taken.add(code)
        self._codes.setdefault(folded(code), code)
        for language in LANGUAGES:
            if text := getattr(title, language):
                self._titles.setdefault(folded(text), code)

    def by_code(self, text: str) -> str | None:
        return self._codes.get(folded(text))

    def by_title(self, title: Mapping[str, str]) -> str | None:
        return next((found for text in title.values() if (found := self._titles.get(folded(text)))), None)

    def find(self, text: str) -> str | None:
        """The code of what is called so."""
        name = folded(text)
        return self._codes.get(name) or self._titles.get(name)

    def find_all(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of those that are known, and the words that are not. Codes may be parted by spaces alone."""
        whole = self.find(", ".join(words)) if len(words) > 1 else None
        if whole:
            return (whole,), ()
        known: list[str] = []
        unknown: list[str] = []
        for word in words:
            found = self._parts(word)
            known.extend(found)
            unknown.extend(() if found else (word,))
        return tuple(dict.fromkeys(known)), tuple(unknown)

    def _parts(self, word: str) -> tuple[str, ...]:
        """What a word names: one by its name, or several whose names "and" joins, or codes parted by spaces."""
        bare = MARK.sub("", word)
        if found := self.find(word) or self.find(bare):
            return (found,)
        joined = [self.find(part) for part in AND.split(bare)]
        coded = [self.by_code(part) for part in word.split()]
        return next((tuple(filter(None, parts)) for parts in (joined, coded) if all(parts)), ())

    def next_number(self, before: str = "") -> str:
        """The code after the largest one that is a number behind those letters."""
        if before not in self._last:
            ends = (code[len(before) :] for code in self.taken if code.startswith(before))
            self._last[before] = max((int(end) for end in ends if end.isdecimal()), default=0)
        self._last[before] += 1
        return f"{before}{self._last[before]}"

    def next_slug(self, text: str, longest: int) -> str:
        """A code made of a name that nothing else has."""
        wanted = slug(text, longest)
        codes = (wanted, *(f"{wanted[: longest - 4]}-{number}" for number in range(2, 1000)))
        return next(code for code in codes if code not in self.taken)
