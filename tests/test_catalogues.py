"""Texts are read from the catalogues as gettext's own tools read them."""

import gettext
import io

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogues import CATALOGUES, Catalogue, catalogue, languages, preferred, read
from model.base import Language

FILES = sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))


def compiled(text: str) -> gettext.GNUTranslations:
    """The same file, by way of Babel and of Python's own reader."""
    file = io.BytesIO()
    write_mo(file, read_po(io.BytesIO(text.encode())))
    file.seek(0)
    return gettext.GNUTranslations(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_a_catalogue_is_read_as_babel_reads_it(file):
    text = file.read_text("utf-8")

    ours = Catalogue(read(text))

    babels = {message.id: message.string for message in read_po(io.BytesIO(text.encode())) if message.id}
    assert [key for key in ours.forms if key] == [key if isinstance(key, str) else key[0] for key in babels]
    assert list(babels.values()) == [forms[0] if len(forms) == 1 else forms for key, forms in ours.forms.items() if key]


@given(st.integers(0, 1000))
def test_the_number_chooses_the_form_that_gettext_chooses(number):
    key, text = "command.chain_whole", (CATALOGUES / "fi/LC_MESSAGES/kumppani.po").read_text("utf-8")

    form = Catalogue(read(text)).ngettext(key, key, number)

    assert form == compiled(text).ngettext(key, key, number)


def test_quotes_line_ends_and_several_lines_are_read():
    text = r"""
msgid "a.key"
msgstr ""
"said \"so\"\n"
"back\\slash"
"""

    found = read(text)

    assert found == {"a.key": ('said "so"\nback\\slash',)}


def test_a_missing_text_shows_its_key():
    assert catalogue("fi").gettext("no.such.key") == "no.such.key"


def test_every_language_has_its_folder():
    assert set(languages()) == {language.value for language in Language}


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [("sv", "fi", "sv"), (None, "de, sv;q=0.8, fi;q=0.5", "sv"), ("xx", None, "en"), ("FI", "", "fi")],
)
def test_the_address_chooses_the_language_before_the_browser(asked, accepted, language):
    assert preferred(asked, accepted) == language
