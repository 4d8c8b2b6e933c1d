"""Which column is which field."""

import pytest

from model.errors import ColumnMissing, UnknownColumn, UnknownSheet
from model.exchange.fields import Form
from model.exchange.kinds import KINDS, NAMES
from model.exchange.matching import header_hash, letter
from model.exchange.saying import NotAMapping, said_of
from tests.exchange.tables import a_csv, a_workbook, matched, the_run, the_table

HEADINGS = [
    (kind, known.name, heading)
    for kind in KINDS.values()
    for known in kind.fields
    for heading, language in known.headings
    if language and not known.by_content and known.form is not Form.LOCAL
]


@pytest.mark.parametrize(
    "headings",
    [
        "Tunniste;Toimenpide;Tilanne;Vastuutaho;Määräaika;Kuvaus",
        "Identifierare;Åtgärd;Läge;Ansvarig part;Tidsfrist;Beskrivning",
        "Identifier;Measure;Status;Responsible party;Deadline;Description",
    ],
)
def test_the_columns_of_measures_are_known_in_three_languages(headings: str) -> None:
    table = the_table("measures", a_csv(f"{headings}\n1;Foorumi;;;;Kuvaus"))

    names = [column.target.field.name for column in table.matching.columns]

    assert names == ["code", "title", "status", "responsible", "due_on", "description"]


@pytest.mark.parametrize(("kind", "field", "heading"), HEADINGS)
def test_every_heading_of_a_field_leads_to_a_field_of_that_kind(kind, field, heading) -> None:
    needed = [known for known in kind.fields if known.is_needed and known.name != field]
    table = the_table(kind.name, a_csv("\n".join((f"{heading};Xx", "a;b"))), maps=[f"Xx={n.name}" for n in needed[:1]])

    assert heading not in table.matching.unused


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Nimi (sv)", "title_sv"),
        ("Namn", "title_sv"),
        ("title_sv", "title_sv"),
        ("title/sv", "title_sv"),
        ("Otsikko ruotsiksi", "title_sv"),
        ("Toimenpide suomeksi", "title_fi"),
        ("Åtgärd på svenska", "title_sv"),
        ("Nimi englanniksi", "title_en"),
    ],
)
def test_a_heading_tells_the_language_of_its_texts(heading: str, target: str) -> None:
    table = the_table("measures", a_csv(f"Nro;{heading}\n1;X\n2;Y"))

    assert matched(table)[heading] == target


def test_the_texts_themselves_tell_their_language_where_the_heading_is_in_another_one() -> None:
    lines = "id;title\n1;Järjestöfoorumi ja vapaaehtoisten koulutus\n2;Tilojen selkeä kuvaus järjestöille"
    table = the_table("measures", a_csv(lines))

    assert matched(table)["title"] == "title_fi"


def test_a_heading_of_two_lines_is_understood_by_its_parts() -> None:
    rows = [("Toimenpide", None, "Aikataulu", None), ("Nimi", "Kuvaus", "Alku", "Loppu"), ("A", "B", None, None)]
    table = the_table("measures", a_workbook({"T": rows}, {"T": ["A1:B1", "C1:D1"]}), name="t.xlsx")

    names = [column.target.name for column in table.matching.columns]

    assert names == ["title_fi", "description_fi", "starts_on", "due_on"]


def test_a_free_text_under_a_heading_of_words_is_the_text_and_not_the_word() -> None:
    table = the_table("measures", a_csv("Nimi;Arvio\nFoorumi;Sujui paremmin kuin viime vuonna"))

    assert matched(table)["Arvio"] == "sentence_fi"


def test_words_under_the_same_heading_are_the_words() -> None:
    table = the_table("measures", a_csv("Nimi;Arvio\nFoorumi;edistyy hyvin"))

    assert matched(table)["Arvio"] == "assessment"


def test_what_a_person_says_of_a_column_counts_more_than_its_heading() -> None:
    table = the_table("measures", a_csv("Nimi;Kuvaus\nFoorumi;sivistystoimi"), maps=["Kuvaus=responsible"])

    assert matched(table) == {"Nimi": "title_fi", "Kuvaus": "responsible"}


def test_a_column_that_is_left_out_is_listed() -> None:
    table = the_table("measures", a_csv("Nimi;Kuvaus\nFoorumi;x"), maps=["Kuvaus="])

    assert (matched(table), table.matching.unused) == ({"Nimi": "title_fi"}, ("Kuvaus",))


def test_a_column_that_nobody_understands_is_listed_and_an_empty_one_is_not() -> None:
    table = the_table("measures", a_csv("Nimi;Ilmastovaikutus;Tyhjä\nFoorumi;suuri;"))

    assert table.matching.unused == ("Ilmastovaikutus",)


def test_a_mapping_of_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownColumn) as refused:
        the_table("measures", a_csv("Nimi;Kuvaus\nA;b"), maps=["Nimike=title_fi"])

    assert refused.value.values == {"column": "Nimike", "columns": "Nimi, Kuvaus"}


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownSheet):
        the_table("measures", a_workbook({"Taul1": [("Nimi",), ("A",)]}), name="t.xlsx", sheet="Taul2")


def test_a_table_without_the_needed_column_is_refused_with_the_columns_it_has() -> None:
    with pytest.raises(ColumnMissing) as refused:
        the_run("measures", a_csv("Vari;Muoto\nsininen;pyöreä"))

    assert (refused.value.values["wanted"], refused.value.values["columns"]) == ("title", "Vari, Muoto")


