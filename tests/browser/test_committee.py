"""The committee in a browser: a number down to its rows in two languages; the meeting by keyboard and on paper."""

import io
import re

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from dashboard.language import Texts, texts_for
from model.measure import Status
from model.role import Role
from tests.browser.application import download, look_as, open_screen, pick, wait_until_drawn

FINNISH, SWEDISH = texts_for("fi"), texts_for("sv")
MEASURES = 24
COMPLETED = "6 / 24"


def counted(page: Page, texts: Texts) -> Locator:
    """The rows of the table that say that they are counted."""
    return page.get_by_role("row").filter(has=page.get_by_role("cell", name=texts("yes"), exact=True))


def test_a_number_is_followed_from_progress_down_to_its_rows_in_both_languages(page: Page, address: str) -> None:
    open_screen(page, address, "progress")
    look_as(page, Role.COMMITTEE)
    expect(page.get_by_test_id("stMetric").filter(has_text=FINNISH("status.completed"))).to_contain_text(COMPLETED)

    page.get_by_role("link", name=FINNISH.status(Status.COMPLETED)).click()

    expect(page.get_by_role("heading", level=1, name=FINNISH("screen.explain"))).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_contain_text(COMPLETED)
    expect(page.get_by_text(FINNISH("figure.status_counts.rule"))).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(MEASURES + 1)
    expect(counted(page, FINNISH)).to_have_count(6)

    pick(page.get_by_role("combobox", name=FINNISH("frame.language")), "Svenska")

    expect(page.get_by_role("heading", level=1, name=SWEDISH("screen.explain"))).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_contain_text(COMPLETED)
    expect(counted(page, SWEDISH)).to_have_count(6)
    for part in ("/explain", "lang=sv", "of=completed"):
        expect(page).to_have_url(re.compile(part))


def test_the_rows_behind_a_number_can_be_taken_home(page: Page, address: str) -> None:
    open_screen(page, address, "explain", figure="status_counts", of="completed")

    file = download(page, FINNISH("download.csv"))

    lines = file.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == MEASURES + 1
    assert sum(line.endswith(f";{FINNISH('yes')}") for line in lines) == 6


def test_a_meeting_is_read_with_the_arrow_keys_and_nothing_else_in_sight(page: Page, address: str) -> None:
    open_screen(page, address, "meeting")
    steps = [FINNISH(f"meeting.{name}") for name in ("findings", "status", "changes", "off_course", "participation")]
    part = page.get_by_role("heading", level=2)

    seen = []
    for step in steps:
        expect(part).to_have_text(step)
        wait_until_drawn(page)
        seen.append(part.inner_text())
        assert page.get_by_role("combobox").count() == 0
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")

    assert seen == steps
    expect(part).to_have_text(steps[-2])
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()


def test_the_whole_meeting_is_printed_on_at_most_four_pages(page: Page, address: str) -> None:
    open_screen(page, address, "meeting", step="0")
    expect(page.locator("[data-testid=stPlotlyChart] svg.main-svg").first).to_be_visible()
    wait_until_drawn(page)

    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(one.extract_text() for one in pages).split())

    assert len(pages) <= 4
    for name in ("findings", "status", "changes", "off_course", "participation"):
        assert FINNISH(f"meeting.{name}") in text
    assert FINNISH("screen.plan") not in text.split()
