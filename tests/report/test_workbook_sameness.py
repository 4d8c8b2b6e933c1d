"""Nothing that was typed and nothing of today gets into the workbook unasked."""

import gettext
import hashlib
import io
import zipfile

import pytest

from dashboard.language import Texts, texts_for
from dashboard.report.sheets.cells import LONGEST
from dashboard.report.worded import Worded
from dashboard.report.workbook import workbook_of, written
from model.base import Language
from model.yearly.sealing import open_sealed
from tests.report.elsewhere import hash_made_elsewhere
from tests.report.reading_back import MEASURES, made, parts_of, row_where, sheets_of, titled


@pytest.mark.parametrize(
    "typed", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-x", "{=1+1}", "https://example.org", "12"]
)
def test_what_a_user_typed_stays_a_text(refrozen, typed):
    sealed = refrozen(lambda document: titled(document, typed))

    cell = row_where(sheets_of(sealed)[MEASURES], "Nro", "1")["Toimenpide"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_no_sheet_has_a_formula(refrozen):
    sealed = refrozen(lambda document: titled(document, "=1+1"))

    assert not any("<f>" in sheet for sheet in parts_of(sealed, r"worksheets/sheet\d\.xml"))


@pytest.mark.parametrize("typed", ["a\x01\x0b\x1fb", "a\ufffe\uffffb", "_x0001_ & <b>"])
def test_characters_that_xml_forbids_break_nothing(refrozen, typed):
    def change(document):
        titled(document, typed)
        document["municipality"]["fi"] = document["goals"][0]["title"]["fi"] = typed

    sheets = sheets_of(refrozen(change))

    assert [cell.value for cell in sheets[MEASURES]["C"]][1][:1] in ("a", "_")


def test_a_text_that_is_longer_than_a_cell_is_cut(refrozen):
    sealed = refrozen(lambda document: titled(document, "😀" * LONGEST))

    cell = row_where(sheets_of(sealed)[MEASURES], "Nro", "1")["Toimenpide"]

    assert cell.value == "😀" * (LONGEST // 2)


def test_the_same_document_makes_the_same_bytes(sealed):
    assert workbook_of(sealed, Language.FI) == workbook_of(sealed, Language.FI)


def test_another_process_in_another_time_zone_makes_the_same_bytes(sealed):
    found = hash_made_elsewhere("dashboard.report.workbook", "workbook_of", sealed)

    assert found == hashlib.sha256(made(sealed, "sv")).hexdigest()


def test_no_part_of_the_file_says_when_or_on_what_it_was_made(sealed):
    with zipfile.ZipFile(io.BytesIO(made(sealed))) as book:
        marks = {(part.date_time, part.create_system, part.compress_type) for part in book.infolist()}

    assert marks == {((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)}


def test_a_label_reads_as_it_was_frozen(refrozen):
    sealed = refrozen(
        lambda document: document["texts"].update({"status.completed": {"fi": "valmistunut", "sv": "", "en": ""}})
    )

    assert row_where(sheets_of(sealed)[MEASURES], "Nro", "6")["Tilanne"].value == "✓ valmistunut"


@pytest.mark.parametrize("language", Language)
def test_every_word_is_from_the_frozen_document(sealed, language):
    opened = open_sealed(sealed.encode())
    wordless = Texts(language, gettext.NullTranslations())

    assert written(sealed, opened, Worded(opened.document, wordless)) == written(
        sealed, opened, Worded(opened.document, texts_for(language))
    )
