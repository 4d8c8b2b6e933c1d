"""Where a table begins and ends, and what its columns are called."""

import pytest

from model.exchange.headers import find_header, header_at, normalised
from model.exchange.reading import read_sheets
from model.exchange.sheets import Header, Merged, Sheet
from tests.exchange.files import SAMPLES

KNOWN = frozenset({"toimenpide", "vastuutaho", "tila", "tavoite", "määräaika", "päivitysaika"})
HEADINGS = ("Toimenpide", "Vastuutaho", "Tila", "Määräaika")
MEASURE = ("Foorumi", "Hyvinvointi", "käynnissä", "31.5.2025")
OTHER = ("Kysely", "Kulttuuri", "valmis", "1.2.2024")


def a_table(*rows, merged=()):
    return Sheet("Taulu", rows, merged=merged)


def header_of(*rows, known=KNOWN, merged=()):
    return find_header(a_table(*rows, merged=merged), known)


@pytest.mark.parametrize(
    ("heading", "same"),
    [
        ("  Määräaika *", "määräaika"),
        ("MÄÄRÄAIKA:", "määräaika"),
        ("Ma\u0308a\u0308ra\u0308aika", "määräaika"),
        ("Vastuu-\ntaho", "vastuutaho"),
        ("Vastuu\u00adtaho", "vastuutaho"),
        ("Vastaava\r\n taho", "vastaava taho"),
        ("\ufeffNimi", "nimi"),
        ("Nro.", "nro"),
        ("Budget [EUR]", "budget"),
        ("Budjetti (€)", "budjetti"),
        ("Osuus (%)", "osuus"),
        ("Päättyy (pp.kk.vvvv)", "päättyy"),
        ("Nimi (pakollinen) *", "nimi"),
        ("Scale (choice)", "scale (choice)"),
        ("title/fi", "title/fi"),
        ("Ändring & ÅR", "ändring & år"),
        ("", ""),
    ],
)
def test_headings_are_compared_without_what_does_not_name_them(heading, same):
    assert normalised(heading) == same


def test_a_normalised_heading_stays_as_it_is():
    once = normalised("  * Budjetti [EUR]: ")

    assert normalised(once) == once


@pytest.mark.parametrize("before", range(0, 15))
def test_a_header_is_found_in_the_first_fifteen_lines(before):
    header = header_of(*[()] * before, HEADINGS, MEASURE, OTHER)

    assert header == Header((before + 1,), HEADINGS, before + 2, before + 3)


def test_lines_before_the_header_are_no_part_of_the_table():
    header = header_of(
        ("Raportti 1.1.2024",), ("Kaupunki", "Esimerkkilä"), ("Laatija", "hyvinvointi"), (), HEADINGS, MEASURE, OTHER
    )

    assert (header.rows, header.first_row, header.last_row) == ((5,), 6, 7)


def test_the_table_may_begin_after_an_empty_line():
    header = header_of(HEADINGS, (), MEASURE, OTHER)

    assert (header.rows, header.first_row, header.last_row) == ((1,), 3, 4)


def test_a_header_of_unknown_names_is_found_by_its_looks():
    header = header_of(("Aihe", "Kuka", "Milloin"), ("Foorumi", "Hyvinvointi", "31.5.2025"), ("Kysely", "", "1.2.2024"))

    assert header.rows == (1,)


def test_a_header_of_unknown_names_is_found_below_a_title():
    header = header_of(("Luettelo 2024",), (), ("Aihe", "Kuka"), ("Foorumi", "Hyvinvointi"), ("Kysely", "Kulttuuri"))

    assert header.rows == (3,)


@pytest.mark.parametrize(
    "first",
    [
        ("Espoon latu", "liikunta", 2021),
        ("Espoon latu", "liikunta", "1.2.2021"),
        ("Espoon latu", "liikunta", "74,27"),
        ("Espoon latu", "liikunta", "latu@example.org"),
        ("Espoon latu", "liikunta", "https://example.org"),
    ],
)
def test_a_file_that_begins_with_data_has_no_header(first):
    header = header_of(first, ("Kuoro", "kulttuuri", first[2]), ("Voima", "liikunta", first[2]), known=frozenset())

    assert header == Header((), ("", "", ""), 1, 3)


def test_a_first_line_of_words_that_come_again_is_no_header():
    header = header_of(("Latu", "liikunta"), ("Kuoro", "kulttuuri"), ("Voima", "liikunta"), known=frozenset())

    assert header.rows == ()


def test_data_that_looks_like_a_header_is_none_where_the_names_are_known():
    header = header_of(("Foorumi", "Kaikki", "Avoin", "Heti"), HEADINGS, MEASURE, OTHER)

    assert header.rows == (2,)


def test_a_first_row_of_words_only_belongs_to_the_table():
    header = header_of(("Toimenpide", "Tila"), ("Foorumi", "Jatkuva"), ("Kysely", "Valmis"))

    assert (header.rows, header.first_row) == ((1,), 2)


