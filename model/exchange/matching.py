"""Which column of a table is which field: as a person says, as it was remembered, else by its heading."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from model.errors import UnknownColumn
from model.exchange.cells import is_missing
from model.exchange.content import guessed
from model.exchange.fields import LANGUAGES, Kind, Target
from model.exchange.headings import normalised
from model.exchange.naming import languages_of, readings
from model.exchange.sheets import Cell, Header, Sheet

LOOKED_AT = 200  # cells of a column that tell what it holds
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
    claims.stand_in(kind)
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

    def stand_in(self, kind: Kind) -> None:
        """Where no column is a needed field, one that may be it instead is: a description is a title."""
        named = {target.field.name for target in self.won.values()}
        for known in (known for known in kind.fields if known.is_needed and known.name not in named):
            for index, target in self.won.items():
                if target.field.name in known.instead:
                    self.won[index] = Target(known, target.language)

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
) -> Iterator[tuple[int, Target]]:
    """Each column with what its heading may mean, the likeliest first."""
    headed = ((i, header.columns[i] if i < len(header.columns) else "", cells) for i, cells in samples.items())
    ranked = [(rank, i, target) for i, heading, cells in headed for rank, target in readings(kind, heading, cells)]
    ranked.sort(key=lambda claim: claim[:2])
    titles = ((index, target) for _, index, target in ranked if target.field.name in ("title", "name"))
    spoken = (*(languages_of(target, samples[index], (language,))[0] for index, target in titles), language)
    for _, index, target in ranked:
        for code in languages_of(target, samples[index], tuple(dict.fromkeys(spoken))):
            yield index, Target(target.field, code, target.year)


def languages_told(matching: Matching) -> tuple[str, ...]:
    """The languages in which the table has texts."""
    told = {column.target.language for column in matching.columns}
    return tuple(language for language in LANGUAGES if language in told)
