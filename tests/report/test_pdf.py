"""The PDF of a frozen year: readable for everybody, with its document inside."""

import pdfua
import pikepdf
import pytest

from dashboard.language import texts_for
from dashboard.report.pdf import MADE_WITH
from dashboard.report.tables import measures_csv
from dashboard.report.worded import Worded
from model.base import Language
from model.yearly.sealing import new_key, open_sealed, public_key_of, seal, sign
from tests.report.reading_pdf import attribute, elements, made, opened, pages_of

NAME = "kauniainen-2021-2025-2024-1"
CLAIMS = ("pdfua/ns/id/}part", "pdfa/ns/id/}part", "pdfa/ns/id/}conformance")


def test_the_file_is_tagged_and_says_so(sealed):
    with opened(sealed) as pdf:
        said = (bool(pdf.Root.MarkInfo.Marked), "/StructTreeRoot" in pdf.Root)

    assert said == (True, True)


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_the_language_of_the_file_is_that_of_its_reader(sealed, language, tag):
    with opened(sealed, language) as pdf:
        said = str(pdf.Root.Lang)

    assert said == tag


def test_a_reader_shows_the_title_of_the_report(sealed, worded):
    with opened(sealed) as pdf:
        said = (bool(pdf.Root.ViewerPreferences.DisplayDocTitle), str(pdf.docinfo.Title))

    assert said == (True, worded.title)


def test_the_file_names_the_municipality_and_what_made_it(sealed):
    with opened(sealed, "sv") as pdf:
        said = (str(pdf.docinfo.Author), str(pdf.docinfo.Keywords))

    assert said == ("Grankulla", MADE_WITH)


def test_the_file_claims_both_standards(sealed):
    with opened(sealed) as pdf, pdf.open_metadata() as metadata:
        claimed = [metadata[f"{{http://www.aiim.org/{name}"] for name in CLAIMS]

    assert claimed == ["1", "3", "A"]


def test_every_table_has_cells_that_head_its_columns(sealed):
    with opened(sealed) as pdf:
        tables = elements(pdf.Root.StructTreeRoot, "/Table")
        scopes = [{attribute(cell, "/Scope") for cell in elements(table, "/TH")} for table in tables]

    assert scopes == [{"/Column"}] * 8


def test_every_figure_says_what_it_shows(sealed):
    with opened(sealed) as pdf:
        said = [str(figure.get("/Alt", "")) for figure in elements(pdf.Root.StructTreeRoot, "/Figure")]

    assert ["G1 Edistää" in said[0], "Nuorisoyhdistykset 2 / 3" in said[1], len(said)] == [True, True, 2]


def test_every_section_is_a_bookmark_under_the_title(sealed, worded):
    with opened(sealed) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        sections = [bookmark.title for bookmark in title.children]

    assert (title.title, sections[0], sections[-1]) == (worded.title, "Yhteenveto", "Näin tarkistat asiakirjan")


def test_the_sealed_document_is_inside_byte_for_byte(sealed):
    with opened(sealed, "en") as pdf:
        attached = pdf.attachments[f"{NAME}.json"]
        found = (attached.get_file().read_bytes().decode(), attached.relationship)

    assert found == (sealed, pikepdf.Name.Source)


def test_the_measures_are_inside_as_a_table_in_the_readers_language(sealed):
    swedish = Worded(open_sealed(sealed.encode()).document, texts_for("sv"))

    with opened(sealed, "sv") as pdf:
        attached = pdf.attachments[f"{NAME}-sv.csv"]
        found = (attached.get_file().read_bytes(), attached.relationship)

    assert found == (measures_csv(swedish), pikepdf.Name.Data)


@pytest.mark.parametrize("language", Language)
def test_nothing_in_the_file_speaks_against_pdf_ua(sealed, language, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(made(sealed, language))

    assert not pdfua.validate(str(file)).findings


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_a_year_takes_four_to_eight_pages(sealed_years, year, language):
    with opened(sealed_years[year], language) as pdf:
        count = len(pdf.pages)

    assert 4 <= count <= 8


def test_each_page_says_which_of_how_many_it_is(sealed):
    pages = pages_of(sealed)

    assert all(f"{number} ({len(pages)})" in page for number, page in enumerate(pages, start=1))


def test_the_measures_have_their_headings_on_each_page(sealed):
    headings = "Tavoite Toimenpide Vastuutaho Resurssit Mittari Lähtötaso Tavoitearvo Toteuma Tilanne Arvio"

    assert [headings in page for page in pages_of(sealed)[:4]] == [False, True, True, False]


def test_a_status_is_a_sign_and_a_word(sealed):
    assert "✓ toteutunut" in pages_of(sealed)[1]


def test_the_file_says_how_its_document_is_known(sealed):
    key = new_key()
    content_hash = open_sealed(sealed.encode()).content_hash
    signed = seal(open_sealed(sealed.encode()).content, sign(content_hash, key))

    last = pages_of(signed)[-1]

    assert [content_hash in last, public_key_of(key) in last] == [True, True]
