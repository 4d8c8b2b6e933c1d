"""The page in a real browser: nothing from elsewhere, the reader's language, a way for everybody."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.language import SYMBOLS
from tests.browser.servers import PATIENT, STAND_IN, start_server

expect.set_options(timeout=PATIENT)

CHART = "[data-testid=stPlotlyChart] svg.main-svg"


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("shell") / "kumppani.db"
    with start_server(f"sqlite:///{file}", script=STAND_IN) as base:
        yield base


def open_everything(page: Page, base: str, language: str = "fi") -> None:
    page.goto(f"{base}/?lang={language}")
    expect(page.locator(CHART).first).to_be_visible()
    expect(page.locator("[data-testid=stDataFrame] canvas").first).to_be_visible()
    expect(page.get_by_role("button", name="Tallenna")).to_be_visible()


def test_nothing_is_fetched_from_another_place(page, stand_in):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    open_everything(page, stand_in)

    assert [url for url in asked if not url.startswith((stand_in, "data:", f"blob:{stand_in}"))] == []


def test_charts_grids_and_files_work_under_the_security_policy(page, stand_in):
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    open_everything(page, stand_in)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa", exact=True).click()
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Tallennettu")).to_be_visible()

    assert (complaints, download.value.suggested_filename) == ([], "a.csv")


@pytest.mark.parametrize(("language", "locale"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_dates_and_numbers_follow_the_language_of_the_screen(page, stand_in, language, locale):
    open_everything(page, stand_in, language)

    assert page.evaluate("[document.documentElement.lang, navigator.language]") == [language, locale]


def test_a_change_of_language_reaches_the_document_without_a_new_page(page, stand_in):
    open_everything(page, stand_in, "fi")

    page.evaluate("history.replaceState(history.state, '', '?lang=sv')")

    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_the_framework_s_words_are_in_the_reader_s_language(page, stand_in):
    open_everything(page, stand_in, "fi")

    page.locator("[data-testid=stPlotlyChart]").hover()

    expect(page.get_by_label("Koko näyttö").first).to_be_attached()


def test_an_address_that_leads_nowhere_is_told_in_the_reader_s_language(page, stand_in):
    page.goto(f"{stand_in}/nowhere?lang=fi")

    expect(page.get_by_role("dialog").get_by_text("Pyytämääsi näkymää ei ole")).to_be_visible()


def test_people_s_words_stay_even_when_they_read_like_the_framework_s(page, stand_in):
    open_everything(page, stand_in, "fi")

    page.get_by_role("combobox").first.click()
    page.keyboard.press("ArrowDown")  # where the click scrolled the page, the list has closed again

    expect(page.get_by_role("option", name="Search", exact=True)).to_be_visible()


def test_every_symbol_of_a_status_comes_with_the_fonts(page, stand_in):
    open_everything(page, stand_in)

    loaded = page.evaluate(
        "signs => Promise.all(signs.map(sign => document.fonts.load('16px \"Kumppani Symbols\"', sign)))"
        ".then(found => found.map(faces => faces.length))",
        [symbol for symbol in SYMBOLS.values() if not symbol.isascii()],
    )

    assert set(loaded) == {1}


def test_a_reader_starts_at_the_heading_of_a_new_screen(page, stand_in):
    open_everything(page, stand_in)

    page.get_by_role("link", name="Henkilö").click()

    expect(page.get_by_role("heading", level=1, name="Henkilö")).to_be_focused()


def test_a_chart_is_one_picture_with_its_text(page, stand_in):
    open_everything(page, stand_in)

    expect(page.get_by_label("Kaavio. Havainto.").first).to_be_attached()
    expect(page.locator(CHART).first).to_have_attribute("aria-hidden", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_anybody(browser: Browser, stand_in, scheme):
    page = browser.new_context(color_scheme=scheme, locale="fi-FI").new_page()
    open_everything(page, stand_in)
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Tallennettu")).to_be_visible()

    found = Axe().run(page).response["violations"]

    grave = [each for each in found if each["impact"] in {"serious", "critical"}]
    page.context.close()
    assert grave == [], json.dumps(grave, indent=1)[:4000]
