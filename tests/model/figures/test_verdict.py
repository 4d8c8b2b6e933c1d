"""Domain rules 9 and 10: a verdict is explainable or absent."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.event import EventKind
from model.figures.verdict import VerdictOutcome, verdict_of, verdicts
from model.indicator import Computed, Direction
from model.measure import Status
from tests.builders import a_measure, a_target, a_value, an_event, an_indicator, some_facts

BASELINE_ON = date(2021, 12, 31)
SPRING_2024 = date(2024, 3, 1)
LAST_DAY_OF_2024 = date(2024, 12, 31)
ANY = st.integers(-50, 200)
SERIES = st.lists(st.none() | ANY, min_size=2, max_size=2)


def an_aim(*values, baseline=0, target=10, **more):
    """An indicator with a baseline of 2021, values of 2022, 2023 … and a target for 2024 set when the term began."""
    usual = {
        "baseline_value": None if baseline is None else Decimal(baseline),
        "baseline_on": None if baseline is None else BASELINE_ON,
        "targets": () if target is None else (a_target(year=2024, value=Decimal(target)),),
        "values": tuple(
            a_value(year=2022 + index, value=None if value is None else Decimal(value))
            for index, value in enumerate(values)
        ),
    }
    return an_indicator(**{**usual, **more})


def told(indicator, on=SPRING_2024, **facts):
    return verdict_of(indicator, some_facts(cutoff=on, indicators=[indicator], **facts))


def outcome(*values, on=SPRING_2024, **more):
    return told(an_aim(*values, **more), on).outcome


def test_a_value_that_does_not_move_is_behind():
    found = outcome(0, 0)

    assert found is VerdictOutcome.BEHIND


def test_a_value_that_rises_fast_enough_is_on_course():
    found = outcome(4, 7)

    assert found is VerdictOutcome.ON_COURSE


def test_a_value_that_rises_too_slowly_is_behind():
    found = outcome(1, 2)

    assert found is VerdictOutcome.BEHIND


def test_a_pace_that_just_suffices_is_on_course():
    passed, remaining = date(2023, 12, 31) - BASELINE_ON, LAST_DAY_OF_2024 - date(2023, 12, 31)

    found = outcome(5, passed.days, target=passed.days + remaining.days)

    assert found is VerdictOutcome.ON_COURSE


def test_a_value_that_falls_below_its_baseline_is_moving_away():
    found = outcome(4, 2, baseline=5)

    assert found is VerdictOutcome.MOVING_AWAY


@pytest.mark.parametrize("values", [(), (4,)])
def test_one_point_or_two_are_too_little_data(values):
    found = outcome(*values)

    assert found is VerdictOutcome.TOO_LITTLE_DATA


def test_two_points_are_too_little_even_at_the_target():
    found = outcome(12)

    assert found is VerdictOutcome.TOO_LITTLE_DATA


def test_three_points_are_enough():
    found = outcome(4, 7)

    assert found.is_judged


def test_a_value_that_was_recorded_as_missing_is_no_point():
    found = told(an_aim(4, None))

    assert (found.outcome, found.missing) == (VerdictOutcome.TOO_LITTLE_DATA, (2023,))


def test_a_target_that_is_reached_is_met():
    found = outcome(6, 10)

    assert found is VerdictOutcome.MET


def test_an_indicator_at_175_percent_of_its_way_is_met():
    found = told(an_aim(8, Decimal("17.5")))

    assert (found.outcome, found.needed) == (VerdictOutcome.MET, None)


def test_a_target_that_was_reached_and_left_again_is_not_met_but_told():
    found = told(an_aim(11, 9))

    assert (found.outcome, found.reached_in) == (VerdictOutcome.ON_COURSE, 2022)


def test_a_goal_of_zero_is_reached_at_zero():
    found = outcome(3, 0, baseline=8, target=0, direction=Direction.DOWN)

    assert found is VerdictOutcome.MET


def test_a_goal_of_zero_has_a_pace_like_any_other():
    found = told(an_aim(4, 2, baseline=8, target=0, direction=Direction.DOWN))

    assert (found.outcome, found.pace.quantize(Decimal(1))) == (VerdictOutcome.ON_COURSE, 3)


def test_a_baseline_equal_to_the_target_is_met_while_it_is_kept():
    found = outcome(10, 10, baseline=10)

    assert found is VerdictOutcome.MET


def test_a_baseline_equal_to_the_target_is_left_by_moving_away():
    found = outcome(10, 9, baseline=10)

    assert found is VerdictOutcome.MOVING_AWAY


def test_lower_is_better_falls_towards_its_target():
    found = outcome(16, 12, baseline=20, direction=Direction.DOWN)

    assert found is VerdictOutcome.ON_COURSE


def test_lower_is_better_moves_away_by_rising():
    found = outcome(21, 22, baseline=20, direction=Direction.DOWN)

    assert found is VerdictOutcome.MOVING_AWAY


@pytest.mark.parametrize(
    ("value", "expected"), [(2, VerdictOutcome.MET), (4, VerdictOutcome.MET), (5, VerdictOutcome.MOVING_AWAY)]
)
def test_keep_within_is_left_at_either_edge(value, expected):
    bounds = tuple(a_target(year=2024, value=Decimal(bound)) for bound in (2, 4))

    found = outcome(3, value, baseline=3, targets=bounds, direction=Direction.KEEP)

    assert found is expected


def test_a_target_changed_mid_term_is_not_judged_for_a_year():
    targets = (a_target(year=2024, value=Decimal(10)), a_target(year=2024, value=Decimal(7), set_on=date(2024, 1, 15)))

    found = told(an_aim(4, 7, targets=targets))

    assert (found.outcome, found.target.earlier) == (VerdictOutcome.UNDER_A_YEAR, Decimal(10))


def test_a_target_changed_more_than_a_year_ago_is_the_one_that_is_judged():
    targets = (a_target(year=2024, value=Decimal(10)), a_target(year=2024, value=Decimal(7), set_on=date(2023, 1, 15)))

    found = told(an_aim(4, 7, targets=targets))

    assert found.outcome is VerdictOutcome.MET


def test_a_target_set_under_a_year_ago_is_not_judged():
    found = outcome(4, 7, targets=(a_target(year=2024, set_on=date(2023, 12, 1)),))

    assert found is VerdictOutcome.UNDER_A_YEAR


def test_a_missing_year_between_is_said_and_not_guessed():
    found = told(an_aim(None, 7, 9, targets=(a_target(year=2025),)), date(2025, 1, 1))

    assert (found.outcome, found.missing) == (VerdictOutcome.ON_COURSE, (2022,))


def test_without_a_target_there_is_no_verdict():
    found = outcome(4, 7, target=None)

    assert found is VerdictOutcome.NO_TARGET


def test_without_a_baseline_the_first_value_does_not_stand_in_for_it():
    found = told(an_aim(4, 7, baseline=None))

    assert (found.outcome, found.pace) == (VerdictOutcome.NO_BASELINE, None)


def test_an_indicator_halfway_is_under_way_though_nothing_was_done():
    measure = a_measure(status=Status.NOT_STARTED)
    indicator = an_aim(2, 5, measure_id=measure.id)

    found = told(indicator, measures=[measure])

    assert found.outcome.is_under_way


def test_a_value_of_a_year_that_is_not_over_is_no_point_yet():
    found = told(an_aim(4, 7, 12))

    assert [point.year for point in found.points] == [2021, 2022, 2023]


def test_nothing_after_the_targets_day_is_a_point():
    found = told(an_aim(4, 7, 8, 30), date(2025, 5, 31))

    assert max(point.day for point in found.points) == LAST_DAY_OF_2024


def test_when_the_targets_day_has_come_what_is_not_met_is_behind():
    found = told(an_aim(4, 7, 9), LAST_DAY_OF_2024)

    assert (found.outcome, found.needed) == (VerdictOutcome.BEHIND, None)


def test_the_target_of_the_last_year_is_the_one_that_counts():
    targets = (a_target(year=2023, value=Decimal(5)), a_target(year=2024, value=Decimal(20)))

    found = told(an_aim(4, 7, targets=targets))

    assert (found.target_year, found.due_on) == (2024, LAST_DAY_OF_2024)


def test_events_of_a_year_that_the_term_cuts_short_are_no_point():
    measure = a_measure()
    held = [an_event(measure_id=measure.id, held_on=date(year, 11, 1)) for year in (2022, 2023, 2024)]
    indicator = an_aim(
        baseline=1,
        measure_id=measure.id,
        computed=Computed.EVENTS_HELD,
        direction=Direction.KEEP,
        targets=(a_target(year=2025, value=Decimal(1)),),
    )

    found = told(indicator, date(2025, 5, 31), events=held, measures=[measure])

    assert (found.outcome, found.points[-1].year) == (VerdictOutcome.MET, 2024)


def test_all_verdicts_are_those_of_each_indicator():
    one, other = a_measure(), a_measure()
    held = [
        an_event(measure_id=m.id, held_on=date(2022, 11, day), kind=EventKind.FORUM)
        for m, day in ((one, 1), (other, 2))
    ]
    asked = [
        an_aim(measure_id=m.id, computed=computed)
        for m in (one, other)
        for computed in (Computed.EVENTS_HELD, Computed.ORGANISATIONS_REACHED, None)
    ]
    facts = some_facts(cutoff=SPRING_2024, indicators=asked, events=held, measures=[one, other])

    found = verdicts(facts)

    assert found == {indicator.id: verdict_of(indicator, facts) for indicator in asked}


@given(baseline=ANY, target=ANY, values=SERIES, direction=st.sampled_from(Direction))
def test_falling_never_reads_as_anything_but_moving_away_or_a_reason(baseline, target, values, direction):
    indicator = an_aim(*values, baseline=baseline, target=target, direction=direction)

    found = told(indicator)

    if found.outcome.is_judged:
        far, left = (found.band.distance(found.points[index].value) for index in (0, -1))
        assert (found.outcome is VerdictOutcome.MOVING_AWAY) == (left > far)


@given(baseline=ANY, target=ANY, values=SERIES, direction=st.sampled_from(Direction))
def test_met_means_at_the_target_and_nothing_else(baseline, target, values, direction):
    found = told(an_aim(*values, baseline=baseline, target=target, direction=direction))

    if found.outcome.is_judged:
        assert (found.outcome is VerdictOutcome.MET) == found.band.holds(found.points[-1].value)


@given(baseline=ANY, target=ANY, values=SERIES)
def test_turning_the_sign_of_everything_turns_up_into_down(baseline, target, values):
    rising = an_aim(*values, baseline=baseline, target=target, direction=Direction.UP)
    turned = [None if value is None else -value for value in values]
    falling = an_aim(*turned, baseline=-baseline, target=-target, direction=Direction.DOWN)

    found = told(rising).outcome

    assert found is told(falling).outcome


@given(
    values=st.lists(ANY, max_size=4),
    baseline=st.none() | ANY,
    on=st.dates(date(2021, 8, 1), date(2025, 5, 31)),
    year=st.integers(2021, 2025),
)
def test_a_verdict_uses_no_point_after_the_target_or_the_cut_off(values, baseline, on, year):
    found = told(an_aim(*values, baseline=baseline, targets=(a_target(year=year),)), on)

    days = [point.day for point in found.points if point.day != BASELINE_ON]

    assert all(day <= min(on, found.due_on) for day in days)


@given(values=st.lists(st.none() | ANY, max_size=4), on=st.dates(date(2022, 1, 1), date(2025, 5, 31)))
def test_a_judgement_has_three_points_or_more(values, on):
    found = told(an_aim(*values), on)

    assert len(found.points) >= 3 or not found.outcome.is_judged
