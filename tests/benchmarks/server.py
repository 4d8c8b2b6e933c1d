"""Servers whose processor time and memory are read from outside. Linux only: other systems tell them otherwise."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.browser.servers import address, running

HELLO = Path(__file__).with_name("hello.py")
BATCHES = 7


@dataclass(frozen=True)
class Server:
    address: str
    pid: int

    def cpu(self) -> float:
        """Milliseconds of processor time that it used so far, user and system, in all its threads."""
        clock = ~self.pid << 3 | 2  # the process's own clock, as clock_getcpuclockid(3) names it
        return time.clock_gettime(clock) * 1000

    def memory(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes) / 1024


@dataclass(frozen=True)
class Act:
    """Something that a visitor does to a server."""

    server: Server
    do: Callable[[], object]

    def cpu(self, times: int) -> float:
        """What it costs the server each time, in milliseconds of processor time."""
        before = self.server.cpu()
        for _ in range(times):
            self.do()
        return (self.server.cpu() - before) / times


@contextmanager
def serving(database_url: str, script: Path | None = None) -> Iterator[Server]:
    """The application on a database, or another script under the same server."""
    settings = {"KUMPPANI_DATABASE_URL": database_url}
    with running("tests.browser.serve", "127.0.0.1", "0", str(script or ""), "local", settings=settings) as process:
        yield Server(address(process), process.pid)


def cpu_of_each(acts: Mapping[str, Act], times: int) -> dict[str, float]:
    """The median of several batches for each act; they take turns, so that a busy moment strikes all of them."""
    for act in acts.values():
        act.cpu(times)  # to warm up
    rounds = [{name: act.cpu(times) for name, act in acts.items()} for _ in range(BATCHES)]
    return {name: median(costs[name] for costs in rounds) for name in acts}
