"""The command that imports a table."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import Result

from tests.commands import kumppani_says
from tests.exchange.tables import SAMPLES

KEYS = ["added", "changed", "unchanged", "refused", "unused_columns", "warnings"]


@pytest.fixture(autouse=True)
def database(copied: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> sa.Engine:
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return copied


def imports(kind: str, file: Path, *more: str) -> Result:
    return kumppani_says("import", kind, str(file), "--plan", "kauniainen-2021-2025", *more)


def as_json(kind: str, file: Path, *more: str) -> tuple[int, dict[str, Any]]:
    said = imports(kind, file, "--json", *more)
    return said.exit_code, json.loads(said.stdout)


def counts(found: dict[str, Any]) -> tuple[int, int, int, int]:
    return found["added"], found["changed"], found["unchanged"], len(found["refused"])


def a_file(folder: Path, text: str, name: str = "table.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def records(database: sa.Engine) -> int:
    with database.connect() as connection:
        return connection.scalar(sa.text("SELECT count(*) FROM change_record")) or 0


@pytest.mark.parametrize(
    ("kind", "name", "rows"),
    [
        ("measures", "kausal_report_fi.xlsx", 5),
        ("measures", "kausal_dashboard_export_en.csv", 5),
        ("measures", "decidim_results_v029.csv", 4),
        ("indicators", "kausal_indicators_years.xlsx", 2),
        ("indicators", "akvo_org_results.xlsx", 2),
    ],
)
def test_a_file_of_another_system_is_saved_as_it_comes_and_unchanged_the_next_time(
    kind: str, name: str, rows: int
) -> None:
    code, first = as_json(kind, SAMPLES / name)
    again_code, again = as_json(kind, SAMPLES / name)

    assert (code, counts(first)) == (0, (rows, 0, 0, 0))
    assert (again_code, counts(again)) == (0, (0, 0, rows, 0))


@pytest.mark.parametrize("kind", ["measures", "indicators", "organisations", "events"])
def test_the_tables_that_the_example_was_made_of_change_nothing_but_what_was_told_since(kind: str) -> None:
    code, found = as_json(kind, Path("seed_data/kauniainen") / f"{kind}.csv", "--dry-run")

    assert (code, found["added"], found["refused"]) == (0, 0, [])


def test_refused_rows_are_told_as_json_and_nothing_is_saved(database: sa.Engine) -> None:
    before = records(database)

    code, found = as_json("measures", SAMPLES / "decidim_results_invalid.csv")

    assert (code, counts(found), list(found)) == (1, (0, 0, 0, 3), KEYS)
    assert found["refused"][0] == {
        "sheet": "decidim_results_invalid",
        "row": 2,
        "column": "title/fi",
        "value": "",
        "reason": "The value is missing, and the row cannot be understood without it. Fill in the cell.",
    }
    assert records(database) == before


def test_one_refused_row_keeps_the_good_ones_back_too(database: sa.Engine, tmp_path: Path) -> None:
    before = records(database)

    said = imports("measures", a_file(tmp_path, "Nro;Nimi;Tila\n77;Messut;käynnissä\n78;Leiri;hyllytetty"))

    assert (said.exit_code, "Nothing was saved" in said.stdout, "hyllytetty" in said.stdout) == (1, True, True)
    assert records(database) == before


def test_a_dry_run_saves_nothing(database: sa.Engine) -> None:
    before = records(database)

    code, found = as_json("measure", SAMPLES / "kausal_report_fi.xlsx", "--dry-run")

    assert (code, found["added"], records(database)) == (0, 5, before)


def test_the_change_record_names_the_file(database: sa.Engine) -> None:
    file = SAMPLES / "decidim_results_v029.csv"
    imports("measures", file)

    with database.connect() as connection:
        after = connection.scalar(sa.text("SELECT after FROM change_record ORDER BY id DESC LIMIT 1"))

    named = {"name": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    assert json.loads(after)["file"] == named


def test_a_column_and_a_word_are_mapped_and_remembered(tmp_path: Path) -> None:
    file = a_file(tmp_path, "Nro;Asia;Missä mennään\n77;Messut;puolimatkassa")
    maps = ("--map", "Asia=title_fi", "--map", "Missä mennään=status", "--map", "status:puolimatkassa=in_progress")

    first = as_json("measures", file, *maps)
    again = as_json("measures", file)

    assert (first[0], counts(first[1])) == (0, (1, 0, 0, 0))
    assert (again[0], counts(again[1])) == (0, (0, 0, 1, 0))


def test_an_unknown_word_is_told_with_what_it_could_mean(tmp_path: Path) -> None:
    _, found = as_json("measures", a_file(tmp_path, "Nro;Nimi;Tila\n77;Messut;hyllytetty"))

    assert found["refused"][0]["value"] == "hyllytetty"
    assert "completed, ongoing, in progress" in found["refused"][0]["reason"]


def test_a_sheet_is_chosen_by_its_name() -> None:
    code, found = as_json("measures", SAMPLES / "kausal_report_fi.xlsx", "--sheet", "toimenpiteet", "--dry-run")

    assert (code, found["added"]) == (0, 5)


@pytest.mark.parametrize("more", [("--sheet", "Taul9"), ("--map", "Olematon=title")])
def test_what_the_file_does_not_have_is_refused_with_its_sentence(more: tuple[str, str]) -> None:
    said = imports("measures", SAMPLES / "kausal_report_fi.xlsx", *more)

    assert (said.exit_code, more[1].split("=")[0] in said.stderr) == (1, True)


def test_a_file_that_is_no_table_is_one_refusal_as_json_too(tmp_path: Path) -> None:
    file = tmp_path / "kirje.pdf"
    file.write_bytes(b"%PDF-1.7 kirje")

    said = imports("measures", file, "--json")

    assert (said.exit_code, len(json.loads(said.stdout)["refused"]), "PDF" in said.stderr) == (1, 1, True)


def test_a_file_that_is_not_there_is_refused_with_its_sentence(tmp_path: Path) -> None:
    said = imports("measures", tmp_path / "nothing.csv")

    assert (said.exit_code, "nothing.csv" in said.stderr) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("import", "trees", "x.csv"),
        ("import", "measures"),
        ("import", "measures", str(SAMPLES / "decidim_results_v029.csv"), "--map", "id=colour"),
        ("import", "measures", str(SAMPLES / "decidim_results_v029.csv"), "--map", "id"),
        ("import", "measures", str(SAMPLES / "decidim_results_v029.csv"), "--map", "status:paused=blue"),
    ],
)
def test_a_command_that_is_used_wrongly_ends_with_two(words: tuple[str, ...]) -> None:
    said = kumppani_says(*words)

    assert said.exit_code == 2


@pytest.mark.parametrize(("locale", "sentence"), [("fi_FI.UTF-8", "Lisätään 4"), ("sv_FI.UTF-8", "Läggs till 4")])
def test_the_summary_is_in_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, locale: str, sentence: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)

    said = imports("measures", SAMPLES / "decidim_results_v029.csv", "--dry-run")

    assert (said.exit_code, sentence in said.stdout) == (0, True)


def test_the_plan_is_still_whole_after_imports_of_every_kind(tmp_path: Path) -> None:
    imports("measures", SAMPLES / "kausal_report_fi.xlsx")
    imports("indicators", SAMPLES / "akvo_org_results.xlsx")
    imports("organisations", a_file(tmp_path, "Nimi\nKylän Väki ry"))
    imports("events", a_file(tmp_path, "Päivä;Tilaisuus;Järjestö\n4.5.2023;Iltafoorumi;Kylän Väki ry"))

    said = kumppani_says("figures", "--plan", "kauniainen-2021-2025")

    assert json.loads(said.stdout)["measures"]["total"] == 29
