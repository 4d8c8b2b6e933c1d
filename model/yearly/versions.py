"""Documents of every released schema version, read by today's code."""

import json
from typing import Any

from model.errors import DocumentNewer, NotAYearlyDocument
from model.yearly.document import SCHEMA_VERSION, Document, deviations, next_year
from model.yearly.gaps import texts_missing


def read_document(content: str | bytes) -> Document:
    """A document as today's code expects it. Raises `NotAYearlyDocument`, `DocumentNewer`."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotAYearlyDocument from error
    return in_newest_schema(found)


def in_newest_schema(document: Any) -> Document:
    """The same document in the newest schema; what an older one does not have is empty.

    The number from which a percentage is told was frozen late; it had always been five.
    """
    version = document.get("schema_version") if isinstance(document, dict) else None
    if not isinstance(version, int) or version < 1:
        raise NotAYearlyDocument
    if version > SCHEMA_VERSION:
        raise DocumentNewer(version=version, newest=SCHEMA_VERSION)
    try:
        return {"percent_from": 5, **(_from_1_to_2(document) if version == 1 else document)}
    except (KeyError, TypeError, ValueError) as error:
        raise NotAYearlyDocument from error


def _from_1_to_2(document: Document) -> Document:
    """Schema 2 added the year before, the replaced issue, deviations, next year and what is missing."""
    measures = document["measures"]
    return {
        **document,
        "deviations": deviations(measures),
        "next_year": next_year(measures, document["year"]),
        "gaps": [gap.as_values() for gap in texts_missing(document)],
        "before": None,
        "replaces": None,
        "support": {year: {"premises_users": None, **told} for year, told in document["support"].items()},
    }
