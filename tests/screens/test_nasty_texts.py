"""What people typed reaches the framework and the charts escaped, wherever a screen shows it."""

import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.components.editor.parts import Part
from dashboard.language import as_typed, texts_for
from model.exchange.names import BULLET
from model.opening import open_database
from model.role import Role
from tests.nasty_plan import NASTY, NASTY_CODE, NastyPlan, Typed, bare
from tests.screens.conftest import OpenApp, groups_on, press

SCREENS = (
    *("work_list", "progress", "changes", "measures", "participation", "plan", "yearly_snapshot"),
    *("events", "organisations", "indicators", "goals", "goal"),
)
EVERYTHING = {"all": "1", "part": "everything"}  # by their addresses; other screens know neither
TOLD_OF_EVENTS = {"events.title", "measures.title", "organisations.name"}
TOLD_OF_ORGANISATIONS = {"organisations.name", "categories.title", "events.title"}
LABELLED = ("selectbox", "checkbox", "number_input", "multiselect", "text_input", "expander")
READ_AS_MARKDOWN = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")
TABLES = {
    "comers_by_year": ("participation", {"organisations.name"}),
    "met_nobody": ("participation", {"organisations.name"}),
    "recurring_pairs": ("participation", {"organisations.name"}),
    "actors_of_measures": ("participation", {"measures.title", "parties.title"}),
    "coverage_by_year": ("participation", {"categories.title"}),
    "measures_over_term": ("timeline", {"measures.title", "milestones.title"}),
    "year_clock": ("timeline", {"measures.title"}),
    "needs_and_goals": ("goals", {"needs.title", "goals.title"}),
    "needs_answered": ("goals", {"needs.title"}),
}
TOLD_OF_MEASURES = {
    *("measures.title", "measures.description", "measures.resources", "measures.schedule", "milestones.title"),
    *("goals.title", "themes.title", "needs.title", "parties.title", "events.title"),
    *("indicators.name", "indicators.definition", "indicators.baseline_origin", "values.missing_reason"),
    *("updates.sentence", "updates.reason", "updates.comment", "updates.evidence_url"),
}


@pytest.fixture
def example(nasty_plan: NastyPlan) -> Path:
    """The plan on a copy of which the screens are opened here."""
    return nasty_plan.file


def read_as_markdown(app: AppTest) -> Iterator[str]:
    """Everything on the screen that the framework reads as Markdown."""
    for kind in READ_AS_MARKDOWN:
        yield from (element.value for element in app.get(kind))
    yield from (element.label for kind in ("button", "expander") for element in app.get(kind))
    yield from (link.proto.label for link in app.get("page_link"))
    yield from (element.label for kind in LABELLED for element in app.get(kind) if hasattr(element, "label"))
    for table in app.table:
        yield from (str(cell) for cell in table.value.to_numpy().ravel())


