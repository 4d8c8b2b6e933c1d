"""A file that comes back: whole, or not what was frozen."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.report import checking
from dashboard.report.checking import check_file
from dashboard.report.pdf import pdf_of
from dashboard.report.workbook import workbook_of
from model.base import Language
from model.errors import DocumentChanged, DocumentNewer, FileTooLarge, NotAYearlyDocument, SignatureWrong
from model.yearly.document import SCHEMA_VERSION, hash_of
from model.yearly.sealing import new_key, open_sealed, public_key_of, seal, sign


@pytest.fixture(scope="module")
def pdf(sealed_years: dict[int, str]) -> bytes:
    return pdf_of(sealed_years[2023], Language.SV)


@pytest.fixture(scope="module")
def flipped(pdf: bytes) -> Callable[[float, int], bytes]:
    """The PDF with one byte changed at that part of its length."""

    def flip(place: float, bits: int) -> bytes:
        at = int(place * len(pdf))
        return pdf[:at] + bytes([pdf[at] ^ bits]) + pdf[at + 1 :]

    return flip


def without_attachment(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for name in list(opened.attachments):
            del opened.attachments[name]
        changed = io.BytesIO()
        opened.save(changed)
    return changed.getvalue()


def test_a_downloaded_json_is_whole(sealed: str) -> None:
    found = check_file(sealed.encode())

    assert (found.opened.document["year"], found.is_document) == (2024, True)


@pytest.mark.parametrize("language", list(Language))
def test_a_downloaded_pdf_is_whole_and_its_pages_are_those_of_its_document(sealed: str, language: Language) -> None:
    found = check_file(pdf_of(sealed, language))

    assert found.was_repeated


def test_a_json_with_one_changed_digit_is_named_as_changed(sealed: str) -> None:
    with pytest.raises(DocumentChanged):
        check_file(sealed.replace('"year":2024', '"year":2023', 1).encode())


@settings(max_examples=25, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_a_pdf_with_any_one_byte_changed_is_not_taken_for_whole(
    flipped: Callable[[float, int], bytes], place: float, bits: int
) -> None:
    changed = flipped(place, bits)

    try:
        found = check_file(changed)
    except (DocumentChanged, NotAYearlyDocument, SignatureWrong, DocumentNewer):
        return

    assert not found.was_repeated  # what made the pages, or their language, is what was changed


@pytest.mark.parametrize("language", list(Language))
def test_a_downloaded_workbook_is_whole_and_is_that_of_its_document(sealed: str, language: Language) -> None:
    found = check_file(workbook_of(sealed, language))

    assert found.was_repeated


def test_a_workbook_with_a_changed_number_is_named_as_changed(sealed: str) -> None:
    changed = workbook_of(sealed, Language.FI).replace(b"<v>429</v>", b"<v>430</v>", 1)

    with pytest.raises((DocumentChanged, NotAYearlyDocument)):
        check_file(changed)


def test_a_workbook_that_unfolds_into_something_huge_is_no_yearly_document() -> None:
    small = io.BytesIO()
    with ZipFile(small, "w", ZIP_DEFLATED) as book:
        book.writestr("kumppani-fi-00000000.json", b"0" * 50_000_000)

    with pytest.raises(NotAYearlyDocument):
        check_file(small.getvalue())


def test_a_pdf_without_its_attachment_is_no_yearly_document(pdf: bytes) -> None:
    with pytest.raises(NotAYearlyDocument):
        check_file(without_attachment(pdf))


@pytest.mark.parametrize("content", [b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"\xff" * 100])
def test_any_other_file_is_no_yearly_document(content: bytes) -> None:
    with pytest.raises(NotAYearlyDocument):
        check_file(content)


def test_a_file_that_is_far_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LARGEST", 10)

    with pytest.raises(FileTooLarge):
        check_file(b"%PDF-1.7 too much")


def test_a_pdf_of_another_edition_is_whole_and_its_pages_are_not_judged(
    sealed: str, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MADE_WITH", "typst of tomorrow")
    monkeypatch.setattr(checking, "pdf_of", lambda *_: b"other pages")

    found = check_file(pdf)

    assert (found.opened.document["year"], found.was_repeated) == (2023, False)


def test_a_signed_document_names_the_citys_key(sealed: str) -> None:
    content, key = open_sealed(sealed.encode()).content, new_key()

    found = check_file(seal(content, sign(hash_of(content), key)).encode())

    assert found.opened.signed_by == public_key_of(key)


def test_a_document_of_a_newer_schema_is_told_as_such(sealed: str) -> None:
    newer = open_sealed(sealed.encode()).content.replace(
        f'"schema_version":{SCHEMA_VERSION}', f'"schema_version":{SCHEMA_VERSION + 1}'
    )

    with pytest.raises(DocumentNewer):
        check_file(seal(newer, None).encode())


@pytest.mark.parametrize(
    "content",
    [
        f'{{"schema_version":{SCHEMA_VERSION}}}',
        f'{{"figures":[],"schema_version":{SCHEMA_VERSION},"year":"x"}}',
        f'{{"figures":{{"measures":null}},"schema_version":{SCHEMA_VERSION},"texts":{{}},"year":2024}}',
    ],
)
def test_a_text_that_anybody_sealed_and_that_is_no_year_is_no_yearly_document(content: str) -> None:
    with pytest.raises(NotAYearlyDocument):
        check_file(seal(content, None).encode())


def test_a_workbook_around_such_a_text_is_no_yearly_document() -> None:
    around = io.BytesIO()
    with ZipFile(around, "w") as book:
        book.writestr("kumppani-fi-00000000.json", seal(f'{{"schema_version":{SCHEMA_VERSION}}}', None))

    with pytest.raises(NotAYearlyDocument):
        check_file(around.getvalue())


def test_the_document_in_a_pdf_is_the_downloaded_json(sealed: str, tmp_path: Path) -> None:
    found = check_file(pdf_of(sealed, Language.FI)).opened

    assert json.loads(found.content) == json.loads(sealed)["document"]
