"""The coordinator mends the plan in a real browser, in Finnish."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.components.editor.parts import Part
from dashboard.language import texts_for
from tests.browser.application import copy_of, move_right, open_screen, running, unfold, wait_until_drawn
from tests.browser.barriers import grave_barriers

TEXTS = texts_for("fi")
GOAL = "G2 Edistää osallisuutta"
LACKING = f"{GOAL}: {TEXTS('gap.text_missing', language=TEXTS('report.language_sv'))}: {TEXTS('text.title')}"


@pytest.fixture(scope="module")
def file(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plan, in which one goal has no Swedish title."""
    copy = copy_of(example, tmp_path_factory.mktemp("editor"))
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE goal SET title = json_set(title, '$.sv', '') WHERE code = 'G2'")
    return copy


@pytest.fixture(scope="module")
def address(file: Path) -> Iterator[str]:
    with running(file) as at:
        yield at


def asked(file: Path, query: str) -> list[object]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute(query)]


def test_a_missing_swedish_title_is_mended_from_the_checklist_and_the_gap_is_gone(page: Page, address: str) -> None:
    open_screen(page, address, "yearly_snapshot")
    page.get_by_role("link", name=LACKING).click()
    expect(page.get_by_role("heading", level=2, name=GOAL).or_(page.get_by_role("heading", name=GOAL))).to_be_visible()

    page.get_by_role("textbox", name=f"{TEXTS('field.title_sv')} – {TEXTS('editor.missing')}").fill(
        "Främja delaktigheten"
    )
    page.get_by_role("button", name=TEXTS("editor.save"), exact=True).click()
    expect(page.get_by_text(TEXTS("saved.row", code="G2")).first).to_be_visible()
    page.get_by_role("link", name=TEXTS("screen.yearly_snapshot"), exact=True).click()

    expect(page.get_by_role("heading", name=TEXTS("freeze.title"))).to_be_visible()
    wait_until_drawn(page)
    expect(page.get_by_role("link", name=LACKING)).to_have_count(0)


def test_a_target_is_typed_into_the_grid_with_the_keyboard(page: Page, address: str, file: Path) -> None:
    open_screen(page, address, "plan", part="indicators", code="8a")
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    wait_until_drawn(page)
    grid.scroll_into_view_if_needed()

    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 30, box["y"] + 55)
    move_right(page, 5)
    page.keyboard.type("7")
    expect(page.locator("#portal input, #portal textarea").first).to_have_value("7")
    page.get_by_role("button", name=TEXTS("editor.save_grid")).click()

    expect(page.get_by_text(TEXTS("saved.grid")).first).to_be_visible()
    newest = asked(file, "SELECT year || ' ' || value FROM indicator_target ORDER BY id DESC LIMIT 1")
    assert newest == ["2022 7"]


def test_a_phone_shows_the_form_of_a_measure_without_scrolling_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_screen(page, address, "plan", part="measures", code="4")
    expect(page.get_by_role("textbox", name=TEXTS("field.title_sv"))).to_be_visible()

    wide = page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")

    assert wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_machine_finds_no_serious_barrier_in_any_part_of_the_plan(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    barriers = {}

    for part in Part:
        open_screen(page, address, "plan", part=part.value)
        unfold(page)
        barriers[part.value] = grave_barriers(page)

    assert not any(barriers.values()), barriers


def test_the_tools_of_the_grid_speak_the_reader_s_language(page: Page, address: str) -> None:
    open_screen(page, address, "plan", part="indicators")

    tool = page.get_by_role("button", name=TEXTS("shell.search_in").format(TEXTS("editor.grid")), exact=True)

    expect(tool).to_have_count(1)
