"""The committee in a real browser: from Progress to what changed since its last meeting, in two languages, on paper."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard.language import texts_for
from model.role import Role
from tests.browser.application import download, look_as, open_screen, pick, wait_until_drawn

FINNISH, SWEDISH = texts_for("fi"), texts_for("sv")
PERIOD = "26.3.2025–31.5.2025"


def printed(page: Page) -> str:
    """The text of what the browser prints, with single spaces."""
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


@pytest.fixture
def changes(page: Page, address: str) -> Page:
    """Changes since the last meeting, as the committee comes to it from Progress."""
    open_screen(page, address, "progress")
    look_as(page, Role.COMMITTEE)
    page.get_by_role("link", name=FINNISH("changes.open", since="26.3.2025")).click()
    expect(page.get_by_role("heading", name=FINNISH("changes.title", period=PERIOD))).to_be_visible()
    wait_until_drawn(page)
    return page


def test_the_committee_follows_a_finding_to_what_changed_since_its_last_meeting(changes: Page) -> None:
    expect(changes.get_by_role("heading", level=1, name=FINNISH("screen.changes"))).to_be_visible()
    expect(changes.get_by_role("heading", name=f"{FINNISH('changes.kind.moved_back')} (1)")).to_be_visible()
    expect(changes.get_by_role("link", name="20 Järjestöyhteistyön vuosikello").first).to_be_visible()


def test_the_same_is_read_in_swedish_without_losing_the_place(changes: Page) -> None:
    pick(changes.get_by_role("combobox", name=FINNISH("frame.language")), "Svenska")

    expect(changes.get_by_role("heading", name=SWEDISH("changes.title", period=PERIOD))).to_be_visible()
    expect(changes.get_by_role("heading", name=f"{SWEDISH('changes.kind.moved_back')} (1)")).to_be_visible()
    for part in ("/changes", "lang=sv", "from=2025-03-26", "to=2025-05-31"):
        expect(changes).to_have_url(re.compile(part))


def test_a_period_that_was_chosen_stands_in_the_address_and_can_be_mailed(changes: Page, address: str) -> None:
    pick(changes.get_by_role("combobox", name=FINNISH("changes.period")), "Vuosi 2024: 31.12.2023–31.12.2024")
    expect(changes).to_have_url(re.compile("from=2023-12-31"))

    changes.goto(changes.url)

    title = FINNISH("changes.title", period="31.12.2023–31.12.2024")
    expect(changes.get_by_role("heading", name=title)).to_be_visible()


def test_what_is_printed_is_what_changed_and_not_the_menu(changes: Page) -> None:
    text = printed(changes)

    assert FINNISH("changes.title", period=PERIOD) in text
    assert FINNISH("changes.kind.moved_back") in text
    assert not [
        key for key in ("screen.participation", "download.pdf", "frame.role", "changes.period") if FINNISH(key) in text
    ]


def test_the_print_as_a_file_is_one_page(changes: Page) -> None:
    file = download(changes, FINNISH("download.pdf"))

    assert file.suggested_filename == "kauniainen-2021-2025-2025-03-26-2025-05-31-fi.pdf"
    assert len(PdfReader(file.path()).pages) == 1
