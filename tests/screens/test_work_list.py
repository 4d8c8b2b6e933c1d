"""The coordinator's acts, through the screen."""

import pytest
import sqlalchemy as sa

from dashboard.language import texts_for
from model.actions.measures import UpdateInput, newest_update, record_update
from model.base import LocalText
from model.database import perform, unit_of_work
from model.measure import Status
from model.opening import open_database
from model.role import Actor, Role
from tests.screens.conftest import OpenApp, lines_on, pieces_on, press

PLAN = "kauniainen-2021-2025"


def state_of(database: str, code: str) -> sa.RowMapping:
    query = """SELECT u.*, m.id AS measure FROM measure_update u JOIN measure m ON m.id = u.measure_id
               WHERE m.code = :code ORDER BY u.as_of_on DESC, u.id DESC LIMIT 1"""
    with open_database(database).connect() as connection:
        return connection.execute(sa.text(query), {"code": code}).mappings().one()


def count_of(database: str) -> int:
    with open_database(database).connect() as connection:
        return connection.scalar(sa.text("SELECT count(*) FROM measure_update")) or 0


def test_one_click_records_that_a_measure_was_checked_and_nothing_changed(open_app: OpenApp, database: str) -> None:
    before = state_of(database, "14")
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, "unchanged", before["measure"])

    after = state_of(database, "14")
    assert (after["act"], after["status"], after["id"] > before["id"]) == (
        "unchanged",
        before["status"],
        True,
    )


def test_an_update_is_recorded_and_said(open_app: OpenApp, database: str) -> None:
    id_ = state_of(database, "14")["measure"]
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, "update", id_)
    app.radio(key=f"measure.{id_}.0.assessment").set_value("on_track")
    app.text_area(key=f"measure.{id_}.0.sentence_fi").set_value("Kirje on lähtenyt ajallaan.")
    app.button(key=f"measure.{id_}.0.save").click().run()

    assert "Kirje on lähtenyt ajallaan." in state_of(database, "14")["sentence"]
    assert app.success[0].value == texts_for("fi")("saved.update", code="14")


def test_a_postponed_measure_without_a_reason_is_refused_and_what_was_typed_stays(
    open_app: OpenApp, database: str
) -> None:
    id_, before = state_of(database, "14")["measure"], count_of(database)
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, "update", id_)
    app.radio(key=f"measure.{id_}.0.status").set_value("postponed")
    app.text_area(key=f"measure.{id_}.0.sentence_fi").set_value("Siirtyy ensi vuoteen.")
    app.button(key=f"measure.{id_}.0.save").click().run()

    assert texts_for("fi")("refusal.reason_missing") in app.error[0].value
    assert app.text_area(key=f"measure.{id_}.0.sentence_fi").value == "Siirtyy ensi vuoteen."
    assert count_of(database) == before


def test_an_update_of_somebody_else_meanwhile_is_told_and_nothing_typed_is_lost(
    open_app: OpenApp, database: str
) -> None:
    id_ = state_of(database, "14")["measure"]
    app = open_app(Role.COORDINATOR, "work_list")
    press(app, "update", id_)
    app.text_area(key=f"measure.{id_}.0.sentence_fi").set_value("Minun lauseeni.")
    engine = open_database(database)
    with unit_of_work(engine) as session:
        seen = newest_update(session, PLAN, "14")
    theirs = UpdateInput.of(status=Status.COMPLETED, comment=LocalText(fi="Valmis."), seen_update_id=seen)
    perform(engine, record_update, PLAN, "14", theirs, by=Actor("other", Role.ADMINISTRATOR))

    app.button(key=f"measure.{id_}.0.save").click().run()

    assert texts_for("fi")("role.administrator") in app.error[0].value
    assert app.text_area(key=f"measure.{id_}.0.sentence_fi").value == "Minun lauseeni."
    assert state_of(database, "14")["status"] == "completed"


def test_a_button_that_was_on_the_screen_before_the_role_changed_is_refused(open_app: OpenApp, database: str) -> None:
    id_, before = state_of(database, "14")["measure"], count_of(database)
    app = open_app(Role.COORDINATOR, "work_list")
    shown = app.session_state["viewer.now"]
    app.session_state["viewer.now"] = type(shown)(**{**shown.__dict__, "role": Role.COMMITTEE})

    press(app, "unchanged", id_)

    assert count_of(database) == before


def test_the_filter_by_responsible_party_lives_in_the_address(open_app: OpenApp) -> None:
    everybody = open_app(Role.COORDINATOR, "work_list")

    one = open_app(Role.COORDINATOR, "work_list", responsible="sports_services")

    assert 0 < len(lines_on(one)) < len(lines_on(everybody))


def test_a_refused_check_is_told_below_its_line_and_the_list_goes_on(open_app: OpenApp, database: str) -> None:
    id_ = state_of(database, "14")["measure"]
    app = open_app(Role.COORDINATOR, "work_list")
    engine = open_database(database)
    with unit_of_work(engine) as session:
        seen = newest_update(session, PLAN, "14")
    theirs = UpdateInput.of(status=Status.IN_PROGRESS, comment=LocalText(fi="Kesken."), seen_update_id=seen)
    perform(engine, record_update, PLAN, "14", theirs, by=Actor("other", Role.ADMINISTRATOR))

    press(app, "unchanged", id_)

    above, below = pieces_on(app)
    assert texts_for("fi")("role.administrator") in app.error[0].value
    assert above[-1]["code"] == "14"
    assert [line["code"] for line in above + below] == [line["code"] for line in lines_on(app.run())]


def test_a_refused_check_of_a_measure_that_somebody_else_completed_is_told_all_the_same(
    open_app: OpenApp, database: str
) -> None:
    id_ = state_of(database, "14")["measure"]
    app = open_app(Role.COORDINATOR, "work_list")
    engine = open_database(database)
    with unit_of_work(engine) as session:
        seen = newest_update(session, PLAN, "14")
    theirs = UpdateInput.of(status=Status.DISCONTINUED, reason=LocalText(fi="Ei.", sv="Nej."), seen_update_id=seen)
    perform(engine, record_update, PLAN, "14", theirs, by=Actor("other", Role.ADMINISTRATOR))

    press(app, "unchanged", id_)

    assert "14" not in [line["code"] for line in lines_on(app)]
    assert texts_for("fi")("role.administrator") in app.error[0].value


def test_a_line_leads_to_the_screen_of_its_measure(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, "open", state_of(database, "14")["measure"])

    assert app.title[0].value.startswith("14 ")


@pytest.mark.parametrize(
    ("what", "measure"), [("unchanged", 10**9), ("unchanged", "1"), ("remove", 1), ("open", None), ([], {})]
)
def test_what_a_line_cannot_say_does_nothing(open_app: OpenApp, database: str, what: object, measure: object) -> None:
    before = count_of(database)
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, what, measure)

    assert not app.exception
    assert app.title[0].value == texts_for("fi")("screen.work_list")
    assert count_of(database) == before


def test_an_open_form_cuts_the_list_but_not_its_headings(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "work_list")
    whole = [line["heading"] for line in lines_on(app)]

    press(app, "update", lines_on(app)[0]["line"])

    assert len(pieces_on(app)) == 2
    assert [line["heading"] for line in lines_on(app)] == [whole[0], "", "", *whole[3:]]
