"""The files of a frozen year: each made from its sealed document alone, the same whenever it is made."""

from collections.abc import Callable

from dashboard.language import texts_for
from dashboard.report.forms import Form
from dashboard.report.pdf import pdf_of
from dashboard.report.tables import measures_csv
from dashboard.report.worded import Worded
from dashboard.report.workbook import workbook_of
from model.base import Language
from model.reading.snapshots import Sealed
from model.yearly.sealing import open_sealed

MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.CSV: "text/csv",
    Form.JSON: "application/json",
}


def file_of(sealed: str, form: Form, language: Language) -> bytes:
    """The bytes of a file. The JSON is the sealed document itself, in all languages."""
    return MAKERS[form](sealed, language)


def name_of(sealed: Sealed, form: Form, language: Language) -> str:
    """The name of a file; it carries the hash, so that no reader gets another issue from a cache."""
    name = f"{sealed.plan}-{sealed.year}-{sealed.issue}-{sealed.content_hash[:8]}"
    return f"{name}.{form}" if form is Form.JSON else f"{name}-{language}.{form}"


def _csv(sealed: str, language: Language) -> bytes:
    return measures_csv(Worded(open_sealed(sealed.encode()).document, texts_for(language)))


MAKERS: dict[Form, Callable[[str, Language], bytes]] = {
    Form.PDF: pdf_of,
    Form.XLSX: workbook_of,
    Form.CSV: _csv,
    Form.JSON: lambda sealed, _: sealed.encode(),
}
