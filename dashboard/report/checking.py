"""A file that somebody brings back: is it what was frozen? Needs no database; the file carries its document."""

import io
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dashboard.report.pdf import MADE_WITH, pdf_of
from model.base import Language
from model.errors import DocumentChanged, FileTooLarge, NotAYearlyDocument
from model.yearly.sealing import Opened, open_sealed

LARGEST = 20 * 1024 * 1024  # bytes; a year with 500 measures is a tenth of it


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is whole. `pages_match` of a PDF: its pages were made again and are the same, byte for byte;
    None when another edition of Kumppani made them, which this one cannot repeat, and for a JSON file."""

    opened: Opened
    is_pdf: bool
    pages_match: bool | None


def check_file(content: bytes) -> Checked:
    """What is found in a file that is as it was made.

    Raises `FileTooLarge`, `NotAYearlyDocument`, `DocumentChanged`, `SignatureWrong`, `DocumentNewer`.
    """
    if len(content) > LARGEST:
        raise FileTooLarge(megabytes=LARGEST // 1024**2)
    if not content.startswith(b"%PDF-"):
        return Checked(open_sealed(content), is_pdf=False, pages_match=None)
    sealed, made_with, language = _inside(content)
    opened = open_sealed(sealed)
    if language in list(Language) and pdf_of(sealed.decode(), Language(language)) == content:
        return Checked(opened, is_pdf=True, pages_match=True)
    if made_with == MADE_WITH:
        raise DocumentChanged
    return Checked(opened, is_pdf=True, pages_match=None)


def _inside(content: bytes) -> tuple[bytes, str, str]:
    """The sealed document that a PDF carries, what made the PDF, and in which language."""
    try:
        reader = PdfReader(io.BytesIO(content))
        made_with = str(reader.metadata.keywords if reader.metadata else "")
        language = str(reader.root_object.get("/Lang", ""))[:2]
        attached = [part.content for part in reader.attachment_list if part.name.endswith(".json")]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise NotAYearlyDocument from error
    if not attached:
        raise NotAYearlyDocument
    return attached[0], made_with, language
