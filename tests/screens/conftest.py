"""Screens are tried on a copy of the example plan, each test on its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
import streamlit as st
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from dashboard import store
from model.opening import open_database
from model.role import Role

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
OpenApp = Callable[..., AppTest]


@pytest.fixture
def database(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a copy of the example plan, which the application then uses."""
    copy = tmp_path / "kumppani.db"
    shutil.copy(example, copy)
    url = f"sqlite:///{copy}"
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", url)
    monkeypatch.setenv("KUMPPANI_HOST", "127.0.0.1")
    st.cache_resource.clear()
    st.cache_data.clear()
    return url


@pytest.fixture
def open_app(database: str) -> OpenApp:
    """Opens a screen as somebody in a role, in a language, with more of the address if given."""

    def open_as(role: Role, screen: str, language: str = "fi", **address: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=30)
        app.query_params.update({"lang": language, **address})
        app.session_state["viewer.role"] = role
        app.run()
        app.switch_page(f"screens/{screen}.py")
        app.query_params.update({"lang": language, **address})
        return app.run()

    return open_as


def queries_of(run: Callable[[], object]) -> list[str]:
    """The questions that the database is asked while this runs."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            asked.append(statement)

    engine = store.engine(store.database_url())
    event.listen(engine, "before_cursor_execute", note)
    run()
    event.remove(engine, "before_cursor_execute", note)
    return asked


@pytest.fixture
def change_plan(database: str) -> Callable[[str], None]:
    """Changes the plan behind the application's back, so that it reads it anew."""

    def change(statement: str) -> None:
        with open_database(database).begin() as connection:
            connection.execute(sa.text(statement))
            connection.execute(sa.text("UPDATE plan SET revision = revision + 1"))

    return change
