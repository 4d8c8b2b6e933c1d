"""Who sees what where people sign in: the real application, members by the real command, a real OpenID provider."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.language import texts_for
from dashboard.navigation import NAVIGATION, screens_for
from model.role import Permission, Role
from tests.browser.application import copy_of, wait_until_drawn
from tests.browser.barriers import grave_barriers
from tests.browser.house import House, keeping_house, open_address, sign_in

TEXTS = texts_for("fi")
MEMBERS = {
    "aino@example.org": Role.COORDINATOR,
    "eeva@example.org": Role.COMMITTEE,
    "otso@example.org": Role.ADMINISTRATOR,
    "saima@example.org": Role.COORDINATOR,
    "veikko@example.org": Role.COORDINATOR,
}
PLAN_SCREENS = tuple(screen.name for screen in NAVIGATION if screen.permission is not Permission.READ_PUBLISHED)
ACTS = ("update.open", "update.unchanged", "update.save")
DEEP_LINK = "/measures?lang=fi&plan=kauniainen-2021-2025&status=completed"


@pytest.fixture(scope="module")
def house(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The application for many, with its provider; who is a member was one before anybody signed in."""
    with keeping_house(copy_of(example, tmp_path_factory.mktemp("house")), MEMBERS) as house:
        yield house


def open_as(page: Page, house: House, person: str | None, address: str) -> None:
    """Open an address as somebody who signs in there, or as somebody who does not."""
    if person is None:
        open_address(page, house, address)
    else:
        sign_in(page, house, person, address)


def menu_entry(page: Page, screen: str) -> Locator:
    return page.get_by_test_id("stSidebarNav").get_by_role("link", name=TEXTS(f"screen.{screen}"), exact=True)


def menu(page: Page) -> list[str]:
    """The screens in the menu."""
    expect(menu_entry(page, "about")).to_be_visible()
    return [screen.name for screen in NAVIGATION if menu_entry(page, screen.name).count()]


def refusal(page: Page) -> Locator:
    """The sentence that tells somebody without a role that this is not for them."""
    return page.get_by_role("alert").filter(
        has_text=TEXTS("refusal.not_permitted", role=TEXTS("role.public")),
    )


@pytest.mark.parametrize("person", [None, "toivo", "otso"], ids=["nobody", "no_member", "unverified_address"])
def test_who_is_not_known_as_a_member_finds_only_what_is_published(
    page: Page, house: House, person: str | None
) -> None:
    open_as(page, house, person, "/yearly_snapshot?lang=fi")

    found = menu(page)

    assert found == [screen.name for screen in screens_for(Role.PUBLIC) if screen.is_in_menu]


@pytest.mark.parametrize("screen", PLAN_SCREENS)
def test_the_address_of_a_plan_screen_opens_nothing_to_who_is_not_signed_in(
    page: Page, house: House, screen: str
) -> None:
    open_address(page, house, f"/{screen}?lang=fi&code=1")

    expect(refusal(page)).to_be_visible()
    expect(page.get_by_test_id("stMain").get_by_role("link")).to_have_count(0)


def test_who_signs_in_without_being_a_member_is_told_so_where_they_were(page: Page, house: House) -> None:
    sign_in(page, house, "toivo", DEEP_LINK)

    expect(refusal(page)).to_be_visible()


def test_a_member_is_after_the_sign_in_on_the_link_that_they_opened(page: Page, house: House) -> None:
    sign_in(page, house, "aino", DEEP_LINK)

    expect(page.get_by_role("heading", level=1, name=TEXTS("screen.measures"))).to_be_visible()
    assert page.url == house.base + DEEP_LINK


def test_a_member_who_coordinates_may_update(page: Page, house: House) -> None:
    sign_in(page, house, "aino", "/measure?lang=fi&code=14")

    page.get_by_role("button", name=TEXTS("update.unchanged")).click()

    expect(page.get_by_text(TEXTS("saved.unchanged", code="14"))).to_be_visible()


def test_a_member_of_the_committee_reads_progress(page: Page, house: House) -> None:
    sign_in(page, house, "eeva", "/progress?lang=fi")

    expect(page.get_by_role("heading", name=TEXTS("chart.status_by_goal"))).to_be_visible()


@pytest.mark.parametrize(
    ("address", "part"),
    [("/progress?lang=fi", "chart.planned_and_actual"), ("/measure?lang=fi&code=14", "measure.history")],
    ids=["progress", "measure"],
)
def test_a_member_of_the_committee_finds_nothing_to_update(page: Page, house: House, address: str, part: str) -> None:
    sign_in(page, house, "eeva", address)
    expect(page.get_by_role("heading", name=TEXTS(part))).to_be_visible()

    acts = [name for name in ACTS if page.get_by_role("button", name=TEXTS(name)).count()]

    assert not acts
    assert "work_list" not in menu(page)


def test_who_is_removed_is_out_at_the_next_click(page: Page, house: House) -> None:
    sign_in(page, house, "veikko", "/progress?lang=fi")
    house.members("remove", "veikko@example.org")

    menu_entry(page, "measures").click()

    expect(refusal(page)).to_be_visible()
    assert menu(page) == [screen.name for screen in screens_for(Role.PUBLIC) if screen.is_in_menu]


def test_a_button_that_was_there_before_the_removal_saves_nothing(page: Page, house: House) -> None:
    sign_in(page, house, "saima", "/measure?lang=fi&code=3")
    house.members("remove", "saima@example.org")
    before = house.count_of_updates()

    page.get_by_role("button", name=TEXTS("update.unchanged")).click()

    expect(refusal(page)).to_be_visible()
    assert house.count_of_updates() == before


def test_who_signs_out_is_public_again(page: Page, house: House) -> None:
    sign_in(page, house, "aino", "/progress?lang=fi")

    page.get_by_role("button", name=TEXTS("frame.sign_out")).click()
    page.wait_for_url(lambda url: not url.startswith(house.base + "/progress"))
    open_address(page, house, "/progress?lang=fi")

    expect(refusal(page)).to_be_visible()


@pytest.mark.parametrize("person", [None, "aino"], ids=["nobody", "member"])
def test_nobody_chooses_their_role_where_people_sign_in(page: Page, house: House, person: str | None) -> None:
    open_as(page, house, person, "/about?lang=fi")

    chooser = page.get_by_role("combobox", name=TEXTS("frame.role"))

    expect(page.get_by_role("combobox", name=TEXTS("frame.language"))).to_be_visible()
    expect(chooser).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_stands_between_anybody_and_the_sign_in(page: Page, house: House, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_address(page, house, "/progress?lang=fi")
    wait_until_drawn(page)

    barriers = grave_barriers(page)

    assert not barriers
