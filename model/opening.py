"""Opening a database: refuse what is not ours or not usable, migrate what is older, leave the rest untouched."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from model.database import make_engine
from model.errors import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
)

MIGRATIONS = Path(__file__).parent / "migrations"
REVISIONS = ("0001",)  # oldest first; a test compares this with the migrations in the folder
SQLITE_HEADER = b"SQLite format 3\x00"
CHECKED_WHOLE_UP_TO = 64 * 1024 * 1024  # bytes; a larger file is checked by `kumppani verify`


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
        if revision is not None and revision not in REVISIONS:
            raise DatabaseNewer(name=_name(engine), revision=revision)
        if revision != REVISIONS[-1]:
            migrate(engine)
    except sa.exc.DBAPIError as error:
        raise _as_refusal(error, engine) from error
    return engine


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
        if "alembic_version" not in tables:
            if tables:
                raise DatabaseForeign(name=_name(engine))
            return None
        if "measure_update" not in tables and "plan" not in tables:
            raise DatabaseForeign(name=_name(engine))
        return connection.scalar(sa.text("SELECT version_num FROM alembic_version"))


def migrate(engine: sa.Engine, to: str = "head") -> None:
    """Bring the database to a revision, in one transaction: a migration that fails leaves nothing behind."""
    from alembic import command  # heavy, and needed only when a database is made or is older
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(writes=True).begin() as connection:
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
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        try:
            whole = file.stat().st_size <= CHECKED_WHOLE_UP_TO
            found = connection.execute(f"PRAGMA {'quick_check(1)' if whole else 'schema_version'}").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise DatabaseReadOnly(name=file.name) from error
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(name=file.name) from error
    if whole and found != ("ok",):
        raise DatabaseDamaged(name=file.name)


def _as_refusal(error: sa.exc.DBAPIError, engine: sa.Engine) -> Exception:
    message = str(error.orig).lower()
    if "malformed" in message or "not a database" in message:
        return DatabaseDamaged(name=_name(engine))
    if "readonly" in message or "read-only" in message or "unable to open" in message:
        return DatabaseReadOnly(name=_name(engine))
    return DatabaseUnreachable(name=_name(engine))


def _name(engine: sa.Engine) -> str:
    return Path(engine.url.database or "").name
