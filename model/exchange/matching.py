"""Which column of a table is which field: as a person says, as it was remembered, else by its heading."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice

from model.errors import UnknownColumn
from model.exchange.cells import as_text, is_missing
from model.exchange.content import fits, guessed
from model.exchange.fields import LANGUAGES, Field, Form, Kind, Target
from model.exchange.headings import normalised
from model.exchange.lexicons import plain_word
from model.exchange.sheets import Cell, Header, Sheet
from model.exchange.tongues import NAMES, parted, tongue_of

LOOKED_AT = 200  # cells of a column that tell what it holds
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\.0)?(?!\d)")
SURELY = 50  # places by which a field whose content fits too comes before others of the same heading
LEFT_OUT = ""  # the target of a column that a person leaves out


@dataclass(frozen=True)
class Column:
    """A column that is understood. `heading` is the file's, or the letter of a column without one."""

    index: int
    heading: str
    target: Target


@dataclass(frozen=True)
class Matching:
    """`unused` are the headings of the columns that hold something and are not understood, or left out."""

    columns: tuple[Column, ...]
    unused: tuple[str, ...] = ()
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What a person said that a word means: the value by (field, plain word)."""

    def heading_of(self, field_name: str, language: str = "") -> str:
        """The heading of the column that holds a field, of several the one in that language; "" when none does."""
        return self._headings.get((field_name, language)) or self._headings.get((field_name, None), "")

    @cached_property
    def _headings(self) -> Mapping[tuple[str, str | None], str]:
        headings: dict[tuple[str, str | None], str] = {}
        for column in self.columns:
            name = column.target.field.name
            headings.setdefault((name, column.target.language), column.heading)
            headings.setdefault((name, None), column.heading)
        return headings

    def has(self, field_name: str) -> bool:
        return any(column.target.field.name == field_name for column in self.columns)


@cache
def known_headings(kind: Kind) -> frozenset[str]:
    """Every heading of a kind as headings are compared, those that name a language among them."""
    return frozenset(_all_headings(kind))


def _all_headings(kind: Kind) -> Iterator[str]:
    for known in kind.fields:
        for heading, _ in known.headings:
            yield normalised(heading)
            yield normalised(heading).replace(" ", "_")
            if known.form is Form.LOCAL:
                names = (name for of_language in NAMES.values() for name in of_language)
                yield from (
                    f"{normalised(heading)}{between % name}"
                    for name in names
                    for between in ("_%s", "/%s", " %s", " (%s)")
                )


def header_hash(header: Header) -> str:
    """What a header is remembered by: the same headings in the same order."""
    return hashlib.sha256("\n".join(map(normalised, header.columns)).encode()).hexdigest()


def letter(index: int) -> str:
    """The letter of a column, as spreadsheets count them: A, B … Z, AA."""
    before, place = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + place)


def heading_at(header: Header, index: int) -> str:
    """The heading of a column in the file, else its letter."""
    return (header.columns[index] if index < len(header.columns) else "") or letter(index)


def match_columns(
    kind: Kind,
    sheet: Sheet,
    header: Header,
    given: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    language: str = "fi",
) -> Matching:
    """What each column is: first as `given`, then as `remembered` (heading to target name, "" leaves it out), then
    by its heading; without a header, by what it holds. Raises `UnknownColumn` for one that is given and not there.
    """
    samples = samples_of(sheet, header)
    told = _told(kind, header, samples, remembered or {}, strictly=False)
    told |= _told(kind, header, samples, given or {}, strictly=True)
    claims = _Claims({index: target for index, target in told.items() if target is not None})
    free = {index: cells for index, cells in samples.items() if index not in told}
    for index, target in _by_heading(kind, header, free, language) if header.rows else guessed(kind, free, language):
        claims.claim(index, target)
    columns = (Column(index, heading_at(header, index), target) for index, target in sorted(claims.won.items()))
    unused = (heading_at(header, i) for i, cells in samples.items() if i not in claims.won and (cells or i in told))
    return Matching(tuple(columns), tuple(unused))


class _Claims:
    """Which column got which target: one column a target, but for fields that may repeat."""

    def __init__(self, given: Mapping[int, Target]) -> None:
        self.won = dict(given)
        self._taken = {self._place(target) for target in given.values()}

    def claim(self, index: int, target: Target) -> None:
        place = self._place(target)
        if index in self.won or (place in self._taken and not target.field.may_repeat):
            return
        self.won[index] = target
        self._taken.add(place)

    @staticmethod
    def _place(target: Target) -> tuple[str, str, int | None]:
        return target.field.name, target.language, target.year


def samples_of(sheet: Sheet, header: Header) -> dict[int, list[Cell]]:
    """The first cells that say something, by column."""
    width = max(len(header.columns), max(map(len, sheet.rows[header.first_row - 1 : header.last_row]), default=0))
    samples: dict[int, list[Cell]] = {index: [] for index in range(width)}
    skipped = frozenset(header.skipped)
    rows = (sheet.rows[n - 1] for n in range(header.first_row, header.last_row + 1) if n not in skipped)
    for row in islice(rows, LOOKED_AT):
        for index, cell in enumerate(row):
            if not is_missing(cell):
                samples[index].append(cell)
    return samples


def _told(
    kind: Kind, header: Header, samples: Iterable[int], told: Mapping[str, str], *, strictly: bool
) -> dict[int, Target | None]:
    """What was said of columns, by their place: None where one is to be left out."""
    indexes = list(samples)
    places = {letter(index): index for index in indexes}
    places |= {normalised(heading_at(header, index)): index for index in reversed(indexes)}
    found: dict[int, Target | None] = {}
    for heading, name in told.items():
        index = places.get(normalised(heading), places.get(heading.upper()))
        if index is not None:
            found[index] = kind.target(name) if name != LEFT_OUT else None
        elif strictly:
            raise UnknownColumn(column=heading, columns=", ".join(heading_at(header, i) for i in indexes))
    return found


def _by_heading(
    kind: Kind, header: Header, samples: Mapping[int, list[Cell]], language: str
) -> Iterable[tuple[int, Target]]:
    """Each column with what its heading may mean, the likeliest first."""
    ranked = []
    for index, cells in samples.items():
        for rank, target in _readings(kind, header.columns[index] if index < len(header.columns) else "", cells):
            ranked.append((rank, index, target))
    ranked.sort(key=lambda claim: claim[:2])
    spoken = _languages_of_titles(ranked, samples, language)
    for _, index, target in ranked:
        yield from ((index, Target(target.field, code, target.year)) for code in _codes(target, samples[index], spoken))


def _languages_of_titles(
    ranked: Sequence[tuple[int, int, Target]], samples: Mapping[int, list[Cell]], language: str
) -> tuple[str, ...]:
    """The languages of the columns that name the rows: texts that do not show theirs clearly are in one of them."""
    titles = [(index, target) for _, index, target in ranked if target.field.name in ("title", "name")]
    found = [code for index, target in titles for code in _codes(target, samples[index], (language,))[:1]]
    return tuple(dict.fromkeys((*found, language)))


def _readings(kind: Kind, heading: str, cells: Sequence[Cell]) -> Iterator[tuple[int, Target]]:
    whole = normalised(heading)
    parts = [part for part in map(str.strip, whole.split(" / ")) if part]
    for place, text in enumerate(dict.fromkeys((whole, *reversed(parts)))):
        if text in NAMES["fi"] + NAMES["sv"] + NAMES["en"] and place:
            continue
        stem, named = parted(text)
        named = named or next((parted(f"x {part}")[1] for part in parts if part != text and parted(f"x {part}")[1]), "")
        yield from ((rank + 100 * place, target) for rank, target in _of_year(kind, whole if place == 0 else text))
        for known, rank, of_heading in _known(kind, text):
            if fits(known, cells):
                surely = SURELY if known.by_content and cells else 0
                yield rank + 100 * place - surely, Target(known, _language_code(known, named, of_heading))
        if stem != text:
            yield from (
                (rank + 100 * place, Target(known, named))
                for known, rank, _ in _known(kind, stem)
                if known.form is Form.LOCAL
            )


def _language_code(known: Field, named: str, of_heading: str) -> str:
    """The language a column says that it is in; one that only its heading is in is marked as a guess."""
    if known.form is not Form.LOCAL:
        return ""
    return named or f"?{of_heading}"


def _codes(target: Target, cells: Sequence[Cell], spoken: tuple[str, ...]) -> tuple[str, ...]:
    """The language in which a column is: that it names, else that its texts show, else its heading's or the table's."""
    if not target.language.startswith("?"):
        return (target.language,)
    of_heading = target.language[1:]
    usual = of_heading if of_heading in spoken or target.field.name in ("title", "name") else spoken[0]
    usual = usual or spoken[0]
    return tuple(dict.fromkeys((tongue_of(map(as_text, cells), usual), usual)))


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


def _known(kind: Kind, heading: str) -> tuple[tuple[Field, int, str], ...]:
    return _index(kind).get(_compared(heading), ())


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
            yield 0, Target(known, year=int(found[1]))


def languages_told(matching: Matching) -> tuple[str, ...]:
    """The languages in which the table has texts."""
    told = {column.target.language for column in matching.columns}
    return tuple(language for language in LANGUAGES if language in told)