def test_one_known_word_in_a_row_of_data_is_no_header():
    header = header_of(("Asia", "Laji"), ("Tavoite", "a"), ("Keino", "b"), ("Muu", "a"))

    assert header.rows == (1,)


def test_a_table_of_one_column_may_have_a_header():
    header = header_of(("Toimenpide",), ("Foorumi",), ("Kysely",))

    assert header == Header((1,), ("Toimenpide",), 2, 3)


def test_a_cover_sheet_that_tells_one_thing_a_line_has_no_header():
    header = header_of(("Raportti",), (), ("tila", "käynnissä"), ("päivitysaika", "1.2.2024"))

    assert header.rows == ()


@pytest.mark.parametrize("year", [2024, 2024.0, "2024"])
def test_years_are_headings_however_they_are_written(year):
    header = header_of(("Mittari", "Yksikkö", 2023, year), ("Osallistujat", "kpl", 25, 31), ("Osuus", "%", 4.5, 5.5))

    assert header.columns == ("Mittari", "Yksikkö", "2023", "2024")


def test_a_heading_of_several_lines_is_one_line():
    assert header_of(("Toimen-\npide", "Vastaava\ntaho", "Tila"), MEASURE[:3], OTHER[:3]).columns[1] == "Vastaava taho"


def test_a_name_may_stand_twice():
    assert header_of(("Toimenpide", "Tila", "Tila"), MEASURE[:3]).columns == ("Toimenpide", "Tila", "Tila")


def test_a_column_without_a_heading_has_no_name():
    assert header_of(("Toimenpide", "", "Tila", ""), MEASURE, OTHER).columns == ("Toimenpide", "", "Tila", "")


def test_merged_groups_above_the_names_are_said_with_each_of_them():
    header = header_of(
        ("Perustiedot", None, "Seuranta", None),
        HEADINGS,
        MEASURE,
        merged=(Merged(1, 1, 1, 2), Merged(1, 3, 1, 4)),
    )

    assert (header.rows, header.columns) == (
        (1, 2),
        ("Perustiedot / Toimenpide", "Perustiedot / Vastuutaho", "Seuranta / Tila", "Seuranta / Määräaika"),
    )


def test_names_merged_downwards_are_said_once():
    header = header_of(
        ("Toimenpide", "Tila", "Toteuma", None),
        (None, None, 2023, 2024),
        ("Foorumi", "käynnissä", 1, 2),
        merged=(Merged(1, 1, 2, 1), Merged(1, 2, 2, 2), Merged(1, 3, 1, 4)),
    )

    assert (header.rows, header.columns, header.first_row) == (
        (1, 2),
        ("Toimenpide", "Tila", "Toteuma / 2023", "Toteuma / 2024"),
        3,
    )


def test_a_doubled_header_is_known_in_a_file_that_cannot_merge():
    header = header_of(("Toimenpide", "Tila", "Toteuma", ""), ("", "", "2023", "2024"), ("Foorumi", "valmis", "1", "2"))

    assert header.columns == ("Toimenpide", "Tila", "Toteuma / 2023", "Toteuma / 2024")


def test_groups_tell_names_apart_that_stand_twice():
    header = header_of(
        ("", "Suunniteltu", "", "Toteutunut", ""),
        ("Toimenpide", "Alku", "Loppu", "Alku", "Loppu"),
        ("Foorumi", "1.1.2024", "2.1.2024", "3.1.2024", "4.1.2024"),
        known=frozenset({"toimenpide", "alku", "loppu"}),
    )

    assert header.columns[1:] == (
        "Suunniteltu / Alku",
        "Suunniteltu / Loppu",
        "Toteutunut / Alku",
        "Toteutunut / Loppu",
    )


def test_a_header_may_have_three_lines():
    header = header_of(
        (None, "Seuranta", None, None),
        ("Toimi", None, "Aika", None),
        HEADINGS,
        MEASURE,
        merged=(Merged(1, 2, 1, 4), Merged(2, 1, 2, 2), Merged(2, 3, 2, 4)),
    )

    assert (header.rows, header.columns[1]) == ((1, 2, 3), "Seuranta / Toimi / Vastuutaho")


@pytest.mark.parametrize("merged", [(), (Merged(1, 1, 1, 4),), (Merged(1, 1, 1, 3),)])
def test_a_title_right_above_the_header_is_no_part_of_it(merged):
    header = header_of(("Toimenpiteet 2024",), HEADINGS, MEASURE, OTHER, merged=merged)

    assert (header.rows, header.columns) == ((2,), HEADINGS)


TOTALS = (
    "Yhteensä",
    "YHTEENSÄ:",
    "Summa",
    "Totalt",
    "Total",
    "Keskiarvo",
    "Medelvärde",
    "Yhteensä (2)",
    "Kaikki yhteensä",
)


@pytest.mark.parametrize("total", TOTALS)
def test_a_line_of_totals_is_skipped(total):
    header = header_of(("Toimenpide", "Tila", "Summa"), ("Foorumi", "valmis", 3), (), (total, "", "3,0"))

    assert (header.last_row, header.skipped) == (2, (4,))


