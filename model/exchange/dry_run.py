"""The dry run of an import: what each row of a table would do to the plan, with nothing written."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from model.errors import PlanError
from model.exchange.comparing.events import Events
from model.exchange.comparing.indicators import Indicators
from model.exchange.comparing.measures import Measures
from model.exchange.comparing.organisations import Organisations
from model.exchange.comparing.ready import MeasuresReady, Ready
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.updates import Updates
from model.exchange.import_facts import ImportFacts
from model.exchange.outcomes import Refused, RowOutcome, SettledRow, Tally, UnknownWord, Warned
from model.exchange.rows import Row, Rows
from model.exchange.sheets import Note
from model.exchange.tables import Table, require_columns

NAMED = 20  # goals and parties that are told by name
EVERY = 1000  # rows between two words on how far it is
Progress = Callable[[float], object]


class Taking(Protocol):
    @property
    def ready(self) -> Ready: ...

    def take(self, row: Row) -> None: ...


@dataclass(frozen=True)
class DryRun:
    """What a table would do. `ready` is what is saved; `revision` is that of the plan it was compared with."""

    table: Table
    revision: int
    rows: tuple[SettledRow, ...]
    refused: tuple[Refused, ...]
    unknown_words: tuple[UnknownWord, ...]
    warnings: tuple[Warned, ...]
    notes: tuple[tuple[str, Note], ...]
    ready: Ready

    def count(self, outcome: RowOutcome) -> int:
        return self._counts[outcome]

    @property
    def _counts(self) -> Counter[RowOutcome]:
        return Counter(row.outcome for row in self.rows)

    @property
    def unused_columns(self) -> tuple[str, ...]:
        return self.table.matching.unused

    @property
    def changes_something(self) -> bool:
        counts = self._counts
        return bool(counts[RowOutcome.ADDED] + counts[RowOutcome.CHANGED])


KINDS: dict[str, Callable[[Comparing], Taking]] = {
    "measures": Measures,
    "updates": Updates,
    "indicators": Indicators,
    "organisations": Organisations,
    "events": Events,
}


def dry_run(table: Table, facts: ImportFacts, file_name: str, tell: Progress | None = None) -> DryRun:
    """Hold every row against the plan. `tell` hears how far it is, from 0 to 1. Raises `ColumnMissing`."""
    require_columns(table)
    alone = table.kind.identity if table.kind.is_one_a_row else ()
    rows, tally = Rows(table.sheet, table.header, table.matching, alone), Tally()
    comparing = Comparing(table.kind, facts, rows, table.matching, tally, file_name)
    taking = KINDS[table.kind.name](comparing)
    for number, row in enumerate(rows):
        if tell is not None and number % EVERY == 0:
            tell(number / len(rows))
        why_not = _why_no_row(row, rows, table)
        if why_not:
            tally.warn(why_not, row.number)
        else:
            _take(row, taking, comparing)
    _warn_of_begun(taking.ready, tally)
    _warn_of_left_out(table, tally)
    notes = (*(("", note) for note in table.sheet.notes), *rows.notes)
    refused, words = tuple(tally.refused), tally.unknown_words
    return DryRun(table, facts.plan.revision, tuple(tally.rows), refused, words, tally.warned, notes, taking.ready)


def _take(row: Row, taking: Taking, comparing: Comparing) -> None:
    try:
        taking.take(row)
    except PlanError as error:
        comparing.refuse(row, error)


def _why_no_row(row: Row, rows: Rows, table: Table) -> str:
    """Why a line is no row of the table, "" for a row: it stands over the rows below it, or says nothing known."""
    if not row.values and not row.problems:
        return "lines_without_values"
    is_named = "title" in row.values or "name" in row.values
    is_alone = not is_named and len(table.matching.columns) > 2 and rows.filled(row.number) == 1
    return "section_lines" if is_alone else ""


def _warn_of_begun(ready: Ready, tally: Tally) -> None:
    """Goals and parties that the table names and the plan does not have are begun with it; that is told."""
    if not isinstance(ready, MeasuresReady):
        return
    for key, begun in (("begun_goals", ready.goals), ("begun_parties", ready.parties)):
        if begun:
            names = tuple(heading.title for heading in begun[:NAMED])
            tally.warn(key, count=len(begun), names=(*names, "…") if len(begun) > NAMED else names)


def _warn_of_left_out(table: Table, tally: Tally) -> None:
    for number in table.header.skipped:
        tally.warn("lines_left_out", number)
    if table.others:
        tally.warn("other_sheets", sheets=", ".join(table.others))
    if not table.header.rows:
        tally.warn("no_header")
    if not tally.rows:
        tally.warn("no_rows", sheet=table.sheet.name)
