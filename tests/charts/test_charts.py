"""Charts are pure functions of frames: what they draw is asserted on their data."""

import html
from collections.abc import Callable
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.counts_by_year import counts_by_year
from dashboard.charts.coverage_by_category import coverage_by_category
from dashboard.charts.events_by_kind import events_by_kind
from dashboard.charts.fulfilment_by_year import fulfilment_by_year
from dashboard.charts.needs_named import needs_named
from dashboard.charts.planned_and_actual import planned_and_actual
from dashboard.charts.status_by_goal import status_by_goal
from dashboard.charts.theme import Figure
from dashboard.charts.who_meets_whom import who_meets_whom
from tests.nasty_plan import NASTY, bare

GOALS = pd.DataFrame(
    [("G1", "completed", "✓ toteutunut", 2, 3), ("G1", "not_started", "○ ei aloitettu", 1, 3)],
    columns=["goal", "status_key", "status", "count", "total"],
)
RECURRING = pd.DataFrame(
    [
        ("1 Foorumi", "2023", 1, 1, "met"),
        ("1 Foorumi", "2024", 0, 1, "not_met"),
        ("2 Seurat", "2024", 1, 2, "not_yet"),
    ],
    columns=["measure", "year", "held", "required", "met"],
)
MONTHS = pd.DataFrame(
    {
        "day": [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)],
        "planned": [1, 2, 3, 3],
        "completed": [0, 1, None, None],
        "needed": [None, 1, None, 3],
    }
)
EVENTS = pd.DataFrame([("2023", "Foorumi", 1), ("2024", "Koulutus", 3)], columns=["year", "kind", "events"])
CATEGORIES = pd.DataFrame(
    [("Kulttuuri", 3, 6, 50.0), ("Nuoriso", 1, 4, None)],
    columns=["category", "members_reached", "members", "percent"],
)
MET = pd.DataFrame([("A", "A", 1), ("A", "B", 2)], columns=["category", "other_category", "events"])
NEEDS = pd.DataFrame(
    [("Kysely", "2022", "N1 Tilat", 9, 20), ("Kysely", "2024", "N1 Tilat", 7, None)],
    columns=["survey", "year", "need", "named_by", "answered"],
)
WORDS = {word: word for word in ("met", "not_yet", "not_met")}
REACHED = ["3 / 6 (50 %)", "1 / 4"]
TYPED: dict[str, Callable[[str], list[str]]] = {
    "goal": lambda text: status_by_goal(GOALS.assign(goal=text))["data"][0]["y"],
    "measure": lambda text: fulfilment_by_year(RECURRING.assign(measure=text), WORDS)["data"][0]["y"],
    "category": lambda text: coverage_by_category(CATEGORIES.assign(category=text), REACHED)["data"][0]["y"],
    "category_of_row": lambda text: who_meets_whom(MET.assign(other_category=text), [text, "A"])["data"][0]["y"],
    "category_of_column": lambda text: who_meets_whom(MET.assign(category=text), [text, "A", "B"])["data"][0]["x"],
    "need": lambda text: needs_named(NEEDS.assign(need=text))["data"][0]["y"],
}
ALL = {
    "status_by_goal": status_by_goal(GOALS),
    "fulfilment_by_year": fulfilment_by_year(RECURRING, WORDS),
    "planned_and_actual": planned_and_actual(MONTHS, "suunniteltu", "toteutunut", "tarvitaan"),
    "events_by_kind": events_by_kind(EVENTS),
    "coverage_by_category": coverage_by_category(CATEGORIES, REACHED),
    "who_meets_whom": who_meets_whom(MET, ["A", "B"]),
    "counts_by_year": counts_by_year(["2023", "2024"], [3.0, None], ["3", "ei tietoa"]),
    "needs_named": needs_named(NEEDS),
}


@pytest.mark.parametrize("figure", ALL.values(), ids=ALL.keys())
def test_a_chart_is_one_that_plotly_knows(figure: Figure) -> None:
    drawn = go.Figure(figure)

    assert drawn.data


@pytest.mark.parametrize("figure", ALL.values(), ids=ALL.keys())
def test_no_chart_can_be_zoomed_or_dragged_out_of_shape(figure: Figure) -> None:
    axes = [axis for name, axis in figure["layout"].items() if name in ("xaxis", "yaxis")]

    assert figure["layout"]["dragmode"] is False
    assert all(axis["fixedrange"] for axis in axes)


def test_a_status_that_no_measure_has_is_left_out() -> None:
    names = [trace["name"] for trace in ALL["status_by_goal"]["data"]]

    assert names == ["✓ toteutunut", "○ ei aloitettu"]


def test_the_counts_stand_on_the_bars() -> None:
    assert [trace["text"] for trace in ALL["status_by_goal"]["data"]] == [["2"], ["1"]]


def test_a_cell_of_a_recurring_measure_says_held_and_required_with_a_symbol() -> None:
    assert ALL["fulfilment_by_year"]["data"][0]["text"] == [["✓ 1 / 1", "✕ 0 / 1"], [None, "… 1 / 2"]]


def test_a_year_is_a_word_and_never_a_number_with_a_separator() -> None:
    for name in ("fulfilment_by_year", "events_by_kind", "counts_by_year"):
        assert ALL[name]["layout"]["xaxis"]["type"] == "category"


def test_what_was_completed_ends_at_the_cut_off_and_nothing_goes_past_the_terms_end() -> None:
    ends = {trace["name"]: trace["x"][-1] for trace in ALL["planned_and_actual"]["data"]}

    assert ends == {"suunniteltu": "2024-04-30", "toteutunut": "2024-02-29", "tarvitaan": "2024-04-30"}


def test_the_needed_pace_leads_from_what_is_completed_to_all_and_is_drawn_only_while_there_is_one() -> None:
    without = planned_and_actual(MONTHS.assign(needed=None), "suunniteltu", "toteutunut", "tarvitaan")

    assert [trace["name"] for trace in without["data"]] == ["suunniteltu", "toteutunut"]
    assert ALL["planned_and_actual"]["data"][2]["y"] == [1, 3]


def test_a_year_without_data_says_so_on_the_chart() -> None:
    assert ALL["counts_by_year"]["data"][0]["text"] == ["3", "ei tietoa"]


def test_nothing_is_drawn_where_categories_never_met() -> None:
    assert ALL["who_meets_whom"]["data"][0]["z"] == [[1], [2]]


@pytest.mark.parametrize("labels_of", TYPED.values(), ids=TYPED.keys())
def test_a_chart_escapes_what_people_typed(labels_of: Callable[[str], list[str]]) -> None:
    labels = [labels_of(text)[0] for text in NASTY]

    shown = [bare(label.replace("<br>", "")) for label in labels]

    assert shown == [bare(html.escape(text, quote=False)) for text in NASTY]


@pytest.mark.parametrize("labels_of", TYPED.values(), ids=TYPED.keys())
def test_a_very_long_word_leaves_room_for_the_picture(labels_of: Callable[[str], list[str]]) -> None:
    label = labels_of("Pitkäsana" * 12)[0]

    assert max(len(line) for line in label.split("<br>")) < 50
