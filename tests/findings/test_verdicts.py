"""Verdicts in words: the rule, the points, and the pace that is needed against the pace so far."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.findings import indicators as findings
from dashboard.language import texts_for
from model.base import Language
from model.figures.completions import completions
from model.figures.goal_verdict import GoalVerdict
from model.figures.verdict import VerdictOutcome, verdict_of
from model.indicator import Direction, Unit
from model.measure import Status
from tests.builders import TODAY, YESTERDAY, a_measure, a_target, a_value, an_indicator, some_facts

FI = texts_for("fi")
NUMBERS = st.integers(-50, 200)


def an_aim(*values, target=10, **more):
    return an_indicator(
        **{
            "baseline_value": Decimal(0),
            "baseline_on": date(2021, 12, 31),
            "targets": (a_target(year=2024, value=Decimal(target)),),
            "values": tuple(a_value(year=2022 + n, value=Decimal(value)) for n, value in enumerate(values)),
            **more,
        }
    )


def told(indicator, on=date(2024, 3, 1), texts=FI):
    found = verdict_of(indicator, some_facts(cutoff=on, indicators=[indicator]))
    return " ".join(findings.verdict(indicator, found, texts)), found


def test_the_needed_pace_stands_beside_the_pace_so_far():
    said, _ = told(an_aim(2, 4))

    assert "lähestytty tavoitetta 2,0 järjestöä vuodessa, tarvitaan 6,0 järjestöä vuodessa" in said


def test_the_value_and_the_target_stand_with_their_days():
    said, _ = told(an_aim(2, 4))

    assert "Toteuma 4 järjestöä (31.12.2023); tavoitearvo vähintään 10 järjestöä viimeistään 31.12.2024." in said


def test_moving_away_is_said_as_moving_away():
    said, _ = told(an_aim(-1, -2))

    assert "etäännytty tavoitteesta 1,0 järjestöä vuodessa" in said


def test_when_the_day_has_passed_the_distance_is_told_and_no_pace():
    said, _ = told(an_aim(2, 4, 7), date(2024, 12, 31))

    assert "tavoitearvosta jäätiin 3 järjestöä" in said
    assert "vuodessa" not in said


def test_a_percentage_changes_by_percentage_points():
    said, _ = told(an_aim(2, 4, unit=Unit.PERCENT))

    assert "2,0 prosenttiyksikköä vuodessa" in said


def test_a_target_that_fell_back_and_one_that_changed_are_told():
    targets = (a_target(year=2024, value=Decimal(20)), a_target(year=2024, value=Decimal(5), set_on=date(2022, 2, 1)))

    said, _ = told(an_aim(6, 4, targets=targets))

    assert "saavutettiin vuonna 2022, mutta siinä ei pysytty" in said
    assert "ennen se oli 20 järjestöä" in said


def test_the_two_bounds_of_a_band_are_no_change_of_target():
    targets = tuple(a_target(year=2024, value=Decimal(value)) for value in (2, 6))

    said, _ = told(an_aim(3, 4, targets=targets, direction=Direction.KEEP))

    assert "2 järjestöä – 6 järjestöä" in said
    assert "muuttui" not in said


def test_the_points_are_listed_with_their_days_and_the_baseline_by_name():
    indicator = an_aim(2, 4)

    said = findings.points(indicator, told(indicator)[1], FI)

    assert said == ("Pisteet: 0 järjestöä (31.12.2021, lähtötaso); 2 järjestöä (31.12.2022); 4 järjestöä (31.12.2023).")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("outcome", list(VerdictOutcome))
def test_no_verdict_is_called_by_the_word_of_a_status(outcome, language):
    texts = texts_for(language)

    words = {texts(f"status.{status}") for status in Status}

    assert texts(f"verdict.{outcome}") not in words


@pytest.mark.parametrize("language", list(Language))
@given(values=st.lists(NUMBERS, max_size=3), target=NUMBERS, direction=st.sampled_from(Direction))
def test_no_series_reads_as_not_started_in_any_language(language, values, target, direction):
    texts = texts_for(language)

    said, found = told(an_aim(*values, target=target, direction=direction), texts=texts)

    word = f"{texts.verdict(found.outcome)} {said}".casefold()
    assert texts(f"status.{Status.NOT_STARTED}").casefold() not in word


def test_a_goal_is_told_with_the_counts_it_follows_from():
    found = GoalVerdict(1, VerdictOutcome.BEHIND, {VerdictOutcome.BEHIND: (1, 2), VerdictOutcome.MET: (3,)})

    said = findings.goal(found, FI)

    assert said == "▽ jäljessä (3 mittaria: ▽ jäljessä 2 ja ✓ saavutettu 1)"


def test_a_goal_without_an_indicator_says_so():
    said = findings.goal(GoalVerdict(1, None, {}), FI)

    assert said == "! ei mittaria"


def test_completions_say_the_pace_so_far_and_the_pace_that_is_needed():
    measures = [a_measure(status=Status.COMPLETED, due_on=YESTERDAY), a_measure(due_on=YESTERDAY)]

    said = findings.completions(completions(some_facts(measures=measures).book, TODAY), FI)

    assert "1 / 2" in said
    assert "toteutunut 0,5 vuodessa; kauden loppuun mennessä tarvitaan 0,5 vuodessa" in said


@given(outcomes=st.lists(st.sampled_from(VerdictOutcome), min_size=1, max_size=9))
def test_the_counts_of_the_head_sentence_add_up(outcomes):
    said = findings.outcomes(outcomes, FI)

    numbers = [int(word) for word in said.split() if word.isdigit()]

    assert numbers[0] == sum(numbers[1:])
