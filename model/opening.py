"""Opening a database: refuse what is not ours or not usable, migrate what is older, leave the rest untouched."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from model.database import WRITE_LOCK, make_engine
from model.errors import (
    DatabaseDamaged,
    DatabaseError,
    DatabaseForeign,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
)

ONE_AT_A_TIME = threading.Lock()
MIGRATIONS = Path(__file__).parent / "migrations"
REVISIONS = ("0001", "0002", "0003", "0004")  # oldest first; a test compares this with the migrations in the folder
VERSION = "SELECT version_num FROM alembic_version"
SQLITE_HEADER = b"SQLite format 3\x00"
CHECKED_WHOLE_UP_TO = 64 * 1024 * 1024  # bytes; a larger file would keep the start waiting


def open_database(url: str) -> sa.Engine:
    """An engine on a database of the newest revision; made or migrated when it is older.

    Raises a `DatabaseError` with its sentence when the database is damaged, foreign, newer than this
    version, read-only or out of reach; then nothing in it was changed.
    """
    engine = make_engine(url)
    file = sqlite_file(engine)
    if file is not None:
        _inspect_file(file)
    try:
        revision = revision_of(engine)
        _require_known(revision, _name(engine))
        if revision != REVISIONS[-1]:
            migrate(engine)
    except sa.exc.DBAPIError as error:
        engine.dispose()
        raise _as_refusal(error, engine) from error
    except DatabaseError:
        engine.dispose()
        raise
    return engine


def _require_known(revision: str | None, name: str) -> None:
    if revision is not None and revision not in REVISIONS:
        raise DatabaseNewer(name=name, revision=revision)


def sqlite_file(engine: sa.Engine) -> Path | None:
    """The file of an SQLite database; None for PostgreSQL and for a database in memory."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name)


def revision_of(engine: sa.Engine) -> str | None:
    """The migration the database is at; None when it is empty. Another program's tables are refused."""
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if not is_ours(tables, _name(engine)):
            return None
        revision: str | None = connection.scalar(sa.text(VERSION))
        return revision


def is_ours(tables: set[str], name: str) -> bool:
    """Whether a database has our tables; False when it is empty. Another program's tables are refused."""
    if tables and not {"alembic_version", "plan", "measure_update"} <= tables:
        raise DatabaseForeign(name=name)
    return bool(tables)


def migrate(engine: sa.Engine, to: str = "head") -> None:
    """Bring the database to a revision, in one transaction: a migration that fails leaves nothing behind."""
    from alembic import command  # heavy, and needed only when a database is made or is older
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    # Two who open an empty database at once wait for each other; Alembic keeps its state in module globals.
    with ONE_AT_A_TIME, engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITE_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _inspect_file(file: Path) -> None:
    if not file.exists() or file.stat().st_size == 0:
        if not file.parent.is_dir():
            raise DatabaseUnreachable(name=file.name)
        return
    with file.open("rb") as stream:
        if stream.read(len(SQLITE_HEADER)) != SQLITE_HEADER:
            raise DatabaseForeign(name=file.name)
    has_log = file.with_name(f"{file.name}-wal").exists()
    address = f"{file.absolute().as_uri()}?mode=ro{'' if has_log else '&immutable=1'}"  # leaves nothing beside it
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            _inspect(connection, file)
    except sqlite3.OperationalError as error:
        raise DatabaseReadOnly(name=file.name) from error
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(name=file.name) from error


def _inspect(connection: sqlite3.Connection, file: Path) -> None:
    is_checked_whole = file.stat().st_size <= CHECKED_WHOLE_UP_TO
    check = "quick_check(1)" if is_checked_whole else "schema_version"
    if connection.execute(f"PRAGMA {check}").fetchone() != ("ok",) and is_checked_whole:
        raise DatabaseDamaged(name=file.name)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if is_ours(tables - {"sqlite_sequence", "sqlite_stat1"}, file.name):
        version = connection.execute(VERSION).fetchone()
        _require_known(version[0] if version else None, file.name)


def _as_refusal(error: sa.exc.DBAPIError, engine: sa.Engine) -> Exception:
    message = str(error.orig).lower()
    if "malformed" in message or "not a database" in message:
        return DatabaseDamaged(name=_name(engine))
    if "readonly" in message or "read-only" in message or "unable to open" in message:
        return DatabaseReadOnly(name=_name(engine))
    return DatabaseUnreachable(name=_name(engine))


def _name(engine: sa.Engine) -> str:
    return Path(engine.url.database or "").name
