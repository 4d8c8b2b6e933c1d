"""How often a reader clicks."""

from playwright.sync_api import Page

COUNT = """
    window.clicks = 0;
    const count = (event) => { if (event.isTrusted && event.pointerType) window.clicks += 1; };
    addEventListener("click", count, true); // a label's click that its field repeats has no pointer
"""


def count_clicks(page: Page) -> None:
    """Count from the next page on; screens of the application are one page."""
    page.add_init_script(COUNT)


def clicks(page: Page) -> int:
    counted: int = page.evaluate("window.clicks")
    return counted
