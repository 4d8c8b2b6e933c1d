"""The migrations on PostgreSQL: they make what the model declares, and the append-only tables hold."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from model import opening
from model.database import make_engine
from model.errors import DatabaseForeign, DatabaseNewer
from model.opening import open_database
from model.tables import APPEND_ONLY, Table
from tests.failing_migration import Failed, add_failing_migration
from tests.one_of_each import record_one_of_each
from tests.schema import declared, looks

OPENING = "import sys; from model.opening import open_database; open_database(sys.argv[1])"

append_only = pytest.mark.parametrize("table", [table.__tablename__ for table in APPEND_ONLY])


@pytest.fixture
def engine(postgres_url: str) -> Iterator[sa.Engine]:
    engine = open_database(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture
def empty(empty_postgres_url: str) -> Iterator[sa.Engine]:
    engine = make_engine(empty_postgres_url)
    yield engine
    engine.dispose()


def test_opening_an_empty_database_makes_every_table(empty_postgres_url: str) -> None:
    engine = open_database(empty_postgres_url)

    tables = set(sa.inspect(engine).get_table_names())
    engine.dispose()

    assert tables == {*Table.metadata.tables, "alembic_version"}


def test_two_programs_may_open_an_empty_database_at_once(empty_postgres_url: str) -> None:
    command = [sys.executable, "-c", OPENING, empty_postgres_url]

    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]

    assert [program.communicate()[1] for program in both] == ["", ""]


def test_alembic_finds_no_difference_between_the_migrations_and_the_model(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})

        assert compare_metadata(context, Table.metadata) == []


def test_the_migrated_tables_look_as_the_model_declares_them(engine: sa.Engine, empty: sa.Engine) -> None:
    assert looks(engine) == declared(empty)


@append_only
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET id = id",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
        "INSERT INTO {table} SELECT * FROM {table} LIMIT 1 ON CONFLICT (id) DO UPDATE SET id = excluded.id",
    ],
    ids=["update", "delete", "truncate", "replace"],
)
def test_an_append_only_table_keeps_its_rows(engine: sa.Engine, table: str, statement: str) -> None:
    record_one_of_each(engine)

    with pytest.raises(sa.exc.DBAPIError, match="is append-only"), engine.begin() as connection:
        connection.execute(sa.text(statement.format(table=table)))


def test_emptying_the_plans_does_not_empty_what_hangs_on_them(engine: sa.Engine) -> None:
    record_one_of_each(engine)

    with pytest.raises(sa.exc.DBAPIError, match="is append-only"), engine.begin() as connection:
        connection.execute(sa.text("TRUNCATE plan CASCADE"))


def test_another_programs_database_is_refused_and_left_as_it_is(empty: sa.Engine) -> None:
    with empty.begin() as connection:
        connection.execute(sa.text("CREATE TABLE invoice (id integer)"))

    with pytest.raises(DatabaseForeign):
        open_database(empty.url.render_as_string(hide_password=False))

    assert sa.inspect(empty).get_table_names() == ["invoice"]


def test_a_database_of_a_newer_version_is_refused(engine: sa.Engine, postgres_url: str) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DatabaseNewer):
        open_database(postgres_url)


def test_a_migration_that_fails_leaves_nothing_behind(
    empty: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_failing_migration(tmp_path, monkeypatch)

    with pytest.raises(Failed):
        opening.migrate(empty)

    assert sa.inspect(empty).get_table_names() == []
