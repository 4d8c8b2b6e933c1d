"""Databases on a real PostgreSQL: one server a test process, one fresh database a test."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from model.opening import open_database
from tests.postgres.cluster import Server, running_server

TEMPLATE = "migrated"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_template(postgres_server: Server) -> str:
    """The name of a database that was migrated once; the tests get copies of it."""
    postgres_server.run(f"CREATE DATABASE {TEMPLATE}")
    open_database(postgres_server.url_of(TEMPLATE)).dispose()
    return TEMPLATE


@pytest.fixture
def postgres_url(postgres_server: Server, migrated_template: str) -> Iterator[str]:
    """A database of the newest revision with nothing in it, for this test alone."""
    yield from _database(postgres_server, f"TEMPLATE {migrated_template} STRATEGY file_copy")


@pytest.fixture
def empty_postgres_url(postgres_server: Server) -> Iterator[str]:
    """A database without a table, for this test alone."""
    yield from _database(postgres_server, "TEMPLATE template0 STRATEGY file_copy")


def _database(server: Server, like: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    server.run(f"CREATE DATABASE {name} {like}")
    yield server.url_of(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")
