"""Every browser test runs in the same browser, quietly, as a reader in Finland with a common window."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.browser.application import copy_of, running

expect.set_options(timeout=60_000)  # ms that a busy machine may take to paint; nothing is measured by it

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    arguments = [*browser_type_launch_args.get("args", ()), *ARGUMENTS]
    named = {"executable_path": path} if (path := chromium.path()) else {}
    return {**browser_type_launch_args, **named, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "fi-FI", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def address(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real application in local mode, on a copy of the example plan that the tests of a file share."""
    with running(copy_of(example, tmp_path_factory.mktemp("browser"))) as at:
        yield at
