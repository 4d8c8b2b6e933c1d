"""The coordinator records an event with eight organisations in a real browser, and counts the clicks."""

import pytest
from playwright.sync_api import Page, expect

from dashboard.language import texts_for
from tests.browser.application import COUNT_CLICKS, open_screen, wait_until_drawn
from tests.browser.barriers import grave_barriers

TEXTS = texts_for("fi")
FEWER_THAN = 10  # clicks
EIGHT = """Lehtokummun Voimistelijat ry, 4 henkilöä
Silverbäckens Gymnaster rf (2)
Hopeapuron Pallo
KUUSIKALLION HIIHTÄJÄT
Vassträskets Simmare rf
Haapaniityn Tennis ry: 1
Lähdepolun Juoksijat ry
Violbackens Ryttare"""
DOUBTFUL = "Hopeapuron Pallo, 3\nHopeapuron Palo\nAivan Muu Seura rf"


def paste(page: Page, names: str) -> None:
    page.get_by_role("textbox", name=TEXTS("names.paste")).click()
    page.keyboard.insert_text(names)
    page.get_by_role("button", name=TEXTS("names.recognise")).click()


def test_an_event_with_eight_pasted_organisations_takes_fewer_than_ten_clicks(page: Page, address: str) -> None:
    page.add_init_script(COUNT_CLICKS)
    open_screen(page, address, "events")

    page.get_by_role("button", name=TEXTS("event_form.new")).click()
    page.get_by_role("textbox", name=TEXTS("field.title_fi")).click()
    page.keyboard.type("Järjestöfoorumi 2025")
    page.keyboard.press("Tab")
    page.keyboard.type("Organisationsforum 2025")
    paste(page, EIGHT)
    expect(page.get_by_text(TEXTS("names.recognised", n=8, total=8))).to_be_visible()
    page.get_by_role("button", name=TEXTS("event_form.save")).click()

    held = TEXTS(
        "event.held_of", measure="1 Järjestöfoorumi vähintään kerran vuodessa", year="2025", held=1, required=1
    )
    expect(page.get_by_text(held)).to_be_visible()
    expect(page.get_by_text("2 järjestöä tavoitettiin kaudella ensimmäistä kertaa")).to_be_visible()
    expect(page.get_by_text("ennen 31 / 52, nyt 33 / 52 verkoston jäsenestä")).to_be_visible()
    expect(
        page.get_by_text(TEXTS("saved.event_recorded", title="Järjestöfoorumi 2025", day="31.5.2025"))
    ).to_be_visible()
    assert page.evaluate("window.clicks") < FEWER_THAN


def test_contacts_are_verified_with_one_click(page: Page, address: str) -> None:
    page.add_init_script(COUNT_CLICKS)
    open_screen(page, address, "organisations", words="hopeapuron pallo")

    page.get_by_role("button", name=TEXTS("organisation.verify")).click()

    expect(page.get_by_text(TEXTS("saved.verified", name="Hopeapuron Pallo ry"))).to_be_visible()
    assert page.evaluate("window.clicks") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_machine_finds_no_serious_barrier_where_names_have_to_be_decided(
    page: Page, address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_screen(page, address, "events", form="new")

    paste(page, DOUBTFUL)
    page.get_by_text(TEXTS("names.add_new", name="Aivan Muu Seura rf")).click()
    expect(page.get_by_text(TEXTS("names.category", name="Aivan Muu Seura rf"))).to_be_visible()
    page.get_by_text(TEXTS.count("presence.heads", 2)).click()
    wait_until_drawn(page)

    assert not grave_barriers(page)


@pytest.mark.parametrize("query", [{"form": "new"}, {}])
def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, address: str, query: dict[str, str]) -> None:
    page.set_viewport_size({"width": 390, "height": 900})

    open_screen(page, address, "events", **query)
    wait_until_drawn(page)

    main = page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
