"""Files of tables for tests, and the plan they are held against."""

import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from model.exchange.dry_run import DryRun, dry_run
from model.exchange.import_facts import ImportFacts
from model.exchange.kinds import KINDS
from model.exchange.outcomes import RowOutcome
from model.exchange.reading import read_sheets
from model.exchange.saying import said_of
from model.exchange.tables import Request, Table, choose_table
from tests.builders import TODAY, some_facts

SAMPLES = Path(__file__).parent / "samples"
Rows = Iterable[Iterable[Any]]

# One table of each kind, for the plan of tests/model/conftest.py
OF_EACH_KIND = {
    "measures": "Nro;Nimi;Tila;Vastuutaho;Tavoite\n"
    "7;Messut;käynnissä;Kirjasto;Uusi tavoite\n"
    "1;Foorumi;valmis;coordinator;G1",
    "updates": "Toimenpide;Päivä;Tilanne\n1;14.6.2023;valmis\n2;14.6.2023;jatkuva",
    "indicators": "Tunniste;Mittari;Yksikkö;2022;2023;Tavoite 2023\nuusi;Nuoret;hlö;3;4;5\ntyped;;;8;;9",
    "organisations": "Nimi;Kategoria;Jäsen alkaen;Yhteystiedot tarkistettu\nKylän Väki ry;culture;1.2.2023;1.3.2023",
    "events": "Päivä;Tilaisuus;Laji;Järjestö;Henkilöä;Toimenpide\n"
    "4.5.2023;Foorumi;foorumi;club;3;1\n"
    "4.5.2023;Foorumi;foorumi;choir;;",
}


def a_csv(text: str) -> bytes:
    """A CSV file of lines as they are written in a test, indentation and the first empty line left out."""
    return "\n".join(line.strip() for line in text.strip().splitlines()).encode()


def a_workbook(sheets: Mapping[str, Rows], merged: Mapping[str, Iterable[str]] | None = None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def import_facts(**values: Any) -> ImportFacts:
    """What a table is held against; the plan's headings and measures by name, as `some_facts` takes them."""
    own = {name: values.pop(name) for name in ("told", "merged", "taken", "today", "cancelled") if name in values}
    facts = some_facts(**values)
    today = own.pop("today", TODAY)
    lists = {"indicators": facts.indicators, "organisations": facts.network.organisations, "events": facts.events}
    return ImportFacts(book=facts.book, today=today, on=min(today, facts.book.plan.term_ends_on), **lists, **own)


def the_table(
    kind: str, content: bytes, *, name: str = "table.csv", sheet: str | None = None, maps: Iterable[str] = ()
) -> Table:
    columns, words = said_of(KINDS[kind], maps)
    return choose_table(
        KINDS[kind], read_sheets(content, name), Request(sheet=sheet, columns=columns, words=words), "fi"
    )


def the_run(kind: str, content: bytes, facts: ImportFacts | None = None, **asked: Any) -> DryRun:
    return dry_run(the_table(kind, content, **asked), facts or import_facts(), asked.get("name", "table.csv"))


def matched(table: Table) -> dict[str, str]:
    """The columns by what they were understood as."""
    return {column.heading: column.target.name for column in table.matching.columns}


def counts(run: DryRun) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, refused."""
    added, changed, unchanged, refused = (run.count(outcome) for outcome in RowOutcome)
    return added, changed, unchanged, refused


def refusals(run: DryRun) -> list[tuple[int, str, str]]:
    """Row, heading and key of each refusal."""
    return [(refused.row, refused.column, refused.error.key) for refused in run.refused]


def warned_of(run: DryRun) -> set[str]:
    return {warned.key for warned in run.warnings}


def a_day(text: str) -> date:
    return date.fromisoformat(text)


def all_new(run: DryRun) -> list[Any]:
    """What the plan does not have yet, as it is saved."""
    return list(run.ready.new)


def first_new(run: DryRun) -> Any:
    return run.ready.new[0]
