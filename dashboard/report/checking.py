"""A file that somebody brings back: is it what was frozen? Needs no database; the file carries its document."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dashboard.language import texts_for
from dashboard.report.edition import EDITION
from dashboard.report.pdf import MADE_WITH, pdf_of
from dashboard.report.summary import summary
from dashboard.report.typesetting import TypesettingFailed
from dashboard.report.worded import Worded
from dashboard.report.workbook import carried_by, workbook_of
from model.base import Language
from model.errors import DocumentChanged, FileTooLarge, NotAYearlyDocument
from model.yearly.sealing import Opened, open_sealed

# Anybody can seal anything: a text that is sealed well and is no year fails where it is read.
NO_YEAR = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, TypesettingFailed)
Maker = Callable[[str, Language], bytes]
LARGEST = 20 * 1024 * 1024  # bytes; a year with 500 measures is a tenth of it


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is whole. `was_repeated`: it was made again from its document and is the same, byte for byte;
    False when another edition of Kumppani made it, which this one cannot repeat. A JSON is the document itself."""

    opened: Opened
    is_document: bool
    was_repeated: bool = False


def check_file(content: bytes) -> Checked:
    """What is found in a file that is as it was made.

    Raises `FileTooLarge`, `NotAYearlyDocument`, `DocumentChanged`, `SignatureWrong`, `DocumentNewer`.
    """
    if len(content) > LARGEST:
        raise FileTooLarge(megabytes=LARGEST // 1024**2)
    try:
        return _checked(content)
    except NO_YEAR as error:
        raise NotAYearlyDocument from error


def _checked(content: bytes) -> Checked:
    if content.startswith(b"%PDF-"):
        return _made_again(content, *_inside_pdf(content), pdf_of)
    if content.startswith(b"PK"):
        return _made_again(content, *carried_by(content), workbook_of)
    opened = open_sealed(content)
    summary(Worded(opened.document, texts_for(Language.FI)))  # it can be read as a year
    return Checked(opened, is_document=True)


def _made_again(content: bytes, sealed: bytes, language: str, edition: str, made: Maker) -> Checked:
    """Made again, it is the same; or it was made by another edition, or changed."""
    opened = open_sealed(sealed)
    if language in list(Language) and made(sealed.decode(), Language(language)) == content:
        return Checked(opened, is_document=False, was_repeated=True)
    if edition in (MADE_WITH, EDITION):
        raise DocumentChanged
    return Checked(opened, is_document=False)


def _inside_pdf(content: bytes) -> tuple[bytes, str, str]:
    """The sealed document that a PDF carries, in which language the PDF is, and what made it."""
    try:
        reader = PdfReader(io.BytesIO(content))
        made_with = str(reader.metadata.keywords if reader.metadata else "")
        language = str(reader.root_object.get("/Lang", ""))[:2]
        attached = [part.content for part in reader.attachment_list if part.name.endswith(".json")]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise NotAYearlyDocument from error
    if not attached:
        raise NotAYearlyDocument
    return attached[0], language, made_with
