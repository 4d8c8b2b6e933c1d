"""Tables as people really have them, uglier than any sample."""

from datetime import date
from decimal import Decimal

from model.base import LocalText
from model.measure import Status
from tests.builders import a_heading, an_organisation
from tests.exchange.tables import a_workbook, all_new, counts, import_facts, matched, refusals, the_run, warned_of

TODAY = date(2025, 5, 1)


def test_a_welfare_plan_with_a_preamble_two_header_lines_merged_goals_totals_and_notes() -> None:
    rows = [
        ("Hyvinvointisuunnitelma 2021–2025, toimenpiteet", *[None] * 8),
        ("Päivitetty 12.3.2024", *[None] * 8),
        (None,) * 9,
        ("Tavoite", "Nro", "Toimenpide", None, "Vastuutahot", "Aikataulu", None, None, "Tilanne"),
        (None, None, "Nimi", "Kuvaus", None, "Alkaa", "Päättyy", None, None),
        (
            "Osallisuus vahvistuu",
            1.0,
            "Järjestöfoorumi",
            "Kerran\nvuodessa",
            "Sivistystoimi; Viestintä",
            None,
            None,
            None,
            "● käynnissä",
        ),
        (None, 2.0, "Kuulemiset", None, "Sivistystoimi", date(2022, 1, 1), "31.12.2024", None, "Toteutunut"),
        (
            "Yhteistyö tiivistyy",
            3.0,
            "Kumppanuussopimus",
            " ",
            "Kaupunginhallitus",
            "1.2.2023",
            "2024",
            None,
            "Ei aloitettu",
        ),
        ("Yhteensä", 3, None, None, None, None, None, None, None),
        (None,) * 9,
        ("Lähde: toimialojen ilmoitukset", *[None] * 8),
    ]
    merged = ["A1:I1", "C4:D4", "F4:G4", "A6:A7", "A4:A5", "B4:B5", "E4:E5", "I4:I5"]

    run = the_run("measures", a_workbook({"Suunnitelma": rows}, {"Suunnitelma": merged}), name="s.xlsx")

    new = all_new(run)
    assert (counts(run), [measure.code for measure in new]) == ((3, 0, 0, 0), ["1", "2", "3"])
    assert [goal.title.fi for goal in run.ready.goals] == ["Osallisuus vahvistuu", "Yhteistyö tiivistyy"]
    assert [measure.links["goals"] for measure in new] == [("G1",), ("G1",), ("G2",)]
    assert [told.status for told in run.ready.told] == [Status.IN_PROGRESS, Status.COMPLETED, Status.NOT_STARTED]
    assert [told.due_on for told in run.ready.told] == [None, date(2024, 12, 31), date(2024, 12, 31)]
    assert "lines_left_out" in warned_of(run)


def test_a_swedish_table_in_the_old_encoding_of_windows_with_semicolons_and_missing_words() -> None:
    text = (
        "Åtgärd;Läge;Ansvarig part;Tidsfrist;Framskridande %;Beskrivning\r\n"
        "Möten för föreningarna;Pågår;Bildningssektorn;31.12.2024;40 %;NA\r\n"
        "\r\n"
        '"Årlig mässa; tillsammans";"inte påbörjad";-;2024-05-31;;[empty]\r\n'
        "Utbildning;genomförd;uppgift saknas;;100,0;Kurser och föreläsningar\r\n"
    )

    run = the_run("measures", text.encode("cp1252"))

    assert counts(run) == (3, 0, 0, 0)
    assert [new.title for new in all_new(run)] == [
        ("", "Möten för föreningarna", ""),
        ("", "Årlig mässa; tillsammans", ""),
        ("", "Utbildning", ""),
    ]
    assert [told.progress for told in run.ready.told] == [40, None, 100]


