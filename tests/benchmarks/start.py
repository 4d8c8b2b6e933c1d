"""From the command to the first painted page in a browser, against the least Streamlit page under its own server."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured
from tests.benchmarks.server import HELLO
from tests.browser import chromium
from tests.browser.conftest import ARGUMENTS
from tests.browser.servers import PATIENT, free_port, running

TIMES = 5
ALLOWED = 1.5
STOCK = (
    "run",
    str(HELLO),
    "--server.headless=true",
    "--server.address=127.0.0.1",
    "--browser.gatherUsageStats=false",
    "--logger.level=error",
)


def start() -> Iterator[Measured]:
    """`kumppani run` on a database that is there, and `streamlit run`, in turns."""
    with TemporaryDirectory() as folder, _browser() as browser:
        settings = {"KUMPPANI_DATABASE_URL": example(Path(folder))}
        pairs = [(_kumppani(browser, settings), _stock(browser)) for _ in range(1 + TIMES)]
    painted, charted = (median(own[part] for own, _ in pairs[1:]) for part in (0, 1))
    stock = median(stock for _, stock in pairs[1:])
    against = "against hello under `streamlit run`"
    figures = f"{painted:.2f} s of {stock:.2f} s"
    yield Measured(f"start to first painted Progress, {against}", painted / stock, ALLOWED, figures)
    figures = f"{charted:.2f} s of {stock:.2f} s"
    yield Measured(f"start to first chart on Progress, {against}", charted / stock, figures=figures)


def _kumppani(browser: Browser, settings: dict[str, str]) -> tuple[float, float]:
    """Seconds until the title is there, and until a chart is."""
    port, began = free_port(), time.perf_counter()
    with running("dashboard", "run", "--port", str(port), settings=settings) as process, _window(browser) as page:
        _wait_for(process, port)
        painted = _until_painted(page, f"http://127.0.0.1:{port}/progress?lang=fi", began)
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
        return painted, time.perf_counter() - began


def _stock(browser: Browser) -> float:
    port, began = free_port(), time.perf_counter()
    with running("streamlit", *STOCK, f"--server.port={port}") as process, _window(browser) as page:
        _wait_for(process, port)
        return _until_painted(page, f"http://127.0.0.1:{port}", began)


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    while process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)  # between two tries to connect; nothing else says that another server listens


def _until_painted(page: Page, address: str, began: float) -> float:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    return time.perf_counter() - began


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    """A window that has visited nothing yet."""
    with browser.new_context(locale="fi-FI") as context:
        context.set_default_timeout(PATIENT)
        yield context.new_page()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium.path(), args=list(ARGUMENTS))