def test_of_several_sheets_the_one_that_is_understood_best_is_taken() -> None:
    sheets = {
        "Johdanto": [("Raportti",), ("tila", "käynnissä")],
        "Toimenpiteet": [("Tunniste", "Toimenpide", "Tila"), ("1", "Foorumi", "käynnissä")],
        "Yhteenveto": [("Vaihe", "Toimenpiteet"), ("Valmis", 1)],
    }

    table = the_table("measures", a_workbook(sheets), name="t.xlsx")

    assert (table.sheet.name, table.others) == ("Toimenpiteet", ("Johdanto", "Yhteenveto"))


def test_a_table_without_a_header_is_understood_by_what_it_holds() -> None:
    lines = """
        M1;Järjestöfoorumi vuosittain;käynnissä;31.12.2023
        M2;Tilojen kuvaus;valmis;30.6.2023
        M3;Koulutus;käynnissä;1.2.2024
    """

    table = the_table("measures", a_csv(lines))

    assert (table.header.rows, matched(table)) == ((), {"A": "code", "B": "title_fi", "C": "status", "D": "due_on"})


def test_a_header_of_unknown_names_is_not_taken_for_a_measure() -> None:
    with pytest.raises(ColumnMissing):
        the_run("measures", a_csv("Juttu;Missä mennään\nFoorumi vuosittain;käynnissä\nMessut keväällä;valmis"))


def test_columns_without_a_header_are_mapped_by_their_letters() -> None:
    table = the_table("measures", a_csv("1;2;Foorumi\n3;4;Messut"), maps=["C=title_fi", "A=code", "B="])

    assert matched(table) == {"A": "code", "C": "title_fi"}


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_spreadsheets(index: int, name: str) -> None:
    assert letter(index) == name


def test_the_same_headings_are_remembered_as_one_header_whatever_their_case() -> None:
    one, other = the_table("measures", a_csv("Nimi;Kuvaus\na;b")), the_table("measures", a_csv("NIMI;kuvaus:\nc;d"))

    assert header_hash(one.header) == header_hash(other.header)


@pytest.mark.parametrize(
    ("line", "key"),
    [("Nimi", "no_mapping"), ("=title", "no_mapping"), ("Nimi=colour", "no_field"), ("status:Valmis=blue", "no_value")],
)
def test_a_mapping_that_says_nothing_is_told(line: str, key: str) -> None:
    with pytest.raises(NotAMapping) as refused:
        said_of(KINDS["measures"], [line])

    assert refused.value.key == key


def test_a_word_is_mapped_by_a_value_or_by_any_word_that_means_it() -> None:
    _, words = said_of(KINDS["measures"], ["status:Hyllytetty=discontinued", "Status:Menossa=käynnissä"])

    assert words == {("status", "hyllytetty"): "discontinued", ("status", "menossa"): "in_progress"}


def test_a_kind_is_known_in_the_singular_too() -> None:
    assert NAMES["measure"] is NAMES["measures"]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Toimenpide (mitä tehdään?)", "title_fi"),
        ("Vastuutaho/-t", "responsible"),
        ("Vastuutaho(t)", "responsible"),
        ("Tilanne 31.12.2023", "status"),
        ("Aikataulu ja vaiheet", "schedule_fi"),
        ("Ansvarig part eller enhet", "responsible"),
    ],
)
def test_a_heading_is_known_by_how_it_begins(heading: str, target: str) -> None:
    table = the_table(
        "measures", a_csv(f"Nimi;{heading}\nA;x\nB;y" if target != "title_fi" else f"Nro;{heading}\n1;x\n2;y")
    )

    assert matched(table)[heading] == target


@pytest.mark.parametrize(
    "heading", ["Vastuuhenkilö", "Vastuutahon yhteyshenkilö", "Responsible person", "Ansvarig kontaktperson"]
)
def test_a_column_of_persons_is_not_taken_for_a_responsible_party(heading: str) -> None:
    table = the_table("measures", a_csv(f"Nimi;{heading}\nA;Maija Meikäläinen"))

    assert table.matching.unused == (heading,)


def test_a_description_is_the_title_where_there_is_no_other() -> None:
    table = the_table("measures", a_csv("Tavoite;Toimenpiteen kuvaus\nOsallisuus;Järjestetään foorumi"))

    assert matched(table) == {"Tavoite": "goals", "Toimenpiteen kuvaus": "title_fi"}


def test_ids_that_are_too_long_for_a_code_are_no_codes() -> None:
    ids = ["7f3c9d52-3a51-4a53-9d6e-0d6f0d1f5a11", "f7b1c2aa-6a8f-4b0a-8b59-5a1c6f1b2d22"]
    table = the_table("measures", a_csv(f"id;Nimi\n{ids[0]};A\n{ids[1]};B"))

    assert (matched(table), table.matching.unused) == ({"Nimi": "title_fi"}, ("id",))


@pytest.mark.parametrize("word", ["3. Valmis", "Valmis (12/2023)", "Valmis 100 %", "✓ Valmis", "VALMIS", "valmis 2023"])
def test_a_word_is_known_with_what_people_write_around_it(word: str) -> None:
    run = the_run("measures", a_csv(f"Nimi;Tila\nA;{word}"))

    assert run.ready.told[0].status == "completed"


def test_the_headings_of_kausal_watch_are_known_in_swedish() -> None:
    headings = (
        "Identifierare;Åtgärder;Genomförandefas;Primärt ansvarig part;Samarbetspartner;Status;specificerare för status;"
        "beskrivning;Startdatum för implementering;Slutdatum för implementering;uppdaterad kl;är klart"
    )
    table = the_table(
        "measures", a_csv(f"{headings}\n1;Forum;Planering;A;B;I tid;;Text;2022-01-10;2025-05-31;2024-01-15;")
    )

    assert [column.target.name for column in table.matching.columns] == [
        "code",
        "title_sv",
        "phase",
        "responsible",
        "partners",
        "status",
        "reason_sv",
        "description_sv",
        "starts_on",
        "due_on",
        "as_of_on",
    ]
