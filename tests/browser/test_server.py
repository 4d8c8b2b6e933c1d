"""The server as programs see it: addresses, headers, sockets, memory policy."""

import asyncio
import gc
import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import weakref
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest

from dashboard import listening, server, warm_up
from model.actions.plans import begin_plan, open_calendar
from model.database import perform
from model.opening import open_database
from model.yearly.sealing import new_key, public_key_of
from tests.browser.servers import STAND_IN, address, running, start_server
from tests.builders import SLUG, a_plan_input, an_actor

Value = TypeVar("Value")
ADDRESSES = (
    "/",
    "/person",
    "/healthz",
    "/_stcore/health",
    "/own/shell.js",
    "/nowhere/at/all",
    "/_stcore/metrics",
)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("server") / "kumppani.db"
    with start_server(f"sqlite:///{file}", script=STAND_IN) as base:
        yield base


def get(base: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """The answer to a request and its body; headers are named with _ for -."""
    connection = HTTPConnection(urlsplit(base).netloc)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def apart(work: Coroutine[Any, Any, Value]) -> Value:
    """What a coroutine gives, in a thread of its own: the browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def test_the_server_is_healthy_while_its_database_answers(stand_in):
    answer, body = get(stand_in, "/healthz")

    assert (answer.status, body) == (200, b'{"database":"ok"}')


def test_the_server_says_that_its_database_does_not_answer(tmp_path):
    with start_server(f"sqlite:///{tmp_path}/no/such/folder.db", script=STAND_IN) as base:
        answer, body = get(base, "/healthz")

    assert (answer.status, body) == (503, b'{"database":"unreachable"}')


def test_the_citys_public_key_has_an_address(tmp_path):
    key = new_key()
    (tmp_path / "key.pem").write_bytes(key)
    settings = {"KUMPPANI_SIGNING_KEY": str(tmp_path / "key.pem")}

    with start_server(f"sqlite:///{tmp_path}/kumppani.db", settings, script=STAND_IN) as base:
        answer, body = get(base, "/own/public-key")

    assert (answer.status, body.decode()) == (200, public_key_of(key))


def test_a_city_without_a_key_publishes_none(stand_in):
    answer, body = get(stand_in, "/own/public-key")

    assert (answer.status, body) == (404, b"")


def test_a_calendar_program_subscribes_by_the_key_of_the_calendar(tmp_path):
    url = f"sqlite:///{tmp_path}/kumppani.db"
    engine = open_database(url)
    perform(engine, begin_plan, a_plan_input(), by=an_actor())
    key = perform(engine, open_calendar, SLUG, by=an_actor())
    engine.dispose()

    with start_server(url, script=STAND_IN) as base:
        answer, body = get(base, f"/own/calendar/{key}.ics?lang=sv")

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "Uppföljningsdag" in body.decode()


def test_nobody_guesses_the_address_of_a_calendar(stand_in):
    answer, body = get(stand_in, "/own/calendar/guessed.ics")

    assert (answer.status, body) == (404, b"")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_says_what_the_browser_may_load(stand_in, path):
    answer, _ = get(stand_in, path)

    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_no_answer_names_the_program_that_serves(stand_in, path):
    answer, _ = get(stand_in, path)

    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"])
def test_the_framework_tells_strangers_nothing_about_the_inside(stand_in, path):
    answer, _ = get(stand_in, path)

    assert answer.status == 404


def test_a_name_that_is_not_ours_is_refused_so_that_no_other_site_reads_along(stand_in):
    answer, _ = get(stand_in, "/", Host="rebound.example")

    assert answer.status == 400


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", "sv-FI,sv;q=0.9", "sv"),
        ("/person?lang=fi", "sv", "fi"),
        ("/?lang=xx", "de, fi;q=0.5", "fi"),
        ("/", "de", "en"),
    ],
)
def test_the_page_is_in_the_language_of_the_address_else_of_the_reader(stand_in, path, accepted, language):
    _, body = get(stand_in, path, Accept_Language=accepted)

    assert f'<html lang="{language}">'.encode() in body


def test_every_script_of_the_page_has_an_address(stand_in):
    _, body = get(stand_in, "/")

    assert not re.search(rb"<script(?![^>]*\ssrc=)", body)


@pytest.mark.parametrize("name", ["Selectbox", "Metric"])
def test_what_the_first_screen_shows_is_fetched_with_the_page(stand_in, name):
    _, page = get(stand_in, "/")

    link = re.search(rf'<link rel="modulepreload" crossorigin href="\.(/static/js/{name}\.[^"]+)">', page.decode())

    assert link
    assert get(stand_in, link[1])[0].status == 200


def script_of(base: str) -> tuple[HTTPResponse, bytes]:
    """The framework's largest file, as a browser asks for it."""
    _, page = get(base, "/")
    script = page.split(b'<script type="module" crossorigin src=".')[1].split(b'"')[0].decode()
    return get(base, script, Accept_Encoding="gzip")


def test_the_framework_s_files_travel_compressed(tmp_path):
    with start_server(f"sqlite:///{tmp_path}/kumppani.db", script=STAND_IN, is_local=False) as base:
        answer, body = script_of(base)

    assert len(gzip.decompress(body)) > 2 * int(answer.headers["Content-Length"])


def test_nothing_is_compressed_for_a_reader_on_the_same_computer(stand_in):
    answer, _ = script_of(stand_in)

    assert "Content-Encoding" not in answer.headers


def test_connections_send_at_once():
    async def accepted_option() -> int:
        accepted = asyncio.get_running_loop().create_future()
        with listening.listening_socket("127.0.0.1", 0) as listener:
            serving = await asyncio.start_server(lambda _, writer: accepted.set_result(writer), sock=listener)
            _, client = await asyncio.open_connection(*listener.getsockname())
            writer = await accepted
            option = writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            for end in (client, writer):
                end.close()
                await end.wait_closed()
            serving.close()
            return option

    assert apart(accepted_option()) != 0


def test_a_port_that_is_taken_is_named(stand_in):
    port = urlsplit(stand_in).port

    with pytest.raises(server.PortInUse) as refused:
        listening.listening_socket("127.0.0.1", port)

    assert refused.value.port == port


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without asking")
@pytest.mark.parametrize(("told", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
def test_the_server_stops_in_good_order_when_it_is_told_to(tmp_path, told, code):
    settings = {"KUMPPANI_DATABASE_URL": f"sqlite:///{tmp_path}/kumppani.db"}
    arguments = ("127.0.0.1", "0", str(STAND_IN), "local")

    with running("tests.browser.serve", *arguments, settings=settings) as process:
        address(process)
        process.send_signal(told)
        found = process.wait()

    assert found == code


def test_the_looks_come_with_the_package_whatever_the_working_directory(tmp_path):
    asking = "from dashboard import server; server.application(); import streamlit as st; "
    asking += "print(st.get_option('theme.font'), st.get_option('runner.postScriptGC'))"

    said = subprocess.run(
        [sys.executable, "-c", asking],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(server.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.startswith("'Kumppani Sans'")
    assert said.endswith("False\n")


def test_garbage_is_collected_while_nobody_waits():
    class Knot:
        def __init__(self) -> None:
            self.itself = self

    async def collect_once(of: weakref.ref[Knot]) -> None:
        async with warm_up.collecting_in_idle_time(every=0):
            while of() is not None:
                await asyncio.sleep(0)

    gc.disable()  # so that only the collection of ours can find it
    try:
        knot = weakref.ref(Knot())
        apart(collect_once(knot))
    finally:
        gc.enable()

    assert knot() is None
