"""What a column of an imported table can be: a field of a kind, known by headings in three languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from model.base import Language
from model.exchange.lexicons import Lexicon

LANGUAGES = tuple(language.value for language in Language)


class Form(StrEnum):
    """How a cell of a column becomes a value."""

    TEXT = "text"  # one text without a language: a code, an address
    LOCAL = "local"  # a text in one language
    WORD = "word"  # one of the words a lexicon knows
    CHOICE = "choice"  # the name of something the plan has: a measure, an organisation, a category
    NUMBER = "number"
    WHOLE = "whole"  # a number without decimals
    DATE = "date"
    YEAR = "year"
    LIST = "list"  # several names in one cell


@dataclass(frozen=True)
class Field:
    """A field and the headings by which people know it; `system` has those of other systems' files.

    A column whose heading fits a field that is `by_content` is that field only if what it holds fits too.
    Where a needed field has no column, one of the fields `instead` is it.
    A field that `may_repeat` takes several columns; one that is `by_year` has a column for each year.
    """

    name: str
    form: Form
    fi: tuple[str, ...] = ()
    sv: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    system: tuple[str, ...] = ()
    lexicon: Lexicon | None = None
    is_needed: bool = False
    by_content: bool = False
    may_repeat: bool = False
    by_year: bool = False
    instead: tuple[str, ...] = ()

    @property
    def headings(self) -> Iterable[tuple[str, str]]:
        """Every heading with the language that it is in, "" where it does not tell; the likeliest first."""
        yield self.name, ""
        yield self.name.replace("_", " "), ""
        for language in LANGUAGES:
            yield from ((heading, language) for heading in getattr(self, language))
        yield from ((heading, "") for heading in self.system)


@dataclass(frozen=True)
class Target:
    """What one column holds: a field, in which language or of which year."""

    field: Field
    language: str = ""
    year: int | None = None

    @property
    def name(self) -> str:
        """As it is written in a mapping: `title_fi`, `value_2023`, `status`."""
        return "_".join(filter(None, (self.field.name, self.language, str(self.year or ""))))


@dataclass(frozen=True)
class Kind:
    """A kind of table that can be imported."""

    name: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...] = field(default=())
    """The fields of which one must be there to know what a row is about."""
    is_one_a_row: bool = False
    """Each row is about something else: a cell merged over several rows names nothing twice."""

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The first field of each name."""
        first: dict[str, Field] = {}
        for known in self.fields:
            first.setdefault(known.name, known)
        return first

    def target(self, name: str) -> Target | None:
        """The target of that name; None when the kind has none."""
        if name in self.by_name:
            return Target(self.by_name[name])
        stem, _, last = name.rpartition("_")
        known = self.by_name.get(stem)
        if known is not None and known.form is Form.LOCAL and last in LANGUAGES:
            return Target(known, language=last)
        if known is not None and known.by_year and last.isdigit() and len(last) == 4:
            return Target(known, year=int(last))
        return None

    @cached_property
    def target_names(self) -> tuple[str, ...]:
        """The names that a mapping may use, those of years without their years."""
        return tuple(name for known in self.by_name.values() for name in _names_of(known))


def _names_of(known: Field) -> Iterable[str]:
    if known.form is Form.LOCAL:
        return (known.name, *(f"{known.name}_{language}" for language in LANGUAGES))
    return (known.name, f"{known.name}_YEAR") if known.by_year else (known.name,)
