"""What a dry run finds out of each row: added, changed, unchanged, or refused and why; and what it warns of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from model.errors import NameNotKnown, PlanError, WordNotKnown
from model.exchange.lexicons import plain_word
from model.exchange.sheets import Cell


class RowOutcome(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that is wrong in a row: the file's row number and heading, what stands there, and why not."""

    row: int
    column: str
    value: Cell
    error: PlanError


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to know before saving: the text `import.warning.<key>` with its values. No `rows`: of the table."""

    key: str
    rows: tuple[int, ...] = ()
    column: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettledRow:
    """What a row comes to. `about` names what it is about, `fields` what changes in it."""

    row: int
    outcome: RowOutcome
    about: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnknownWord:
    """A word that a column needs and nobody knows: mapped once, it holds for every row that has it.

    `choices` are the values it may mean; empty where they are what the plan has: measures, organisations, categories.
    """

    field: str
    word: str
    rows: int
    choices: tuple[str, ...]


@dataclass
class Tally:
    """Collects the outcomes while a table is gone through, row by row."""

    rows: list[SettledRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    warnings: dict[tuple[str, str, str], tuple[list[int], dict[str, object]]] = field(default_factory=dict)
    unknown: dict[tuple[str, str], UnknownWord] = field(default_factory=dict)

    def refuse(self, row: int, problems: Iterable[Refused]) -> None:
        for problem in problems:
            self.refused.append(problem)
            if isinstance(problem.error, WordNotKnown | NameNotKnown):
                self._not_known(problem.error)
        self.rows.append(SettledRow(row, RowOutcome.REFUSED))

    def settle(self, row: int, outcome: RowOutcome, about: str, fields: tuple[str, ...] = ()) -> None:
        self.rows.append(SettledRow(row, outcome, about, fields))

    def warn(self, key: str, row: int | None = None, column: str = "", **values: object) -> None:
        """Warnings of one kind, column and `name` are told once, with all their rows and the first row's values."""
        place = (key, column, str(values.get("name", "")))
        rows, _ = self.warnings.setdefault(place, ([], values))
        rows.extend(() if row is None else (row,))

    def _not_known(self, error: PlanError) -> None:
        name, word = error.field or "", str(error.values["value"])
        choices = tuple(map(str, error.values.get("choices", ())))  # type: ignore[call-overload]
        place = (name, plain_word(word))
        before = self.unknown.get(place, UnknownWord(name, word, 0, choices))
        self.unknown[place] = replace(before, rows=before.rows + 1)

    @property
    def warned(self) -> tuple[Warned, ...]:
        told = self.warnings.items()
        return tuple(Warned(key, tuple(rows), column, values) for (key, column, _), (rows, values) in told)

    @property
    def unknown_words(self) -> tuple[UnknownWord, ...]:
        return tuple(self.unknown.values())
