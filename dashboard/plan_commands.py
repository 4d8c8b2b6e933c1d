"""The commands of the council term: begin a plan, close its term, carry measures over into the next one."""

from datetime import date, datetime

import click

from dashboard.terminal import DAY, actor, open_engine, plan_named, texts
from model.actions.carrying_over import carry_over
from model.actions.plans import PlanInput, begin_plan
from model.actions.terms import close_term
from model.base import LocalText
from model.database import perform
from model.reading.plans import EVER, read_plan_book
from model.reading.terms import read_carried_codes


@click.group("plan")
def plan_group() -> None:
    """The plan of a council term: begin it, close it, carry its measures over."""


@plan_group.command("new")
@click.argument("slug")
@click.option("--name-fi", required=True, help="The name of the plan, in Finnish.")
@click.option("--name-sv", required=True, help="The same in Swedish.")
@click.option("--name-en", default="", help="The same in English.")
@click.option("--municipality-fi", required=True)
@click.option("--municipality-sv", required=True)
@click.option("--municipality-en", default="")
@click.option("--municipality-code", required=True, help="Three digits, such as 235.")
@click.option("--starts", type=DAY, required=True, help="The first day of the council term.")
@click.option("--ends", type=DAY, required=True, help="Its last day.")
def new_plan(slug: str, municipality_code: str, starts: datetime, ends: datetime, **names: str) -> None:
    """Begin an empty plan under SLUG, which stands in its addresses: small letters, digits, hyphens."""
    given = PlanInput.of(
        slug=slug,
        name=_local(names, "name"),
        municipality=_local(names, "municipality"),
        municipality_code=municipality_code,
        term_starts_on=starts.date(),
        term_ends_on=ends.date(),
    )
    perform(open_engine(), begin_plan, given, by=actor())
    click.echo(texts()("saved.plan_begun", name=slug))


@plan_group.command("close")
@click.argument("slug")
def close(slug: str) -> None:
    """Close the term of the plan SLUG, when every measure and goal of it was evaluated."""
    perform(open_engine(), close_term, slug, by=actor())
    click.echo(texts()("saved.closed", name=slug))


@plan_group.command("carry-over")
@click.argument("slug")
@click.option("--to", "target", required=True, help="The plan of the next term.")
@click.option("--measure", "codes", multiple=True, help="The code of a measure; may be given several times.")
@click.option("--unfinished", is_flag=True, help="Every measure that is neither completed nor discontinued.")
def carry(slug: str, target: str, codes: tuple[str, ...], unfinished: bool) -> None:
    """Copy measures of the plan SLUG into the plan of the next term, each with a link to where it came from."""
    if not codes and not unfinished:
        raise click.UsageError("Say which: --measure CODE, or --unfinished.")
    chosen = tuple(dict.fromkeys((*codes, *(_unfinished(slug) if unfinished else ()))))
    perform(open_engine(), carry_over, slug, target, chosen, by=actor())
    click.echo(texts()("saved.carried", name=target, codes=", ".join(chosen)))


def _unfinished(slug: str) -> list[str]:
    """The measures that go on and were not carried over yet."""
    engine = open_engine()
    plan_id = plan_named(engine, slug).id
    with engine.connect() as connection:
        measures = read_plan_book(connection, plan_id, date.max, EVER).measures
        carried = read_carried_codes(connection, plan_id)
    return [m.code for m in measures if not m.state.status.is_done_with and m.code not in carried]


def _local(names: dict[str, str], name: str) -> LocalText:
    return LocalText(**{language: names[f"{name}_{language}"] for language in ("fi", "sv", "en")})
