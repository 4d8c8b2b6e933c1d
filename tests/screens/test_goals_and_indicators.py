"""The committee's screens on what will be met: indicators, goals, one goal, the timeline."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.components.indicator_cards import MOST
from dashboard.language import texts_for
from model.figures.verdict import VerdictOutcome
from model.opening import open_database
from model.role import Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")
INDICATORS = 43


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def titles(app: AppTest) -> list[str]:
    return [title.value for title in app.header]


def words(app: AppTest) -> str:
    """What is read, without the marks that keep it from being Markdown."""
    kinds = ("markdown", "caption", "info", "warning")
    return "\n".join(element.value for kind in kinds for element in app.get(kind)).replace("\\", "")


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def test_the_indicators_that_need_a_look_come_first(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "indicators")

    assert titles(app)[0].startswith("3b")
    assert len(figures(app)) == MOST


def test_all_indicators_are_one_click_away(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "indicators", all="1")

    assert len(figures(app)) == INDICATORS


def test_indicators_are_chosen_by_goal_and_verdict_from_the_address(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "indicators", goal="G4", verdict="moving_away")

    assert titles(app) == ["3b Tarkistetut yhteystiedot"]


def test_every_indicator_has_its_verdict_as_symbol_and_word(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "indicators", all="1")

    said = [text.value for text in app.markdown if " – " in text.value and text.value.startswith("**")]

    marks = [TEXTS.verdict(outcome).split()[-1] for outcome in VerdictOutcome]
    assert len(said) == INDICATORS
    assert all(any(mark in text for mark in marks) for text in said)


def test_no_indicator_is_drawn_past_its_targets_year(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "indicators", all="1", on="2024-04-30")

    last = {year for figure in figures(app) for trace in figure["data"] for year in trace["x"]}

    assert max(last) <= "2025"


def test_what_stands_behind_a_verdict_is_one_click_away(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COMMITTEE, "indicators", verdict="moving_away")
    with open_database(database).connect() as connection:
        id_ = connection.scalar(sa.text("SELECT id FROM indicator WHERE code = '3b'"))
    app.session_state[f"chart.indicator_by_year.{id_}.table"] = True

    app.run()

    assert [part in words(app) for part in ("Sääntö:", "Pisteet:", "Määritelmä:", "Tiedon alkuperä:")] == [True] * 4


def test_where_the_chain_is_whole_the_screen_says_so(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "goals")

    assert not app.warning
    for kind in ("needs", "goals", "measures"):
        assert TEXTS(f"chain.{kind}_whole")[2:20] in words(app)


def test_a_need_nobody_answers_a_goal_nobody_measures_and_a_measure_nobody_owns_stand_out(
    open_app: OpenApp, change_plan: Callable[[str], None]
) -> None:
    app = open_app(Role.COMMITTEE, "goals")
    change_plan("DELETE FROM measure_need WHERE need_id = (SELECT id FROM need WHERE code = 'N1')")
    change_plan("DELETE FROM measure_goal WHERE goal_id = (SELECT id FROM goal WHERE code = 'G1')")
    change_plan("DELETE FROM measure_party WHERE measure_id = (SELECT id FROM measure WHERE code = '24')")

    app.run()

    assert "N1 Toimitilat" in app.warning[0].value
    assert "G1 Edistää" in app.warning[0].value
    assert "24 Vuosiseuranta" in app.warning[0].value


def test_every_goal_has_a_link_to_its_own_address(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "goals")

    goals = [link for link in app.get("page_link") if link.proto.label.startswith("**G")]

    assert [link.proto.query_string.partition("code=")[2] for link in goals] == ["G1", "G2", "G3", "G4"]


def test_what_was_done_stands_beside_who_named_the_need(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "goals")

    assert "2022: 17 / 31; 2024: 12 / 33" in words(app)


@pytest.mark.parametrize("code", ["G1", "G2", "G3", "G4"])
def test_a_goal_tells_its_verdict_measures_indicators_needs_and_events(open_app: OpenApp, code: str) -> None:
    app = open_app(Role.COMMITTEE, "goal", code=code)

    assert app.title[0].value.startswith(code)
    assert titles(app) == [
        TEXTS(key)
        for key in ("field.measures", "measure.indicators", "field.needs", "measure.events", "measure.history")
    ]
    assert "mittaria:" in words(app)


def test_the_history_of_a_goal_is_read_when_it_is_opened(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "goal", code="G3")
    app.session_state["goal.history"] = True

    app.run()

    assert f"**3.10.2022** 5 Järjestökyselyn toistaminen valtuustokaudella – {TEXTS.status('not_started')}" in words(
        app
    )


def test_an_unknown_goal_is_said_in_one_sentence(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "goal", code="G9")

    assert [error.value for error in app.error] == [TEXTS("refusal.unknown_code", code="G9")]


def test_the_timeline_is_chosen_by_goal_from_the_address(open_app: OpenApp) -> None:
    all_of, of_goal = (open_app(Role.COMMITTEE, "timeline", **address) for address in ({}, {"goal": "G3"}))

    bars = [sum(len(t["y"]) for t in figures(app)[0]["data"] if t["type"] == "bar") for app in (all_of, of_goal)]

    assert bars == [24, 8]


def test_the_line_of_the_timeline_stands_at_the_terms_end_once_it_is_over(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "timeline")

    layout = figures(app)[0]["layout"]

    assert (layout["shapes"][0]["x0"], "31.5.2025" in layout["annotations"][0]["text"]) == ("2025-05-31", True)


def test_the_pace_that_is_needed_is_told_while_the_term_runs(open_app: OpenApp) -> None:
    then, now = (open_app(Role.COMMITTEE, "timeline", **address) for address in ({"on": "2024-04-30"}, {}))

    told = [TEXTS("finding.pace_needed", pace="2,4", needed="5,5") in words(app) for app in (then, now)]

    assert told == [True, False]


def test_participation_says_what_counts_as_having_met_and_names_who_met_nobody(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "participation", part="collaboration")
    app.session_state["chart.met_nobody.table"] = True
    app.run()

    assert TEXTS("reading.met.rule") in words(app)
    assert "Haapaniityn Tennis ry" in words(app)
