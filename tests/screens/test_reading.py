"""The committee's screens."""

import sqlalchemy as sa

from dashboard.language import texts_for
from model.opening import open_database
from model.role import Role
from tests.screens.conftest import OpenApp


def test_a_save_is_seen_at_once(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COMMITTEE, "progress")
    with open_database(database).begin() as connection:
        connection.execute(sa.text("UPDATE plan SET revision = revision + 1, is_example = 0"))

    app.run()

    assert not app.get("badge") or texts_for("fi")("frame.example_data") not in str(app.main)


def test_the_measures_are_filtered_by_the_address(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "measures", status="completed")

    assert app.selectbox(key="filter.status").value == "completed"
    assert not any("24 / 24" in text.value for text in app.markdown)


def test_an_unknown_measure_is_said_in_one_sentence(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "measure", code="999")

    assert [error.value for error in app.error] == [texts_for("fi")("refusal.unknown_code", code="999")]


def test_an_unknown_plan_is_said_in_one_sentence(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "progress")
    app.query_params["plan"] = "toinen"

    app.run()

    assert len(app.error) == 1
    assert not app.exception


def test_a_past_cut_off_is_read_as_it_was_known_then(open_app: OpenApp) -> None:
    now = open_app(Role.COMMITTEE, "progress")

    then = open_app(Role.COMMITTEE, "progress", on="2023-04-30")

    assert [tile.value for tile in then.metric] != [tile.value for tile in now.metric]
