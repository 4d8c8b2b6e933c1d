"""The yearly document as a workbook, made of the sealed document alone: the same bytes whenever and wherever."""

import io
import re
from collections.abc import Callable
from datetime import datetime
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from xlsxwriter import Workbook

from dashboard.language import texts_for
from dashboard.report.edition import EDITION
from dashboard.report.sheets import changes, definitions, indicators, measures, participation, summary
from dashboard.report.sheets.cells import legible
from dashboard.report.sheets.sheet import Sheet, ready_to_print
from dashboard.report.worded import Worded
from model.base import Language
from model.errors import NotAYearlyDocument
from model.yearly.sealing import Opened, open_sealed

NOTHING_GUESSED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
SHEETS: dict[str, Callable[[Sheet, Worded], None]] = {
    "measures": measures.fill,
    "participation": participation.fill,
    "indicators": indicators.fill,
    "changes": changes.fill,
    "definitions": definitions.fill,
}
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
CARRIED = re.compile(r"kumppani-(?P<language>fi|sv|en)-(?P<edition>[0-9a-f]{8})\.json")
KINDS = "[Content_Types].xml"  # every part of a workbook has its kind in there
JSON_KIND = b'<Default Extension="json" ContentType="application/json"/>'
EXCELS_BIRTHDAY = (1980, 1, 1, 0, 0, 0)


def workbook_of(sealed: str, language: Language) -> bytes:
    """The workbook in that language. Raises what `open_sealed` raises."""
    opened = open_sealed(sealed.encode())
    return written(sealed, opened, Worded(opened.document, texts_for(language)))


def carried_by(workbook: bytes) -> tuple[bytes, str, str]:
    """The sealed document that a workbook carries, the workbook's language, and the edition that made it.

    Raises `NotAYearlyDocument`.
    """
    try:
        with ZipFile(io.BytesIO(workbook)) as book:
            part, named = next((p, found) for p in book.infolist() if (found := CARRIED.fullmatch(p.filename)))
            if part.compress_type != ZIP_STORED:  # ours is; a small file that unfolds into a huge one is not
                raise NotAYearlyDocument
            return book.read(part), named["language"], named["edition"]
    except (BadZipFile, StopIteration, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise NotAYearlyDocument from error


def written(sealed: str, opened: Opened, worded: Worded) -> bytes:
    """The workbook of an opened document in the words that are given."""
    file = io.BytesIO()
    with Workbook(file, NOTHING_GUESSED) as book:
        _name_the_book(book, opened, worded)
        mark = f"{worded.year}/{worded.document['issue']} · SHA-256 {opened.content_hash[:16]}…"
        first = _sheet(book, "summary", worded, mark)
        summary.fill(first, worded, opened.content_hash, opened.signed_by)
        for name, fill in SHEETS.items():
            fill(_sheet(book, name, worded, mark), worded)
    return _the_same_everywhere(file, f"kumppani-{worded.texts.language}-{EDITION}.json", sealed)


def _name_the_book(book: Workbook, opened: Opened, worded: Worded) -> None:
    document = worded.document
    book.set_properties(
        {
            "title": legible(worded.title),
            "company": legible(worded.local(document["municipality"])),
            "created": datetime.fromisoformat(document["frozen"]["at"]),
        }
    )
    book.set_custom_property("kumppani.hash", opened.content_hash)


def _sheet(book: Workbook, name: str, worded: Worded, mark: str) -> Sheet:
    words = NOT_IN_A_NAME.sub(" ", legible(worded.said(f"report.sheet_{name}")))
    page = book.add_worksheet(words[:31])
    ready_to_print(page, mark)
    return Sheet(book, page, worded.said("no_data"))


def _the_same_everywhere(file: io.BytesIO, name: str, sealed: str) -> bytes:
    """Packed anew without compression, which differs between machines, with nothing of this one and the document."""
    with ZipFile(file) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    parts[KINDS] = parts[KINDS].replace(b"<Default ", JSON_KIND + b"<Default ", 1)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as anew:
        for part, content in {**parts, name: sealed.encode()}.items():
            made = ZipInfo(part, EXCELS_BIRTHDAY)
            made.create_system = 3
            anew.writestr(made, content)
    return packed.getvalue()
