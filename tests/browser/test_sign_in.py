"""Signing in and out, in a real browser against a real OpenID provider."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.servers import (
    PATIENT,
    SECRET,
    STAND_IN,
    free_port,
    settings_of_sign_in,
    start_provider,
    start_server,
)

expect.set_options(timeout=PATIENT)

SCREEN = "/person?lang=sv&plan=kauniainen-2021-2025&q=%C3%A4"
NOBODY = "email=None subject=None"


@dataclass(frozen=True)
class House:
    base: str
    provider: str


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with sign-in, and its provider."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sign_in')}/kumppani.db"
    port = free_port()
    with start_provider() as provider:
        environment = settings_of_sign_in(provider, f"http://127.0.0.1:{port}")
        with start_server(url, environment, script=STAND_IN, port=port) as base:
            yield House(base, provider)


def sign_in(page: Page, house: House, person: str, screen: str = SCREEN) -> None:
    page.goto(house.base + screen)
    page.get_by_role("button", name="Kirjaudu").click()
    page.get_by_role("button", name=person, exact=True).click()
    expect(page.get_by_role("button", name="Poistu")).to_be_visible()


def cookie(house: House, issued_at: datetime) -> dict[str, str]:
    """The identity cookie of somebody who signed in then, signed as the server signs it."""
    person = {
        "sub": "aino",
        "iat": int(issued_at.timestamp()),
        "origin": house.base,
        "is_logged_in": True,
        "provider": "default",
    }
    name = "_streamlit_user"
    value = create_signed_value(SECRET, name, json.dumps(person)).decode()
    return {"name": name, "value": value, "url": house.base}


def test_somebody_who_signs_in_is_known_by_their_verified_address(page, house):
    sign_in(page, house, "aino")

    expect(page.get_by_text("mode=signed_in email=aino@example.org subject=aino")).to_be_visible()


def test_an_address_that_the_provider_has_not_verified_is_not_believed(page, house):
    sign_in(page, house, "otso")

    expect(page.get_by_text("email=None subject=otso")).to_be_visible()


def test_after_signing_in_people_are_back_on_their_screen(page, house):
    sign_in(page, house, "aino")

    assert page.url == house.base + SCREEN


def test_somebody_who_changes_their_mind_is_back_on_their_screen(page, house):
    page.goto(house.base + SCREEN)
    page.get_by_role("button", name="Kirjaudu").click()

    page.get_by_role("button", name="Deny").click()

    expect(page.get_by_text(NOBODY)).to_be_visible()
    assert page.url == house.base + SCREEN


def test_somebody_who_signs_out_is_nobody_again(page, house):
    sign_in(page, house, "aino")

    page.get_by_role("button", name="Poistu").click()
    page.wait_for_url(lambda url: not url.startswith(house.base + "/person"))
    page.goto(house.base + SCREEN)

    expect(page.get_by_text(NOBODY)).to_be_visible()


@pytest.mark.parametrize(("hours", "known"), [(9, "subject=aino"), (11, NOBODY)])
def test_a_sign_in_holds_for_ten_hours(page, house, hours, known):
    page.context.add_cookies([cookie(house, datetime.now(UTC) - timedelta(hours=hours))])

    page.goto(house.base + SCREEN)

    expect(page.get_by_text(known)).to_be_visible()


def test_a_cookie_that_somebody_else_has_signed_is_not_believed(page, house):
    forged = cookie(house, datetime.now(UTC))
    page.context.add_cookies([{**forged, "value": forged["value"][:-4] + "AAAA"}])

    page.goto(house.base + SCREEN)

    expect(page.get_by_text(NOBODY)).to_be_visible()


def test_on_this_computer_without_sign_in_everybody_is_local(page, tmp_path):
    with start_server(f"sqlite:///{tmp_path}/kumppani.db", script=STAND_IN) as base:
        page.goto(f"{base}/person")

        expect(page.get_by_text("mode=local")).to_be_visible()


def test_a_server_for_many_without_sign_in_is_closed_even_on_this_computer(page, tmp_path):
    database = f"sqlite:///{tmp_path}/kumppani.db"

    with start_server(database, script=STAND_IN, is_local=False) as base:
        page.goto(f"{base}/person")

        expect(page.get_by_text("mode=closed")).to_be_visible()


def test_a_sign_in_that_is_only_half_configured_lets_nobody_in(page, tmp_path):
    half = {"KUMPPANI_OIDC_CLIENT_ID": "kumppani"}

    with start_server(f"sqlite:///{tmp_path}/kumppani.db", half, script=STAND_IN) as base:
        page.goto(f"{base}/person")

        expect(page.get_by_text("mode=closed")).to_be_visible()
