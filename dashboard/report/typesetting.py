"""A PDF of a Typst template and its inputs, with our own fonts and no others."""

import base64
import json
import subprocess
import sys
import warnings
from datetime import datetime
from pathlib import Path

TYPESETTER = Path(__file__).with_name("typesetter.py")
ALONE = "-P"  # the folder of the program is not on its path, so no file beside it can stand before a module of Python's
LONGEST = 120  # seconds; 500 measures take two. A file that somebody brings must not keep the server busy for ever


class TypesettingFailed(RuntimeError):
    """The template does not compile: a fault of ours, whatever people typed."""


def typeset(template: Path, inputs: dict[str, str], at: datetime) -> bytes:
    """PDF/UA-1 and PDF/A-3a that says it was made at that time. What Typst warns of is warned of.

    Raises `TypesettingFailed`.
    """
    return _made(template, inputs, at, "pdf")


def pictured(template: Path, inputs: dict[str, str], at: datetime) -> list[bytes]:
    """The same pages as pictures (PNG). Raises `TypesettingFailed`."""
    return [base64.b64decode(page) for page in _made(template, inputs, at, "png").splitlines()]


def _made(template: Path, inputs: dict[str, str], at: datetime, form: str) -> bytes:
    asked = json.dumps({"template": str(template), "inputs": inputs, "at": int(at.timestamp()), "form": form})
    command = [sys.executable, ALONE, str(TYPESETTER)]
    try:
        done = subprocess.run(command, input=asked.encode(), capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired as error:
        raise TypesettingFailed(f"not done after {LONGEST} seconds") from error
    if done.returncode:
        raise TypesettingFailed(done.stderr.decode(errors="replace"))
    for warning in done.stderr.decode().splitlines():
        warnings.warn(f"Typst: {json.loads(warning)}", stacklevel=2)
    return done.stdout
