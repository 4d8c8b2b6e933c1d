"""The charts of indicators, goals, the timeline and collaboration: what they draw is asserted on their data."""

import html
from collections.abc import Callable
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.comers_by_year import comers_by_year
from dashboard.charts.counts_by_name import counts_by_name
from dashboard.charts.indicator_by_year import indicator_by_year
from dashboard.charts.measures_over_term import A_DAY, measures_over_term
from dashboard.charts.needs_and_goals import needs_and_goals
from dashboard.charts.shares_by_year import shares_by_year
from dashboard.charts.theme import OUTCOME_COLOURS, OUTCOME_PATTERNS, Figure
from dashboard.charts.verdicts_by_goal import verdicts_by_goal
from dashboard.charts.year_clock import year_clock
from dashboard.frames.indicators import BY_YEAR
from model.figures.verdict import VerdictOutcome
from tests.nasty_plan import NASTY, bare

TERM = (date(2021, 8, 1), date(2025, 5, 31))
ON = date(2024, 4, 30)
YEARS = pd.DataFrame(
    [
        ("2022", "baseline", 4.0, None, None, "4", "", "4 järjestöä", "ei asetettu", ""),
        ("2023", "missing", None, 8.0, None, "ei tietoa", "8", "ei tietoa", "vähintään 8", ""),
        ("2024", "point", 9.0, 10.0, None, "9", "10", "9 järjestöä", "vähintään 10", ""),
        ("2025", "part", 3.0, 12.0, None, "3", "12", "3 järjestöä", "vähintään 12", ""),
    ],
    columns=BY_YEAR,
)
WORDS = {"baseline": "lähtötaso", "part": "osa vuodesta", "target": "tavoite"}
VERDICTS = pd.DataFrame(
    [
        ("G1", "behind", "▽ jäljessä", 2, 3),
        ("G1", "met", "✓ saavutettu", 1, 3),
        ("G1", "on_course", "→ tahdissa", 0, 3),
    ],
    columns=["goal", "verdict_key", "verdict", "indicators_counted", "total"],
)
CHAIN = pd.DataFrame(
    [("N1", "G1", 3, "✓ 2\n● 1"), ("N1", "G2", 1, "✓ 1")], columns=["need", "goal_code", "count", "symbols"]
)
STRETCHES = pd.DataFrame(
    [
        ("1 Foorumi", "ongoing", "↻ jatkuva", date(2022, 9, 1), TERM[1], "ei määräaikaa"),
        ("5 Kysely", "completed", "✓ toteutunut", date(2022, 9, 1), date(2022, 9, 11), "11.9.2022"),
    ],
    columns=["measure", "status_key", "status", "starts", "ends", "due"],
)
MILESTONES = pd.DataFrame(
    [("5 Kysely", "Tulokset", date(2022, 9, 8), True, "saavutettu"), ("5 Kysely", "Raportti", ON, False, "ei")],
    columns=["measure", "milestone", "day", "is_reached", "state"],
)
CLOCK = pd.DataFrame([("1 Foorumi", "11", 3)], columns=["measure", "month", "events"])
SHARES = pd.DataFrame(
    [("Kulttuuri", "2023", 3, 6, 50.0, "3 / 6\n50 %"), ("Nuoriso", "2023", 1, 4, None, "1 / 4")],
    columns=["who", "year", "members_reached", "members", "percent", "said"],
)
COMERS = pd.DataFrame([("2023", 5, 3, 2)], columns=["year", "first_time", "returning", "silent"])
LINE = {"reached": "saavutettu", "not_reached": "ei saavutettu", "on": "tilanne 30.4.2024"}


def over_term(frame: pd.DataFrame = STRETCHES, milestones: pd.DataFrame = MILESTONES) -> Figure:
    return measures_over_term(frame, milestones, TERM, ON, LINE)


