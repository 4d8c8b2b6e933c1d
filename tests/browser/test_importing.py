"""The coordinator imports a table in a real browser: sees first what it does, then saves it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import texts_for
from tests.browser.application import download, open_screen, pick, wait_until_drawn
from tests.browser.barriers import grave_barriers
from tests.exchange.tables import SAMPLES

TEXTS = texts_for("fi")


def upload(page: Page, address: str, file: Path) -> None:
    open_screen(page, address, "import_file")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("heading", name=TEXTS("import.step.outcome"))).to_be_visible()
    wait_until_drawn(page)


def test_the_coordinator_sees_what_a_table_does_and_saves_it(page: Page, address: str) -> None:
    upload(page, address, SAMPLES / "kausal_report_fi.xlsx")
    expect(page.get_by_text("Toimenpiteet, otsikkorivi 1, rivit 2–6")).to_be_visible()
    expect(page.get_by_test_id("stMetric").first).to_contain_text("5")

    page.get_by_role("button", name=TEXTS("import.save")).click()

    expect(page.get_by_text("lisätty 5, muutettu 0, ennallaan 0, hylätty 0")).to_be_visible()
    expect(page.get_by_role("heading", name=TEXTS("import.step.outcome"))).to_have_count(0)


def test_an_unknown_word_is_told_once_before_the_table_is_saved(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "omat.csv"
    file.write_text("Nro;Toimenpide;Tila\n77;Messut;hyllytetty\n78;Leiri;hyllytetty\n", "utf-8")
    upload(page, address, file)
    expect(page.get_by_role("button", name=TEXTS("import.save"))).to_have_count(0)

    pick(page.get_by_role("combobox", name="hyllytetty"), TEXTS("status.completed"))

    expect(page.get_by_role("button", name=TEXTS("import.save"))).to_be_visible()


def test_all_rows_of_the_dry_run_can_be_taken_home(page: Page, address: str, tmp_path: Path) -> None:
    upload(page, address, SAMPLES / "decidim_results_invalid.csv")

    file = download(page, TEXTS("import.download"))

    taken = tmp_path / file.suggested_filename
    file.save_as(taken)
    lines = taken.read_text("utf-8-sig").splitlines()
    assert (len(lines), TEXTS("refusal.cell_missing") in lines[1]) == (4, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_machine_finds_no_serious_barrier_in_the_steps(page: Page, address: str, scheme: str, tmp_path: Path) -> None:
    page.emulate_media(color_scheme=scheme)
    file = tmp_path / "omat.csv"
    file.write_text("Nro;Toimenpide;Tila;Ilmasto\n77;Messut;hyllytetty;x\n78;Leiri;valmis;y\n", "utf-8")
    upload(page, address, file)
    for details in page.locator("details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").click()
    wait_until_drawn(page)

    found = grave_barriers(page)

    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
