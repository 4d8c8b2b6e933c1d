"""The council reads, compares, downloads and verifies a year in Swedish, and reaches nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import texts_for
from dashboard.navigation import NAVIGATION, screens_for
from dashboard.report.checking import check_file
from model.role import Role
from tests.browser.application import download, pick, running

SWEDISH = texts_for("sv")


@pytest.fixture(scope="module")
def address(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(shutil.copy(example, tmp_path_factory.mktemp("yearly") / "kumppani.db")) as at:
        yield at


@pytest.fixture
def council(page: Page, address: str) -> Page:
    """The year 2023 in Swedish, through the council's eyes."""
    page.goto(f"{address}/yearly_snapshot?lang=sv&year=2023")
    pick(page.get_by_role("combobox", name=SWEDISH("frame.role")), SWEDISH("role.council"))
    expect(page.get_by_role("link", name=SWEDISH("screen.work_list"))).to_have_count(0)
    expect(page.get_by_role("button", name=SWEDISH("download.json"))).to_be_visible()
    return page


def downloaded(page: Page, name: str, folder: Path) -> Path:
    taken = download(page, name)
    file = folder / taken.suggested_filename
    taken.save_as(file)
    return file


def test_the_council_reads_what_was_achieved_beside_the_year_before(council: Page) -> None:
    statuses = council.get_by_role("table", name=SWEDISH("snapshot.statuses"))

    expect(statuses).to_contain_text("2023")
    expect(statuses).to_contain_text("2022")


def test_the_council_holds_the_year_against_another_one(council: Page) -> None:
    pick(council.get_by_role("combobox", name=SWEDISH("snapshot.against")), "2022")

    expect(council.get_by_role("table", name=SWEDISH("report.differences"))).to_contain_text(
        SWEDISH("difference.status")
    )


@pytest.mark.parametrize("form", ["pdf", "xlsx", "json"])
def test_the_council_takes_a_file_home_and_anybody_can_check_it(council: Page, tmp_path: Path, form: str) -> None:
    label = SWEDISH(f"download.{form}")
    name = f"{label} ({SWEDISH('language.sv')})" if form == "pdf" else label

    found = check_file(downloaded(council, name, tmp_path).read_bytes())

    assert found.opened.document["year"] == 2023


def test_the_council_checks_its_file_on_the_screen(council: Page, tmp_path: Path) -> None:
    file = downloaded(council, SWEDISH("download.json"), tmp_path)
    council.get_by_role("link", name=SWEDISH("screen.check_document")).click()

    council.locator("input[type=file]").set_input_files(file)

    expect(council.get_by_text("2023/1 publicerades här")).to_be_visible()


def test_a_file_that_was_changed_is_named_as_changed_on_the_screen(council: Page, tmp_path: Path) -> None:
    file = downloaded(council, SWEDISH("download.json"), tmp_path)
    file.write_text(file.read_text("utf-8").replace('"year":2023', '"year":2024', 1), "utf-8")
    council.get_by_role("link", name=SWEDISH("screen.check_document")).click()

    council.locator("input[type=file]").set_input_files(file)

    expect(council.get_by_text(SWEDISH("refusal.document_changed"))).to_be_visible()


def test_the_council_reaches_nothing_else(council: Page) -> None:
    allowed = {screen.name for screen in screens_for(Role.COUNCIL)}

    forbidden = [SWEDISH(f"screen.{s.name}") for s in NAVIGATION if s.is_in_menu and s.name not in allowed]

    menu = council.get_by_test_id("stSidebarNav").inner_text().splitlines()
    assert not set(menu) & set(forbidden)
    expect(council.get_by_role("button", name=SWEDISH("publish.button"))).to_have_count(0)
    expect(council.get_by_text(SWEDISH("freeze.title"))).to_have_count(0)
