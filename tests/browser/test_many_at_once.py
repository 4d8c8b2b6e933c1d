"""The coordinator's updates in a real browser: clicks are counted, and nothing that was typed is lost."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.language import texts_for
from model.role import Role
from tests.browser import servers
from tests.browser.application import copy_of, move_right, open_screen, running, wait_until_drawn
from tests.browser.barriers import grave_barriers
from tests.browser.clicks import clicks, count_clicks
from tests.browser.house import House, keeping_house, sign_in

TEXTS = texts_for("fi")
LETTER = "14 Yhteinen postituslista ja järjestökirje"
SENTENCE = "Kirjeitä on lähtenyt harvemmin kuin oli tarkoitus."
THEIRS = "Kumpikin sopimus on allekirjoitettu."
MINE = "Sopimusten malli on lautakunnassa."
HEADER, ROW = 36, 35  # pixels of the grid, which is drawn: there is nothing to find in it but by place
TICKS, CODES = 57, 140  # where these columns are
TO_PROGRESS = 4  # columns from the code to the progress
TEN = 10


def update_button(page: Page, title: str) -> Locator:
    wait_until_drawn(page)  # a line without its buttons yet would be taken for a part of a longer one
    line = page.get_by_role("link", name=title).locator("xpath=ancestor::*[.//button][1]")
    return line.get_by_role("button", name=TEXTS("update.open"), exact=True)


def sentence(page: Page) -> Locator:
    return page.get_by_role("textbox", name=TEXTS("field.sentence_fi"))


def save_update(page: Page) -> None:
    page.get_by_role("button", name=TEXTS("update.save")).click()


def tab_to(page: Page, place: Locator, most: int) -> None:
    """Go on with the keyboard until the place has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if place.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not lead to {place}")


def click_cell(page: Page, row: int, x: int) -> None:
    """Click into a row of the grid, the first one is 0."""
    grid = page.locator(".dvn-scroller")  # lies over what is drawn
    grid.click(position={"x": x, "y": HEADER + ROW * row + ROW / 2})


def type_progress(page: Page, *values: int) -> None:
    """Type one value below the other, from the first row on."""
    wait_until_drawn(page)
    click_cell(page, 0, CODES)
    move_right(page, TO_PROGRESS)
    cell = page.locator("#portal input")  # the field that opens over the cell
    for value in values:
        page.keyboard.press("Enter")
        expect(cell).to_be_focused()
        cell.fill(str(value))
        expect(cell).to_have_value(str(value))
        page.keyboard.press("Enter")
        expect(cell).to_have_count(0)


def save_many(page: Page, count: int) -> None:
    page.get_by_role("button", name=TEXTS.count("many.save", count), exact=True).click()
    expect(page.get_by_text(TEXTS.count("saved.many", count), exact=True)).to_be_visible()


def updates_in(database: Path) -> int:
    engine = sa.create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        count: int = connection.scalar(sa.text("SELECT count(*) FROM measure_update")) or 0
    engine.dispose()
    return count


@pytest.fixture
def fresh(example: Path, tmp_path: Path) -> Iterator[str]:
    """The real application on a copy of the example plan that no other test writes to."""
    with running(copy_of(example, tmp_path)) as address:
        yield address


# clicks


def test_an_update_with_another_assessment_takes_three_clicks_and_one_sentence(page: Page, fresh: str) -> None:
    count_clicks(page)
    open_screen(page, fresh, "work_list")

    update_button(page, LETTER).click()
    expect(sentence(page)).to_be_focused()
    page.keyboard.type(SENTENCE)
    page.get_by_text(TEXTS.assessment("needs_development"), exact=True).first.click()
    save_update(page)

    expect(page.get_by_text(TEXTS("saved.update", code="14"))).to_be_visible()
    assert clicks(page) == 3


def test_ten_measures_are_confirmed_as_unchanged_with_twelve_clicks(page: Page, fresh: str) -> None:
    count_clicks(page)
    open_screen(page, fresh, "work_list")

    page.get_by_role("link", name=TEXTS("many.open")).click()
    expect(page.get_by_role("heading", level=1, name=TEXTS("screen.update_many"))).to_be_visible()
    wait_until_drawn(page)
    for row in range(TEN):
        click_cell(page, row, TICKS)
    save_many(page, TEN)

    assert clicks(page) == TEN + 2


