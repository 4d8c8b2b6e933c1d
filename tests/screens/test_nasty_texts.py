"""What people typed reaches the framework and the charts escaped, wherever a screen shows it."""

import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import as_typed, texts_for
from model.opening import open_database
from model.role import Role
from tests.nasty_plan import NASTY, NASTY_CODE, NastyPlan, Typed, bare
from tests.screens.conftest import OpenApp

READ_AS_MARKDOWN = ("title", "subheader", "markdown", "caption", "info", "success", "error")
SCREENS = ("work_list", "progress", "measures", "participation", "yearly_snapshot")
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
    yield from (link.proto.label for link in app.get("page_link"))
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
    app = open_app(Role.COORDINATOR, screen)

    bodies = list(read_as_markdown(app))

    assert any(nasty_plan.shown_in(body) for body in bodies)
    assert not unescaped(bodies, nasty_plan)


def test_every_measure_escapes_its_texts_for_markdown(open_app: OpenApp, nasty_plan: NastyPlan, database: str) -> None:
    app = open_app(Role.COORDINATOR, "measure", code=NASTY_CODE)

    bodies: list[str] = []
    for code in codes_of_measures(database):
        app.query_params["code"] = code
        bodies += read_as_markdown(app.run())

    assert {typed.place for body in bodies for typed in nasty_plan.shown_in(body)} >= TOLD_OF_MEASURES
    assert not unescaped(bodies, nasty_plan)


@pytest.mark.parametrize("screen", ["progress", "participation"])
def test_a_chart_escapes_every_text_for_plotly(open_app: OpenApp, nasty_plan: NastyPlan, screen: str) -> None:
    app = open_app(Role.COORDINATOR, screen)

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

    app.button(key=f"measure.{id_}.confirm").click().run()

    assert app.success[0].value == texts_for("fi")("saved.unchanged", code=as_typed(NASTY_CODE))