ALL = {
    "indicator_by_year": indicator_by_year(YEARS, WORDS),
    "verdicts_by_goal": verdicts_by_goal(VERDICTS),
    "needs_and_goals": needs_and_goals(CHAIN, ["N1", "N2"], ["G1", "G2"]),
    "measures_over_term": over_term(),
    "year_clock": year_clock(CLOCK, ["1 Foorumi", "2 Seurat"]),
    "shares_by_year": shares_by_year(SHARES),
    "comers_by_year": comers_by_year(COMERS, {"first_time": "uudet", "returning": "palanneet", "silent": "hiljaiset"}),
    "counts_by_name": counts_by_name(["Rekisteröity", "Verkostossa"], [None, 52], ["ei tietoa", "52"]),
}
TYPED: dict[str, Callable[[str], str]] = {
    "goal": lambda text: verdicts_by_goal(VERDICTS.assign(goal=text))["data"][0]["y"][0],
    "need": lambda text: needs_and_goals(CHAIN.assign(need=text), [text], ["G1", "G2"])["data"][0]["y"][0],
    "code_of_goal": lambda text: needs_and_goals(CHAIN.assign(goal_code=text), ["N1"], [text])["data"][0]["x"][0],
    "measure": lambda text: over_term(STRETCHES.assign(measure=text))["data"][0]["y"][0],
    "measure_of_clock": lambda text: year_clock(CLOCK.assign(measure=text), [text])["data"][0]["y"][0],
    "category": lambda text: shares_by_year(SHARES.assign(who=text))["data"][0]["y"][0],
    "organisation": lambda text: counts_by_name([text], [1], ["1"])["data"][0]["y"][0],
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


@pytest.mark.parametrize("outcome", list(VerdictOutcome))
def test_every_outcome_has_a_look_of_its_own(outcome: VerdictOutcome) -> None:
    looks = [(OUTCOME_COLOURS[other], OUTCOME_PATTERNS[other]) for other in VerdictOutcome]

    assert looks.count((OUTCOME_COLOURS[outcome], OUTCOME_PATTERNS[outcome])) == 1


def test_nothing_of_an_indicator_is_drawn_past_the_last_year_of_its_frame() -> None:
    drawn = {year for trace in ALL["indicator_by_year"]["data"] for year in trace["x"]}

    assert max(drawn) == "2025"


def test_a_year_without_a_value_has_no_bar_and_says_so() -> None:
    bars, ticks = ALL["indicator_by_year"]["data"][0]["y"], ALL["indicator_by_year"]["layout"]["xaxis"]["ticktext"]

    assert (bars[1], ticks[1]) == (None, "<b>ei tietoa</b><br>2023")


def test_the_baseline_and_a_part_of_a_year_are_named_under_their_bars() -> None:
    ticks = ALL["indicator_by_year"]["layout"]["xaxis"]["ticktext"]

    assert (ticks[0], ticks[3]) == ("<b>4</b><br>2022<br>lähtötaso", "<b>3</b><br>2025<br>osa vuodesta")


def test_both_bounds_of_a_band_are_drawn_and_labelled_once() -> None:
    within = YEARS.tail(1).assign(low=2.0, high=4.0, aim="2–4")

    targets = indicator_by_year(within, WORDS)["data"][1]

    assert (targets["y"], targets["text"]) == ([2.0, 4.0], ["", "tavoite 2–4"])


def test_an_outcome_that_no_indicator_has_is_left_out() -> None:
    names = [trace["name"] for trace in ALL["verdicts_by_goal"]["data"]]

    assert names == ["▽ jäljessä", "✓ saavutettu"]


def test_a_need_without_a_measure_keeps_its_empty_row() -> None:
    assert ALL["needs_and_goals"]["data"][0]["z"] == [[3, 1], [None, None]]


def test_a_cell_of_the_chain_says_its_statuses_line_by_line() -> None:
    assert ALL["needs_and_goals"]["layout"]["annotations"][0]["text"] == "✓ 2<br>● 1"


def test_a_measure_is_as_long_as_its_days() -> None:
    lengths = {trace["name"]: trace["x"] for trace in ALL["measures_over_term"]["data"] if trace["type"] == "bar"}

    assert lengths["✓ toteutunut"] == [10 * A_DAY]


def test_the_timeline_shows_the_term_and_nothing_else() -> None:
    assert ALL["measures_over_term"]["layout"]["xaxis"]["range"] == ["2021-08-01", "2025-05-31"]


def test_the_line_of_the_timeline_stands_at_the_day_it_names() -> None:
    layout = ALL["measures_over_term"]["layout"]

    assert (layout["shapes"][0]["x0"], layout["annotations"][0]["text"]) == ("2024-04-30", LINE["on"])


def test_milestones_are_told_apart_by_name_and_look() -> None:
    marks = [trace for trace in ALL["measures_over_term"]["data"] if trace["type"] == "scatter"]

    assert [(mark["name"], mark["x"]) for mark in marks] == [
        ("saavutettu", ["2022-09-08"]),
        ("ei saavutettu", ["2024-04-30"]),
    ]


def test_the_year_clock_has_twelve_months_and_a_row_for_what_was_never_held() -> None:
    cells = ALL["year_clock"]["data"][0]["z"]

    assert ([len(row) for row in cells], cells[0][10]) == ([12, 12], 3)


def test_a_small_group_has_its_counts_and_no_colour() -> None:
    small = ALL["shares_by_year"]["data"][0]["z"][1][0], ALL["shares_by_year"]["data"][0]["text"][1][0]

    assert small == (None, "1 / 4")


def test_a_step_that_nobody_counted_says_so() -> None:
    assert ALL["counts_by_name"]["data"][0]["text"] == ["ei tietoa", "52"]


@pytest.mark.parametrize("label_of", TYPED.values(), ids=TYPED.keys())
def test_a_chart_escapes_what_people_typed(label_of: Callable[[str], str]) -> None:
    shown = [bare(label_of(text).replace("<br>", "")) for text in NASTY]

    assert shown == [bare(html.escape(text, quote=False)) for text in NASTY]


@pytest.mark.parametrize("label_of", TYPED.values(), ids=TYPED.keys())
def test_a_very_long_word_leaves_room_for_the_picture(label_of: Callable[[str], str]) -> None:
    lines = label_of("Pitkäsana" * 12).split("<br>")

    assert max(map(len, lines)) < 50
