"""A machine looks for barriers on every screen of every role, in light and dark, unfolded."""

import json

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import texts_for
from dashboard.navigation import screens_for
from model.role import Permission, Role
from tests.browser.application import look_as, open_screen, unfold, wait_until_drawn
from tests.browser.barriers import grave_barriers

TEXTS = texts_for("fi")
OPENED_FROM = {  # what is not in the menu: the screen that lists it, words of a link there, words on it alone
    "measure": ("measures", "1 ", TEXTS("measure.history")),
    "explain": ("progress", TEXTS("figure.overdue"), TEXTS("explain.rule")),
    "goal": ("goals", "G1 ", TEXTS("measure.history")),
    "event": ("events", "24.4.2025", TEXTS("event.cancel")),
    "organisation": ("organisations", "Hopeapuron", TEXTS("organisation.acts")),
}
ENOUGH = 2  # expanders of a screen: the tables below its charts are all made alike


def open_from_menu(page: Page, screen: str) -> None:
    """Open a screen as a reader does who keeps their role; a measure from the list of measures."""
    if screen in OPENED_FROM:
        listed_on, link, words = OPENED_FROM[screen]
        open_from_menu(page, listed_on)
        page.get_by_test_id("stMain").get_by_role("link", name=link).first.click()
        expect(page.get_by_test_id("stMain").get_by_text(words)).to_be_visible()
        return
    title = TEXTS(f"screen.{screen}")
    folded = page.get_by_test_id("stExpandSidebarButton")
    if folded.is_visible():  # the meeting folds the menu
        folded.click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def unfold_parts(page: Page, role: Role, screen: str) -> None:
    """On the work list one update form, and on every screen what lies in its first expanders."""
    wait_until_drawn(page)
    if screen == "work_list" and role.may(Permission.UPDATE_MEASURES):
        page.get_by_role("button", name=TEXTS("update.open"), exact=True).first.click()
        expect(page.get_by_role("button", name=TEXTS("update.save"))).to_be_visible()
    if screen == "participation":
        page.get_by_text(TEXTS("participation.everything"), exact=True).click()
        wait_until_drawn(page)
    unfold(page, ENOUGH)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", list(Role))
def test_a_machine_finds_no_serious_barrier_on_the_screens_of_a_role(
    page: Page, address: str, role: Role, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_screen(page, address, "about")
    look_as(page, role)
    barriers = {}

    for screen in screens_for(role):
        if screen.name != "start":
            open_from_menu(page, screen.name)
            unfold_parts(page, role, screen.name)
            barriers[screen.name] = grave_barriers(page)

    found = {name: of_screen for name, of_screen in barriers.items() if of_screen}
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
