"""`python -m tests.benchmarks`: measures, and says what is within its bounds. It never fails for being slow."""

import argparse
from collections.abc import Callable, Iterator

from tests.benchmarks.changes import changes
from tests.benchmarks.importing import importing
from tests.benchmarks.measured import Measured
from tests.benchmarks.memory import growth, viewers
from tests.benchmarks.million import million
from tests.benchmarks.queries import queries
from tests.benchmarks.reruns import reruns
from tests.benchmarks.screens import screens
from tests.benchmarks.start import start
from tests.benchmarks.yearly import yearly

BENCHMARKS: dict[str, Callable[[], Iterator[Measured]]] = {
    "reruns": reruns,
    "screens": screens,
    "million": million,
    "growth": growth,
    "viewers": viewers,
    "start": start,
    "queries": queries,
    "yearly": yearly,
    "changes": changes,
    "importing": importing,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=BENCHMARKS, action="append", help="one of them; may be given again")
    for name in parser.parse_args().only or BENCHMARKS:
        for measured in BENCHMARKS[name]():
            print(measured, flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
