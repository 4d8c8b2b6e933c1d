"""Processor time of the server for one rerun, against an empty page under the same server."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured
from tests.benchmarks.server import HELLO, Act, Server, cpu_of_each, serving
from tests.benchmarks.visitor import visiting

TIMES = 40
EMPTY, PROGRESS, WORK_LIST, FRAGMENT = "empty page", "Progress", "Work list", "a chart's table opened (fragment)"
ALLOWED = {PROGRESS: 6, WORK_LIST: 4, FRAGMENT: 2}


def reruns() -> Iterator[Measured]:
    """Progress, Work list and a fragment, on the example plan."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        url = example(Path(folder))
        acts = _acts(stack, stack.enter_context(serving(url, HELLO)), stack.enter_context(serving(url)))
        cost = cpu_of_each(acts, TIMES)
    yield Measured(f"CPU of a rerun, {EMPTY}", cost[EMPTY], unit="ms")
    for name, allowed in ALLOWED.items():
        figures = f"{cost[name]:.1f} ms of {cost[EMPTY]:.1f} ms"
        yield Measured(f"CPU of a rerun, {name}, against an {EMPTY}", cost[name] / cost[EMPTY], allowed, figures)


def _acts(stack: ExitStack, empty: Server, application: Server) -> dict[str, Act]:
    hello = stack.enter_context(visiting(empty.address))
    progress = stack.enter_context(visiting(application.address, "progress"))
    work_list = stack.enter_context(visiting(application.address, "work_list"))
    reader = stack.enter_context(visiting(application.address, "progress"))
    expander, fragment = next(iter(reader.rerun().folded.items()))
    return {
        EMPTY: Act(empty, hello.rerun),
        PROGRESS: Act(application, progress.rerun),
        WORK_LIST: Act(application, work_list.rerun),
        FRAGMENT: Act(application, lambda: reader.unfold(expander, fragment)),
    }
