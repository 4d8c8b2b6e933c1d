"""The database: engines with the right settings, one unit of work a write, and each act carried out once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlmodel import col

from model.change import ChangeRecord
from model.errors import PlanError
from model.role import Actor

P = ParamSpec("P")
T = TypeVar("T")

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "busy_timeout=10000",
)
WRITE_LOCK = 20212025  # any number: the one advisory lock under which writes queue on PostgreSQL


def make_engine(url: str) -> sa.Engine:
    """An engine with this project's settings; it touches no database yet."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    engine = sa.create_engine(parsed, connect_args={"isolation_level": None, "check_same_thread": False})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def unit_of_work(engine: sa.Engine) -> Iterator[Session]:
    """One write transaction: all of it is saved at the end, or nothing. Writes of others wait meanwhile."""
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITE_LOCK)))
        yield session


def perform(
    engine: sa.Engine,
    action: Callable[Concatenate[Session, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T | None:
    """Carry out an action in one transaction, once for the key of its actor `by`.

    None when that key was carried out before: its change record is there, so the rules or the database refuse the
    act a second time, and only then is the key looked up. A connection lost on the way is tried once more: the key
    makes that safe.
    """
    by = kwargs["by"]
    assert isinstance(by, Actor)
    for is_last_try in (False, True):
        try:
            with unit_of_work(engine) as session:
                return action(session, *args, **kwargs)
        except (PlanError, sa.exc.IntegrityError):
            with Session(engine) as session:
                if was_carried_out(session, by.key):
                    return None
            raise
        except sa.exc.DBAPIError as error:
            if is_last_try or not error.connection_invalidated:
                raise
    return None


def was_carried_out(session: Session, key: str) -> bool:
    return session.scalar(sa.select(col(ChangeRecord.id)).where(col(ChangeRecord.key) == key)) is not None
