"""The migrations on SQLite: tables as declared, append-only ones hold, unusable files are refused."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from model import opening
from model.database import make_engine
from model.errors import DatabaseDamaged, DatabaseForeign, DatabaseNewer, DatabaseUnreachable
from model.opening import open_database
from model.tables import APPEND_ONLY, Table
from tests.failing_migration import Failed, add_failing_migration
from tests.one_of_each import record_one_of_each
from tests.schema import declared, looks

append_only = pytest.mark.parametrize("table", [table.__tablename__ for table in APPEND_ONLY])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kumppani.db"


@pytest.fixture
def engine(file: Path) -> Iterator[sa.Engine]:
    engine = open_database(url_of(file))
    yield engine
    engine.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = make_engine(url_of(tmp_path / "empty.db"))
    yield engine
    engine.dispose()


INDICATORS = 43
# The example as it was at revision 0003: its table took every unit but the newest.
NARROWED = (
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = replace(sql, ', ''other''', '') WHERE name = 'indicator'",
    "PRAGMA writable_schema = OFF",
    "UPDATE alembic_version SET version_num = '0003'",
)


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def run_in(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def a_database(file: Path) -> None:
    engine = open_database(url_of(file))
    record_one_of_each(engine)
    engine.dispose()


def test_the_revisions_are_those_of_the_folder_oldest_first() -> None:
    config = Config()
    config.set_main_option("script_location", str(opening.MIGRATIONS))

    newest_first = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]

    assert list(opening.REVISIONS) == newest_first[::-1]


def test_opening_a_new_file_makes_every_table(engine: sa.Engine) -> None:
    assert set(sa.inspect(engine).get_table_names()) == {*Table.metadata.tables, "alembic_version"}


def test_opening_an_empty_file_makes_every_table(file: Path) -> None:
    file.touch()

    engine = open_database(url_of(file))
    tables = sa.inspect(engine).get_table_names()
    engine.dispose()

    assert set(tables) == {*Table.metadata.tables, "alembic_version"}


def test_opening_a_database_again_changes_no_byte_of_it(file: Path) -> None:
    a_database(file)
    before = file.read_bytes()

    open_database(url_of(file)).dispose()

    assert file.read_bytes() == before


def test_alembic_finds_no_difference_between_the_migrations_and_the_model(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})

        assert compare_metadata(context, Table.metadata) == []


def test_the_migrated_tables_look_as_the_model_declares_them(engine: sa.Engine, empty: sa.Engine) -> None:
    assert looks(engine) == declared(empty)


@append_only
def test_one_of_each_writes_a_row_into_an_append_only_table(engine: sa.Engine, table: str) -> None:
    record_one_of_each(engine)

    with engine.connect() as connection:
        assert connection.scalar(sa.text(f"SELECT count(*) FROM {table}")) > 0


@append_only
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET id = id",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (id) DO UPDATE SET id = id",
    ],
    ids=["update", "delete", "replace", "upsert"],
)
def test_an_append_only_table_keeps_its_rows(engine: sa.Engine, table: str, statement: str) -> None:
    record_one_of_each(engine)

    with pytest.raises(sa.exc.IntegrityError, match="is append-only"), engine.begin() as connection:
        connection.execute(sa.text(statement.format(table=table)))


def test_a_migration_that_fails_leaves_nothing_behind(
    empty: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_failing_migration(tmp_path, monkeypatch)

    with pytest.raises(Failed):
        opening.migrate(empty)

    assert sa.inspect(empty).get_table_names() == []


def test_a_migration_that_fails_leaves_an_older_database_as_it_was(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_database(file)
    before = looks_of(file)
    add_failing_migration(tmp_path, monkeypatch)
    engine = make_engine(url_of(file))

    with pytest.raises(Failed):
        opening.migrate(engine)
    engine.dispose()

    assert looks_of(file) == before


def test_a_database_of_the_revision_before_takes_every_unit_and_keeps_its_rows(file: Path, example: Path) -> None:
    shutil.copy(example, file)
    run_in(file, *NARROWED)
    engine = open_database(url_of(file))

    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE indicator SET unit = 'other' WHERE code = '8a'"))
        units = connection.execute(sa.text("SELECT count(*), count(DISTINCT unit) FROM indicator")).one()
        whole = connection.scalar(sa.text("PRAGMA integrity_check"))
    engine.dispose()

    assert (units[0], units[1] > 5, whole) == (INDICATORS, True, "ok")


def looks_of(file: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()


def a_text(file: Path) -> None:
    file.write_text("Nothing of a database, and longer than its header.", "utf-8")


def a_few_bytes(file: Path) -> None:
    file.write_bytes(b"SQLite")


def another_programs(file: Path) -> None:
    run_in(file, "CREATE TABLE invoice (id INTEGER)", "INSERT INTO invoice VALUES (1)")


def another_programs_with_migrations(file: Path) -> None:
    run_in(file, "CREATE TABLE invoice (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)")


def cut_short(file: Path) -> None:
    a_database(file)
    file.write_bytes(file.read_bytes()[:-5000])


def overwritten(file: Path) -> None:
    a_database(file)
    content = bytearray(file.read_bytes())
    content[4096 : 3 * 4096] = b"\xff" * (2 * 4096)
    file.write_bytes(content)


def of_a_newer_version(file: Path) -> None:
    a_database(file)
    run_in(file, "UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (a_text, DatabaseForeign),
        (a_few_bytes, DatabaseForeign),
        (another_programs, DatabaseForeign),
        (another_programs_with_migrations, DatabaseForeign),
        (cut_short, DatabaseDamaged),
        (overwritten, DatabaseDamaged),
        (of_a_newer_version, DatabaseNewer),
    ],
)
def test_a_file_that_is_not_usable_is_refused_and_no_byte_of_it_changed(
    file: Path, make: Callable[[Path], None], refusal: type[Exception]
) -> None:
    make(file)
    before = file.read_bytes()

    with pytest.raises(refusal):
        open_database(url_of(file))

    assert file.read_bytes() == before


def test_a_refused_file_leaves_no_other_file_beside_it(file: Path) -> None:
    another_programs(file)

    with pytest.raises(DatabaseForeign):
        open_database(url_of(file))

    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_a_file_in_a_folder_that_is_not_there_is_out_of_reach(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable):
        open_database(url_of(tmp_path / "no folder" / "kumppani.db"))


STAGED_BEFORE = (
    "INSERT INTO yearly_snapshot"
    " (id, plan_id, year, issue, cutoff_on, content, content_hash, previous_hash, frozen_at)"
    " VALUES (1, 1, 2022, 1, '2022-12-31', '{}', 'h', 'p', '2023-02-20')",
    "INSERT INTO snapshot_stage (id, snapshot_id, stage, recorded_at) VALUES (1, 1, 'published', '2023-05-15')",
)


@pytest.fixture
def published_before_0002(file: Path) -> Path:
    """A database of the first revision in which a frozen year is published."""
    engine = make_engine(url_of(file))
    opening.migrate(engine, "0001")
    engine.dispose()
    run_in(file, *STAGED_BEFORE)
    return file


def test_a_stage_that_was_recorded_before_the_bodies_had_stages_is_kept(published_before_0002: Path) -> None:
    engine = open_database(url_of(published_before_0002))
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT id, snapshot_id, stage FROM snapshot_stage")).all()
    engine.dispose()

    assert [tuple(row) for row in found] == [(1, 1, "published")]


@pytest.mark.parametrize("statement", ["UPDATE snapshot_stage SET id = 2", "DELETE FROM snapshot_stage"])
def test_a_rebuilt_table_is_still_append_only(published_before_0002: Path, statement: str) -> None:
    engine = open_database(url_of(published_before_0002))

    with engine.connect() as connection, pytest.raises(sa.exc.IntegrityError, match="append-only"):
        connection.execute(sa.text(statement))

    engine.dispose()
