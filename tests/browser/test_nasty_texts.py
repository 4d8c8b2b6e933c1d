"""What people typed is seen in the browser as they typed it, and nothing is made of it."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import texts_for
from tests.browser.application import copy_of, open_screen, running, unfold
from tests.nasty_plan import NASTY_ADDRESS, NastyPlan, bare

TEXTS = texts_for("fi")
SHOWN_ON = {
    "work_list": {"measures.title", "organisations.name"},
    "progress": {"goals.title", "measures.title"},
    "measures": {"measures.title", "parties.title"},
    "measure": {
        *("measures.title", "measures.description", "measures.resources", "measures.schedule"),
        *("goals.title", "themes.title", "needs.title", "parties.title", "events.title"),
        *("indicators.name", "indicators.definition", "indicators.baseline_origin"),
        *("updates.sentence", "updates.comment", "updates.evidence_url"),
    },
    "events": {"events.title"},
    "event": {"events.title", "measures.title", "organisations.name"},
    "organisations": {"organisations.name", "categories.title"},
    "organisation": {"organisations.name", "categories.title", "events.title"},
    "participation": {"categories.title", "needs.title", "surveys.title", "organisations.name", "parties.title"},
    "indicators": {"indicators.name", "indicators.definition", "indicators.baseline_origin"},
    "goals": {"goals.title", "needs.title"},
    "goal": {"goals.title", "measures.title", "parties.title", "indicators.name", "needs.title", "events.title"},
    "timeline": {"measures.title", "milestones.title"},
    "yearly_snapshot": {"goals.title", "measures.title", "indicators.name", "updates.sentence", "updates.reason"},
}
ADDRESSES = {
    "participation": {"part": "everything"},
    "goal": {"code": "G1"},
    "event": {"event": "54"},
    "organisation": {"code": "kaislalampi-uinti"},
}
WORDS = """main => [
    main.innerText,
    ...[...main.querySelectorAll("svg text")].map((text) => text.textContent),
    ...[...main.querySelectorAll("input, textarea")].map((field) => field.value),
].join("\\n")"""
MADE = """main => [...main.querySelectorAll("img, script, iframe, object, embed, .katex, a")]
    .filter((made) => !(made.matches("a") && [location.origin, "https://evidence.example"].includes(made.origin)))
    .map((made) => made.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def address(nasty_plan: NastyPlan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real application on a plan full of nasty texts."""
    with running(copy_of(nasty_plan.file, tmp_path_factory.mktemp("nasty_texts"))) as at:
        yield at


@pytest.mark.parametrize("screen", SHOWN_ON)
def test_a_screen_shows_every_text_as_it_was_typed_and_makes_nothing_of_it(
    page: Page, address: str, nasty_plan: NastyPlan, screen: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_screen(page, address, screen, **ADDRESSES.get(screen, {"code": "1"}))
    unfold(page)

    words = page.get_by_test_id("stMain").evaluate(WORDS)
    made = page.get_by_test_id("stMain").evaluate(MADE)

    assert {typed.place for typed in nasty_plan.shown_in(words)} >= SHOWN_ON[screen]
    assert not nasty_plan.changed_in(words)
    assert not made
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]


def test_evidence_is_a_link_that_leads_where_it_says(page: Page, address: str) -> None:
    open_screen(page, address, "measure", code="1")

    links = page.get_by_test_id("stMain").get_by_role("link", name=NASTY_ADDRESS[:20])
    expect(links.first).to_be_visible()

    leading = links.evaluate_all("all => all.map((link) => [link.textContent, link.href])")
    assert [unquote(href) for _, href in leading] == [bare(text) for text, _ in leading]


@pytest.mark.parametrize("name", ["goal", "theme", "need", "responsible"])
def test_a_choice_is_offered_as_it_was_typed(page: Page, address: str, nasty_plan: NastyPlan, name: str) -> None:
    open_screen(page, address, "measures")

    page.get_by_role("combobox", name=TEXTS(f"filter.{name}")).click()
    expect(page.get_by_role("option").nth(1)).to_be_visible()
    offered = "\n".join(page.get_by_role("option").all_inner_texts())

    assert nasty_plan.shown_in(offered)
    assert not nasty_plan.changed_in(offered)
