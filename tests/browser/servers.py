"""Servers of the tests: each a process of its own on a free port of this machine, ended by its number."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

STAND_IN = Path(__file__).parent / "stand_in" / "app.py"
ADDRESS = re.compile(r"http://\S+")
SETTINGS = "KUMPPANI_"


@contextmanager
def start_server(
    database_url: str,
    extra_env: Mapping[str, str] | None = None,
    *,
    script: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
) -> Iterator[str]:
    """The address of a server on a database; of the real application, or of another script."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.serve", host, str(port), str(script or "")],
        env=_environment({"KUMPPANI_DATABASE_URL": database_url, **(extra_env or {})}),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _address(process)
    finally:
        process.terminate()
        process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    """What the server says when it listens; it ends by itself when it cannot."""
    assert process.stdout is not None
    said = process.stdout.readline()
    found = ADDRESS.search(said)
    assert found, f"the server did not start: {said}"
    return found.group()


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    return {**kept, **settings}
