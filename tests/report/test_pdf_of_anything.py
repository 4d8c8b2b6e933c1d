"""Whatever people typed, however little or much there is: a PDF is made, and nothing of it is markup."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language import frozen_texts
from dashboard.report.glyphs import MAY_BREAK, REPLACEMENT, characters, written
from dashboard.report.typesetting import TypesettingFailed, typeset
from model.actions.plans import begin_plan
from model.actions.snapshots import Press, freeze_year
from model.base import Language
from model.database import perform
from model.opening import open_database
from model.reading.snapshots import read_sealed
from tests.builders import SLUG, a_plan_input, an_actor
from tests.report.reading_pdf import made, opened, pages_of

NOW = datetime(2024, 1, 1, tzinfo=UTC)
MARKUP = '#panic("x") *b* _i_ $x^2$ `c` <l> @r // c /* d */ \\ ~ -- ... "q" \'q\' = H - a + b / t: [e] {f}'
ODD = {
    "right to left": "שלום \u202eevil\u202c مرحبا",
    "controls": "a\x07b\x1b[31m\x7fc",
    "private": "\ue000\uf8ff\ufffd\U0010ffff",
    "piled up": "Z\u0351\u036b\u0343\u036a\u0302 \u0301 e\u0323\u0308",
    "one long word": "a" * 300,
    "very long": "Pitkä teksti, jossa on sanoja. " * 80,
    "spaces": "\u3000 \u00a0 \u2009",
    "nothing": "",
}


def everywhere(typed):
    """Puts the same text in the place of every text of the plan."""

    def change(part):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            if isinstance(value, dict) and value.keys() == {"fi", "sv", "en"}:
                part[key] = dict.fromkeys(value, typed)
            elif isinstance(value, dict | list) and key != "texts":
                change(value)

    return change


@pytest.fixture
def empty_plan(tmp_path):
    """A year of a plan in which nothing is planned, sealed."""
    engine = open_database(f"sqlite:///{tmp_path}/empty.db")
    perform(engine, begin_plan, a_plan_input(), by=an_actor())
    perform(engine, freeze_year, SLUG, 2022, Press(frozen_texts()), by=an_actor(on=date(2023, 2, 1)))
    with engine.connect() as connection:
        (sealed,) = read_sealed(connection)
    engine.dispose()
    return sealed.text


def test_a_sign_that_the_fonts_lack_is_replaced_and_named(refrozen):
    sealed = refrozen(everywhere("Perhe 🎉"))

    pages = pages_of(sealed)

    assert [f"Perhe {REPLACEMENT}" in pages[0], "merkillä □: U+1F389" in pages[-1]] == [True, True]


def test_what_is_typed_is_never_markup(refrozen):
    sealed = refrozen(everywhere(MARKUP))

    assert MARKUP in pages_of(sealed)[0]


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD)
def test_no_text_stops_a_report(refrozen, typed):
    sealed = refrozen(everywhere(typed))

    assert made(sealed).startswith(b"%PDF")


@given(st.text(st.characters(codec=None)))
def test_only_signs_of_the_fonts_are_left_of_any_text(typed):
    left = written(typed, set())

    assert {*left} <= {*characters(), MAY_BREAK}


@pytest.mark.parametrize("letters", ["åäöÅÄÖšžŠŽđŋŧ", "✓↻●○‖✕!▲◆▼□", "–—”’“€§…×≥≤½\u00a0\u202f", "Русский"])
def test_the_fonts_have_what_people_here_write(letters):
    assert {*unicodedata.normalize("NFC", letters)} <= characters()


def test_a_word_too_long_for_a_column_may_be_broken_but_a_hash_is_whole():
    word, content_hash = written(["a" * 300, "0123abcd" * 8], set())

    assert (max(map(len, word.split(MAY_BREAK))), content_hash) == (8, "0123abcd" * 8)


def test_a_plan_without_goals_and_measures_says_so(empty_plan):
    first = pages_of(empty_plan)[0]

    assert ["ei ole tavoitteita" in first, "ei ole toimenpiteitä" in first] == [True, True]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("schema", ["schema_1", "schema_2"])
def test_a_document_of_any_schema_makes_a_pdf(request, schema, language):
    with opened(request.getfixturevalue(schema), language) as pdf:
        count = len(pdf.pages)

    assert count >= 4


def test_five_hundred_measures_make_a_pdf(refrozen):
    def change(document):
        first = document["measures"][0]
        document["measures"] += [{**first, "id": 9000 + n, "code": f"X{n}"} for n in range(476)]

    pages = pages_of(refrozen(change))

    assert any("X475 Järjestöfoorumi" in page for page in pages)


def test_what_typst_warns_of_is_warned_of_and_the_pages_are_made(tmp_path):
    template = tmp_path / "warned.typ"
    template.write_text('#set document(title: "T")\n#set text(font: "No such font")\nText')

    with pytest.warns(UserWarning, match="Typst: unknown font family"):
        pages = typeset(template, {}, NOW)

    assert pages.startswith(b"%PDF-")


def test_a_template_that_does_not_compile_says_why(tmp_path):
    template = tmp_path / "broken.typ"
    template.write_text("#nothing")

    with pytest.raises(TypesettingFailed, match="unknown variable: nothing"):
        typeset(template, {}, NOW)
