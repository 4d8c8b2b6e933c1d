"""Each of the three users does their job in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.language import frozen_texts, texts_for
from dashboard.navigation import screens_for
from model.base import Language
from model.opening import open_database
from model.role import Role
from seed_data.load import load_example
from tests.browser.application import running

TEXTS = texts_for("fi")
LETTER = "14 Yhteinen postituslista ja järjestökirje"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("browser") / "kumppani.db"
    engine = open_database(f"sqlite:///{file}")
    load_example(engine, frozen_texts())
    engine.dispose()
    with running(file) as at:
        yield at


def look_as(page: Page, role: Role, language: str = "fi") -> None:
    texts = texts_for(language)
    page.get_by_role("combobox", name=texts("frame.role")).click()
    page.get_by_role("option", name=texts(f"role.{role}"), exact=True).click()


def open_screen(page: Page, address: str, screen: str, language: str = "fi", **query: str) -> None:
    more = "".join(f"&{name}={value}" for name, value in query.items())
    page.goto(f"{address}/{screen}?lang={language}{more}")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)


def test_the_coordinator_updates_a_measure_with_three_clicks_and_one_sentence(page: Page, address: str) -> None:
    open_screen(page, address, "work_list")
    line = page.get_by_role("link", name=LETTER).locator("xpath=ancestor::*[.//button][1]")

    line.get_by_role("button", name=TEXTS("update.open"), exact=True).click()
    page.get_by_text(TEXTS.assessment("needs_development"), exact=True).first.click()
    page.get_by_role("textbox", name=TEXTS("field.sentence_fi")).fill(
        "Kirjeitä on lähtenyt harvemmin kuin oli tarkoitus."
    )
    page.get_by_role("button", name=TEXTS("update.save")).click()

    expect(page.get_by_text(TEXTS("saved.update", code="14"))).to_be_visible()


def test_the_committee_reads_progress_and_opens_a_chart_as_a_table(page: Page, address: str) -> None:
    open_screen(page, address, "progress")
    look_as(page, Role.COMMITTEE)

    page.get_by_role("link", name=TEXTS("screen.progress")).click()
    page.get_by_text(TEXTS("chart.as_table")).first.click()

    expect(page.get_by_role("table").first).to_contain_text(TEXTS("column.goal"))


def test_the_council_reads_a_frozen_year_in_swedish_and_takes_its_document_home(
    page: Page, address: str, tmp_path: Path
) -> None:
    swedish = texts_for("sv")
    open_screen(page, address, "yearly_snapshot", "sv", year="2023")
    look_as(page, Role.COUNCIL, "sv")

    expect(page.get_by_text(swedish("verified.mark", day="")[:12])).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=swedish("download.json")).click()
    download.value.save_as(tmp_path / "year.json")

    assert json.loads((tmp_path / "year.json").read_text(encoding="utf-8"))["year"] == 2023
    assert page.evaluate("document.documentElement.lang") == "sv"


def test_nothing_is_asked_of_another_machine_and_nothing_breaks_the_policy(page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    open_screen(page, address, "progress")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)

    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert not [text for text in said if "Content Security Policy" in text]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [s.name for s in screens_for(Role.ADMINISTRATOR) if s.name != "start"])
def test_a_machine_finds_no_serious_barrier_on_a_screen(page: Page, address: str, screen: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_screen(page, address, screen, code="1")
    page.wait_for_load_state("networkidle")

    found = Axe().run(page).response["violations"]

    serious = [(f["id"], f["nodes"][0]["html"][:160]) for f in found if f["impact"] in ("serious", "critical")]
    assert not serious


@pytest.mark.parametrize("language", list(Language))
def test_the_page_says_in_which_language_it_is(page: Page, address: str, language: Language) -> None:
    open_screen(page, address, "definitions", language)

    assert page.evaluate("document.documentElement.lang") == language


def test_a_long_title_is_whole_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_screen(page, address, "work_list")
    words = page.get_by_role("link", name="12 Kumppanuussopimuksen malli").locator("span").first
    expect(words).to_be_visible()

    expect(words).to_have_css("white-space", "normal")
    assert words.evaluate("element => element.scrollWidth <= element.clientWidth")
