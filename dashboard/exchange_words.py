"""What is said of an import: its warnings, its refusals, the notes on its file."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from dashboard.language import Texts, as_typed
from dashboard.refusals import refusal_sentence, said
from model.exchange.dry_run import DryRun
from model.exchange.fields import Kind
from model.exchange.matching import Matching
from model.exchange.outcomes import Refused, Warned
from model.exchange.sheets import Note

TOLD = 10  # groups of rows that are named one by one


def row_numbers(rows: Iterable[int], texts: Texts) -> str:
    """Row numbers as people write them: 2–6, 9; of very many the first ones."""
    groups = list(islice(_groups(sorted(rows)), TOLD + 1))
    named = [str(first) if first == last else f"{first}–{last}" for first, last in groups[:TOLD]]
    return texts.listing(named) if len(groups) <= TOLD else f"{', '.join(named)} …"


def _groups(rows: list[int]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = 0
    for row in rows:
        if first is not None and row > last + 1:
            yield first, last
            first = None
        first, last = (row if first is None else first), row
    if first is not None:
        yield first, last


def warning_sentence(warned: Warned, texts: Texts, shown: Callable[[str], str] = as_typed) -> str:
    """A warning with the rows and the column it is about."""
    values = {name: said(value, texts, shown) for name, value in warned.values.items()}
    where = {"rows": row_numbers(warned.rows, texts), "n": len(warned.rows), "first": min(warned.rows, default=0)}
    return texts(f"import.warning.{warned.key}", **values, **where, column=shown(warned.column))


def note_sentence(column: str, note: Note, texts: Texts, shown: Callable[[str], str] = as_typed) -> str:
    """A note on the file or on one of its columns."""
    sentence = texts(f"note.{note.key}", **{name: said(value, texts, shown) for name, value in note.values.items()})
    return f"{shown(column)}: {sentence}" if column else sentence


def warning_sentences(run: DryRun, texts: Texts, shown: Callable[[str], str] = as_typed) -> list[str]:
    """Everything to know before saving."""
    notes = [note_sentence(column, note, texts, shown) for column, note in run.notes]
    return [*notes, *(warning_sentence(warned, texts, shown) for warned in run.warnings)]


def reason_of(refused: Refused, texts: Texts, shown: Callable[[str], str] = as_typed) -> str:
    """Why a row is refused; the column is told beside it, so the sentence does not repeat it."""
    return refusal_sentence(refused.error, texts, shown, with_field=not refused.column)


def columns_as(matching: Matching) -> list[str]:
    """Each column with what it was understood as."""
    return [f"{column.heading} = {column.target.name}" for column in matching.columns]


def target_label(name: str, kind: Kind, texts: Texts) -> str:
    """What a column is, in words: "Name (fi)", "Target 2023"; "" is a column that is not imported."""
    target = kind.target(name) if name else None
    if target is None:
        return texts("import.leave_out")
    label = texts(f"import.field.{target.field.name}")
    language = f" ({texts(f'language.{target.language}')})" if target.language else ""
    return f"{label}{language}{f' {target.year}' if target.year else ''}"
