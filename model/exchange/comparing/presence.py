"""Who was at an event, by the names that a table has: organisations with heads, organisers, heads without names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from model.errors import NameNotKnown, NumberNotAllowed
from model.exchange.comparing.event_words import name_and_heads
from model.exchange.comparing.names import Names
from model.exchange.import_facts import ImportFacts
from model.exchange.rows import Row

Present = dict[str, int | None]


@dataclass
class Presence:
    """Finds organisations by code or name; one that was merged into another is that other one."""

    facts: ImportFacts

    def __post_init__(self) -> None:
        organisations = self.facts.organisations
        self.names = Names((one.code, one.name) for one in organisations)
        self.codes = {one.id: self.facts.merged.get(one.code, one.code) for one in organisations}

    def present(self, row: Row) -> Present:
        """The organisations that were there, with their heads where they are told. Raises `NameNotKnown`."""
        names: Iterable[str] = row.values.get("present", ())
        present: Present = {}
        for name in self._parted(names):
            plain, heads = (name, None) if self.names.find(name) else name_and_heads(name)
            present[self._found(plain, "present")] = heads
        if len(present) == 1 and "heads" in row.values:
            (code,) = present
            present[code] = whole(row.values["heads"], "heads")
        return present

    def organisers(self, row: Row) -> tuple[str, ...]:
        names = self._parted(row.values["organisers"])
        return tuple(dict.fromkeys(self._found(name, "organisers") for name in names))

    def unnamed(self, row: Row, present: Present) -> int | None:
        """Heads without an organisation; those of a row that names none, or several, are of nobody in particular."""
        heads = whole(row.values.get("head_count_unnamed"), "head_count_unnamed")
        if len(present) != 1 and "heads" in row.values:
            heads = (heads or 0) + (whole(row.values["heads"], "heads") or 0)
        return heads

    def _parted(self, names: Iterable[str]) -> Iterator[str]:
        """Names one by one; codes may be parted by spaces alone."""
        for name in names:
            parts = name.split()
            yield from parts if len(parts) > 1 and all(map(self.names.by_code, parts)) else (name,)

    def _found(self, name: str, field_name: str) -> str:
        merged = self.facts.merged
        found = merged.get(name) or self.names.find(name)
        if found is None:
            raise NameNotKnown(field=field_name, value=name)
        return merged.get(found, found)


def whole(number: Any, field_name: str) -> int | None:
    """A number of heads; None where there is none. Raises `NumberNotAllowed`."""
    if number is None:
        return None
    if number != int(number) or number < 0:
        raise NumberNotAllowed(field=field_name, value=number)
    return int(number)
