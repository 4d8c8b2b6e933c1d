"""The real application in a process of its own, on a copy of the example plan; and how its readers begin."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Download, Locator, Page, TimeoutError, expect

from dashboard.language import texts_for
from model.role import Role

TRIES = 300
OPENINGS, OPENS_WITHIN = 3, 10_000  # milliseconds; how long a list may take to open on a busy machine
DRAWN = """() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart], [data-testid=stMetricChart]")]
        .every((chart) => chart.querySelector("svg"))
"""
MENDED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"

COUNT_CLICKS = """
    window.clicks = 0;
    const count = (event) => { if (event.isTrusted && event.pointerType) window.clicks += 1; };
    addEventListener("click", count, true); // a label's click that its field repeats has no pointer
"""


@contextmanager
def running(database: Path, **more: str) -> Iterator[str]:
    """Start `kumppani run` on a free port of loopback; yields its address, ends it by its process."""
    port = free_port()
    environment = {
        **os.environ,
        "KUMPPANI_DATABASE_URL": f"sqlite:///{database}",
        "LANG": "fi_FI.UTF-8",
        **more,
    }
    command = [sys.executable, "-m", "dashboard", "run", "--port", str(port)]
    with subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2]) as process:
        try:
            wait_until_alive(f"http://127.0.0.1:{port}/healthz", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_alive(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Ask until the server answers; it says itself why when it ends before."""
    for _ in range(TRIES):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert json.load(answer)["database"] == "ok"
                return
        except OSError:  # refused, or not yet answering
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError("the server ended before it answered") from None
    raise RuntimeError("the server does not answer")


def copy_of(example: Path, folder: Path) -> Path:
    copy = folder / "kumppani.db"
    shutil.copy(example, copy)
    return copy


def open_screen(page: Page, address: str, screen: str, language: str = "fi", **query: str) -> None:
    """Open a screen by its address, as the coordinator that everybody is in local mode."""
    page.goto(f"{address}/{screen}?{urlencode({'lang': language, **query})}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def look_as(page: Page, role: Role, language: str = "fi") -> None:
    """Look through another role's eyes from now on, until a new page is opened."""
    texts = texts_for(language)
    chooser = page.get_by_role("combobox", name=texts("frame.role"))
    pick(chooser, texts(f"role.{role}"))
    expect(chooser).to_have_value(texts(f"role.{role}"))


def pick(chooser: Locator, option: str) -> None:
    """Choose from a list by the keyboard. One that a rerun has closed again meanwhile is opened once more."""
    wanted = chooser.page.get_by_role("option", name=option, exact=True)
    for _ in range(OPENINGS):
        wait_until_drawn(chooser.page)
        chooser.scroll_into_view_if_needed()
        chooser.press("ArrowDown")
        with suppress(TimeoutError):
            wanted.wait_for(timeout=OPENS_WITHIN)
            break
    wanted.click()


def wait_until_drawn(page: Page) -> None:
    """Wait until the screen is whole, charts and all, and `shell.js` has had its frame to mend what came last."""
    page.wait_for_function(DRAWN)
    page.evaluate(MENDED)


def download(page: Page, button: str) -> Download:
    """Take a file home by the button of this name, once the screen is whole."""
    wait_until_drawn(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name=button, exact=True).click()
    return downloading.value


def move_right(page: Page, columns: int) -> None:
    """In a grid, move so many cells to the right, each key only when the grid has followed the one before."""
    cell = page.locator("[role=gridcell][aria-selected=true]:focus")
    start = int(cell.get_attribute("aria-colindex") or 0)
    for column in range(start + 1, start + columns + 1):
        page.keyboard.press("ArrowRight")
        expect(cell).to_have_attribute("aria-colindex", str(column))


def unfold(page: Page, most: int | None = None) -> None:
    """Open the expanders of a screen, or that many of them, one after the other as readers do."""
    wait_until_drawn(page)
    for details in page.locator("details").all()[:most]:
        if details.get_attribute("open") is None:
            details.locator("summary").click()
            inside = details.locator("summary ~ *").locator("table:visible, p:visible, li:visible, textarea:visible")
            expect(inside.last).to_be_visible()  # what is folded in it is another one
    wait_until_drawn(page)
