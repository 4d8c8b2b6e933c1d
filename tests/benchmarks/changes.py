"""What changed in a year on a large plan, against the plain SQL that reads the two states."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from model.figures.periods import Point
from model.opening import open_database
from model.reading.changes import read_changes
from model.reading.plans import read_plan
from tests.benchmarks.generator import generate
from tests.benchmarks.measured import Measured
from tests.benchmarks.sizes import TERM_ENDS, Sizes

SIZES = Sizes(measures=2_000, updates=200_000)
SINCE, UNTIL = date(2023, 12, 31), date(2024, 12, 31)
ALLOWED, TIMES = 3, 9
STATE = """
    SELECT m.*, u.* FROM measure m JOIN measure_update u ON u.id = (
        SELECT id FROM measure_update WHERE measure_id = m.id AND as_of_on <= :day AND recorded_at <= :known
        ORDER BY as_of_on DESC, id DESC LIMIT 1)
    WHERE m.plan_id = 1 ORDER BY m.position
"""


def changes() -> Iterator[Measured]:
    """A year of a plan with 2,000 measures and 200,000 updates."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "large.db"
        engine = open_database(generate(file, SIZES))
        with engine.connect() as connection, closing(sqlite3.connect(file)) as plain:
            plan = read_plan(connection, "plan-1")

            def told() -> None:
                read_changes(connection, plan, Point(SINCE), Point(UNTIL), TERM_ENDS)

            costs = _in_turn(told, lambda: _read_two_states(plain))
        engine.dispose()
    ours, theirs = costs
    yield Measured(
        f"CPU of the changes over a year, {SIZES.measures} measures and {SIZES.updates} updates, against plain SQL",
        ours / theirs,
        ALLOWED,
        f"{ours:.0f} ms of {theirs:.0f} ms",
    )


def _read_two_states(plain: sqlite3.Connection) -> None:
    for day in (SINCE, UNTIL):
        plain.execute(STATE, {"day": day.isoformat(), "known": f"{day} 21:59:59.999999"}).fetchall()


def _in_turn(*acts: Callable[[], object]) -> list[float]:
    """Milliseconds of processor time of each; the median of a few times, in turn."""
    taken: list[list[float]] = [[] for _ in acts]
    for act in acts:
        act()  # the first time something is compiled and the file is read in
    for _ in range(TIMES):
        for own, act in zip(taken, acts, strict=True):
            before = time.process_time()
            act()
            own.append((time.process_time() - before) * 1000)
    return [median(own) for own in taken]
