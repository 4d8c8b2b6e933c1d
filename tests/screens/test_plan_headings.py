"""The plan editor: goals, themes, needs, responsible parties and categories."""

from functools import partial

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from model.actions.headings import change_heading
from model.actions.plans import HeadingInput
from model.actions.rows import HEADINGS, TABLES, Noun
from model.base import LocalText
from model.database import perform
from model.opening import open_database
from model.role import Actor, Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")
PLAN = "kauniainen-2021-2025"
FIRST = {
    Noun.GOAL: "G1",
    Noun.THEME: "T1",
    Noun.NEED: "N1",
    Noun.PARTY: "coordinator",
    Noun.CATEGORY: "public_health",
}


def rows_of(database: str, noun: Noun) -> list[sa.RowMapping]:
    with open_database(database).connect() as connection:
        table = sa.inspect(TABLES[noun]).local_table
        return list(connection.execute(sa.select(table).order_by(table.c.position)).mappings())


def row_of(database: str, noun: Noun, code: str) -> sa.RowMapping:
    return next(row for row in rows_of(database, noun) if row["code"] == code)


def open_row(open_app: OpenApp, noun: Noun, code: str) -> AppTest:
    return open_app(Role.COORDINATOR, "plan", part=noun.plural, code=code)


def name_of(database: str, noun: Noun, code: str) -> str:
    """What the fields of the form of a row are named, until it is saved."""
    return f"plan.{noun}.{row_of(database, noun, code)['id']}.0"


def somebody_changes(database: str, noun: Noun, code: str, title: LocalText) -> None:
    row = row_of(database, noun, code)
    heading = HeadingInput.of(code=code, title=title)
    change = partial(change_heading, seen_version=row["version"])
    perform(open_database(database), change, PLAN, noun, row["id"], heading, by=Actor("other", Role.ADMINISTRATOR))


@pytest.mark.parametrize("noun", HEADINGS)
def test_a_missing_language_is_mended_in_its_form(open_app: OpenApp, database: str, noun: Noun) -> None:
    code = FIRST[noun]
    app, name = open_row(open_app, noun, code), name_of(database, noun, code)

    app.text_area(key=f"{name}.title_sv").set_value("En bättre rubrik")
    app.button(key=f"{name}.save").click().run()

    assert row_of(database, noun, code)["title"].sv == "En bättre rubrik"
    assert app.success[0].value == TEXTS("saved.row", code=code.replace("_", r"\_"))


@pytest.mark.parametrize("noun", HEADINGS)
def test_a_heading_is_added(open_app: OpenApp, database: str, noun: Noun) -> None:
    app = open_app(Role.COORDINATOR, "plan", part=noun.plural)
    name = f"plan.{noun}.new.0"

    app.text_input(key=f"{name}.code").set_value("uusi")
    app.text_area(key=f"{name}.title_fi").set_value("Uusi")
    app.text_area(key=f"{name}.title_sv").set_value("Ny")
    app.button(key=f"{name}.save").click().run()

    assert rows_of(database, noun)[-1]["title"] == LocalText(fi="Uusi", sv="Ny")


def test_the_form_of_a_new_heading_is_empty_again_after_it_was_saved(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="themes")
    app.text_input(key="plan.theme.new.0.code").set_value("uusi")
    app.text_area(key="plan.theme.new.0.title_fi").set_value("Uusi")
    app.text_area(key="plan.theme.new.0.title_sv").set_value("Ny")

    app.button(key="plan.theme.new.0.save").click().run()

    assert app.text_input(key="plan.theme.new.1.code").value == ""


def test_what_is_missing_is_marked_in_the_list_and_in_the_form(open_app: OpenApp, database: str) -> None:
    with open_database(database).begin() as connection:
        connection.execute(sa.text("UPDATE goal SET title = json_set(title, '$.sv', '') WHERE code = 'G2'"))
    app = open_app(Role.COORDINATOR, "plan", part="goals")
    listed = app.button(key="plan.goals.G2.open")

    app = listed.click().run()

    name = name_of(database, Noun.GOAL, "G2")
    assert "ruotsi puuttuu" in listed.label
    assert TEXTS("editor.missing") in app.text_area(key=f"{name}.title_sv").label
    assert TEXTS("editor.missing") not in app.text_area(key=f"{name}.title_fi").label


def test_a_refusal_keeps_what_was_typed(open_app: OpenApp, database: str) -> None:
    app, name = open_row(open_app, Noun.GOAL, "G1"), name_of(database, Noun.GOAL, "G1")

    app.text_area(key=f"{name}.title_fi").set_value("Kirjoitettu")
    app.text_area(key=f"{name}.title_sv").set_value("")
    app.button(key=f"{name}.save").click().run()

    assert TEXTS("field.title_sv") in app.error[0].value
    assert app.text_area(key=f"{name}.title_fi").value == "Kirjoitettu"


