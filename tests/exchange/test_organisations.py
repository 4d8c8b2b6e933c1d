"""What a table of organisations would do to the municipality's register."""

from datetime import date

import pytest

from model.base import LocalText
from model.facts import Period
from model.network import OrganisationLanguage
from tests.builders import a_heading, an_organisation
from tests.exchange.tables import a_csv, all_new, counts, first_new, import_facts, refusals, the_run, warned_of

CLUB = an_organisation(
    code="seura", name=LocalText(fi="Seura ry"), categories=(1,), periods=(Period(date(2022, 9, 1), None),)
)
SPORTS = a_heading(id=1, code="sports", title=LocalText(fi="Liikuntaseurat", sv="Idrottsföreningar"))


def run_of(lines: str, **values):
    return the_run("organisations", a_csv(lines), import_facts(categories=[SPORTS], **values))


def test_an_organisation_that_is_not_known_is_added_under_a_code_of_its_name() -> None:
    run = run_of("Nimi;Kategoria;Jäsen alkaen\nKylän Väki ry;Liikuntaseurat;1.2.2023")

    new = first_new(run)

    assert (counts(run), new["code"], new["categories"]) == ((1, 0, 0, 0), "kylan-vaki-ry", ("sports",))
    assert run.ready.members == [("kylan-vaki-ry", date(2023, 2, 1))]


@pytest.mark.parametrize(
    ("name", "language"),
    [("Kylän Väki ry", OrganisationLanguage.FI), ("Byns Folk rf", OrganisationLanguage.SV)],
)
def test_a_name_tells_the_language_where_the_table_does_not(name: str, language: OrganisationLanguage) -> None:
    run = run_of(f"Nimi;Kategoria\n{name};sports")

    assert (first_new(run)["language"], getattr(first_new(run)["name"], language)) == (language, name)


def test_a_name_in_both_languages_is_of_both() -> None:
    run = run_of("Nimi;Namn\nKylän Väki ry;Byns Folk rf")

    assert (first_new(run)["language"], first_new(run)["name"].sv) == (OrganisationLanguage.BOTH, "Byns Folk rf")


def test_a_business_id_is_the_code_of_an_organisation_without_one() -> None:
    run = run_of("Yhdistys;Y-tunnus\nKylän Väki ry;1234567-1")

    assert first_new(run)["code"] == "1234567-1"


@pytest.mark.parametrize(
    "lines", ["Tunniste;Nimi\nseura;Seura ry", "Nimi\nSEURA RY", "Nimi;Y-tunnus\nSeura ry;1234567-1"]
)
def test_an_organisation_is_known_by_its_code_or_its_name(lines: str) -> None:
    run = run_of(lines, organisations=[CLUB])

    assert counts(run) == (0, 0, 1, 0)


def test_what_the_table_says_otherwise_changes_the_organisation() -> None:
    run = run_of("Tunniste;Nimi;Kieli\nseura;Seura Oy;kaksikielinen", organisations=[CLUB])

    assert (counts(run), run.rows[0].fields) == ((0, 1, 0, 0), ("name", "language"))


def test_an_organisation_that_was_merged_is_the_one_it_was_merged_into() -> None:
    run = run_of("Tunniste;Nimi\nvanha;Seura ry", organisations=[CLUB], merged={"vanha": "seura"})

    assert counts(run) == (0, 0, 1, 0)


def test_a_member_is_not_made_a_member_again() -> None:
    run = run_of("Nimi;Jäsen alkaen\nSeura ry;1.1.2023", organisations=[CLUB])

    assert (counts(run), "member_already" in warned_of(run)) == ((0, 0, 1, 0), True)


def test_a_contact_check_of_a_new_day_is_recorded() -> None:
    run = run_of("Nimi;Yhteystiedot tarkistettu\nSeura ry;1.6.2023", organisations=[CLUB])

    assert run.ready.checks == [("seura", date(2023, 6, 1))]


def test_persons_addresses_and_numbers_stay_outside() -> None:
    run = run_of("Nimi;Yhteyshenkilö;Sähköposti;Puhelin\nSeura ry;Maija Meikäläinen;m@example.org;040 123 4567")

    assert run.unused_columns == ("Yhteyshenkilö", "Sähköposti", "Puhelin")


def test_an_unknown_category_is_asked_for_once_and_mapped_once() -> None:
    lines = "Nimi;Kategoria\nA ry;Urheilu\nB ry;urheilu"
    asked = run_of(lines)
    told = the_run("organisations", a_csv(lines), import_facts(categories=[SPORTS]), maps=["categories:Urheilu=sports"])

    assert [(word.field, word.word, word.rows) for word in asked.unknown_words] == [("categories", "Urheilu", 2)]
    assert [new["categories"] for new in all_new(told)] == [("sports",)] * 2


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ("Nimi;Kieli\nA ry;viro", ("Kieli", "word_not_known")),
        ("Nimi;Jäsen alkaen\nA ry;viime vuonna", ("Jäsen alkaen", "date_not_understood")),
        ("Nimi;Kieli\n;suomi", ("Nimi", "cell_missing")),
        ("Nimi;Kieli\nA ry 040 123 4567;suomi", ("Nimi", "personal_data")),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_column(lines: str, refused: tuple[str, str]) -> None:
    run = run_of(lines)

    assert refusals(run) == [(2, *refused)]


def test_a_name_twice_in_the_table_is_refused_the_second_time() -> None:
    run = run_of("Nimi\nA ry\nA RY")

    assert refusals(run) == [(3, "Nimi", "twice_in_table")]
