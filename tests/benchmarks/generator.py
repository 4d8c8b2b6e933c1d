"""`python -m tests.benchmarks.generator --plans 300 --measures 40 --updates 1000000 FILE`: a database of any size.

The same sizes and seed make the same rows, and these keep what the actions keep: every measure has an update, an
unchanged act repeats the state in force, what is recorded later is of a later day. The change record stays empty:
no screen reads it.
"""

import argparse
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import sqlalchemy as sa

from model import tables
from model.base import Source
from model.opening import open_database
from tests.benchmarks import made_up_network, made_up_plans
from tests.benchmarks.made_up_plans import Rows
from tests.benchmarks.sizes import Sizes

AT_ONCE = 10_000  # rows
TABLES: tuple[tuple[type[tables.Table], Callable[[Sizes], Rows]], ...] = (
    (tables.Plan, made_up_plans.plans),
    (tables.Goal, made_up_plans.goals),
    (tables.Party, made_up_plans.parties),
    (tables.Meeting, made_up_plans.meetings),
    (tables.Measure, made_up_plans.measures),
    (tables.MeasureGoal, made_up_plans.measure_goals),
    (tables.MeasureParty, made_up_plans.measure_parties),
    (tables.MeasureUpdate, made_up_plans.updates),
    (tables.Category, made_up_network.categories),
    (tables.Organisation, made_up_network.organisations),
    (tables.OrganisationCategory, made_up_network.organisation_categories),
    (tables.Membership, made_up_network.memberships),
    (tables.ContactCheck, made_up_network.contact_checks),
    (tables.Event, made_up_network.events),
    (tables.Attendance, made_up_network.attendance),
)


def generate(file: Path, sizes: Sizes) -> str:
    """Fill a new file in one transaction. Returns its address as a database."""
    url = f"sqlite:///{file}"
    engine = open_database(url)
    with engine.execution_options(writes=True).begin() as connection:
        for table, rows in TABLES:
            _insert(connection, table, rows(sizes))
    engine.dispose()
    return url


def _insert(connection: sa.Connection, table: type[tables.Table], rows: Rows) -> None:
    usual = {
        name: field.get_default(call_default_factory=True)
        for name, field in table.model_fields.items()
        if name != "id" and not field.is_required()
    }
    if "source" in usual:
        usual["source"] = Source.EXAMPLE
    filled = (usual | row for row in rows)
    while chunk := list(islice(filled, AT_ONCE)):
        connection.execute(sa.insert(table), chunk)


def _asked() -> tuple[Path, Sizes]:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.generator", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="where to make it; nothing may be there yet")
    for name, field in Sizes.__dataclass_fields__.items():
        parser.add_argument(f"--{name}", type=int, default=field.default, help=field.metadata["help"])
    given = vars(parser.parse_args())
    file: Path = given.pop("file")
    if file.exists():
        parser.error(f"{file} is there already")
    return file, Sizes(**given)


if __name__ == "__main__":
    generate(*_asked())
