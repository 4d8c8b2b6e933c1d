"""Processor time of the server for one rerun of every other screen, against an empty page under the same server."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured
from tests.benchmarks.server import HELLO, Act, cpu_of_each, serving
from tests.benchmarks.visitor import visiting

TIMES, ALLOWED = 20, 6
EMPTY = "empty page"
ANSWERS = {
    "changes": "",
    "indicators": "",
    "goals": "",
    "goal": "&code=G1",
    "participation": "",
    "timeline": "",
    "explain": "&figure=status_counts&of=completed",
    "meeting": "",
    "plans": "",
}
WORK = {"update_many": "", "events": "", "event": "", "organisations": "", "plan": "", "import_file": "", "export": ""}


def screens() -> Iterator[Measured]:
    """The answers for the committee, which are as dear as Progress may be; and the coordinator's tools, only told."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        url = example(Path(folder))
        hello, application = stack.enter_context(serving(url, HELLO)), stack.enter_context(serving(url))
        acts = {EMPTY: Act(hello, stack.enter_context(visiting(hello.address)).rerun)}
        for name, more in (ANSWERS | WORK).items():
            visitor = stack.enter_context(visiting(application.address, name, f"lang=fi{more}"))
            acts[name] = Act(application, visitor.rerun)
        costs = cpu_of_each(acts, TIMES)
    for name in (*ANSWERS, *WORK):
        figures = f"{costs[name]:.1f} ms of {costs[EMPTY]:.1f} ms"
        allowed = ALLOWED if name in ANSWERS else None
        yield Measured(f"CPU of a rerun, {name}, against an {EMPTY}", costs[name] / costs[EMPTY], allowed, figures)
