"""The form of one measure keeps what is typed in it: against a closed tab, a restart, and somebody else's update."""

from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from model.actions.update_input import UpdateInput
from model.actions.updates import record_update
from model.base import LocalText
from model.database import perform
from model.measure import Status
from model.opening import open_database
from model.role import Actor, Role
from tests.screens.conftest import OpenApp, press
from tests.screens.test_update_many import drafts_of
from tests.screens.test_work_list import PLAN, state_of
from tests.statements import statements

TEXTS = texts_for("fi")
SENTENCE = "Kirje on lähtenyt ajallaan."


def open_form(open_app: OpenApp, code: str = "14") -> AppTest:
    """In a new session, as after a closed tab or a restarted server."""
    return open_app(Role.COORDINATOR, "measure", code=code)


def name_of(database: str, code: str = "14") -> str:
    """What the fields of a measure's form are named after, before anything is saved in it."""
    return f"measure.{state_of(database, code)['measure']}.0"


def tell(database: str, code: str = "14", **values: Any) -> None:
    """Somebody else records an update."""
    update = UpdateInput.of(**values)
    perform(open_database(database), record_update, PLAN, code, update, by=Actor("other", Role.ADMINISTRATOR))


def test_what_was_typed_is_there_in_a_new_session(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    app = open_form(open_app)
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE)
    app.radio(key=f"{name}.assessment").set_value("needs_development").run()

    again = open_form(open_app)

    assert again.text_area(key=f"{name}.sentence_fi").value == SENTENCE
    assert again.radio(key=f"{name}.assessment").value == "needs_development"
    assert again.info[0].value.startswith("Luonnos ")


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("radio", "status", "completed"),
        ("text_area", "reason_sv", "Orsak"),
        ("text_area", "comment_fi", "Kommentti"),
        ("text_area", "sentence_en", "Sentence"),
        ("number_input", "progress", 55),
        ("text_input", "evidence_url", "https://example.org/a"),
    ],
)
def test_every_field_is_kept(open_app: OpenApp, database: str, kind: str, field: str, value: object) -> None:
    key = f"{name_of(database)}.{field}"
    getattr(open_form(open_app), kind)(key=key).set_value(value).run()

    again = open_form(open_app)

    assert getattr(again, kind)(key=key).value == value


def test_a_form_in_which_nothing_was_typed_keeps_no_draft(open_app: OpenApp, database: str) -> None:
    open_form(open_app).run()

    assert drafts_of(database) == {}


def test_what_was_taken_back_is_no_draft_any_more(open_app: OpenApp, database: str) -> None:
    field = f"{name_of(database)}.sentence_fi"
    app = open_form(open_app)
    app.text_area(key=field).set_value(SENTENCE).run()

    app.text_area(key=field).set_value("").run()

    assert drafts_of(database) == {}


def test_a_save_takes_the_draft_away(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    app = open_form(open_app)
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE).run()

    app.button(key=f"{name}.save").click().run()

    assert app.success[0].value == TEXTS("saved.update", code="14")
    assert drafts_of(database) == {}


def test_what_was_typed_at_the_moment_of_the_save_comes_back_in_no_draft(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    app = open_form(open_app)

    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE)
    app.button(key=f"{name}.save").click().run()
    app.run()

    assert SENTENCE in state_of(database, "14")["sentence"]
    assert drafts_of(database) == {}


def test_a_refused_save_keeps_the_draft(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    app = open_form(open_app)
    app.radio(key=f"{name}.status").set_value("postponed")
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE)

    app.button(key=f"{name}.save").click().run()

    assert TEXTS("refusal.reason_missing") in app.error[0].value
    assert open_form(open_app).text_area(key=f"{name}.sentence_fi").value == SENTENCE


def test_a_draft_is_thrown_away_with_one_button(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    app = open_form(open_app)
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE).run()

    app.button(key=f"{name}.throw_away").click().run()

    assert drafts_of(database) == {}
    assert app.text_area(key=f"{name[:-1]}1.sentence_fi").value == ""


def test_the_form_of_the_work_list_has_the_same_draft(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    open_form(open_app).text_area(key=f"{name}.sentence_fi").set_value(SENTENCE).run()
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, "update", int(name.split(".")[1]))

    assert app.text_area(key=f"{name}.sentence_fi").value == SENTENCE


def test_a_conflict_shows_what_was_there_what_is_there_and_what_was_typed(open_app: OpenApp, database: str) -> None:
    name = name_of(database, "12")
    app = open_form(open_app, "12")
    app.number_input(key=f"{name}.progress").set_value(60)
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE).run()
    tell(database, "12", status=Status.COMPLETED, progress=100)

    app.button(key=f"{name}.save").click().run()

    said = app.warning[0].value
    assert TEXTS("role.administrator") in app.error[0].value
    assert f"{TEXTS('field.progress')}: 35 % → **100 %**{TEXTS('many.yours', value='60 %')}" in said
    assert app.text_area(key=f"{name}.sentence_fi").value == SENTENCE


def test_after_a_conflict_a_field_that_nobody_touched_tells_the_newest_state(open_app: OpenApp, database: str) -> None:
    name = name_of(database, "12")
    app = open_form(open_app, "12")
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE).run()
    tell(database, "12", status=Status.COMPLETED, progress=100)

    app.button(key=f"{name}.save").click().run()
    app.button(key=f"{name}.save").click().run()

    after = state_of(database, "12")
    assert (after["status"], after["progress"], SENTENCE in after["sentence"]) == ("completed", 100, True)


def test_a_draft_over_a_state_that_is_no_longer_the_newest_says_so_when_it_is_restored(
    open_app: OpenApp, database: str
) -> None:
    name = name_of(database, "12")
    open_form(open_app, "12").number_input(key=f"{name}.progress").set_value(60).run()
    tell(database, "12", status=Status.COMPLETED, comment=LocalText(fi="Valmis"), progress=100)

    app = open_form(open_app, "12")

    assert f"{TEXTS('field.progress')}: 35 % → **100 %**" in app.warning[0].value
    assert app.number_input(key=f"{name}.progress").value == 60


def test_a_rerun_in_which_nothing_was_typed_asks_one_question(open_app: OpenApp, database: str) -> None:
    app = open_form(open_app)
    app.run()

    with statements(sa.Engine) as sent:
        app.run()

    assert len(sent) == 1


def test_a_draft_that_another_version_kept_is_read_as_far_as_it_is_understood(open_app: OpenApp, database: str) -> None:
    name = name_of(database)
    app = open_form(open_app)
    app.text_area(key=f"{name}.sentence_fi").set_value(SENTENCE).run()
    with open_database(database).begin() as connection:
        connection.execute(
            sa.text("""UPDATE draft SET content = '{"status": "unheard", "due_on": 7, "sentence_fi": "A", "x": []}'""")
        )

    again = open_form(open_app)

    assert again.text_area(key=f"{name}.sentence_fi").value == "A"
    assert not again.exception
