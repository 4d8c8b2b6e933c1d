"""The PDF of a frozen year, made of its sealed document alone: the same bytes whenever and wherever it is made."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.language import texts_for
from dashboard.report.edition import made_with
from dashboard.report.glyphs import written
from dashboard.report.printed.content import content
from dashboard.report.tables import measures_csv
from dashboard.report.typesetting import pictured, typeset
from dashboard.report.worded import Worded
from model.base import Language
from model.yearly.document import Document
from model.yearly.sealing import Opened, open_sealed

TEMPLATE = Path(__file__).with_name("yearly.typ")
MOST_NAMED = 100


def pdf_of(sealed: str, language: Language) -> bytes:
    """PDF/UA-1 and PDF/A-3a, with the sealed document itself and its measures as a table attached.

    Raises what `open_sealed` raises.
    """
    opened = open_sealed(sealed.encode())
    return typeset(TEMPLATE, _inputs(opened, sealed, language), _made_at(opened))


def pages_of(sealed: str, language: Language, mark: str) -> list[bytes]:
    """The same pages as pictures; a mark on each tells that nothing is frozen. Raises like `open_sealed`."""
    opened = open_sealed(sealed.encode())
    return pictured(TEMPLATE, _inputs(opened, sealed, language, mark), _made_at(opened))


def _made_at(opened: Opened) -> datetime:
    return datetime.fromisoformat(opened.document["frozen"]["at"])


def _inputs(opened: Opened, sealed: str, language: Language, mark: str = "") -> dict[str, str]:
    worded = Worded(opened.document, texts_for(language))
    told = {**_written(opened, worded), "made_with": MADE_WITH, "attachments": _attachments(opened.document, worded)}
    if mark:
        told |= {"footer": f"{mark} · {told['footer']}", "origin": [told["origin"][0], mark]}
    return {"told": json.dumps(told, ensure_ascii=False), "document": sealed, "measures": measures_csv(worded).decode()}


def _written(opened: Opened, worded: Worded) -> dict[str, Any]:
    """What the PDF says, as its fonts can write it; what they could not is named at the end."""
    replaced: set[str] = set()
    told: dict[str, Any] = written(content(opened, worded), replaced)
    if replaced:
        named = [f"U+{ord(character):04X}" for character in sorted(replaced)]
        listed = ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        told["verify_notes"].append(worded.said("report.replaced_characters", characters=listed))
    return told


def _attachments(document: Document, worded: Worded) -> list[dict[str, str]]:
    name = f"{document['figures']['plan']['slug']}-{document['year']}-{document['issue']}"
    return [
        {
            "input": "document",
            "name": f"{name}.json",
            "type": "application/json",
            "relationship": "source",
            "description": worded.said("report.attached_document"),
        },
        {
            "input": "measures",
            "name": f"{name}-{worded.texts.language}.csv",
            "type": "text/csv",
            "relationship": "data",
            "description": worded.said("report.attached_measures"),
        },
    ]


MADE_WITH = made_with("typst")
