"""Frames of the screen Import."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.exchange_words import target_label
from dashboard.language import Texts
from model.exchange.cells import as_text
from model.exchange.dry_run import DryRun
from model.exchange.outcomes import RowOutcome


def import_refusals(run: DryRun, reasons: Sequence[str]) -> pd.DataFrame:
    """One row a refusal of a dry run, as many as there are reasons: row, heading, value, reason."""
    refused = run.refused[: len(reasons)]
    rows = [
        (str(one.row), one.column, as_text(one.value), reason) for one, reason in zip(refused, reasons, strict=True)
    ]
    return pd.DataFrame(rows, columns=["row", "heading", "value", "reason"])


def import_outcomes(run: DryRun, outcome: RowOutcome, most: int, texts: Texts) -> pd.DataFrame:
    """The first rows of an outcome: row, about, changes (names of fields)."""
    found = [row for row in run.rows if row.outcome is outcome][:most]
    rows = [(str(row.row), row.about, _fields(row.fields, run, texts)) for row in found]
    columns = ["row", "about", "changes"]
    return pd.DataFrame(rows, columns=columns)[columns if outcome is RowOutcome.CHANGED else columns[:2]]


def import_rows(run: DryRun, reasons: Sequence[str], texts: Texts) -> pd.DataFrame:
    """Every row of a dry run; one that is refused for several reasons has a line for each."""
    refused: dict[int, list[tuple[str, str, str]]] = {}
    for one, reason in zip(run.refused, reasons, strict=True):
        refused.setdefault(one.row, []).append((one.column, as_text(one.value), reason))
    rows = [
        (str(row.row), texts(f"import.outcome.{row.outcome}"), row.about, _fields(row.fields, run, texts), *why)
        for row in run.rows
        for why in refused.get(row.row, [("", "", "")])
    ]
    return pd.DataFrame(rows, columns=["row", "outcome", "about", "changes", "heading", "value", "reason"])


def _fields(names: Iterable[str], run: DryRun, texts: Texts) -> str:
    return ", ".join(target_label(name, run.table.kind, texts) for name in names)
