"""Each screen in each role and each language."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from dashboard.navigation import NAVIGATION, screens_for
from model.base import Language
from model.role import Permission, Role
from tests.screens.conftest import OpenApp

OPEN = [(role, screen.name) for role in Role for screen in screens_for(role) if screen.name != "start"]
ADDRESSES = {
    "measure": {"code": "1"},
    "goal": {"code": "G1"},
    "event": {"event": "1"},
    "organisation": {"code": "hopeapuro-pallo"},
}
OF_THE_PLAN = [screen.name for screen in NAVIGATION if screen.permission is not Permission.READ_PUBLISHED]
RAW_KEY = re.compile(r"(?<![\w/.@])[a-z_]+\.[a-z_]+(?:\.[a-z_]+)?(?![\w/.])")


def words_on(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "button", "info", "error", "success", "metric")
    shown = [
        str(part)
        for kind in kinds
        for element in app.get(kind)
        for part in (element.value, getattr(element, "label", ""))
    ]
    return "\n".join([*shown, *(element.proto.json for element in app.get("bidi_component"))])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("role", "screen"), OPEN)
def test_a_screen_opens_for_the_roles_that_may_see_it(
    open_app: OpenApp, role: Role, screen: str, language: Language
) -> None:
    app = open_app(role, screen, language, **ADDRESSES.get(screen, {}))

    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("screen", [screen.name for screen in NAVIGATION if screen.name != "start"])
def test_no_screen_shows_a_raw_key(open_app: OpenApp, screen: str, language: Language) -> None:
    app = open_app(Role.ADMINISTRATOR, screen, language, **ADDRESSES.get(screen, {}))

    assert not [key for key in RAW_KEY.findall(words_on(app)) if key.split(".")[0] in {"screen", "status", "field"}]


@pytest.mark.parametrize("role", list(Role))
def test_a_role_finds_in_its_menu_what_it_may_open_and_nothing_else(role: Role) -> None:
    names = {screen.name for screen in screens_for(role)}

    allowed = {screen.name for screen in NAVIGATION if role.may(screen.permission)}

    assert names == allowed


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL])
@pytest.mark.parametrize("screen", OF_THE_PLAN)
def test_council_and_public_cannot_reach_the_plan_itself(open_app: OpenApp, role: Role, screen: str) -> None:
    app = open_app(role, "yearly_snapshot")

    with pytest.raises(ValueError, match="regist"):
        app.switch_page(f"screens/{screen}.py")


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL, Role.COMMITTEE])
@pytest.mark.parametrize("screen", ["events", "event", "organisations", "organisation"])
def test_only_who_updates_measures_reaches_events_and_the_register(open_app: OpenApp, role: Role, screen: str) -> None:
    app = open_app(role, "yearly_snapshot")

    with pytest.raises(ValueError, match="regist"):
        app.switch_page(f"screens/{screen}.py")


@pytest.mark.parametrize("screen", OF_THE_PLAN)
def test_the_example_plan_is_marked_on_every_screen(open_app: OpenApp, screen: str) -> None:
    app = open_app(Role.COORDINATOR, screen, **ADDRESSES.get(screen, {}))

    assert texts_for("fi")("frame.example_data") in words_on(app)
