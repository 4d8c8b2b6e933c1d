"""What the headings of a table may mean: fields by their names, in a language, of a year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from model.exchange.cells import as_text
from model.exchange.content import fits
from model.exchange.fields import Field, Form, Kind, Target
from model.exchange.headings import normalised
from model.exchange.lexicons import plain_word
from model.exchange.sheets import Cell
from model.exchange.tongues import NAMES, parted, tongue_of

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\.0)?(?!\d)")
SURELY = 50  # places by which a field whose content fits too comes before others of the same heading
A_WAY = 100  # places by which a less likely way to read a heading comes after a likelier one
IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
ENDINGS = re.compile(r"/-?(?:t|at|ät|et|er|ar|n|na|s|es)$")
OF_PERSONS = re.compile(r"henkilö|yhteys|person|kontakt|contact|post|mail|puhelin|telefon|phone|osoite|adress|address")
SHORTEST_BEGINNING = 5
BEGUN = (Form.LOCAL, Form.WORD, Form.LIST, Form.DATE)
LANGUAGE_NAMES = frozenset(name for names in NAMES.values() for name in names)


@dataclass(frozen=True)
class Way:
    """One way to read a heading: a name, and the language that the heading tells beside it."""

    name: str
    language: str = ""
    is_beginning: bool = False


@cache
def known_headings(kind: Kind) -> frozenset[str]:
    """Every heading of a kind as headings are compared, those that name a language among them."""
    return frozenset(_all_headings(kind))


def _all_headings(kind: Kind) -> Iterator[str]:
    for known in kind.fields:
        for heading, _ in known.headings:
            name = normalised(heading)
            yield from (name, name.replace(" ", "_"))
            if known.form is Form.LOCAL:
                told = (form % (name, language) for language in LANGUAGE_NAMES for form in ("%s_%s", "%s/%s", "%s %s"))
                yield from (*told, *(f"{name} ({language})" for language in LANGUAGE_NAMES))


def readings(kind: Kind, heading: str, cells: Sequence[Cell]) -> Iterator[tuple[int, Target]]:
    """What a column may be by its heading, each with its rank: a smaller one is likelier.

    A text whose heading is in a language, but names none, has that language after a "?".
    """
    whole = normalised(heading)
    yield from _of_year(kind, whole)
    for number, way in enumerate(_ways(kind, whole)):
        for known, rank, of_heading in _known(kind, way.name):
            if not fits(known, cells) or (way.is_beginning and known.form not in BEGUN):
                continue
            surely = SURELY if known.by_content and cells else 0
            language = (way.language or f"?{of_heading}") if known.form is Form.LOCAL else ""
            yield number * A_WAY + rank - surely, Target(known, language)


def languages_of(target: Target, cells: Sequence[Cell], spoken: tuple[str, ...]) -> tuple[str, ...]:
    """The language of a column: that it names, else that its texts show, else its heading's or the table's.

    `spoken` are the languages of the table's titles; a second language is for when the first is taken.
    """
    if not target.language.startswith("?"):
        return (target.language,)
    of_heading = target.language[1:]
    usual = of_heading if of_heading in spoken or target.field.name in ("title", "name") else spoken[0]
    usual = usual or spoken[0]
    return tuple(dict.fromkeys((tongue_of(map(as_text, cells), usual), usual)))


def _ways(kind: Kind, whole: str) -> Iterator[Way]:
    """The whole heading, its parts from the last line up, without what stands in brackets, as it begins."""
    yield Way(whole)
    stem, language = parted(whole)
    if language:
        yield Way(stem, language)
    parts = [part for part in map(str.strip, whole.split(" / ")) if part]
    told = next((code for part in parts if (code := parted(f"x {part}")[1])), "")
    yield from (Way(part, told) for part in reversed(parts) if len(parts) > 1 and part not in LANGUAGE_NAMES)
    if OF_PERSONS.search(whole):
        return
    plain = ENDINGS.sub("", IN_BRACKETS.sub("", whole)).strip()
    if plain != whole:
        yield Way(plain, language)
    words = re.split(r"[\s,/:–-]+", plain)
    beginnings = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    begins = next((name for name in beginnings if len(name) >= SHORTEST_BEGINNING and _known(kind, name)), None)
    if begins and "/" not in whole:
        yield Way(begins, language, is_beginning=True)


def _known(kind: Kind, heading: str) -> tuple[tuple[Field, int, str], ...]:
    return _index(kind).get(_compared(heading), ())


@cache
def _index(kind: Kind) -> Mapping[str, tuple[tuple[Field, int, str], ...]]:
    found: dict[str, tuple[tuple[Field, int, str], ...]] = {}
    for known in kind.fields:
        seen: set[str] = set()
        for rank, (heading, of_heading) in enumerate(known.headings):
            name = _compared(heading)
            if name not in seen:
                seen.add(name)
                found[name] = (*found.get(name, ()), (known, rank, of_heading))
    return found


def _compared(heading: str) -> str:
    """A heading as headings are compared here: other systems join their words by "_"."""
    return normalised(heading).replace("_", " ")


def _of_year(kind: Kind, heading: str) -> Iterator[tuple[int, Target]]:
    """A heading with a year and nothing else, or with the name of a field that has a column for each year."""
    found = YEAR.search(heading)
    if found is None:
        return
    rest = plain_word(YEAR.sub(" ", heading, count=1))
    for known in (known for known in kind.fields if known.by_year):
        names = {plain_word(name) for name, _ in known.headings}
        if rest in names or (known.name == "value" and not rest.strip(" */()")):
            yield -A_WAY, Target(known, year=int(found[1]))
