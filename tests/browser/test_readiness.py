"""The page is served before the database is open; what asks for a plan waits; what fails is told."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from dashboard.catalogues import catalogue
from dashboard.readiness import Readiness, WaitUntilReady
from dashboard.start_commands import kumppani
from model.opening import open_database
from tests.browser.servers import ROOT, address, free_port, running
from tests.browser.test_server import apart, get

HEAVY = {"pandas", "numpy", "sqlalchemy", "sqlmodel", "plotly.graph_objs._figure", "cryptography"}
PARTS_ABOVE_THE_CHARTS = (
    "dashboard.navigation, dashboard.viewer, dashboard.components.frame, dashboard.components.chart, "
)
PARTS_ABOVE_THE_CHARTS += (
    "dashboard.components.progress, dashboard.components.tiles, dashboard.components.attention_list"
)


def heavy_after(modules: str) -> set[str]:
    """What heavy things come with these modules."""
    asking = f"import sys, {modules}; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", asking], cwd=ROOT, capture_output=True, text=True, check=True)
    return HEAVY & set(said.stdout.split())


def is_let_through(scope: Scope, *, is_ready: bool) -> bool:
    """Whether the application inside is asked at once."""
    asked: list[Scope] = []

    async def inside(scope: Scope, _receive: Receive, _send: Send) -> None:
        asked.append(scope)

    async def ask() -> bool:
        readiness = Readiness()
        if is_ready:
            readiness.reached.set()
        asking = asyncio.create_task(WaitUntilReady(inside, readiness=readiness)(scope, None, None))
        await asyncio.sleep(0)
        was_at_once = bool(asked)
        readiness.reached.set()
        await asking
        assert asked  # it waits, and is never forgotten
        return was_at_once

    return apart(ask())


@pytest.mark.parametrize("scope", [{"type": "websocket", "path": "/"}, {"type": "http", "path": "/healthz"}])
def test_what_asks_for_a_plan_waits_until_the_server_is_ready(scope):
    assert not is_let_through(scope, is_ready=False)
    assert is_let_through(scope, is_ready=True)


def test_the_page_waits_for_nothing():
    assert is_let_through({"type": "http", "path": "/progress"}, is_ready=False)


def test_the_page_is_served_before_anything_heavy_is_imported():
    assert not heavy_after("dashboard.start_commands, dashboard.server")


def test_what_stands_above_the_charts_needs_neither_pandas_nor_plotly():
    assert heavy_after(PARTS_ABOVE_THE_CHARTS) == {"sqlalchemy", "sqlmodel"}


def test_a_file_that_is_no_database_is_refused_by_its_sentence(tmp_path):
    file = tmp_path / "kumppani.db"
    file.write_text("A letter, by mistake.", "utf-8")
    settings = {"KUMPPANI_DATABASE_URL": f"sqlite:///{file}", "LC_ALL": "fi_FI.UTF-8"}

    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "run", "--port", str(free_port())],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )

    sentence = catalogue("fi").gettext("refusal.database_foreign").format(name=file.name)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", sentence)


def test_a_database_without_a_plan_gets_the_example_before_the_address_is_said(tmp_path):
    url = f"sqlite:///{tmp_path / 'kumppani.db'}"
    open_database(url).dispose()
    settings = {"KUMPPANI_DATABASE_URL": url, "LC_ALL": "fi_FI.UTF-8"}

    with running("dashboard", "run", "--port", str(free_port()), settings=settings) as process:
        assert process.stdout is not None
        loaded = process.stdout.readline()
        answer, _ = get(address(process), "/healthz")

    assert loaded.startswith(catalogue("fi").gettext("command.loaded").split("{")[0])
    assert answer.status == 200


def test_every_command_is_found_whether_it_starts_the_server_or_not(tmp_path: Path):
    everything = subprocess.run(
        [sys.executable, "-m", "dashboard", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    for name in ("run", "serve", "init", "figures", "members", "verify"):
        assert f"\n  {name} " in everything
    assert set(kumppani.commands) == {"run", "serve"}
