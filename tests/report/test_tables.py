"""The measures as a CSV file."""

import csv
import io

import pytest

from dashboard.language import texts_for
from dashboard.report.tables import measures_csv, safe_cell
from dashboard.report.worded import Worded
from model.base import Language
from model.yearly.sealing import open_sealed

FORMULAS = ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-x", "\t=1+1", " =1+1", "-1+2", "=cmd;1")


def rows_of(worded):
    return list(csv.DictReader(io.StringIO(measures_csv(worded).decode("utf-8-sig")), delimiter=";"))


def in_finnish(sealed):
    return Worded(open_sealed(sealed.encode()).document, texts_for("fi"))


def titled(document, title):
    document["measures"][0]["title"] = {"fi": title, "sv": title, "en": title}


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (Language.FI, ["Tavoite", "Nro", "Toimenpide", "Vastuutaho", "Resurssit", "Mittari"]),
        (Language.SV, ["Mål", "Nr", "Åtgärd", "Ansvarig part", "Resurser", "Indikator"]),
        (Language.EN, ["Goal", "No", "Measure", "Responsible party", "Resources", "Indicator"]),
    ],
)
def test_the_headings_are_in_the_language_of_the_reader(worded, language, headings):
    told = rows_of(Worded(worded.document, texts_for(language)))

    assert list(told[0])[:6] == headings


def test_the_file_begins_as_excel_expects_it(worded):
    content = measures_csv(worded)

    assert content.startswith("\ufeffTavoite;Nro;Toimenpide;".encode())


def test_every_line_ends_as_the_standard_of_csv_says(worded):
    lines = measures_csv(worded).split(b"\r\n")

    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_a_measure_has_one_row_for_each_of_its_indicators(worded):
    told = [row["Mittari"] for row in rows_of(worded) if row["Nro"] == "1"]

    assert told == ["Pidetyt järjestöfoorumit", "Foorumiin osallistuneet järjestöt", "Foorumiin osallistuneet henkilöt"]


def test_each_row_of_a_measure_says_which_measure_it_is(worded):
    told = {row["Toimenpide"] for row in rows_of(worded) if row["Nro"] == "1"}

    assert told == {"Järjestöfoorumi vähintään kerran vuodessa"}


def test_a_measure_without_an_indicator_has_one_row(schema_2):
    told = [row["Mittari"] for row in rows_of(in_finnish(schema_2)) if row["Nro"] == "2"]

    assert told == ["ei mittaria"]


def test_a_missing_value_says_that_there_is_no_data(worded):
    told = [row["Toteuma"] for row in rows_of(worded) if row["Mittari"] == "Tapahtumien kävijät"]

    assert told[0].startswith("ei tietoa (")


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_a_user_typed_is_never_a_formula(refrozen, typed):
    sealed = refrozen(lambda document: titled(document, typed))

    assert rows_of(in_finnish(sealed))[0]["Toimenpide"] == f"'{typed}"


@pytest.mark.parametrize("plain", ["-5", "+3,5", "-1 000", "12 / 24 (50 %)", "– ei päivää", "a=b", "", "●"])
def test_a_number_and_a_text_stay_as_they_are(plain):
    assert safe_cell(plain) == plain


def test_a_line_break_that_was_typed_stays_in_its_cell(refrozen):
    sealed = refrozen(lambda document: titled(document, 'one;\r\n"two"'))

    assert rows_of(in_finnish(sealed))[0]["Toimenpide"] == 'one;\r\n"two"'


def test_a_label_reads_as_it_was_frozen(refrozen):
    sealed = refrozen(
        lambda document: document["texts"].update({"column.goal": {"fi": "Päämäärä", "sv": "", "en": ""}})
    )

    assert "Päämäärä" in rows_of(in_finnish(sealed))[0]


def test_the_same_document_makes_the_same_bytes(worded):
    assert measures_csv(worded) == measures_csv(worded)
