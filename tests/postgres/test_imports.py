"""Imports on PostgreSQL: the same rows, the same counts."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from model.actions.imports import ImportedFile, save_import
from model.database import perform, unit_of_work
from model.exchange.dry_run import DryRun
from model.exchange.kinds import KINDS
from model.exchange.outcomes import RowOutcome
from model.exchange.reading import read_sheets
from model.exchange.tables import Request
from model.opening import open_database
from model.reading.imports import read_dry_run, read_table
from model.reading.proof import verify_changes
from tests.builders import SLUG, TODAY, an_actor
from tests.exchange.tables import OF_EACH_KIND
from tests.model.conftest import begin_a_plan


@pytest.fixture
def engine(postgres_url: str) -> Iterator[sa.Engine]:
    engine = open_database(postgres_url)
    with unit_of_work(engine) as session:
        begin_a_plan(session)
    yield engine
    engine.dispose()


def a_run(engine: sa.Engine, kind: str) -> DryRun:
    sheets = read_sheets(OF_EACH_KIND[kind].encode(), "table.csv")
    with engine.connect() as connection:
        table = read_table(connection, SLUG, KINDS[kind], sheets, Request())
        return read_dry_run(connection, SLUG, table, "table.csv", TODAY)


@pytest.mark.parametrize("kind", list(OF_EACH_KIND))
def test_a_table_that_was_saved_is_unchanged_the_next_time(engine: sa.Engine, kind: str) -> None:
    run = a_run(engine, kind)

    saved = perform(engine, save_import, SLUG, run, ImportedFile("table.csv", "0" * 64), by=an_actor())

    again = a_run(engine, kind)
    assert (saved, again.count(RowOutcome.UNCHANGED)) == (len(run.rows), len(run.rows))
    with engine.connect() as connection:
        assert verify_changes(connection) is None
