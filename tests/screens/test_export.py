"""Export: files of the plan, and the address of its calendar."""

from dashboard.language import texts_for
from model.role import Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")


def test_every_table_of_the_plan_is_offered(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "export")

    labels = [button.proto.label for button in app.get("download_button")]
    wanted = [
        "workbook",
        *(f"sheet_{kind}" for kind in ("measures", "updates", "indicators", "organisations", "events")),
    ]
    assert [TEXTS(f"export.{name}") for name in wanted] == labels[:6]


def test_a_calendar_has_an_address_when_somebody_wants_one(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "export")

    app.button(key="export.calendar.open").click().run()

    assert "/own/calendar/" in app.code[0].value


def test_the_address_of_a_calendar_can_be_taken_away(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "export")
    app.button(key="export.calendar.open").click().run()

    app.button(key="export.calendar.close").click().run()

    assert not app.code
