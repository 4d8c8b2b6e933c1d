"""What the yearly document costs: its PDF against an empty one, many measures against few, a comparison."""

import copy
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PdfReader

from dashboard.report.pdf import pdf_of
from dashboard.report.typesetting import typeset
from dashboard.report.workbook import workbook_of
from model.actions.ledger import canonical
from model.base import Language
from model.opening import open_database
from model.reading.snapshots import read_sealed
from model.yearly.differences import differences
from model.yearly.sealing import open_sealed, seal
from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured

TIMES, MANY = 5, 500
AGAINST_EMPTY, MEMORY = 10, 300
ASKING = """
import re, sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from dashboard.report.pdf import pdf_of
pdf_of(sys.stdin.buffer.read().decode(), "fi")
own = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]  # ru_maxrss counts what came before exec
print(own, getrusage(RUSAGE_CHILDREN).ru_maxrss)
"""
EMPTY = '#set document(title: "Tyhjä")\n#set text(lang: "fi", font: "Kumppani Sans")\n'


def yearly() -> Iterator[Measured]:
    """The PDF of the example year, the same with 500 measures, and two such years held against each other."""
    with TemporaryDirectory() as folder:
        sealed = _frozen(Path(folder))
        empty = Path(folder) / "empty.typ"
        empty.write_text(EMPTY, "utf-8")
        nothing = _cpu(lambda: typeset(empty, {}, datetime(2025, 1, 1, tzinfo=UTC)))
    document = open_sealed(sealed.encode()).document
    few = len(document["measures"])
    one, many = (seal(canonical(with_measures(document, count)), None) for count in (few, MANY))
    costs = {few: _cpu(lambda: pdf_of(one, Language.FI)), MANY: _cpu(lambda: pdf_of(many, Language.FI))}
    figures = f"{costs[few]:.0f} ms of {nothing:.0f} ms"
    yield Measured("CPU of the example year's PDF, against an empty one", costs[few] / nothing, AGAINST_EMPTY, figures)
    each = {count: cost / count for count, cost in costs.items()}
    figures = f"{each[MANY]:.1f} ms of {each[few]:.1f} ms"
    yield Measured(f"CPU of a measure in a PDF of {MANY}, against one of {few}", each[MANY] / each[few], 1, figures)
    asking, setting = _peaks(many)
    figures = f"{asking:.0f} MB and {setting:.0f} MB for Typst"
    yield Measured(f"memory for the PDF of {MANY} measures", asking + setting, MEMORY, figures, unit="MB")
    yield Measured(f"CPU of the workbook of {MANY} measures", _cpu(lambda: workbook_of(many, Language.FI)), unit="ms")
    page = costs[MANY] / len(PdfReader(BytesIO(pdf_of(many, Language.FI))).pages)
    then, now = with_measures(document, MANY, "completed"), with_measures(document, MANY)
    compared = _cpu(lambda: differences(then, now))
    figures = f"{compared:.0f} ms of {page:.0f} ms"
    yield Measured(f"CPU of comparing two years of {MANY} measures, against a page", compared / page, 1, figures)


def with_measures(document: dict[str, Any], count: int, status: str | None = None) -> dict[str, Any]:
    """The same year with so many measures, each a copy of one of its own under a number of its own."""
    own = document["measures"]
    made = [copy.deepcopy(own[number % len(own)]) for number in range(count)]
    for number, measure in enumerate(made):
        if number >= len(own):
            measure |= {"id": 10_000 + number, "code": f"X{number}"}
        measure["status"] = status or measure["status"]
    return {**document, "measures": made}


def _frozen(folder: Path) -> str:
    engine = open_database(example(folder))
    with engine.connect() as connection:
        newest = read_sealed(connection)[-1]
    engine.dispose()
    return newest.text


def _cpu(do: Callable[[], object]) -> float:
    """Milliseconds of processor time of this process and of those it waits for; the median of a few times."""
    return median(_once(do) for _ in range(TIMES))


def _once(do: Callable[[], object]) -> float:
    before = _used()
    do()
    return (_used() - before) * 1000


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _peaks(sealed: str) -> tuple[float, float]:
    """The most memory, in MB, of a process that asks for a PDF and does nothing else, and of the one that sets it."""
    done = subprocess.run([sys.executable, "-c", ASKING], input=sealed.encode(), capture_output=True, check=True)
    asking, setting = (int(kilobytes) / 1024 for kilobytes in done.stdout.split())
    return asking, setting
