"""What the commands share: the language of the terminal, the database, the plan, who acts."""

import os
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

import click
import sqlalchemy as sa

from dashboard.language import Texts, preferred_language, texts_for
from dashboard.settings import database_url
from model.base import HELSINKI
from model.errors import FileNotWritten, UnknownPlan
from model.facts import PlanFact
from model.opening import open_database
from model.reading.plans import read_plan, read_plans
from model.role import Actor, Role

DAY = click.DateTime(formats=["%Y-%m-%d"])
FILE = click.Path(path_type=Path, dir_okay=False)
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


def write_file(out: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file whole or not at all."""
    try:
        with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as part:
            try:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).chmod(mode)
                Path(part.name).replace(out)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise FileNotWritten(name=out.name, reason=error.strerror or "") from error
