"""Explain this number: from the figure on a screen to its rule and its rows."""

from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from model.base import Language
from model.figures.verdict import VerdictOutcome
from model.role import Role
from tests.screens.conftest import OpenApp, groups_on

TEXTS = texts_for("fi")


def explanations_on(app: AppTest) -> list[tuple[str, str]]:
    """The links that lead to an explanation: their words, and what stands in their address."""
    lines = (line for group in groups_on(app) for line in group["lines"])
    return [(line["title"], line["href"].partition("?")[2]) for line in lines if line["href"].startswith("explain?")]


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

    assert TEXTS("figure.overdue") in [words for words, _ in explanations_on(app)]


SCREENS = {
    "progress": {},
    "work_list": {},
    "timeline": {},
    "participation": {"part": "everything"},
    "goals": {},
    "goal": {"code": "G1"},
    "indicators": {},
    "measure": {"code": "1"},
    "organisations": {},
}
PAST = {"on": "2024-04-30"}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("screen", SCREENS)
def test_each_link_to_another_explanation_has_words_of_its_own(
    open_app: OpenApp, screen: str, language: Language
) -> None:
    app = open_app(Role.COORDINATOR, screen, language, **SCREENS[screen], **PAST)

    found = {*explanations_on(app)}

    assert found
    assert len({words for words, _ in found}) == len({query for _, query in found}) == len(found)


@pytest.mark.parametrize("screen", SCREENS)
def test_an_explanation_is_as_of_the_day_of_the_screen_that_leads_to_it(open_app: OpenApp, screen: str) -> None:
    app = open_app(Role.COORDINATOR, screen, **SCREENS[screen], **PAST)

    assert all("on=2024-04-30" in query for _, query in explanations_on(app))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_link_leads_to_a_number_with_a_rule(open_app: OpenApp, screen: str) -> None:
    links = explanations_on(open_app(Role.COORDINATOR, screen, **SCREENS[screen], **PAST))

    for _, query in links:
        app = open_app(Role.COORDINATOR, "explain", **dict(parse_qsl(query)))
        assert (len(app.header), [info.value for info in app.info if info.value == TEXTS("empty.explain")]) == (1, [])


def test_the_count_of_a_verdict_is_the_one_on_its_tile(open_app: OpenApp) -> None:
    tiles = {tile.label: tile.value for tile in open_app(Role.COMMITTEE, "indicators").metric}

    for outcome in (outcome for outcome in VerdictOutcome if outcome.is_judged):
        app = open_app(Role.COMMITTEE, "explain", figure="verdict", of=outcome.value)
        assert app.header[0].value.replace("\\", "").startswith(f"{tiles[TEXTS.verdict(outcome)]},")


def test_a_figure_that_a_screen_tells_of_the_whole_term_opens_to_the_whole_term(open_app: OpenApp) -> None:
    links = explanations_on(open_app(Role.COMMITTEE, "goal", code="G1"))

    of_events = [query for _, query in links if "figure=events" in query]
    assert ["year=term" in query for query in of_events] == [True]


def test_the_events_of_a_goal_are_those_of_its_screen(open_app: OpenApp) -> None:
    goal = open_app(Role.COMMITTEE, "goal", code="G1")

    numbers = [
        open_app(Role.COMMITTEE, "explain", figure=figure, of="G1", year="term").header[0].value.split(",")[0]
        for figure in ("events", "attendances", "organisations_reached")
    ]

    said = dict(zip(("events", "attendances", "organisations"), numbers, strict=True))
    assert TEXTS("goal.events", day="31.5.2025", **said) in [text.value for text in goal.markdown]