def test_totals_between_the_rows_are_skipped():
    header = header_of(("Toimenpide", "Tila", "Summa"), ("a", "b", 3), ("Välisumma", None, 3), ("c", "d", 4))

    assert (header.last_row, header.skipped) == (4, (3,))


def test_a_row_that_begins_like_a_total_but_says_more_is_a_row():
    header = header_of(HEADINGS, ("Yhteensä", "Hyvinvointi", "valmis", ""), ("Totalt nytt grepp", "", "", "1.1.2024"))

    assert header.skipped == ()


@pytest.mark.parametrize("note", ["* ennakkotieto", "Lähde: järjestökysely", "Källa: enkät", "Tallennettu 1.1.2024"])
def test_a_remark_below_the_table_is_skipped(note):
    header = header_of(HEADINGS, MEASURE, OTHER, (note,))

    assert (header.last_row, header.skipped) == (3, (4,))


def test_what_stands_alone_after_the_end_is_skipped():
    header = header_of(HEADINGS, MEASURE, OTHER, (), ("Tiedot on koottu keväällä",), ("kausal.example",))

    assert (header.last_row, header.skipped) == (3, (5, 6))


def test_a_row_with_its_name_only_is_a_row():
    header = header_of(HEADINGS, MEASURE, ("Kysely",), OTHER, ("Koulutus",))

    assert (header.last_row, header.skipped) == (5, ())


def test_rows_with_names_only_are_rows():
    header = header_of(HEADINGS, ("Foorumi",), ("Kysely",), (), ("Koulutus",))

    assert (header.last_row, header.skipped) == (5, ())


def test_a_heading_merged_across_the_rows_is_skipped():
    header = header_of(HEADINGS, ("Tavoite 1: osallisuus",), MEASURE, OTHER, merged=(Merged(2, 1, 2, 4),))

    assert (header.first_row, header.skipped) == (3, (2,))


def test_a_header_repeated_on_each_printed_page_is_skipped():
    header = header_of(HEADINGS, MEASURE, HEADINGS, OTHER)

    assert (header.rows, header.last_row, header.skipped) == ((1,), 4, (3,))


def test_a_table_with_a_header_only_has_no_rows():
    header = header_of(HEADINGS)

    assert (header.rows, header.first_row, header.last_row) == ((1,), 2, 1)


def test_an_empty_sheet_has_nothing():
    assert header_of() == Header((), (), 1, 0)


def test_blanks_are_no_header_and_no_rows():
    header = header_of((" ", "\t"), HEADINGS, MEASURE, (" ", " ", " ", " "))

    assert (header.rows, header.last_row) == ((2,), 3)


def test_a_person_may_say_where_the_header_is():
    header = header_at(a_table(("a", "b"), ("c", "d"), ("e", "f")), (2,))

    assert header == Header((2,), ("c", "d"), 3, 3)


def test_a_person_may_say_that_there_is_no_header():
    assert header_at(a_table(("a", "b"), ("c", "d")), ()) == Header((), ("", ""), 1, 2)


PEERS = frozenset(
    map(
        normalised,
        ("Tunniste", "Toimenpide", "Tila", "alkupäivämäärä", "loppupäivämäärä", "Identifier", "Action", "id"),
    )
) | frozenset(
    {"name", "unit", "title/fi", "status/key", "project name", "indicator title", "toteutusvaihe", "toimenpiteet"}
)


@pytest.mark.parametrize(
    ("file", "sheet", "rows", "first_row", "last_row"),
    [
        ("kausal_report_fi.xlsx", "Johdanto", (), 1, 11),
        ("kausal_report_fi.xlsx", "Toimenpiteet", (1,), 2, 6),
        ("kausal_report_fi.xlsx", "Summary 1", (1,), 2, 6),
        ("kausal_dashboard_export_en.csv", "kausal_dashboard_export_en", (1,), 2, 6),
        ("kausal_indicators_years.xlsx", "Indicators", (1,), 2, 3),
        ("decidim_results_v029.csv", "decidim_results_v029", (1,), 2, 5),
        ("decidim_results_invalid.csv", "decidim_results_invalid", (1,), 2, 4),
        ("akvo_org_results.xlsx", "ProjectList", (3,), 4, 5),
    ],
)
def test_the_tables_of_other_systems_begin_where_they_begin(file, sheet, rows, first_row, last_row):
    sheets = {read.name: read for read in read_sheets((SAMPLES / file).read_bytes(), file)}

    header = find_header(sheets[sheet], PEERS)

    assert (header.rows, header.first_row, header.last_row) == (rows, first_row, last_row)


def test_the_years_of_an_export_of_indicators_are_headings():
    sheet = read_sheets((SAMPLES / "kausal_indicators_years.xlsx").read_bytes(), "years.xlsx")[0]

    assert find_header(sheet, PEERS).columns == ("id", "name", "unit", "2021", "2022", "2023", "2024")
