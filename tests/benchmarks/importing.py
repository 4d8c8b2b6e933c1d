"""What an import costs in processor time: its dry run against plain reading, the rows it saves a second; and memory."""

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import openpyxl
import sqlalchemy as sa
import xlsxwriter

from model.actions.imports import ImportedFile, save_import
from model.database import perform
from model.exchange.dry_run import DryRun
from model.exchange.kinds import KINDS
from model.exchange.reading import read_sheets
from model.exchange.tables import Request
from model.opening import open_database
from model.reading.imports import read_dry_run, read_table
from model.role import Actor, Role
from tests.benchmarks.databases import example
from tests.benchmarks.measured import Measured

ROWS, MOST_ROWS, TIMES = 10_000, 99_999, 5  # with its header the largest table that is read
AGAINST_READING, AGAINST_CSV_READER, MEMORY = 2, 5, 400
SECONDS = 2  # 10,000 rows in two seconds are 5,000 rows a second
PLAN, NAME, TODAY = "kauniainen-2021-2025", "measures.xlsx", date(2025, 5, 1)
HEADINGS = (
    *("Tunniste", "Toimenpide", "Kuvaus", "Tila", "Vastuutaho", "Tavoite", "Edistyminen %", "Aikataulu"),
    *("Kommentti", "Alkupäivä", "Määräaika"),
)
DESCRIPTION = "Järjestöille tarjotaan maksutonta koulutusta jäsenhankinnasta ja hallitustyöstä, kerta {}."
ALONE = """
import re, sys
from pathlib import Path
from model.opening import open_database
from tests.benchmarks.importing import the_run
run = the_run(open_database(sys.argv[1]), Path(sys.argv[2]).read_bytes())
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1], len(run.rows))
"""


def importing() -> Iterator[Measured]:
    """A workbook of many measures, held against a plan that has none of them, and against one that has all."""
    content = a_workbook(ROWS)
    plain = _seconds(lambda: _read_plainly(content))
    with TemporaryDirectory() as folder:
        url = example(Path(folder))
        engine = open_database(url)
        new = _seconds(lambda: the_run(engine, content))
        figures = f"{new:.2f} s of {plain:.2f} s"
        yield Measured(f"dry run of {ROWS} new measures, against reading", new / plain, AGAINST_READING, figures)
        saving = _saved_in(engine, the_run(engine, content))
        figures = f"{ROWS / saving:.0f} rows a second"
        yield Measured(f"saving {ROWS} measures with their states", saving, SECONDS, figures, unit="s")
        known = _seconds(lambda: the_run(engine, content))
        figures = f"{known:.2f} s of {plain:.2f} s"
        yield Measured(f"dry run of {ROWS} known measures, against reading", known / plain, AGAINST_READING, figures)
        yield from _of_csv(engine)
        engine.dispose()
        yield _memory(Path(folder))


def _of_csv(engine: sa.Engine) -> Iterator[Measured]:
    """The same rows as text: finding out how it is written and reading it, and all of the dry run."""
    content = a_text_file(ROWS)
    plain = _seconds(lambda: list(csv.reader(StringIO(content.decode()), delimiter=";")))
    reading = _seconds(lambda: read_sheets(content, "measures.csv"))
    whole = _seconds(lambda: the_run(engine, content, "measures.csv"))
    figures = f"{reading * 1000:.0f} ms of {plain * 1000:.0f} ms"
    yield Measured(f"reading a CSV of {ROWS} rows, against csv.reader", reading / plain, AGAINST_CSV_READER, figures)
    yield Measured(f"dry run of {ROWS} known measures from CSV, validation and all", whole, unit="s")


def the_run(engine: sa.Engine, content: bytes, name: str = NAME) -> DryRun:
    """The dry run of a file of measures, from its bytes on."""
    sheets = read_sheets(content, name)
    with engine.connect() as connection:
        table = read_table(connection, PLAN, KINDS["measures"], sheets, Request())
        return read_dry_run(connection, PLAN, table, name, TODAY)


def a_text_file(rows: int) -> bytes:
    """The same as `a_workbook`, as a spreadsheet saves it in Finland."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(HEADINGS)
    writer.writerows((*_texts(number), "10.1.2022", "10.1.2024") for number in range(1, rows + 1))
    return file.getvalue().encode("utf-8-sig")


def a_workbook(rows: int) -> bytes:
    """A workbook of so many measures, each row with texts, words, lists, a number and two days."""
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file)
    sheet, day = workbook.add_worksheet(), workbook.add_format({"num_format": "d.m.yyyy"})
    sheet.write_row(0, 0, HEADINGS)
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, _texts(number))
        sheet.write_datetime(number, 9, date(2022, 1, 10), day)
        sheet.write_datetime(number, 10, date(2024, 1, 10), day)
    workbook.close()
    return file.getvalue()


def _texts(number: int) -> tuple[str | int, ...]:
    named = (f"X{number}", f"Toimenpide numero {number}", DESCRIPTION.format(number), "käynnissä")
    linked = ("Sivistystoimi", "Vahvistaminen; Yhteistyö", number % 100, "2023–2024", f"Kommentti {number}")
    return *named, *linked


def _read_plainly(content: bytes) -> int:
    sheet = openpyxl.load_workbook(BytesIO(content), read_only=True).active
    return sum(len(row) for row in sheet.iter_rows(values_only=True))


def _saved_in(engine: sa.Engine, run: DryRun) -> float:
    by = Actor("bench", Role.COORDINATOR)
    start = time.process_time()
    perform(engine, save_import, PLAN, run, ImportedFile(NAME, "0" * 64), by=by)
    return time.process_time() - start


def _memory(folder: Path) -> Measured:
    """The most memory of a process that makes the dry run of the largest table and does nothing else."""
    fresh = folder / "fresh"
    fresh.mkdir()
    file = folder / NAME
    file.write_bytes(a_workbook(MOST_ROWS))
    command = [sys.executable, "-c", ALONE, example(fresh), str(file)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    kilobytes, rows = map(int, done.stdout.split())
    return Measured(f"memory for the dry run of {rows} measures", kilobytes / 1024, MEMORY, unit="MB")


def _seconds(do: Callable[[], object]) -> float:
    """The median of a few times, after one that warms up."""
    do()
    return median(_once(do) for _ in range(TIMES))


def _once(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start
