"""The commands that write a plan out of the house."""

from pathlib import Path

import click

from dashboard.language import texts_for
from dashboard.terminal import FILE, PLAN, open_engine, plan_named, texts, today, write_file
from model.base import Language
from model.exchange.exporting import Exported, exported
from model.exchange.kinds import NAMES
from model.facts import PlanFact
from model.reading.exported import read_told
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
    """Deadlines, milestones, cut-offs, events and meetings as a calendar."""
    from dashboard.report.ics import ics_of  # heavy, and needed only here

    engine = open_engine()
    with engine.connect() as connection:
        plan, days = read_days(connection, plan_named(engine, slug).slug)
    write_file(out, ics_of(plan, days, texts_for(language)))
    click.echo(texts().count("command.days_written", len(days), name=out.name))


@export.command("workbook")
@PLAN
@LANGUAGE
@OUT
def workbook(slug: str | None, language: str, out: Path) -> None:
    """The whole plan as one workbook; imported again, all of it is unchanged."""
    from dashboard.report.plan_workbook import workbook_of  # heavy, and needed only here

    plan, tables = _tables(slug, language)
    words = texts_for(language)
    intro = [words("export.about_workbook", day=words.date(today()))]
    write_file(out, workbook_of(plan.name, tables, words, intro))
    rows = sum(len(table.rows) for table in tables)
    click.echo(texts().count("command.rows_written", rows, name=out.name))


@export.command("csv")
@click.argument("kind", metavar="KIND", type=click.Choice(list(NAMES)))
@PLAN
@LANGUAGE
@OUT
def csv(kind: str, slug: str | None, language: str, out: Path) -> None:
    """One table of the plan: measures, updates, indicators, organisations or events."""
    from dashboard.report.plan_workbook import csv_of  # heavy, and needed only here

    _, tables = _tables(slug, language)
    table = next(table for table in tables if table.kind is NAMES[kind])
    write_file(out, csv_of(table))
    click.echo(texts().count("command.rows_written", len(table.rows), name=out.name))


@click.command()
@LANGUAGE
@OUT
def template(language: str, out: Path) -> None:
    """An empty workbook to begin a plan with: fill it in, then import it sheet by sheet."""
    from dashboard.report.plan_workbook import template_of  # heavy, and needed only here

    write_file(out, template_of(texts_for(language)))
    click.echo(texts()("command.template_written", name=out.name))


def _tables(slug: str | None, language: str) -> tuple[PlanFact, tuple[Exported, ...]]:
    engine = open_engine()
    plan = plan_named(engine, slug)
    with engine.connect() as connection:
        told = read_told(connection, plan.id)
    return plan, exported(told, language, texts_for(language))
