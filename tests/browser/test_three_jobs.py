"""Coordinator and committee do their jobs in a real browser; the council has a file of its own."""

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.language import texts_for
from model.base import Language
from model.role import Role
from tests.browser.application import COUNT_CLICKS, look_as, open_screen

TEXTS = texts_for("fi")
LETTER = "14 Yhteinen postituslista ja järjestökirje"
NEAR = 5  # presses of the tab key


def tab_to(page: Page, place: Locator) -> None:
    """Go on with the keyboard until the place has the focus."""
    for _ in range(NEAR):
        page.keyboard.press("Tab")
        if place.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not lead to {place}")


def test_the_coordinator_updates_a_measure_with_three_clicks_and_one_sentence(page: Page, address: str) -> None:
    page.add_init_script(COUNT_CLICKS)
    open_screen(page, address, "work_list")
    line = page.get_by_role("link", name=LETTER).locator("xpath=ancestor::*[.//button][1]")

    line.get_by_role("button", name=TEXTS("update.open"), exact=True).click()
    page.get_by_text(TEXTS.assessment("needs_development"), exact=True).first.click()
    tab_to(page, page.get_by_role("textbox", name=TEXTS("field.sentence_fi")))
    page.keyboard.type("Kirjeitä on lähtenyt harvemmin kuin oli tarkoitus.")
    page.get_by_role("button", name=TEXTS("update.save")).click()

    expect(page.get_by_text(TEXTS("saved.update", code="14"))).to_be_visible()
    assert page.evaluate("window.clicks") == 3


def test_the_committee_reads_progress_and_opens_a_chart_as_a_table(page: Page, address: str) -> None:
    open_screen(page, address, "progress")
    look_as(page, Role.COMMITTEE)

    page.get_by_role("link", name=TEXTS("screen.progress")).click()
    page.get_by_text(TEXTS("chart.as_table")).first.click()

    expect(page.get_by_role("table").first).to_contain_text(TEXTS("column.goal"))


def test_nothing_is_asked_of_another_machine_and_nothing_breaks_the_policy(page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    open_screen(page, address, "progress")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=30_000)

    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert not [text for text in said if "Content Security Policy" in text]


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
