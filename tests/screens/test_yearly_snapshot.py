"""The council's screen, and the coordinator's acts on it."""

import pytest
import sqlalchemy as sa

from dashboard.language import texts_for
from model.opening import open_database
from model.role import Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")


def execute(database: str, *statements: str) -> None:
    with open_database(database).begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL])
def test_council_and_public_see_published_years_only(open_app: OpenApp, database: str, role: Role) -> None:
    execute(
        database,
        "DROP TRIGGER snapshot_stage_no_delete",
        "DELETE FROM snapshot_stage WHERE snapshot_id = (SELECT max(id) FROM yearly_snapshot)",
    )

    app = open_app(role, "yearly_snapshot")

    assert app.selectbox(key="snapshot.chosen").options == ["2023", "2022"]


def test_an_unbroken_year_says_that_it_is_verified(open_app: OpenApp) -> None:
    app = open_app(Role.COUNCIL, "yearly_snapshot", year="2023")

    assert app.success[0].value.startswith("✓")


def test_a_changed_byte_takes_the_mark_away(open_app: OpenApp, database: str) -> None:
    execute(
        database,
        "DROP TRIGGER yearly_snapshot_no_update",
        "UPDATE yearly_snapshot SET content = replace(content, 'Grankulla', 'Grannkulla') WHERE year = 2023",
    )

    app = open_app(Role.COUNCIL, "yearly_snapshot", year="2023")

    assert TEXTS("fault.content_changed") in app.error[0].value


def test_only_those_who_may_freeze_see_the_button(open_app: OpenApp) -> None:
    seen = {role: "freeze.button" in [b.key for b in open_app(role, "yearly_snapshot").button] for role in Role}

    assert seen == {role: role in (Role.COORDINATOR, Role.ADMINISTRATOR) for role in Role}


def test_a_year_is_frozen_only_after_it_was_said_to_be_checked(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "yearly_snapshot")

    app.button(key="freeze.button").click().run()

    assert app.success[0].value == TEXTS("freeze.not_sure")
    assert app.selectbox(key="snapshot.chosen").options == ["2024", "2023", "2022"]


def test_the_coordinator_freezes_the_last_year_of_the_term(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "yearly_snapshot")

    app.selectbox(key="freeze.year").set_value(2025)
    app.checkbox(key="freeze.sure").check()
    app.button(key="freeze.button").click().run()

    assert app.selectbox(key="snapshot.chosen").options == ["2025", "2024", "2023", "2022"]


def test_what_was_frozen_does_not_follow_the_plan(open_app: OpenApp, database: str) -> None:
    before = [table.value.to_csv() for table in open_app(Role.COUNCIL, "yearly_snapshot", year="2023").table]
    execute(database, 'UPDATE measure SET title = \'{"fi": "Toinen", "sv": "Annan", "en": "Other"}\'')

    after = [table.value.to_csv() for table in open_app(Role.COUNCIL, "yearly_snapshot", year="2023").table]

    assert after == before


@pytest.mark.parametrize("byte", ["X'FF'", "X'5B'"])
def test_a_year_that_is_no_longer_a_document_is_told_and_not_shown(open_app: OpenApp, database: str, byte: str) -> None:
    execute(
        database,
        "DROP TRIGGER yearly_snapshot_no_update",
        f"UPDATE yearly_snapshot SET content = CAST({byte} || substr(CAST(content AS BLOB), 2) AS TEXT)"
        " WHERE year = 2023",
    )

    app = open_app(Role.COUNCIL, "yearly_snapshot", year="2023")

    assert TEXTS("fault.content_changed") in app.error[0].value
    assert not app.exception
    assert not app.table
