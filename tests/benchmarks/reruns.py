"""Processor time of the server for one rerun, against an empty page under the same server.

Back to back everything is still in the processor's own memory; after a pause, as people make it, an empty page
costs nearly twice as much. What is allowed counts for the former.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured
from tests.benchmarks.server import HELLO, Act, Server, cpu_of_each, serving
from tests.benchmarks.visitor import visiting

TIMES = 40
PAUSED_TIMES, PAUSE = 10, 0.1  # seconds
EMPTY, PROGRESS, WORK_LIST, FRAGMENT = "empty page", "Progress", "Work list", "a chart's table opened (fragment)"
ALLOWED = {PROGRESS: 6, WORK_LIST: 4, FRAGMENT: 2}


def reruns() -> Iterator[Measured]:
    """Progress, Work list and a fragment, on the example plan."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        url = example(Path(folder))
        acts = _acts(stack, stack.enter_context(serving(url, HELLO)), stack.enter_context(serving(url)))
        back_to_back = cpu_of_each(acts, TIMES)
        paused = cpu_of_each({name: _after_a_pause(act) for name, act in acts.items()}, PAUSED_TIMES)
    yield Measured(f"CPU of a rerun, {EMPTY}", back_to_back[EMPTY], unit="ms")
    for name, allowed in ALLOWED.items():
        yield _against_empty(back_to_back, name, allowed)
    for name in ALLOWED:
        yield _against_empty(paused, name, None)


def _against_empty(cost: dict[str, float], name: str, allowed: float | None) -> Measured:
    how = "CPU of a rerun" if allowed else "CPU of a rerun after a pause"
    figures = f"{cost[name]:.1f} ms of {cost[EMPTY]:.1f} ms"
    return Measured(f"{how}, {name}, against an {EMPTY}", cost[name] / cost[EMPTY], allowed, figures)


def _after_a_pause(act: Act) -> Act:
    def do() -> None:
        time.sleep(PAUSE)  # as people make it between two clicks; this is what is measured
        act.do()

    return Act(act.server, do)


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
