"""A plan among 300 in a file with a million updates, against a file with one plan."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.databases import raise_revision
from tests.benchmarks.generator import generate
from tests.benchmarks.measured import Measured
from tests.benchmarks.server import Act, cpu_of_each, serving
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.visitor import Visitor, visiting

MANY = Sizes(plans=300, measures=40, updates=1_000_000)
ONE = Sizes(plans=1, measures=40, updates=160)
SCREENS = {"progress": "Progress", "work_list": "Work list"}
ALLOWED = 1.3
TIMES = 10


def million() -> Iterator[Measured]:
    """Progress and Work list, as they are seen again and as they are seen first after a save."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        acts = _acts(stack, folder / "one.db", ONE) | _acts(stack, folder / "many.db", MANY)
        cost = cpu_of_each(acts, TIMES)
    for kind in ("warm", "cold"):
        for screen, title in SCREENS.items():
            one, many = cost[f"one {screen} {kind}"], cost[f"many {screen} {kind}"]
            what = f"CPU of {title} ({kind}), a million updates against {ONE.updates}"
            yield Measured(what, many / one, ALLOWED, f"{many:.1f} ms of {one:.1f} ms")


def _acts(stack: ExitStack, file: Path, sizes: Sizes) -> dict[str, Act]:
    server = stack.enter_context(serving(generate(file, sizes)))
    acts: dict[str, Act] = {}
    for screen in SCREENS:
        visitor = stack.enter_context(visiting(server.address, screen))
        acts[f"{file.stem} {screen} warm"] = Act(server, visitor.rerun)
        acts[f"{file.stem} {screen} cold"] = Act(server, partial(_cold, visitor, file))
    return acts


def _cold(visitor: Visitor, file: Path) -> None:
    raise_revision(file)
    visitor.rerun()