def strings_in(value: Any) -> Iterator[str]:
    """Every text of a figure, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in strings_in(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in strings_in(inner))


def codes_of_measures(database: str) -> list[str]:
    with open_database(database).connect() as connection:
        return list(connection.scalars(sa.text("SELECT code FROM measure ORDER BY position")))


def unescaped(bodies: Iterable[str], plan: NastyPlan) -> list[Typed]:
    """The texts that are in these bodies, but not as one that the framework will show as typed."""
    return [typed for body in bodies for typed in plan.shown_in(body) if bare(as_typed(typed.text)) not in bare(body)]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_escapes_every_text_for_markdown(open_app: OpenApp, nasty_plan: NastyPlan, screen: str) -> None:
    app = open_app(Role.COORDINATOR, screen, **EVERYTHING, code="G1")

    bodies, lines = list(read_as_markdown(app)), list(strings_in(groups_on(app)))

    assert any(nasty_plan.shown_in(body) for body in (*bodies, *lines))
    assert not unescaped(bodies, nasty_plan)


@pytest.mark.parametrize("part", list(Part))
def test_a_part_of_the_plan_escapes_every_text_for_markdown(
    open_app: OpenApp, nasty_plan: NastyPlan, part: Part
) -> None:
    app = open_app(Role.COORDINATOR, "plan", part=part.value)

    bodies = list(read_as_markdown(app))

    assert not unescaped(bodies, nasty_plan)


@pytest.mark.parametrize("part", [Part.GOALS, Part.MEASURES])
def test_a_form_of_the_plan_escapes_what_stands_beside_its_fields(
    open_app: OpenApp, nasty_plan: NastyPlan, part: Part
) -> None:
    app = open_app(Role.COORDINATOR, "plan", part=part.value, code=NASTY_CODE)

    bodies = list(read_as_markdown(app))

    assert not app.warning
    assert any(bare(as_typed(NASTY_CODE)) in bare(body) for body in bodies)
    assert not unescaped(bodies, nasty_plan)


@pytest.mark.parametrize("chart", TABLES)
def test_what_stands_behind_a_chart_is_escaped_for_markdown(
    open_app: OpenApp, nasty_plan: NastyPlan, chart: str
) -> None:
    screen, places = TABLES[chart]
    app = open_app(Role.COMMITTEE, screen, **EVERYTHING)
    app.session_state[f"chart.{chart}.table"] = True

    bodies = list(read_as_markdown(app.run()))

    assert {typed.place for body in bodies for typed in nasty_plan.shown_in(body)} >= places
    assert not unescaped(bodies, nasty_plan)


def test_every_measure_escapes_its_texts_for_markdown(open_app: OpenApp, nasty_plan: NastyPlan, database: str) -> None:
    app = open_app(Role.COORDINATOR, "measure", code=NASTY_CODE)

    bodies: list[str] = []
    for code in codes_of_measures(database):
        app.query_params["code"] = code
        bodies += read_as_markdown(app.run())

    assert {typed.place for body in bodies for typed in nasty_plan.shown_in(body)} >= TOLD_OF_MEASURES
    assert not unescaped(bodies, nasty_plan)


def test_every_event_escapes_its_texts_for_markdown(open_app: OpenApp, nasty_plan: NastyPlan) -> None:
    app = open_app(Role.COORDINATOR, "event", event="1")

    bodies: list[str] = []
    for event_id in range(1, 60, 6):
        app.query_params["event"] = str(event_id)
        bodies += read_as_markdown(app.run())

    assert {typed.place for body in bodies for typed in nasty_plan.shown_in(body)} >= TOLD_OF_EVENTS
    assert not unescaped(bodies, nasty_plan)


def test_every_organisation_escapes_its_texts_for_markdown(
    open_app: OpenApp, nasty_plan: NastyPlan, database: str
) -> None:
    with open_database(database).connect() as connection:
        codes = list(connection.scalars(sa.text("SELECT code FROM organisation ORDER BY id")))
    app = open_app(Role.COORDINATOR, "organisation", code=codes[0])

    bodies: list[str] = []
    for code in codes[::5]:
        app.query_params["code"] = code
        bodies += read_as_markdown(app.run())

    assert {typed.place for body in bodies for typed in nasty_plan.shown_in(body)} >= TOLD_OF_ORGANISATIONS
    assert not unescaped(bodies, nasty_plan)


@pytest.mark.parametrize("ticked", [False, True])
def test_pasted_names_are_asked_about_as_they_were_typed(open_app: OpenApp, ticked: bool) -> None:
    pasted = [f"{text} seura {number}x" for number, text in enumerate(NASTY) if not set(",;\n\t") & set(text)]
    app = open_app(Role.COORDINATOR, "events", form="new")
    app.text_area(key="event_form.new.0.0.pasted").set_value("\n".join(pasted)).run()
    offers = [box for box in app.checkbox if box.key and ".add." in box.key]
    for box in offers if ticked else []:
        box.check()
    app.run()

    labels = bare(" ".join(read_as_markdown(app)))

    missing = [text for text in pasted if bare(as_typed(BULLET.sub("", text))) not in labels]
    assert offers
    assert not missing


@pytest.mark.parametrize("screen", ["progress", "participation", "goals", "timeline"])
def test_a_chart_escapes_every_text_for_plotly(open_app: OpenApp, nasty_plan: NastyPlan, screen: str) -> None:
    app = open_app(Role.COORDINATOR, screen, **EVERYTHING)

    texts = [text for chart in app.get("plotly_chart") for text in strings_in(json.loads(chart.proto.spec))]

    shown = {typed: text.replace("<br>", "") for text in texts for typed in nasty_plan.shown_in(text)}
    assert shown
    assert not [typed for typed, text in shown.items() if bare(html.escape(typed.text, quote=False)) not in bare(text)]


def test_the_review_of_many_updates_escapes_every_text_for_markdown(
    open_app: OpenApp, nasty_plan: NastyPlan, database: str
) -> None:
    app = open_app(Role.COORDINATOR, "update_many")
    rows = range(len(app.data_editor[0].value))

    edits = {row: {"comment_fi": " ".join(NASTY), "comment_sv": "", "sentence_fi": "", "progress": 1} for row in rows}
    app.session_state[str(app.data_editor[0].key)] = {"edited_rows": edits}
    app.run()

    bodies = list(read_as_markdown(app))
    assert any(bare(as_typed(" ".join(NASTY))) in bare(body) for body in bodies)
    assert {typed.place for body in bodies for typed in nasty_plan.shown_in(body)} >= {
        *("measures.title", "updates.sentence"),
    }
    assert not unescaped(bodies, nasty_plan)


@pytest.mark.parametrize("name", ["code", "plan"])
def test_what_stands_in_the_address_is_shown_as_typed(open_app: OpenApp, name: str) -> None:
    app = open_app(Role.COORDINATOR, "measure", code=NASTY_CODE)

    app.query_params[name] = " ".join(NASTY)
    app.run()

    assert bare(as_typed(" ".join(NASTY))) in bare(app.error[0].value)


def test_what_was_saved_is_named_as_it_was_typed(open_app: OpenApp, database: str) -> None:
    with open_database(database).connect() as connection:
        query = sa.text("SELECT id FROM measure WHERE code = :code")
        id_ = connection.scalar(query, {"code": NASTY_CODE})
    app = open_app(Role.COORDINATOR, "work_list")

    press(app, "unchanged", id_)

    assert app.success[0].value == texts_for("fi")("saved.unchanged", code=as_typed(NASTY_CODE))