def test_a_save_against_an_older_version_shows_both_and_keeps_what_was_typed(open_app: OpenApp, database: str) -> None:
    app, name = open_row(open_app, Noun.GOAL, "G1"), name_of(database, Noun.GOAL, "G1")
    app.text_area(key=f"{name}.title_fi").set_value("Minun")
    somebody_changes(database, Noun.GOAL, "G1", LocalText(fi="Heidän", sv="Deras"))

    app.button(key=f"{name}.save").click().run()

    said = " ".join(element.value for element in app.markdown)
    assert TEXTS("role.administrator") in app.error[0].value
    assert ("Heidän" in said, "Minun" in said) == (True, True)
    assert app.text_area(key=f"{name}.title_fi").value == "Minun"
    assert row_of(database, Noun.GOAL, "G1")["title"].fi == "Heidän"


def test_who_saw_the_other_version_may_save_theirs(open_app: OpenApp, database: str) -> None:
    app, name = open_row(open_app, Noun.GOAL, "G1"), name_of(database, Noun.GOAL, "G1")
    app.text_area(key=f"{name}.title_fi").set_value("Minun")
    somebody_changes(database, Noun.GOAL, "G1", LocalText(fi="Heidän", sv="Deras"))
    app.button(key=f"{name}.save").click().run()

    app.button(key=f"{name}.save").click().run()

    assert row_of(database, Noun.GOAL, "G1")["title"].fi == "Minun"


def test_a_form_that_was_left_begins_with_what_is_stored_now(open_app: OpenApp, database: str) -> None:
    app, name = open_row(open_app, Noun.GOAL, "G1"), name_of(database, Noun.GOAL, "G1")
    app.query_params["code"] = "G2"
    app.run()
    somebody_changes(database, Noun.GOAL, "G1", LocalText(fi="Heidän", sv="Deras"))

    app.query_params["code"] = "G1"
    app.run()
    app.text_area(key=f"{name}.title_sv").set_value("Min")
    app.button(key=f"{name}.save").click().run()

    assert not app.error
    assert row_of(database, Noun.GOAL, "G1")["title"] == LocalText(fi="Heidän", sv="Min")


def test_a_goal_that_gets_another_code_is_still_open_under_it(open_app: OpenApp, database: str) -> None:
    app, name = open_row(open_app, Noun.GOAL, "G1"), name_of(database, Noun.GOAL, "G1")

    app.text_input(key=f"{name}.code").set_value("S1")
    app.button(key=f"{name}.save").click().run()

    assert app.query_params["code"] == "S1"
    assert app.text_input(key=name.removesuffix("0") + "1.code").value == "S1"


@pytest.mark.parametrize(("button", "codes"), [("down", ["G2", "G1", "G3", "G4"]), ("move", ["G2", "G3", "G4", "G1"])])
def test_a_goal_goes_to_another_place(open_app: OpenApp, database: str, button: str, codes: list[str]) -> None:
    app, id_ = open_row(open_app, Noun.GOAL, "G1"), row_of(database, Noun.GOAL, "G1")["id"]

    app.number_input(key=f"plan.goal.{id_}.place.0.number.1").set_value(4)
    app.button(key=f"plan.goal.{id_}.place.{button}").click().run()

    assert [row["code"] for row in rows_of(database, Noun.GOAL)] == codes


def test_a_theme_that_measures_use_is_not_retired_and_they_are_named(open_app: OpenApp, database: str) -> None:
    app, id_ = open_row(open_app, Noun.THEME, "T1"), row_of(database, Noun.THEME, "T1")["id"]

    app.button(key=f"plan.theme.{id_}.retire.0.save").click().run()

    assert "T1" in app.error[0].value
    assert row_of(database, Noun.THEME, "T1")["retired_at"] is None


def test_what_nobody_uses_is_retired_and_restored(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="themes")
    app.text_input(key="plan.theme.new.0.code").set_value("T9")
    app.text_area(key="plan.theme.new.0.title_fi").set_value("Uusi")
    app.text_area(key="plan.theme.new.0.title_sv").set_value("Ny")
    app.button(key="plan.theme.new.0.save").click().run()
    app.button(key="plan.themes.T9.open").click().run()
    id_ = row_of(database, Noun.THEME, "T9")["id"]

    app.button(key=f"plan.theme.{id_}.retire.0.save").click().run()
    retired = row_of(database, Noun.THEME, "T9")["retired_at"]
    app.button(key=f"plan.theme.{id_}.restore.button").click().run()

    assert retired is not None
    assert row_of(database, Noun.THEME, "T9")["retired_at"] is None


def test_a_code_that_is_not_there_is_said_above_the_list(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="goals", code="G99")

    assert app.warning[0].value == TEXTS("editor.not_there")


def test_a_part_that_is_not_there_is_the_first_one(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="nothing")

    assert app.button(key="plan.goals.G1.open")


def test_the_present_is_edited_whatever_day_the_address_names(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="goals", code="G1", on="2023-12-31")
    name = name_of(database, Noun.GOAL, "G1")

    app.text_area(key=f"{name}.title_fi").set_value("Nykyinen")
    app.button(key=f"{name}.save").click().run()

    assert row_of(database, Noun.GOAL, "G1")["title"].fi == "Nykyinen"


def test_a_closed_term_is_read_and_not_edited(open_app: OpenApp, database: str) -> None:
    with open_database(database).begin() as connection:
        connection.execute(sa.text("UPDATE plan SET closed_on = '2025-06-10'"))

    app = open_row(open_app, Noun.GOAL, "G1")

    assert TEXTS("editor.closed", day="10.6.2025") in app.info[0].value
    assert not app.text_area
