"""The commands for those who report to the committee: what changed between two points."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.language import Texts, texts_for
from dashboard.report.changes.lines import Line, empty_kinds, period, sections, untold_kinds
from dashboard.report.changes.summary import summary
from dashboard.report.forms import Form
from dashboard.terminal import PLAN, open_engine, plan_named, texts, today, write_file
from model.base import Language
from model.facts import PlanFact
from model.figures.changes_as_values import changes_as_values
from model.figures.cut_offs import observation_date
from model.figures.differences import Differences
from model.figures.periods import Point, point_of, since_last_meeting
from model.reading.changes import read_changes
from model.reading.plans import read_meetings


@click.command()
@PLAN
@click.option("--from", "since", help="2023-12-31, snapshot:2023 or snapshot:2023/2; the last meeting unless given.")
@click.option("--to", "until", help="The same; the newest day unless given.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one list for each kind of change.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="A file to write: .pdf, .xlsx, .csv or .json."
)
@click.option("--language", type=click.Choice([language.value for language in Language]), help="Of the file.")
def changes(
    slug: str | None, since: str | None, until: str | None, as_json: bool, out: Path | None, language: str | None
) -> None:
    """What changed from one day, or frozen year, to another, each from what to what and why."""
    found, plan = _changes(slug, since, until)
    words = texts_for(language) if language else texts()
    if out is not None:
        _write(out, found, plan, words)
    elif as_json:
        click.echo(json.dumps(changes_as_values(found, plan.slug), ensure_ascii=False, indent=2))
    else:
        _tell(found, words)


def _changes(slug: str | None, since: str | None, until: str | None) -> tuple[Differences, PlanFact]:
    engine = open_engine()
    plan = plan_named(engine, slug)
    newest = observation_date(plan, today())
    last = point_of(until, plan) if until else Point(newest)
    with engine.connect() as connection:
        if since is None:
            period_ = since_last_meeting(plan, read_meetings(connection, plan.id), last.on or newest)
            first = period_.since if period_ else Point(plan.term_starts_on)
        else:
            first = point_of(since, plan)
        return read_changes(connection, plan, first, last, newest), plan


def _write(out: Path, found: Differences, plan: PlanFact, words: Texts) -> None:
    from dashboard.report.changes.files import changes_file  # what makes PDFs and workbooks is heavy

    ending = out.suffix.removeprefix(".").lower()
    if ending not in list(Form):
        raise click.BadParameter(f"{out.name} does not end in one of {', '.join(Form)}", param_hint="--out")
    write_file(out, changes_file(Form(ending), found, plan, words, datetime.now(UTC)))
    click.echo(texts()("changes.written", name=out.name))


def _tell(found: Differences, words: Texts) -> None:
    """The summary and every list, as lines of the terminal."""
    click.echo("\n".join([words("changes.title", period=period(found, words)), *summary(found, words)]))
    for section in sections(found, words):
        click.echo(f"\n{section.title} ({len(section.lines)})")
        for line in section.lines:
            click.echo(f"- {_told(line, words)}")
    for sentence in filter(None, (empty_kinds(found, words), untold_kinds(found, words))):
        click.echo(f"\n{sentence}")


def _told(line: Line, words: Texts) -> str:
    told = f"{line.named}, {line.part}: {line.change}"
    return f"{told}. {words('changes.why', why=line.why)}" if line.why else told
