"""Screens are tried on a copy of the example plan, each test on its own."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import streamlit as st
from sqlalchemy import event
from streamlit.proto.WidgetStates_pb2 import WidgetState
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


def pieces_on(app: AppTest) -> list[list[dict[str, Any]]]:
    """The lines of the work list, as they are sent to the browser with the headings above them, piece by piece."""
    pieces = [sent["groups"] for sent in _sent_by(app) if sent["acts"]]
    return [[{"heading": of["title"], **line} for of in groups for line in of["lines"]] for groups in pieces]


def groups_on(app: AppTest) -> list[dict[str, Any]]:
    """What is said in lines on the screen: each group with its title and its lines."""
    return [group for sent in _sent_by(app) for group in sent["groups"]]


def links_on(app: AppTest) -> dict[str, str]:
    """The lines that lead somewhere: their words, and their address."""
    lines = (line for group in groups_on(app) for line in group["lines"] if line["href"])
    return {f"{line['code']} {line['title']}".strip(): line["href"] for line in lines}


def _sent_by(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(part.proto.json) for part in app.get("bidi_component")]


def lines_on(app: AppTest) -> list[dict[str, Any]]:
    return [line for piece in pieces_on(app) for line in piece]


def press(app: AppTest, what: object, measure: object) -> AppTest:
    """Press what stands on the line of a measure. AppTest knows no elements of an application's own."""
    said = json.dumps([{"event": "act", "value": {"what": what, "line": measure}}])
    list_of_lines = next(p for p in app.get("bidi_component") if json.loads(p.proto.json)["acts"]).proto.id
    pressed = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{list_of_lines}__events", json_trigger_value=said)
    states = app._tree.get_widget_states()
    states.widgets.append(pressed)
    return app._run(states)
