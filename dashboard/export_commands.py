"""The commands that write a plan out of the house."""

from pathlib import Path

import click

from dashboard.language import texts_for
from dashboard.terminal import FILE, PLAN, open_engine, plan_named, texts, write_file
from model.base import Language
from model.reading.overview import read_days

LANGUAGE = click.option("--language", type=click.Choice([language.value for language in Language]), default="fi")
OUT = click.option("--out", type=FILE, required=True, help="The file to write.")


@click.group()
def export() -> None:
    """Write a plan as a file that other programs read."""


@export.command("ics")
@PLAN
@LANGUAGE
@OUT
def ics(slug: str | None, language: str, out: Path) -> None:
    """Deadlines, cut-offs, events and meetings as a calendar."""
    from dashboard.report.ics import ics_of  # heavy, and needed only here

    engine = open_engine()
    with engine.connect() as connection:
        plan, days = read_days(connection, plan_named(engine, slug).slug)
    write_file(out, ics_of(plan, days, texts_for(language)))
    click.echo(texts().count("command.days_written", len(days), name=out.name))
