"""Meeting: one thing at a time, in the order of its reading."""

from dashboard.language import texts_for
from model.role import Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")


def test_a_meeting_begins_with_the_findings(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "meeting")

    assert app.header[0].value == TEXTS("meeting.findings")


def test_the_next_step_is_one_key_away(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "meeting")

    app.button(key="meeting.on").click().run()

    assert app.header[0].value == TEXTS("meeting.status")


def test_the_first_step_has_none_before_it(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "meeting")

    assert app.button(key="meeting.back").disabled


def test_a_step_that_is_none_leads_to_one_that_is(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "meeting", step="99")

    assert app.header[0].value == TEXTS("meeting.participation")


def test_for_the_printer_every_step_stands_below_the_one_before(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "meeting", step="0")

    titles = [header.value for header in app.header]
    assert titles == [
        TEXTS(f"meeting.{name}") for name in ("findings", "status", "changes", "off_course", "participation")
    ]
