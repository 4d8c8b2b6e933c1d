"""The commands of exchange: import a table."""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import sqlalchemy as sa

from dashboard.exchange_words import columns_as, reason_of, warning_sentences
from dashboard.refusals import refusal_sentence
from dashboard.terminal import PLAN, actor, open_engine, plan_named, texts, today
from model.actions.imports import ImportedFile, remember_match, save_import
from model.database import perform
from model.errors import FileNotRead, PlanError
from model.exchange.dry_run import DryRun
from model.exchange.fields import Kind
from model.exchange.kinds import NAMES
from model.exchange.matching import header_hash
from model.exchange.outcomes import Refused, RowOutcome
from model.exchange.reading import read_sheets
from model.exchange.saying import NotAMapping, said_of
from model.exchange.tables import Request
from model.reading.imports import read_dry_run, read_table

SHOWN = 50  # refusals that are told one by one on the terminal; --json has them all


@click.command("import")
@click.argument("kind", metavar="KIND", type=click.Choice(list(NAMES)))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@PLAN
@click.option("--sheet", help="The sheet of the workbook; the one that fits best unless given.")
@click.option("--map", "mappings", multiple=True, metavar="COLUMN=FIELD", help="See the README; may be given again.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Tell what would be done, and save nothing.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def import_table(
    kind: str, file: Path, slug: str | None, sheet: str | None, mappings: tuple[str, ...], is_dry: bool, as_json: bool
) -> None:
    """Import FILE, a table (CSV or Excel) of measures, updates, indicators, organisations or events.

    --map "COLUMN=field" says what a column is, "COLUMN=" leaves it out, "field:word=value" says what a word means.
    """
    of_kind = NAMES[kind]
    asked = _asked(of_kind, sheet, mappings)
    engine = open_engine()
    plan = plan_named(engine, slug)
    try:
        content = _content(file)
        run = _dry_run(engine, plan.slug, of_kind, file.name, content, asked)
    except PlanError as error:
        _tell_unread(error, file, as_json)
        raise
    saved = not is_dry and not run.refused and _save(engine, plan.slug, run, file.name, content, asked)
    if as_json:
        click.echo(json.dumps(as_data(run), ensure_ascii=False, indent=2))
    else:
        _tell(run, file, is_dry, bool(saved))
    if run.refused:
        sys.exit(1)


def as_data(run: DryRun) -> dict[str, Any]:
    """A dry run as JSON has it, its sentences in the language of the terminal."""
    return {
        **{outcome.value: run.count(outcome) for outcome in RowOutcome if outcome is not RowOutcome.REFUSED},
        "refused": [_refusal(refused, run) for refused in run.refused],
        "unused_columns": list(run.unused_columns),
        "warnings": warning_sentences(run, texts(), str),
    }


def _asked(kind: Kind, sheet: str | None, mappings: Iterable[str]) -> Request:
    try:
        columns, words = said_of(kind, mappings)
    except NotAMapping as error:
        raise click.UsageError(texts()(f"import.usage.{error.key}", **error.values)) from error
    return Request(sheet=sheet, columns=columns, words=words)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileNotRead(name=file.name) from error


def _dry_run(engine: sa.Engine, slug: str, kind: Kind, name: str, content: bytes, asked: Request) -> DryRun:
    """The dry run; how far it is is shown to a person who waits for it."""
    sheets = read_sheets(content, name)
    with engine.connect() as connection, click.progressbar(length=100, file=sys.stderr) as bar:
        table = read_table(connection, slug, kind, sheets, asked)
        return read_dry_run(connection, slug, table, name, today(), lambda part: bar.update(int(part * 100) - bar.pos))


def _save(engine: sa.Engine, slug: str, run: DryRun, name: str, content: bytes, asked: Request) -> bool:
    """Save the import, and remember what was said of its columns and words."""
    file = ImportedFile(name, hashlib.sha256(content).hexdigest())
    perform(engine, save_import, slug, run, file, by=actor())
    if asked.columns or asked.words:
        table = run.table
        columns = {column.heading: column.target.name for column in table.matching.columns}
        columns |= {heading: name for heading, name in asked.columns.items() if not name}
        words = table.matching.words
        perform(engine, remember_match, slug, table.kind.name, header_hash(table.header), columns, words, by=actor())
    return run.changes_something


def _refusal(refused: Refused, run: DryRun) -> dict[str, Any]:
    value = refused.value
    return {
        "sheet": run.table.sheet.name,
        "row": refused.row,
        "column": refused.column,
        "value": value if isinstance(value, str | int | float | bool) or value is None else value.isoformat(),
        "reason": reason_of(refused, texts(), str),
    }


def _tell_unread(error: PlanError, file: Path, as_json: bool) -> None:
    """A file of which no row could be looked at is one refusal, for programs that read the JSON."""
    if not as_json:
        return
    reason = refusal_sentence(error, texts(), str)
    about = {"sheet": str(error.values.get("sheet", "")), "row": None, "column": "", "value": file.name}
    data = {"added": 0, "changed": 0, "unchanged": 0, "refused": [{**about, "reason": reason}]}
    click.echo(json.dumps({**data, "unused_columns": [], "warnings": []}, ensure_ascii=False, indent=2))


def _tell(run: DryRun, file: Path, is_dry: bool, is_saved: bool) -> None:
    """The run for a person at the terminal."""
    words = texts()
    rows = words.listing(map(str, run.table.header.rows)) or words("import.no_header")
    click.echo(words("import.found", file=file.name, sheet=run.table.sheet.name, header=rows))
    click.echo(words("import.columns_as", columns=", ".join(columns_as(run.table.matching))))
    if run.unused_columns:
        click.echo(words("import.unused", columns=", ".join(run.unused_columns)))
    for sentence in warning_sentences(run, words, str):
        click.echo(f"- {sentence}")
    for refused in run.refused[:SHOWN]:
        key = "import.refused_line" if refused.column else "import.refused_row"
        click.echo(words(key, **{**_refusal(refused, run), "value": refused.value or ""}))
    if len(run.refused) > SHOWN:
        click.echo(words("import.more_refused", n=len(run.refused) - SHOWN))
    click.echo(words("import.counts", **{outcome.value: words.number(run.count(outcome)) for outcome in RowOutcome}))
    done = "refused" if run.refused else "dry" if is_dry else "saved" if is_saved else "nothing"
    click.echo(words(f"import.done.{done}"))
