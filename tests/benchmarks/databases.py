"""Databases to measure on."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dashboard.report.press import press
from model.opening import open_database
from seed_data.load import load_example


def example(folder: Path) -> str:
    """The address of a database with the example plan."""
    url = f"sqlite:///{folder / 'example.db'}"
    engine = open_database(url)
    load_example(engine, press())
    engine.dispose()
    return url


def raise_revision(file: Path) -> None:
    """As after a save by somebody else: nothing that the server keeps of the first plan counts any more."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE plan SET revision = revision + 1 WHERE id = 1")
