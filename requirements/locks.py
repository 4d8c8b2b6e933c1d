"""The locks in this folder: `renew` makes them anew (asks the registry), `check` says whether they are fresh.

Each lock keeps, as its first line, a hash of the tables of pyproject.toml that it was made from.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent
PYPROJECT = FOLDER.parent / "pyproject.toml"
OLDEST_PYTHON = "3.11"
MARK = "# made from "
# Test first: the run lock is then held to the same versions, so that both fit into one environment.
CHOICES = {
    "test.txt": ("--extra", "postgres", "--group", "test", "--group", "check"),
    "run.txt": ("--extra", "postgres", "--constraint", str(FOLDER / "test.txt")),
}


def stamp(name: str) -> str:
    """The line that says which tables a lock was made from; the groups count for the test lock only."""
    pyproject = tomllib.loads(PYPROJECT.read_text("utf-8"))
    project = pyproject["project"]
    tables = [pyproject["build-system"]["requires"], project["requires-python"], project["dependencies"]]
    tables.append(project.get("optional-dependencies", {}))
    if name == "test.txt":
        tables.append(pyproject["dependency-groups"])
    return MARK + hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def compile_lock(name: str, *sources: str, given: str = "") -> None:
    """Write one lock: exact versions and hashes for every platform, no addresses."""
    uv = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--universal"]
    form = ["--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-header", "--no-annotate"]
    done = subprocess.run(
        [*uv, *form, *sources, "-"],
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=FOLDER.parent,
    )
    head = f"{stamp(name)}\n" if name in CHOICES else ""
    (FOLDER / name).write_text(head + done.stdout, "utf-8", newline="\n")


def renew() -> None:
    build = "\n".join(tomllib.loads(PYPROJECT.read_text("utf-8"))["build-system"]["requires"])
    for name, choice in CHOICES.items():
        compile_lock(name, "pyproject.toml", *choice, given=build)
    compile_lock("uv.txt", given="uv\n")


def faults() -> list[str]:
    """What is wrong with the locks, a sentence each."""
    found = []
    for name in (*CHOICES, "uv.txt"):
        lines = (FOLDER / name).read_text("utf-8").splitlines()
        if name in CHOICES and lines[0] != stamp(name):
            found.append(f"requirements/{name} is older than pyproject.toml: run `make locks`.")
        if any(line.startswith("-") or "://" in line for line in lines):
            found.append(f"requirements/{name} names an address or an option; a lock has versions and hashes only.")
    return found


if __name__ == "__main__":
    if sys.argv[1:] == ["renew"]:
        renew()
    elif sys.argv[1:] != ["check"]:
        sys.exit("Say `renew` or `check`.")
    sys.exit("\n".join(faults()) or None)
