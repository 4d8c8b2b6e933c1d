"""Explain this number: from the figure on a screen to its rule and its rows."""

from dashboard.language import texts_for
from model.role import Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")


def test_the_address_names_the_figure_that_is_opened(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "explain", figure="status_counts", of="completed")

    assert app.header[0].value.replace("\\", "").startswith("6 / 24 (")


def test_the_rule_is_told_in_words(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "explain", figure="overdue")

    told = " ".join(markdown.value.replace("\\", "") for markdown in app.markdown)
    assert TEXTS("figure.overdue.rule") in told


def test_all_rows_of_the_whole_are_listed(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "explain", figure="status_counts", of="completed")

    counted = list(app.table[0].value[TEXTS("column.counted")])
    assert (counted.count(TEXTS("yes")), counted.count(TEXTS("no"))) == (6, 18)


def test_another_figure_is_chosen_on_the_screen(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "explain")

    app.selectbox[[box.label for box in app.selectbox].index(TEXTS("explain.figure"))].set_value("events").run()

    assert app.query_params["figure"] == "events"


def test_progress_leads_to_the_explanation(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "progress")

    assert TEXTS("explain.open") in [link.proto.label for link in app.get("page_link")]