def test_an_indicator_table_with_years_as_numbers_texts_and_floats_and_spaces_in_numbers() -> None:
    rows = [
        ("Taulukko 3. Tunnusluvut", *[None] * 6),
        ("Tunnus", "Tunnusluku", "Yksikkö", 2021.0, 2022, "2023*", "Tavoite 2025"),
        ("007", "Myönnetyt avustukset", "€", 18800, "19 250,50", "1 234 567", "20 000"),
        ("008", "Jäsenyhdistykset", "kpl", "38", "ei tietoa", "–", 50.0),
        ("Yhteensä", None, None, 18838, 19250.5, 1234567, 20050),
        ("* ennakkotieto", *[None] * 6),
    ]

    run = the_run("indicators", a_workbook({"T": rows}), import_facts(today=TODAY), name="t.xlsx")

    assert (counts(run), [new["code"] for new in all_new(run)]) == ((2, 0, 0, 0), ["007", "008"])
    assert [(value.indicator, value.year, value.value) for value in run.ready.values] == [
        ("007", 2021, Decimal(18800)),
        ("007", 2022, Decimal("19250.50")),
        ("007", 2023, Decimal(1234567)),
        ("008", 2021, Decimal(38)),
    ]
    assert [target.value for target in run.ready.targets] == [20000, 50]


def test_a_table_of_events_with_merged_days_and_a_row_for_each_association() -> None:
    rows = [
        ("Tilaisuudet", None, None, None, None),
        ("Pvm", "Tilaisuus", "Yhdistys", "Hlö", "Muistiinpanot"),
        (date(2023, 5, 4), "Kevätfoorumi", "Seura ry", 3, "kahvit"),
        (None, None, "Kuoro ry", 2, None),
        (date(2023, 9, 1), "Avustuskoulutus", "Kuoro ry", None, None),
    ]
    clubs = [(1, "seura", "Seura ry"), (2, "kuoro", "Kuoro ry")]
    known = [an_organisation_named(*club) for club in clubs]
    content = a_workbook({"T": rows}, {"T": ["A1:E1", "A3:A4", "B3:B4"]})

    run = the_run("events", content, import_facts(organisations=known), name="t.xlsx")

    assert (counts(run), run.unused_columns) == ((3, 0, 0, 0), ("Muistiinpanot",))
    assert [new["present"] for new in all_new(run)] == [{"seura": 3, "kuoro": 2}, {"kuoro": None}]


def test_a_tab_separated_text_in_utf_16_without_a_header() -> None:
    rows = [
        ("A-01", "Vertaistuen ryhmät", "Käynnissä"),
        ("A-02", "Varausjärjestelmä", "Valmis"),
        ("A-03", "Leiri", "Valmis"),
    ]

    run = the_run("measures", "\r\n".join(map("\t".join, rows)).encode("utf-16"))

    assert (matched(run.table), counts(run)) == ({"A": "code", "B": "title_fi", "C": "status"}, (3, 0, 0, 0))
    assert "no_header" in warned_of(run)


def test_a_table_with_everything_wrong_tells_each_thing_and_saves_nothing() -> None:
    text = (
        "Nro;Toimenpide;Tila;Määräaika;Edistyminen %;Tukitarpeet;Linkki\n"
        "1;Foorumi;menossa;30.2.2024;melkein;Sauna;www\n"
        "1;Messut;valmis;;;;\n"
        ";;valmis;1.1.2024;;;\n"
    )

    run = the_run("measures", text.encode(), import_facts(needs=[a_heading(code="N1")]))

    assert [(row, column) for row, column, _ in refusals(run)] == [
        (2, "Tila"),
        (2, "Määräaika"),
        (2, "Edistyminen %"),
        (4, "Toimenpide"),
    ]


def test_a_column_of_one_language_beside_one_of_the_other_and_a_column_nobody_knows() -> None:
    text = (
        "Kohta,Toimenpide suomeksi,Toimenpide ruotsiksi,Hiilijalanjälki\n1,Foorumi,Forum,pieni\n2,Messut,Mässa,suuri\n"
    )

    run = the_run("measures", text.encode(), maps=["Kohta=code"])

    assert [(new.title.fi, new.title.sv) for new in all_new(run)] == [("Foorumi", "Forum"), ("Messut", "Mässa")]
    assert (run.unused_columns, "text_missing_sv" in warned_of(run)) == (("Hiilijalanjälki",), False)


def an_organisation_named(id_: int, code: str, name: str):
    return an_organisation(id=id_, code=code, name=LocalText(fi=name))
