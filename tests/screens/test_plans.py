"""Several plans: which one is looked at, and how all of them stand."""

import pytest
import sqlalchemy as sa

from model.actions import plans
from model.database import perform
from model.role import Role
from tests.builders import a_plan_input, a_text, an_actor
from tests.screens.conftest import OpenApp


@pytest.fixture
def second(database: str) -> str:
    """The slug of a second plan beside the example."""
    engine = sa.create_engine(database)
    perform(engine, plans.begin_plan, a_plan_input(slug="second", name=a_text("Toinen")), by=an_actor())
    engine.dispose()
    return "second"


def test_one_plan_leaves_nothing_to_choose(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "progress")

    assert "choice.plan" not in [box.key for box in app.selectbox]


def test_another_plan_is_looked_at_on_the_same_screen(second: str, open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "measures", plan="kauniainen-2021-2025")

    app.selectbox(key="choice.plan").set_value(second).run()

    assert app.query_params["plan"] == second
    assert not app.get("page_link")


def test_the_plan_is_kept_when_the_screen_changes(second: str, open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "measures", plan=second)
    del app.query_params["plan"]

    app.switch_page("screens/progress.py").run()

    assert app.selectbox(key="choice.plan").value == second


def test_the_council_may_choose_only_plans_with_a_published_year(second: str, open_app: OpenApp) -> None:
    app = open_app(Role.COUNCIL, "yearly_snapshot", plan="kauniainen-2021-2025")

    assert "choice.plan" not in [box.key for box in app.selectbox]


def test_the_overview_tells_how_each_plan_stands(second: str, open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "plans")

    told = " ".join(markdown.value for markdown in app.markdown)
    assert "6 / 24" in told
