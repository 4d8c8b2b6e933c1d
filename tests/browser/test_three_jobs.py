"""The committee does its job in a real browser; coordinator and council have files of their own."""

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import texts_for
from model.base import Language
from model.role import Role
from tests.browser.application import look_as, open_screen

TEXTS = texts_for("fi")


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
    line = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="12 Kumppanuussopimuksen malli"))
    expect(line).to_be_visible()

    expect(line).to_have_css("white-space", "normal")
    assert line.evaluate("element => element.scrollWidth <= element.clientWidth")
