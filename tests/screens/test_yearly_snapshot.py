"""The council's screen, and the coordinator's acts on it."""

import json
from datetime import date

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from model.actions.ledger import canonical
from model.opening import open_database
from model.reading.snapshots import read_sealed
from model.role import Role
from model.yearly.sealing import seal
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


def handled(app: AppTest, snapshot_id: int, **entered: object) -> AppTest:
    """The form in which the coordinator tells that a body handled the year, filled and sent."""
    name = f"stage.{snapshot_id}.0"
    for field, value in entered.items():
        kinds = {"body": app.selectbox, "held_on": app.date_input, "section": app.number_input}
        kinds.get(field, app.text_input)(key=f"{name}.{field}").set_value(value)
    return app.button(key=f"{name}.save").click().run()


def frozen_2025(app: AppTest, for_council: bool = False) -> AppTest:
    app.selectbox(key="freeze.year").set_value(2025)
    app.checkbox(key="freeze.for_council.2025").set_value(for_council)
    app.checkbox(key="freeze.sure").check()
    return app.button(key="freeze.button").click().run()


def test_what_is_missing_before_a_freeze_is_a_link_to_where_it_is_mended(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "yearly_snapshot")

    links = [link.proto.label for link in app.get("page_link")]

    assert any(TEXTS("gap.assessment_missing") in label for label in links)


def test_a_year_with_gaps_is_not_frozen_for_the_council_and_says_why(open_app: OpenApp) -> None:
    app = frozen_2025(open_app(Role.COORDINATOR, "yearly_snapshot"), for_council=True)

    assert "12" in app.error[0].value
    assert app.selectbox(key="snapshot.chosen").options == ["2024", "2023", "2022"]


def test_the_preview_is_read_in_each_language(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "yearly_snapshot")
    app.session_state["freeze.preview"] = True
    app.run()

    app.radio(key="freeze.preview.language").set_value("sv").run()

    assert texts_for("sv")("snapshot.statuses") in [header.value for header in app.header]


def test_the_preview_shows_the_pages_of_the_pdf(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "yearly_snapshot")
    app.session_state["freeze.preview"] = True
    app.run()

    app.button(key="freeze.preview.make").click().run()

    pages = [image.proto.imgs[0].alt for image in app.get("image")]
    assert pages[0] == TEXTS("freeze.page", number=1, count=len(pages))


def test_a_body_that_handled_a_year_is_told_with_its_section(open_app: OpenApp) -> None:
    app = frozen_2025(open_app(Role.COORDINATOR, "yearly_snapshot"))

    handled(app, 4, body="welfare_committee", held_on=date(2025, 6, 18), section=31, case_number="71/00.01.02.00/2025")

    told = " ".join(markdown.value.replace("\\", "") for markdown in app.markdown)
    assert "Hyvinvointivaliokunta 18.6.2025, § 31, 71/00.01.02.00/2025" in told


def test_the_address_of_the_minutes_makes_nothing_but_a_link(open_app: OpenApp) -> None:
    app = frozen_2025(open_app(Role.COORDINATOR, "yearly_snapshot"))
    picture = "https://example.org/)![x](https://example.org/y.png"

    handled(app, 4, held_on=date(2025, 6, 18), url=picture)

    assert not app.error
    assert not [markdown for markdown in app.markdown if "![x]" in markdown.value]


def test_a_handling_without_its_day_is_refused_and_stays_as_typed(open_app: OpenApp) -> None:
    app = frozen_2025(open_app(Role.COORDINATOR, "yearly_snapshot"))

    handled(app, 4, case_number="71/00.01.02.00/2025")

    assert app.error
    assert app.text_input(key="stage.4.0.case_number").value == "71/00.01.02.00/2025"


def test_a_year_with_gaps_is_not_published_and_says_why(open_app: OpenApp) -> None:
    app = frozen_2025(open_app(Role.COORDINATOR, "yearly_snapshot"))

    app.button(key="publish.4.button").click().run()

    assert "12" in app.error[0].value


def corrected(app: AppTest, year: int = 2024, why: str = "Luku oli väärä.") -> AppTest:
    app.text_area(key=f"correct.{year}.0.why_fi").set_value(why)
    app.text_area(key=f"correct.{year}.0.why_sv").set_value("Siffran var fel.")
    return app.button(key=f"correct.{year}.0.save").click().run()


def test_a_correction_is_a_new_issue_that_names_the_old_one_and_why(open_app: OpenApp) -> None:
    app = corrected(open_app(Role.COORDINATOR, "yearly_snapshot", year="2024"))

    assert app.selectbox(key="snapshot.chosen").options == ["2024/2", "2024", "2023", "2022"]
    assert "Luku oli väärä." in app.info[0].value.replace("\\", "")


