"""The PDF of a frozen year is the same for everybody, everywhere and for ever."""

import gettext
import hashlib

import pytest

from dashboard.language import Texts, texts_for
from dashboard.report.pdf import pages_of as pictured_of
from dashboard.report.printed.content import content
from dashboard.report.worded import Worded
from model.base import Language
from model.yearly.sealing import open_sealed
from tests.report.elsewhere import hash_made_elsewhere
from tests.report.reading_pdf import made, pages_of


def test_another_process_elsewhere_makes_the_same_bytes(sealed):
    found = hash_made_elsewhere("dashboard.report.pdf", "pdf_of", sealed)

    assert found == hashlib.sha256(made(sealed, "sv")).hexdigest()


@pytest.mark.parametrize("language", Language)
def test_every_word_is_from_the_frozen_document(sealed, language):
    found = open_sealed(sealed.encode())
    wordless = Worded(found.document, Texts(language, gettext.NullTranslations()))

    assert content(found, wordless) == content(found, Worded(found.document, texts_for(language)))


def test_the_pages_of_the_preview_are_the_pages_of_the_pdf(sealed: str) -> None:
    assert len(pictured_of(sealed, Language.SV, "PREVIEW")) == len(pages_of(sealed, "sv"))
