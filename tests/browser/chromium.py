"""The browser of the tests: one named by hand, the system's, else Playwright's own.

Run as a program it makes sure that there is one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

VARIABLE = "KUMPPANI_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def path() -> str | None:
    """The path of the browser to start; None for Playwright's own."""
    return os.environ.get(VARIABLE) or next(filter(_answers, filter(None, map(shutil.which, NAMES))), None)


def make_sure_of_one() -> None:
    """Take the browser that is there; else install the system's as root, else fetch Playwright's own."""
    named = os.environ.get(VARIABLE)
    if named and not shutil.which(named):
        sys.exit(f"{VARIABLE} names {named}, and there is no program of that name.")
    if path() or _install_the_systems():
        return
    if not _succeeds([sys.executable, "-m", "playwright", "install", "chromium"]):
        sys.exit(f"No browser for the tests: install Chromium, or name one in the variable {VARIABLE}.")


def _answers(program: str) -> bool:
    """Ubuntu has a program of that name that only says how to get a browser."""
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def _install_the_systems() -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    _succeeds(["apt-get", "update"])
    return _succeeds(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]) and path() is not None


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, check=False, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}).returncode == 0


if __name__ == "__main__":
    make_sure_of_one()
