"""The real application in a process of its own, on a copy of the example plan."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TRIES = 300


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
