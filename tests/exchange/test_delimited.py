"""Text files of tables, in whichever encoding and with whichever separator, are read as what they say."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange.reading import read_sheets
from model.exchange.sheets import Note

TABLE = [("Toimenpide", "Päättyy", "Osuus"), ("Järjestöfoorumi, syksy", "31.5.2025", "74,27")]


def read(content: bytes, name: str = "tietoja.csv"):
    return read_sheets(content, name)[0]


def rows_of(text: str):
    return read(text.encode()).rows


def written(table, separator: str = ";", quoting: int = csv.QUOTE_MINIMAL, line: str = "\r\n") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=line).writerows(table)
    return file.getvalue()


def test_a_text_file_is_one_sheet_with_the_name_of_the_file():
    sheet = read(b"a;b\n1;2\n", "Toimenpiteet 2024.csv")

    assert sheet.name == "Toimenpiteet 2024"


def test_a_text_file_is_read_whatever_its_name():
    assert read(b"a;b\n1;2\n", "tietoja.xlsx").rows == [("a", "b"), ("1", "2")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]
)
def test_the_encoding_is_told_by_the_bytes(encoding):
    assert read(written(TABLE).encode(encoding)).rows == TABLE


def test_a_guessed_encoding_is_noted():
    notes = read("Järjestö;Määrä\n1;2\n".encode("cp1252")).notes

    assert notes == (Note("encoding_guessed", {"encoding": "cp1252"}),)


def test_a_damaged_sign_is_lost_alone_and_noted():
    sheet = read("Järjestö;Määrä\n1;".encode() + b"\xe4\n")

    assert (sheet.rows[0][0], sheet.notes) == ("Järjestö", (Note("signs_lost", {"count": 1}),))


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("line", ["\r\n", "\n", "\r"])
def test_the_separator_is_told_by_the_lines(separator, quoting, line):
    assert read(written(TABLE, separator, quoting, line).encode()).rows == TABLE


def test_a_first_line_that_names_the_separator_is_followed_and_is_no_row():
    assert rows_of("sep=|\na,b|c,d\n1,2|3,4\n") == [("a,b", "c,d"), ("1,2", "3,4")]


def test_a_named_tabulator_is_followed():
    assert rows_of("sep=\t\r\na;b\tc\r\n") == [("a;b", "c")]


def test_decimal_commas_do_not_part_a_line_that_semicolons_part():
    assert rows_of("Vuosi;Arvo\n2021;1,5\n2022;2,5\n2023;3,5\n")[1] == ("2021", "1,5")


def test_lists_in_a_cell_do_not_part_a_line_that_commas_part():
    assert rows_of("Nimi,Mukana,Tila\nFoorumi,A; B,ok\nKysely,C; D,ok\n")[1] == ("Foorumi", "A; B", "ok")


def test_separators_within_quotes_do_not_count():
    assert rows_of('"Nimi";"Tila"\n"a, b";"c, d"\n"e, f";"g, h"\n')[1] == ("a, b", "c, d")


def test_a_quoted_cell_keeps_its_lines():
    assert rows_of('Nimi;Kuvaus\nFoorumi;"yksi\nkaksi"\n')[1] == ("Foorumi", "yksi\nkaksi")


def test_doubled_quotes_are_quotes():
    assert rows_of('Nimi;Kuvaus\n"""Foorumi""";ok\n')[1] == ('"Foorumi"', "ok")


def test_quotes_in_the_middle_of_a_cell_are_kept():
    assert rows_of('Nimi;Kuvaus\nFoorumi "2024" taas;ok\n')[1] == ('Foorumi "2024" taas', "ok")


def test_a_space_after_the_separator_does_not_break_quotes():
    assert rows_of('Nimi, Kuvaus\nFoorumi, "yksi, kaksi"\n') == [("Nimi", "Kuvaus"), ("Foorumi", "yksi, kaksi")]


def test_a_file_of_one_column_has_one_column():
    assert rows_of("Nimi\nFoorumi\nKysely\n") == [("Nimi",), ("Foorumi",), ("Kysely",)]


def test_rows_may_be_of_different_lengths():
    assert rows_of("a;b;c\n1;2\n1;2;3;4\n") == [("a", "b", "c"), ("1", "2"), ("1", "2", "3", "4")]


def test_separators_at_the_end_of_lines_are_empty_columns():
    assert rows_of("a;b;\n1;2;\n") == [("a", "b", ""), ("1", "2", "")]


def test_a_title_before_the_table_does_not_hide_its_separator():
    assert rows_of("Raportti, 2024\n\na;b\n1;2\n3;4\n5;6\n")[2:4] == [("a", "b"), ("1", "2")]


def test_empty_lines_between_keep_their_numbers_and_those_at_the_end_go():
    assert rows_of("a;b\n\n;\n1;2\n\n;;\n") == [("a", "b"), (), ("", ""), ("1", "2")]


def test_a_million_empty_rows_are_no_rows():
    assert rows_of("a;b\n" + ";\n" * 1_000_000) == [("a", "b")]


def test_ten_thousand_empty_columns_are_no_columns():
    assert [row[:2] for row in rows_of("a;b" + ";" * 10_000 + "\n1;2\n")] == [("a", "b"), ("1", "2")]


SEPARATED = st.sampled_from([";", ",", "\t", "|"])
WORDS = st.text("abcxyzÅÄÖåäö 0123456789.-", min_size=1, max_size=12).map(lambda text: f"x{text}x")
PROSE = st.text("abåäö ;,|\t\n\"'.0123456789", max_size=20).map(lambda text: f"å{text}å")


def tables(cells):
    return st.integers(2, 6).flatmap(lambda width: st.lists(st.tuples(*[cells] * width), min_size=2, max_size=6))


@given(
    tables(WORDS),
    SEPARATED,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_a_plain_table_comes_back_as_it_was_written(table, separator, encoding, line):
    assert read(written(table, separator, line=line).encode(encoding)).rows == table


@given(tables(PROSE), SEPARATED, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_a_quoted_table_comes_back_whatever_is_in_its_cells(table, separator, encoding):
    content = written(table, separator, csv.QUOTE_ALL).encode(encoding)

    assert read(content).rows == table
