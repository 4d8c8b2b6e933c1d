"""Servers of the tests: each a process of its own on a free port of this machine, ended by its number."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAND_IN = Path(__file__).parent / "stand_in" / "app.py"
ADDRESS = re.compile(r"http://\S+")
SETTINGS = "KUMPPANI_"
SECRET = "a secret of at least thirty-two letters"
PATIENT = 60_000  # ms that a test waits for what must come; how soon it comes is not its business


@contextmanager
def start_server(
    database_url: str,
    extra_env: Mapping[str, str] | None = None,
    *,
    script: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    is_local: bool = True,
) -> Iterator[str]:
    """The address of a server on a database; of the real application, or of another script."""
    settings = {"KUMPPANI_DATABASE_URL": database_url, **(extra_env or {})}
    arguments = (host, str(port), str(script or ""), "local" if is_local else "for many")
    with running("tests.browser.serve", *arguments, settings=settings) as process:
        yield address(process)


@contextmanager
def start_provider() -> Iterator[str]:
    """The address of an OpenID provider that knows the people of `provider.py`."""
    with running("tests.browser.provider") as process:
        yield address(process)


def settings_of_sign_in(provider: str, base: str) -> dict[str, str]:
    """What the server at `base` is told so that people sign in at this provider."""
    return {
        "KUMPPANI_OIDC_CLIENT_ID": "kumppani",
        "KUMPPANI_OIDC_CLIENT_SECRET": "not a secret",
        "KUMPPANI_OIDC_METADATA_URL": f"{provider}/.well-known/openid-configuration",
        "KUMPPANI_COOKIE_SECRET": SECRET,
        "KUMPPANI_PUBLIC_URL": base,
    }


@contextmanager
def running(module: str, *arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """A module running as a program, in an environment without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env={**kept, **(settings or {})},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def address(process: subprocess.Popen[str]) -> str:
    """What the server says when it listens. One that cannot start ends by itself, and says nothing."""
    assert process.stdout is not None
    said = process.stdout.readline()
    found = ADDRESS.search(said)
    assert found, f"the server did not start: {said!r}"
    return found.group()


def free_port() -> int:
    """A port for a server that must know its own address before it starts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