def test_the_reason_of_a_correction_is_shown_as_typed(open_app: OpenApp) -> None:
    app = corrected(open_app(Role.COORDINATOR, "yearly_snapshot", year="2024"), why="![x](https://example.org/y.png)")

    assert "![x]" not in app.info[0].value
    assert "![x](https" in app.info[0].value.replace("\\", "").replace("\u2060", "")


def test_an_issue_that_was_replaced_says_so_and_stays_readable(open_app: OpenApp) -> None:
    corrected(open_app(Role.COORDINATOR, "yearly_snapshot", year="2024"))

    app = open_app(Role.COORDINATOR, "yearly_snapshot", year="2024", issue="1")

    assert "2024/2" in app.warning[0].value
    assert app.table


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL])
def test_a_correction_that_is_not_published_is_not_hinted_at(open_app: OpenApp, role: Role) -> None:
    corrected(open_app(Role.COORDINATOR, "yearly_snapshot", year="2024"))

    app = open_app(role, "yearly_snapshot", year="2024")

    assert app.selectbox(key="snapshot.chosen").options == ["2024", "2023", "2022"]
    assert not app.warning


def test_two_years_are_compared_measure_by_measure(open_app: OpenApp) -> None:
    app = open_app(Role.COUNCIL, "yearly_snapshot", year="2024")

    app.selectbox(key="snapshot.against.3").set_value(1).run()

    rows = app.table[-1].value
    assert list(rows.columns) == [TEXTS(f"column.{name}") for name in ("subject", "field", "was", "now")]
    assert len(rows) > 50


def test_nobody_without_the_permission_sees_handling_publishing_or_correcting(open_app: OpenApp) -> None:
    seen = {role: [b.key for b in open_app(role, "yearly_snapshot").button] for role in (Role.COUNCIL, Role.COMMITTEE)}

    assert not [key for keys in seen.values() for key in keys if key.startswith(("stage.", "publish.", "correct."))]


def test_a_year_gets_a_file_of_every_form_and_language(open_app: OpenApp) -> None:
    app = open_app(Role.COUNCIL, "yearly_snapshot", year="2024")

    found = [button.proto.id.rpartition("snapshot.3.")[2] for button in app.get("download_button")]

    assert found == ["pdf.fi", "pdf.sv", "pdf.en", "xlsx.fi", "csv.fi", "json.fi"]


# checking a file


def dropped(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader(key="check.file").set_value((name, content, "application/octet-stream"))
    return app.run()


def sealed_document(database: str) -> str:
    with open_database(database).connect() as connection:
        return read_sealed(connection)[-1].text


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_check_a_file_and_learns_that_it_was_published_here(
    open_app: OpenApp, database: str, role: Role
) -> None:
    app = dropped(open_app(role, "check_document"), "year.json", sealed_document(database).encode())

    assert [said.value[0] for said in app.success] == ["✓", "✓"]


def test_a_changed_file_is_told_in_a_sentence(open_app: OpenApp, database: str) -> None:
    forged = sealed_document(database).replace('"numerator":5', '"numerator":6', 1)

    app = dropped(open_app(Role.PUBLIC, "check_document"), "year.json", forged.encode())

    assert app.error[0].value == TEXTS("refusal.document_changed")


def test_nothing_is_made_of_what_a_file_says_that_anybody_sealed(open_app: OpenApp, database: str) -> None:
    picture = "![x](https://example.org/y.png)"
    document = json.loads(sealed_document(database))["document"]
    figures = document["figures"]["participation"]
    crafted = {**document, "year": picture}
    crafted["figures"]["participation"] = {**figures, picture: figures["2024"]}

    app = dropped(open_app(Role.PUBLIC, "check_document"), "year.json", seal(canonical(crafted), None).encode())

    assert not app.exception
    assert not [said for said in (*app.success, *app.warning, *app.markdown) if picture in said.value]


def test_a_file_that_is_something_else_is_told_in_a_sentence(open_app: OpenApp) -> None:
    app = dropped(open_app(Role.PUBLIC, "check_document"), "year.pdf", b"%PDF-1.7 nothing")

    assert app.error[0].value == TEXTS("refusal.not_a_yearly_document")


# the value of an indicator


def test_a_missing_value_is_recorded_on_the_screen_of_its_measure(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "measure", code="8")
    name = next(b.key for b in app.button if b.key.endswith("value.0.save")).removesuffix(".save")

    app.selectbox(key=f"{name}.year").set_value(2025)
    app.number_input(key=f"{name}.value").set_value(3)
    app.button(key=f"{name}.save").click().run()

    assert app.success[0].value == TEXTS("saved.value", code="8a", year=2025)


def test_a_value_without_a_number_or_a_reason_is_refused(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "measure", code="8")

    app.button(key=next(b.key for b in app.button if b.key.endswith("value.0.save"))).click().run()

    assert app.error[0].value.startswith(TEXTS("field.missing_reason_fi"))
