"""The plan editor: measures with their milestones, indicators, meetings, surveys, the plan itself."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.components.editor.grid import GridRow, cells_in
from dashboard.components.editor.parts import NOUNS, Part
from dashboard.components.editor.plan_form import days_in, written
from dashboard.language import texts_for
from model.actions.indicator_grid import Cell
from model.base import LocalText
from model.errors import NumberNotAllowed
from model.opening import open_database
from model.role import Role
from model.tables import Table
from tests.builders import an_indicator
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")
PLAN = "kauniainen-2021-2025"


def asked(database: str, query: str) -> list[Any]:
    with open_database(database).connect() as connection:
        return list(connection.execute(sa.text(query)).scalars())


def row_of(database: str, table: str, where: str) -> sa.RowMapping:
    at = Table.metadata.tables[table]
    with open_database(database).connect() as connection:
        return connection.execute(sa.select(at).where(sa.text(where))).mappings().one()


def open_part(open_app: OpenApp, part: Part, code: str = "") -> AppTest:
    return open_app(Role.COORDINATOR, "plan", part=part.value, **({"code": code} if code else {}))


def form_of(open_app: OpenApp, database: str, part: Part, code: str) -> tuple[AppTest, str]:
    """The screen with the form of a measure or an indicator, and what the names of its fields begin with."""
    noun = NOUNS[part]
    return open_part(open_app, part, code), f"plan.{noun}.{row_of(database, noun, f'code = {code!r}')['id']}.0"


@pytest.mark.parametrize("part", list(Part))
def test_every_part_opens(open_app: OpenApp, part: Part) -> None:
    app = open_part(open_app, part)

    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("field", ["title", "description", "resources", "schedule"])
def test_a_text_of_a_measure_is_mended(open_app: OpenApp, database: str, field: str) -> None:
    app, name = form_of(open_app, database, Part.MEASURES, "14")

    app.text_area(key=f"{name}.{field}_sv").set_value("På svenska")
    app.button(key=f"{name}.save").click().run()

    assert row_of(database, "measure", "code = '14'")[field].sv == "På svenska"


def test_a_saved_measure_writes_no_update(open_app: OpenApp, database: str) -> None:
    before = asked(database, "SELECT count(*) FROM measure_update")
    app, name = form_of(open_app, database, Part.MEASURES, "14")

    app.text_area(key=f"{name}.title_fi").set_value("Oikein kirjoitettu")
    app.button(key=f"{name}.save").click().run()

    assert asked(database, "SELECT count(*) FROM measure_update") == before


def test_a_measure_that_becomes_a_continuous_one_is_no_longer_required_yearly(open_app: OpenApp, database: str) -> None:
    app, name = form_of(open_app, database, Part.MEASURES, "4")

    app.selectbox(key=f"{name}.kind").set_value("continuous")
    app.button(key=f"{name}.save").click().run()

    found = row_of(database, "measure", "code = '4'")
    assert (found["kind"], found["required_per_year"]) == ("continuous", None)


def test_a_measure_is_linked_to_another_goal(open_app: OpenApp, database: str) -> None:
    app, name = form_of(open_app, database, Part.MEASURES, "4")
    goal = row_of(database, "goal", "code = 'G3'")["id"]

    app.multiselect(key=f"{name}.goals").set_value([goal])
    app.button(key=f"{name}.save").click().run()

    query = "SELECT goal_id FROM measure_goal l JOIN measure m ON m.id = l.measure_id WHERE m.code = '4'"
    assert asked(database, query) == [goal]


def test_a_measure_is_added_and_has_not_started(open_app: OpenApp, database: str) -> None:
    app, name = open_part(open_app, Part.MEASURES), "plan.measure.new.0"

    app.text_input(key=f"{name}.code").set_value("25")
    app.text_area(key=f"{name}.title_fi").set_value("Uusi")
    app.text_area(key=f"{name}.title_sv").set_value("Ny")
    app.date_input(key=f"{name}.due_on").set_value(date(2025, 5, 1))
    app.button(key=f"{name}.save").click().run()

    query = "SELECT u.status FROM measure_update u JOIN measure m ON m.id = u.measure_id WHERE m.code = '25'"
    assert asked(database, query) == ["not_started"]


def test_a_new_measure_without_a_first_day_is_refused_and_what_was_typed_stays(open_app: OpenApp) -> None:
    app, name = open_part(open_app, Part.MEASURES), "plan.measure.new.0"

    app.text_input(key=f"{name}.code").set_value("25")
    app.date_input(key=f"{name}.starts_on").set_value(None)
    app.button(key=f"{name}.save").click().run()

    assert app.error[0].value == f"{TEXTS('field.starts_on')}: {TEXTS('refusal.choice_missing')}"
    assert app.text_input(key=f"{name}.code").value == "25"


def test_a_milestone_is_reached(open_app: OpenApp, database: str) -> None:
    app, _ = form_of(open_app, database, Part.MEASURES, "5")
    first = "measure_id = (SELECT id FROM measure WHERE code = '5') AND due_on = '2024-10-31'"
    name = f"plan.milestone.{row_of(database, 'milestone', first)['id']}.0"

    app.date_input(key=f"{name}.reached_on").set_value(date(2024, 11, 1))
    app.button(key=f"{name}.save").click().run()

    assert row_of(database, "milestone", first)["reached_on"] == date(2024, 11, 1)


def test_a_milestone_is_added(open_app: OpenApp, database: str) -> None:
    app, name = form_of(open_app, database, Part.MEASURES, "14")
    key = name.removesuffix(".0") + ".milestone.0"

    app.text_area(key=f"{key}.title_fi").set_value("Uusi")
    app.text_area(key=f"{key}.title_sv").set_value("Nytt")
    app.date_input(key=f"{key}.due_on").set_value(date(2025, 5, 1))
    app.button(key=f"{key}.save").click().run()

    query = "SELECT count(*) FROM milestone WHERE measure_id = (SELECT id FROM measure WHERE code = '14')"
    assert asked(database, query) == [1]


def test_an_indicator_gets_another_direction_and_keeps_the_rest(open_app: OpenApp, database: str) -> None:
    before = row_of(database, "indicator", "code = '5b'")
    app, name = form_of(open_app, database, Part.INDICATORS, "5b")

    app.selectbox(key=f"{name}.direction").set_value("down")
    app.button(key=f"{name}.save").click().run()

    after = row_of(database, "indicator", "code = '5b'")
    assert {key for key in before if before[key] != after[key]} == {"direction", "version"}


def test_an_indicator_is_added(open_app: OpenApp, database: str) -> None:
    app, name = open_part(open_app, Part.INDICATORS), "plan.indicator.new.0"

    app.text_input(key=f"{name}.code").set_value("14z")
    app.text_area(key=f"{name}.name_fi").set_value("Uusi")
    app.text_area(key=f"{name}.name_sv").set_value("Ny")
    app.selectbox(key=f"{name}.computed").set_value("network_members")
    app.button(key=f"{name}.save").click().run()

    found = row_of(database, "indicator", "code = '14z'")
    assert (found["computed"], found["measure_id"], found["baseline_value"]) == ("network_members", None, None)


def test_a_reason_for_no_value_is_told_beside_the_indicator(open_app: OpenApp, database: str) -> None:
    app, name = form_of(open_app, database, Part.INDICATORS, "4c")
    key = "indicator." + name.removeprefix("plan.indicator.").removesuffix(".0") + ".value.0"

    app.selectbox(key=f"{key}.year").set_value(2022)
    app.text_input(key=f"{key}.reason_fi").set_value("Ei kysytty")
    app.text_input(key=f"{key}.reason_sv").set_value("Frågades inte")
    app.button(key=f"{key}.save").click().run()

    newest = asked(database, "SELECT missing_reason FROM indicator_value ORDER BY id DESC LIMIT 1")
    assert "Frågades inte" in newest[0]


TYPED = an_indicator(id=7)
ROWS = (
    GridRow(TYPED, Cell.TARGET, {2023: Decimal(10), 2024: None}),
    GridRow(TYPED, Cell.VALUE, {2023: Decimal("4.1"), 2024: None}),
)


def test_an_edited_cell_is_the_one_that_was_shown_there() -> None:
    (found,) = cells_in({1: {"2024": 5.5}}, ROWS, ROWS)

    assert (found.indicator_id, found.what, found.year, found.seen, found.value) == (
        7,
        Cell.VALUE,
        2024,
        None,
        Decimal("5.5"),
    )


def test_an_emptied_cell_is_empty_and_not_zero() -> None:
    (found,) = cells_in({1: {"2023": None}}, ROWS, ROWS)

    assert (found.value, found.seen) == (None, Decimal("4.1"))


@pytest.mark.parametrize(
    "edited",
    [
        {0: {"code": "9z"}},
        {0: {"baseline": 5}},
        {0: {"1999": 5}},
        {9: {"2023": 5}},
        {-1: {"2023": 5}},
        {1: {"2023": 4.1}},
    ],
    ids=["a code", "a baseline", "another year", "a row below", "a row above", "the same number"],
)
def test_nothing_but_other_numbers_of_rows_that_were_sent_is_taken(edited: dict[int, dict[str, object]]) -> None:
    found = cells_in(edited, ROWS, ROWS)

    assert found == ()


@pytest.mark.parametrize("value", ["x", float("nan"), [1]])
def test_a_cell_with_something_else_than_a_number_is_refused(value: object) -> None:
    with pytest.raises(NumberNotAllowed):
        cells_in({0: {"2023": value}}, ROWS, ROWS)


def test_what_was_seen_first_is_told_and_not_what_somebody_else_wrote_meanwhile() -> None:
    now = (GridRow(TYPED, Cell.TARGET, {2023: Decimal(99), 2024: None}), ROWS[1])

    (found,) = cells_in({0: {"2023": 12}}, now, ROWS)

    assert found.seen == Decimal(10)


def test_a_meeting_gets_its_section(open_app: OpenApp, database: str) -> None:
    id_ = asked(database, "SELECT min(id) FROM meeting")[0]
    app = open_part(open_app, Part.MEETINGS, str(id_))

    app.number_input(key=f"plan.meeting.{id_}.0.section").set_value(99)
    app.button(key=f"plan.meeting.{id_}.0.save").click().run()

    assert row_of(database, "meeting", f"id = {id_}")["section"] == 99


def test_a_meeting_is_recorded(open_app: OpenApp, database: str) -> None:
    app, name = open_part(open_app, Part.MEETINGS), "plan.meeting.new.0"

    app.date_input(key=f"{name}.held_on").set_value(date(2025, 5, 20))
    app.text_area(key=f"{name}.title_fi").set_value("Kokous")
    app.text_area(key=f"{name}.title_sv").set_value("Möte")
    app.button(key=f"{name}.save").click().run()

    assert row_of(database, "meeting", "held_on = '2025-05-20'")["title"] == LocalText(fi="Kokous", sv="Möte")


def test_a_survey_gets_another_title(open_app: OpenApp, database: str) -> None:
    id_ = asked(database, "SELECT min(id) FROM survey")[0]
    app = open_part(open_app, Part.SURVEYS, str(id_))

    app.text_area(key=f"plan.survey.{id_}.0.title_sv").set_value("En bättre rubrik")
    app.button(key=f"plan.survey.{id_}.0.save").click().run()

    assert row_of(database, "survey", f"id = {id_}")["title"].sv == "En bättre rubrik"


def test_a_plan_gets_other_cut_offs(open_app: OpenApp, database: str) -> None:
    app = open_part(open_app, Part.PLAN)

    app.text_input(key="plan.plan.0.cut_offs").set_value("30.6., 31.12.")
    app.button(key="plan.plan.0.save").click().run()

    assert row_of(database, "plan", f"slug = '{PLAN}'")["cut_offs"] == ("06-30", "12-31")


@pytest.mark.parametrize("words", ["joulukuussa", "31.13.", ""])
def test_what_is_no_day_of_the_year_is_refused_and_stays(open_app: OpenApp, database: str, words: str) -> None:
    app = open_part(open_app, Part.PLAN)

    app.text_input(key="plan.plan.0.cut_offs").set_value(words)
    app.button(key="plan.plan.0.save").click().run()

    assert TEXTS("field.cut_offs") in app.error[0].value
    assert app.text_input(key="plan.plan.0.cut_offs").value == words


def test_cut_offs_are_written_as_people_write_days_and_read_back() -> None:
    cut_offs = ("04-30", "08-31", "12-31")

    assert written(cut_offs) == "30.4., 31.8., 31.12."
    assert days_in(written(cut_offs)) == cut_offs


def test_a_new_plan_is_begun_and_looked_at(open_app: OpenApp, database: str) -> None:
    app = open_part(open_app, Part.PLAN)

    app.text_area(key="plan.new.0.name_fi").set_value("Toimenpiteet 2025–2029")
    app.text_area(key="plan.new.0.name_sv").set_value("Åtgärder 2025–2029")
    app.button(key="plan.new.0.save").click().run()

    assert app.query_params["plan"] == "kauniainen-2025-2029"
    assert row_of(database, "plan", "slug = 'kauniainen-2025-2029'")["term_starts_on"] == date(2025, 6, 1)
    assert TEXTS("editor.empty") in app.info[0].value
