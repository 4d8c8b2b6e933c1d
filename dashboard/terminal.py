"""What the commands share: the language of the terminal, the database, the plan, who acts."""

import os
from datetime import date, datetime

import click
import sqlalchemy as sa

from dashboard.language import Texts, preferred_language, texts_for
from dashboard.settings import database_url
from model.base import HELSINKI
from model.errors import UnknownPlan
from model.facts import PlanFact
from model.opening import open_database
from model.reading.plans import read_plan, read_plans
from model.role import Actor, Role

DAY = click.DateTime(formats=["%Y-%m-%d"])
PLAN = click.option("--plan", "slug", help="The plan; the one of the newest term unless given.")


def texts() -> Texts:
    """The texts in the language of the terminal."""
    return texts_for(preferred_language(os.environ.get("LC_ALL") or os.environ.get("LANG"), None))


def open_engine() -> sa.Engine:
    return open_database(database_url())


def plans_in(engine: sa.Engine) -> tuple[PlanFact, ...]:
    with engine.connect() as connection:
        return read_plans(connection)


def plan_named(engine: sa.Engine, slug: str | None) -> PlanFact:
    """The plan of that slug, else the one of the newest term. Raises `UnknownPlan`."""
    if slug is not None:
        with engine.connect() as connection:
            return read_plan(connection, slug)
    plans = plans_in(engine)
    if not plans:
        raise UnknownPlan(slug="")
    return plans[0]


def actor() -> Actor:
    """Whoever can run the command on the machine of the database may do what a coordinator may."""
    return Actor("command line", Role.COORDINATOR)


def today() -> date:
    return datetime.now(HELSINKI).date()