def test_all_that_are_shown_are_confirmed_with_three_clicks(page: Page, fresh: str) -> None:
    count_clicks(page)
    open_screen(page, fresh, "work_list", responsible="sports_services")

    page.get_by_role("link", name=TEXTS("many.open")).click()
    page.get_by_role("button", name=TEXTS.count("many.check_all", 1)).click()
    save_many(page, 1)

    assert clicks(page) == 3


def test_a_measure_is_updated_by_keyboard_alone(page: Page, fresh: str) -> None:
    count_clicks(page)
    open_screen(page, fresh, "work_list")
    button = update_button(page, "22 ")
    button.focus()

    page.keyboard.press("Enter")
    expect(sentence(page)).to_be_focused()
    page.keyboard.type(SENTENCE)
    tab_to(page, page.get_by_role("button", name=TEXTS("update.save")), 8)
    page.keyboard.press("Enter")

    expect(page.get_by_text(TEXTS("saved.update", code="22"))).to_be_visible()
    assert clicks(page) == 0


# the grid


def test_three_measures_are_edited_reviewed_and_saved(page: Page, fresh: str) -> None:
    open_screen(page, fresh, "update_many")

    type_progress(page, 10, 20, 30)
    expect(page.get_by_text(TEXTS.count("many.updates", 3))).to_be_visible()
    expect(page.get_by_text(f"{TEXTS('field.progress')}: {TEXTS('no_data')} → 30 %")).to_be_visible()
    save_many(page, 3)

    expect(page.get_by_text(TEXTS("many.nothing"))).to_be_visible()


def test_the_tools_of_the_grid_are_named_in_the_reader_s_language(page: Page, address: str) -> None:
    open_screen(page, address, "update_many")
    page.locator(".dvn-scroller").hover()

    tool = f"{TEXTS('shell.download_csv')}: {TEXTS('screen.update_many')}"
    expect(page.get_by_role("button", name=tool)).to_be_attached()


def test_an_empty_date_field_tells_its_form_in_the_reader_s_language(page: Page, address: str) -> None:
    open_screen(page, address, "measure", code="14")
    page.get_by_text(TEXTS("update.more")).click()

    expect(page.get_by_role("spinbutton", name=f"vuosi, {TEXTS('field.due_on')}")).to_have_text("vvvv")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("column", [2, 4, 5, 6], ids=["word", "number", "day", "text"])
def test_no_barrier_stands_in_an_open_cell(page: Page, address: str, scheme: str, column: int) -> None:
    page.emulate_media(color_scheme=scheme)
    open_screen(page, address, "update_many")
    wait_until_drawn(page)
    click_cell(page, 5, CODES)
    move_right(page, column)

    page.keyboard.press("Enter")
    expect(page.locator("#portal").locator("input, textarea").first).to_be_visible()
    wait_until_drawn(page)

    assert not grave_barriers(page)


@contextmanager
def started(database: Path, port: int) -> Iterator["tuple[str, subprocess.Popen[str]]"]:
    """The real application on that port, with its process."""
    settings = {"KUMPPANI_DATABASE_URL": f"sqlite:///{database}"}
    arguments = ("127.0.0.1", str(port), "", "local")
    with servers.running("tests.browser.serve", *arguments, settings=settings) as process:
        yield servers.address(process), process


def test_a_draft_outlives_a_server_that_is_killed_between_review_and_save(
    page: Page, example: Path, tmp_path: Path
) -> None:
    database, port = copy_of(example, tmp_path), servers.free_port()
    before = updates_in(database)
    with started(database, port) as (base, process):
        open_screen(page, base, "update_many")
        type_progress(page, 10, 20)
        expect(page.get_by_text(TEXTS.count("many.updates", 2))).to_be_visible()
        process.kill()
        process.wait()

    with started(database, port) as (base, _):
        open_screen(page, base, "update_many")
        expect(page.get_by_text("Luonnos ", exact=False).first).to_be_visible()
        save_many(page, 2)
        open_screen(page, base, "update_many")
        expect(page.get_by_text(TEXTS("many.nothing"))).to_be_visible()

    assert updates_in(database) == before + 2


