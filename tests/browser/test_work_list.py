"""The lines of the work list in a real browser: by keyboard, by link, and while others change it."""

from playwright.sync_api import Locator, Page, expect

from dashboard.language import texts_for
from model.role import Role
from tests.browser.application import look_as, open_screen, wait_until_drawn

TEXTS = texts_for("fi")
UPDATE, UNCHANGED = TEXTS("update.open"), TEXTS("update.unchanged")
CALENDAR = "20 Järjestöyhteistyön vuosikello"


def line_of(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name=title))


def button_of(page: Page, title: str, words: str) -> Locator:
    return line_of(page, title).get_by_role("button", name=words, exact=True)


def titles_on(page: Page) -> list[str]:
    return page.locator(".lines a").all_inner_texts()


def form_on(page: Page) -> Locator:
    return page.locator("[class*=st-key-takes_focus]")


def test_the_form_of_a_line_opens_below_it_and_the_keyboard_goes_on_in_it(page: Page, address: str) -> None:
    open_screen(page, address, "work_list")
    update = button_of(page, CALENDAR, UPDATE)
    expect(update).to_be_visible()
    before = titles_on(page)

    update.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=TEXTS("update.save"))).to_be_visible()
    wait_until_drawn(page)

    expect(update).to_have_attribute("aria-expanded", "true")
    expect(form_on(page).locator("textarea").first).to_be_focused()
    assert titles_on(page) == before


def test_another_form_can_be_opened_below_the_one_that_is_open(page: Page, address: str) -> None:
    open_screen(page, address, "work_list")
    first, last = (page.get_by_role("button", name=UPDATE, exact=True).nth(at) for at in (0, -1))
    first.click()
    expect(first).to_have_attribute("aria-expanded", "true")
    expect(form_on(page).locator("textarea").first).to_be_focused()
    wait_until_drawn(page)

    last.press("Enter")

    expect(first).to_have_attribute("aria-expanded", "false")
    expect(last).to_have_attribute("aria-expanded", "true")
    expect(form_on(page)).to_have_count(1)
    expect(form_on(page).locator("textarea").first).to_be_focused()


def test_a_check_by_keyboard_is_said_and_the_focus_stays_in_the_list(page: Page, address: str) -> None:
    open_screen(page, address, "work_list")
    line = page.get_by_role("listitem").filter(has=page.get_by_role("button", name=UNCHANGED)).last
    code = line.locator("strong").inner_text()

    line.get_by_role("button", name=UNCHANGED).focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text(TEXTS("saved.unchanged", code=code))).to_be_visible()
    expect(page.locator(".lines button:focus")).to_have_count(1)


def test_a_line_leads_to_its_measure_in_the_role_that_was_chosen(page: Page, address: str) -> None:
    open_screen(page, address, "work_list")
    look_as(page, Role.ADMINISTRATOR)

    page.get_by_role("link", name=CALENDAR).focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(CALENDAR)
    expect(page.get_by_role("combobox", name=TEXTS("frame.role"))).to_have_value(TEXTS("role.administrator"))
    assert "code=20" in page.url


def test_a_line_can_be_opened_in_a_tab_of_its_own(page: Page, address: str) -> None:
    open_screen(page, address, "work_list")

    with page.context.expect_page() as opened:
        page.get_by_role("link", name=CALENDAR).click(modifiers=["Control"])

    expect(opened.value.get_by_role("heading", level=1)).to_contain_text(CALENDAR)
    expect(page.get_by_role("heading", level=1)).to_have_text(TEXTS("screen.work_list"))
