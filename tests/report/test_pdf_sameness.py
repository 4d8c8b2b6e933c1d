"""The PDF of a frozen year is the same for everybody, everywhere and for ever."""

import gettext
import hashlib
import os
import subprocess
import sys

import pytest

from dashboard.language import Texts, texts_for
from dashboard.report.printed.content import content
from dashboard.report.worded import Worded
from model.base import Language
from model.yearly.sealing import open_sealed
from tests.report.reading_pdf import made

IN_ANOTHER_PROCESS = """
import hashlib, sys
from dashboard.report.pdf import pdf_of
print(hashlib.sha256(pdf_of(sys.stdin.buffer.read().decode(), "sv")).hexdigest())
"""


def test_another_process_elsewhere_makes_the_same_bytes(sealed):
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LANG": "C", "LC_ALL": "C"}

    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        input=sealed.encode(),
        env=elsewhere,
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode().strip() == hashlib.sha256(made(sealed, "sv")).hexdigest()


@pytest.mark.parametrize("language", Language)
def test_every_word_is_from_the_frozen_document(sealed, language):
    found = open_sealed(sealed.encode())
    wordless = Worded(found.document, Texts(language, gettext.NullTranslations()))

    assert content(found, wordless) == content(found, Worded(found.document, texts_for(language)))