def test_who_stays_on_the_page_while_the_server_is_started_again_saves_once(
    page: Page, example: Path, tmp_path: Path
) -> None:
    database, port = copy_of(example, tmp_path), servers.free_port()
    before = updates_in(database)
    with started(database, port) as (base, process):
        open_screen(page, base, "update_many")
        type_progress(page, 10, 20)
        expect(page.get_by_text(TEXTS.count("many.updates", 2))).to_be_visible()
        process.kill()
        process.wait()

    with started(database, port):
        expect(page.get_by_text("Luonnos ", exact=False).first).to_be_visible()
        save_many(page, 2)
        expect(page.get_by_text(TEXTS("many.nothing"))).to_be_visible()

    assert updates_in(database) == before + 2


def test_a_sentence_outlives_a_closed_tab(page: Page, browser: Browser, fresh: str) -> None:
    open_screen(page, fresh, "measure", code="21")
    sentence(page).fill(SENTENCE)
    sentence(page).blur()
    expect(page.get_by_role("button", name=TEXTS("draft.throw_away"))).to_be_visible()
    page.close()

    again = browser.new_context(locale="fi-FI").new_page()
    open_screen(again, fresh, "measure", code="21")

    expect(sentence(again)).to_have_value(SENTENCE)
    again.context.close()


# two coordinators


@pytest.fixture(scope="module")
def house(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The application for many, with two coordinators."""
    members = {"aino@example.org": Role.COORDINATOR, "veikko@example.org": Role.COORDINATOR}
    with keeping_house(copy_of(example, tmp_path_factory.mktemp("two")), members) as house:
        yield house


@contextmanager
def both(browser: Browser, house: House, address: str) -> Iterator[tuple[Page, Page]]:
    """Two coordinators on one screen, each in a browser of their own."""
    contexts = [browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 900}) for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for page, person in zip(pages, ("aino", "veikko"), strict=True):
        sign_in(page, house, person, address)
    yield pages[0], pages[1]
    for context in contexts:
        context.close()


def test_of_two_coordinators_on_one_measure_the_second_sees_both_and_loses_nothing(
    browser: Browser, house: House
) -> None:
    before = house.count_of_updates()
    with both(browser, house, "/measure?lang=fi&code=12") as (first, second):
        for page, words in ((first, THEIRS), (second, MINE)):
            sentence(page).fill(words)
            sentence(page).blur()
            expect(page.get_by_role("button", name=TEXTS("draft.throw_away"))).to_be_visible()
        save_update(first)
        expect(first.get_by_text(TEXTS("saved.update", code="12"))).to_be_visible()
        save_update(second)

        told = second.get_by_role("alert").filter(has_text=TEXTS("many.yours", value=MINE))
        expect(told).to_contain_text(THEIRS)
        expect(sentence(second)).to_have_value(MINE)
        save_update(second)
        expect(second.get_by_text(TEXTS("saved.update", code="12"))).to_be_visible()
        expect(second.get_by_text(THEIRS).first).to_be_visible()

    assert house.count_of_updates() == before + 2


def test_of_two_coordinators_in_the_grid_the_second_sees_both_and_loses_nothing(browser: Browser, house: House) -> None:
    before = house.count_of_updates()
    with both(browser, house, "/update_many?lang=fi") as (first, second):
        type_progress(first, 10)
        expect(first.get_by_text(TEXTS.count("many.updates", 1))).to_be_visible()
        type_progress(second, 20, 30)
        expect(second.get_by_text(TEXTS.count("many.updates", 2))).to_be_visible()
        save_many(first, 1)
        second.get_by_role("button", name=TEXTS.count("many.save", 2), exact=True).click()

        told = second.get_by_role("alert").filter(has_text=TEXTS("many.yours", value="20 %"))
        expect(told).to_contain_text("10 %")
        assert house.count_of_updates() == before + 1
        save_many(second, 2)

    assert house.count_of_updates() == before + 3


def test_recording_one_update_takes_three_statements(page: Page, example: Path, tmp_path: Path) -> None:
    written = tmp_path / "statements"
    database = f"sqlite:///{copy_of(example, tmp_path)}"
    with servers.start_server(database, {"STATEMENTS_FILE": str(written)}) as base:
        open_screen(page, base, "work_list")
        update_button(page, LETTER).click()
        expect(sentence(page)).to_be_focused()
        page.keyboard.type(SENTENCE)
        save_update(page)
        expect(page.get_by_text(TEXTS("saved.update", code="14"))).to_be_visible()

    transactions = written.read_text(encoding="utf-8").split("BEGIN")
    recording = next(one.splitlines()[1:] for one in transactions if "INSERT INTO measure_update" in one)
    assert [statement.split()[0] for statement in recording] == ["WITH", "INSERT", "INSERT"]
