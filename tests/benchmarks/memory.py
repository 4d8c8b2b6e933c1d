"""Memory of the server: over many reruns, and with many people who look at a screen and do nothing."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.warm_up import EVERY, PATIENCE
from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured
from tests.benchmarks.server import Server, serving
from tests.benchmarks.visitor import Visitor, visiting

WARM_UP, RERUNS = 200, 2000
GROWTH_ALLOWED = 1.05
VIEWERS = 50
VIEWERS_ALLOWED, MOST = 1.4, 250


def growth() -> Iterator[Measured]:
    """Memory after many reruns of Progress, against that after the first ones."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        server = stack.enter_context(serving(example(Path(folder))))
        visitor = stack.enter_context(visiting(server.address, "progress"))
        before = _memory_after(WARM_UP, visitor, server)
        after = _memory_after(RERUNS, visitor, server)
    figures = f"{after:.0f} MB of {before:.0f} MB"
    yield Measured(f"memory after {RERUNS} more reruns of Progress", after / before, GROWTH_ALLOWED, figures)


def _memory_after(reruns: int, visitor: Visitor, server: Server) -> float:
    for _ in range(reruns):
        visitor.rerun()
    return server.memory()


def viewers() -> Iterator[Measured]:
    """Memory with many open sessions on Progress, against that with one."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        server = stack.enter_context(serving(example(Path(folder))))
        stack.enter_context(visiting(server.address, "progress"))
        one = _memory_at_rest(server)
        for _ in range(VIEWERS - 1):
            stack.enter_context(visiting(server.address, "progress"))
        many = _memory_at_rest(server)
    figures = f"{many:.0f} MB of {one:.0f} MB"
    yield Measured(f"memory with {VIEWERS} idle viewers, against one", many / one, VIEWERS_ALLOWED, figures)
    yield Measured(f"memory with {VIEWERS} idle viewers", many, MOST, unit="MB")


def _memory_at_rest(server: Server) -> float:
    time.sleep(EVERY + PATIENCE)  # garbage was collected meanwhile
    return server.memory()
