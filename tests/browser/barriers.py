"""What a machine finds on a page that shuts somebody out."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def grave_barriers(page: Page) -> list[tuple[str, str]]:
    """The rules that axe finds broken so that somebody is shut out, each with the first place."""
    found: list[dict[str, Any]] = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in found if rule["impact"] in GRAVE]
