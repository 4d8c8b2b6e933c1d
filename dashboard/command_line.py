"""The command `kumppani`: the same functions as the screens. Exit code 1 when refused, 2 when used wrongly."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import click

from dashboard.committee_commands import changes
from dashboard.exchange_commands import import_table
from dashboard.export_commands import export, template
from dashboard.plan_commands import plan_group
from dashboard.report.press import press
from dashboard.start_commands import Refusing, run, serve
from dashboard.terminal import DAY, PLAN, actor, open_engine, plan_named, plans_in, texts, today
from dashboard.yearly_commands import correct, freeze, key, report, verify
from model.actions.measures import UpdateInput, record_update
from model.actions.members import MemberInput, admit_member, remove_member
from model.base import LocalText, moment
from model.database import perform
from model.errors import UnknownCode
from model.figures.cut_offs import observation_date, require_within_term
from model.figures.headlines import headline_figures
from model.measure import Assessment, Status
from model.reading import read_facts
from model.reading.members import read_members
from model.reading.plans import EVER, read_plan_book
from model.role import Role


@click.group(cls=Refusing)
def kumppani() -> None:
    """Tracks the measures of a municipality's guidelines for cooperation with organisations."""


@kumppani.command()
@click.option("--empty/--example", default=False, help="Without a plan, or with the example plan (the default).")
def init(empty: bool) -> None:
    """Make or migrate the database."""
    engine = open_engine()
    click.echo(texts()("command.ready"))
    if not empty and not plans_in(engine):
        load_example()


@kumppani.command()
def seed() -> None:
    """Load the example plan into a database without a plan."""
    if plans_in(open_engine()):
        click.echo(texts()("command.has_plans"))
    else:
        load_example()


@kumppani.command()
@PLAN
@click.option("--cutoff", type=DAY, help="As of that day, as known then; as of now unless given.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (the only form so far, and the default).")
def figures(slug: str | None, cutoff: datetime | None, as_json: bool) -> None:
    """Every headline figure with numerator, denominator, population and date."""
    engine = open_engine()
    plan = plan_named(engine, slug)
    on = observation_date(plan, today())
    known_at = EVER
    if cutoff is not None and cutoff.date() < on:
        require_within_term(plan, cutoff.date(), "cutoff")
        on, known_at = cutoff.date(), moment(cutoff.date())
    with engine.connect() as connection:
        facts = read_facts(connection, plan.id, on, known_at)
    click.echo(json.dumps(headline_figures(facts), ensure_ascii=False, indent=2))


@kumppani.command()
@click.argument("code")
@PLAN
@click.option("--status", type=click.Choice([status.value for status in Status]))
@click.option("--assessment", type=click.Choice([assessment.value for assessment in Assessment]))
@click.option("--sentence-fi", default="", help="The assessment in one sentence, in Finnish.")
@click.option("--sentence-sv", default="", help="The same in Swedish.")
@click.option("--reason-fi", default="")
@click.option("--reason-sv", default="")
@click.option("--comment-fi", default="")
@click.option("--comment-sv", default="")
@click.option("--progress", type=int)
@click.option("--due-on", type=DAY)
@click.option("--as-of", "as_of_on", type=DAY, help="The day it tells of; today unless given.")
@click.option("--evidence-url")
def update(code: str, slug: str | None, **given: Any) -> None:
    """Tell the state of the measure CODE; what is not given stays as it is."""
    engine = open_engine()
    plan = plan_named(engine, slug)
    with engine.connect() as connection:
        measure = read_plan_book(connection, plan.id, date.max, EVER).measure(code)
    if measure is None:
        raise UnknownCode(code=code)
    state = measure.state
    entered = {name: LocalText(fi=given.pop(f"{name}_fi"), sv=given.pop(f"{name}_sv")) for name in UpdateInput.texts}
    due_on, as_of_on = given.pop("due_on"), given.pop("as_of_on")
    values = {name: value for name, value in given.items() if value is not None}
    kept = {name: getattr(state, name) for name in ("status", "assessment", "progress", "evidence_url")}
    status = Status(values.get("status", state.status))
    is_newly_put_off = status.needs_reason and status is not state.status  # the old reason is for something else
    told = UpdateInput.of(
        **kept | values,
        due_on=due_on.date() if due_on else state.due_on,
        sentence=entered["sentence"] or state.sentence,
        reason=entered["reason"] or (LocalText() if is_newly_put_off else state.reason),
        comment=entered["comment"],
        as_of_on=as_of_on.date() if as_of_on else None,
        seen_update_id=state.update_id,
    )
    perform(engine, record_update, plan.slug, code, told, by=actor())
    click.echo(texts()("saved.update", code=code))


@kumppani.group()
def members() -> None:
    """Who may sign in, in which role."""


@members.command("add")
@click.argument("identity")
@click.argument("role", type=click.Choice([role.value for role in Role if role is not Role.PUBLIC]))
def add_member(identity: str, role: str) -> None:
    """Let IDENTITY (a verified e-mail address or the provider's subject) sign in as ROLE."""
    by = replace(actor(), role=Role.ADMINISTRATOR)
    perform(open_engine(), admit_member, MemberInput.of(identity=identity, role=role), by=by)
    click.echo(texts()("command.member_added", identity=identity, role=texts()(f"role.{role}")))


@members.command("remove")
@click.argument("identity")
def remove(identity: str) -> None:
    """Remove IDENTITY; their sessions end at once."""
    perform(open_engine(), remove_member, identity, by=replace(actor(), role=Role.ADMINISTRATOR))
    click.echo(texts()("command.member_removed", identity=identity))


@members.command("list")
def list_members() -> None:
    """The members and their roles."""
    with open_engine().connect() as connection:
        for member in read_members(connection):
            click.echo(f"{member['identity']} {member['role']}")


def load_example() -> None:
    """Load the example plan, and say so."""
    from seed_data import load  # only when there is no plan yet

    slug = load.load_example(open_engine(), press())
    click.echo(texts()("command.loaded", slug=slug))


for command in (
    run,
    serve,
    changes,
    freeze,
    correct,
    report,
    verify,
    key,
    import_table,
    export,
    template,
    plan_group,
):
    kumppani.add_command(command)
