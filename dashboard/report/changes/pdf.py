"""The print of what changed: one A4 page if it fits, with the same changes as JSON inside."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.language import LOCALES, Texts
from dashboard.report.changes.lines import Line, Section, empty_kinds, period, sections, untold_kinds
from dashboard.report.changes.summary import summary
from dashboard.report.glyphs import written
from dashboard.report.printed.charts import shortened
from dashboard.report.typesetting import typeset
from model.facts import PlanFact
from model.figures.changes_as_values import changes_as_values
from model.figures.differences import Differences
from model.figures.kinds_of_change import Kind

TEMPLATE = Path(__file__).parents[1] / "changes.typ"  # Typst reads nothing above the folder of a template
LONGEST_TITLE = 300  # letters
IN_ONE_TEXT = {
    Kind.INDICATOR_VALUES,
    Kind.INDICATOR_TARGETS,
    Kind.FULFILMENT,
    Kind.EVENTS_HELD,
    Kind.ORGANISATIONS_JOINED,
    Kind.ORGANISATIONS_LEFT,
    Kind.ORGANISATIONS_REACHED_FIRST,
}
OF_MANY_PARTS = {Kind.TEXT_CHANGED, Kind.TAKEN_BACK}
NAMES_ONLY = {Kind.ORGANISATIONS_JOINED, Kind.ORGANISATIONS_LEFT, Kind.ORGANISATIONS_REACHED_FIRST}


def changes_pdf(found: Differences, plan: PlanFact, texts: Texts, at: datetime) -> bytes:
    """PDF/UA-1 and PDF/A-3a. `at` is when it is made."""
    told = written(_told(found, plan, texts, at), set())
    values = json.dumps(changes_as_values(found, plan.slug), ensure_ascii=False, indent=2)
    return typeset(TEMPLATE, {"told": json.dumps(told, ensure_ascii=False), "changes": values}, at)


def _told(found: Differences, plan: PlanFact, texts: Texts, at: datetime) -> dict[str, Any]:
    locale, title = LOCALES[texts.language], texts("changes.title", period=period(found, texts))
    columns = ("subject", "change", "why")
    return {
        "language": locale.language,
        "region": locale.territory,
        "title": title,
        "author": shortened(texts.local(plan.municipality), LONGEST_TITLE),
        "example": texts("frame.example_data") if plan.is_example else None,
        "footer": f"{shortened(texts.local(plan.name), LONGEST_TITLE)} · {texts('changes.made', at=texts.moment(at))}",
        "summary": summary(found, texts),
        "head": [texts(f"changes.column.{column}") for column in columns],
        "sections": [_section(section) for section in sections(found, texts)],
        "nothing": texts("changes.nothing"),
        "notes": [note for note in (empty_kinds(found, texts), untold_kinds(found, texts)) if note],
        "attachment": {"name": f"{plan.slug}-changes.json", "description": texts("changes.attached")},
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "tabled": section.kind not in IN_ONE_TEXT,
        "lines": [_line(line, section.kind) for line in section.lines],
    }


def _line(line: Line, kind: Kind) -> dict[str, str]:
    said = "" if kind in NAMES_ONLY else line.change
    return {
        "named": line.named,
        "change": f"{line.part}: {line.change}" if kind in OF_MANY_PARTS else line.change,
        "why": line.why,
        "said": " ".join(filter(None, (line.year, said, f"({line.why})" if line.why else ""))),
    }
