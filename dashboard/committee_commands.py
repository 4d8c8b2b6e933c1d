"""The commands for those who report to the committee: what changed between two points."""

import json

import click

from dashboard.terminal import PLAN, open_engine, plan_named, today
from model.facts import PlanFact
from model.figures.changes_as_values import changes_as_values
from model.figures.cut_offs import observation_date
from model.figures.differences import Differences
from model.figures.periods import Point, point_of, since_last_meeting
from model.reading.changes import read_changes
from model.reading.plans import read_meetings


@click.command()
@PLAN
@click.option("--from", "since", help="2023-12-31 or snapshot:2023 or snapshot:2023/2; else the last meeting.")
@click.option("--to", "until", help="The same; the newest day unless given.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (the only form so far, and the default).")
def changes(slug: str | None, since: str | None, until: str | None, as_json: bool) -> None:
    """What changed from one day, or frozen year, to another: one list for each kind of change."""
    found, plan = _changes(slug, since, until)
    click.echo(json.dumps(changes_as_values(found, plan.slug), ensure_ascii=False, indent=2))


def _changes(slug: str | None, since: str | None, until: str | None) -> tuple[Differences, PlanFact]:
    engine = open_engine()
    plan = plan_named(engine, slug)
    newest = observation_date(plan, today())
    last = point_of(until, plan) if until else Point(newest)
    with engine.connect() as connection:
        if since is None:
            period = since_last_meeting(plan, read_meetings(connection, plan.id), last.on or newest)
            first = period.since if period else Point(plan.term_starts_on)
        else:
            first = point_of(since, plan)
        return read_changes(connection, plan, first, last, newest), plan
