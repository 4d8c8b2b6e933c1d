"""The verdict on a goal: counts of its indicators, never an average."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.figures.goal_verdict import goal_verdict, goal_verdicts, indicators_of
from model.figures.verdict import Verdict, VerdictOutcome, verdicts
from model.measure import Status
from tests.builders import a_heading, a_measure, a_target, an_indicator, some_facts

OUTCOMES = st.lists(st.sampled_from(VerdictOutcome), max_size=12)
MET, ON_COURSE, BEHIND, AWAY = (
    VerdictOutcome.MET,
    VerdictOutcome.ON_COURSE,
    VerdictOutcome.BEHIND,
    VerdictOutcome.MOVING_AWAY,
)
NO_TARGET, NO_BASELINE = VerdictOutcome.NO_TARGET, VerdictOutcome.NO_BASELINE


def found_from(outcomes):
    indicators = [an_indicator(id=number) for number in range(len(outcomes))]
    return goal_verdict(1, indicators, {number: Verdict(outcome) for number, outcome in enumerate(outcomes)})


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], None),
        ([MET, MET], MET),
        ([MET, ON_COURSE], ON_COURSE),
        ([MET, BEHIND], BEHIND),
        ([MET, MET, BEHIND], ON_COURSE),
        ([MET, MET, AWAY], ON_COURSE),
        ([MET, AWAY], BEHIND),
        ([MET, AWAY, AWAY], AWAY),
        ([MET, NO_TARGET], MET),
        ([MET, NO_TARGET, NO_TARGET], NO_TARGET),
        ([NO_BASELINE, NO_BASELINE, NO_TARGET], NO_BASELINE),
    ],
)
def test_a_goal_follows_from_its_indicators_by_the_stated_rule(outcomes, expected):
    found = found_from(outcomes)

    assert found.outcome is expected


def test_a_goal_halfway_is_under_way_though_no_measure_was_started():
    outcomes = [VerdictOutcome.ON_COURSE, VerdictOutcome.BEHIND, VerdictOutcome.ON_COURSE]

    found = found_from(outcomes)

    assert found.outcome.is_under_way


def test_an_untouched_plan_does_not_look_good():
    goal = a_heading()
    measures = [a_measure(status=Status.NOT_STARTED, goals=(goal.id,)) for _ in range(3)]
    indicators = [an_indicator(measure_id=measure.id, targets=(a_target(),)) for measure in measures]
    facts = some_facts(goals=[goal], measures=measures, indicators=indicators)

    found = goal_verdicts(facts.book, indicators, verdicts(facts))[goal.id]

    assert not found.outcome.is_judged


def test_an_indicator_belongs_to_every_goal_of_its_measure_and_to_no_other():
    goals = [a_heading(), a_heading(), a_heading()]
    measure = a_measure(goals=(goals[0].id, goals[1].id))
    indicator, loose = an_indicator(measure_id=measure.id), an_indicator()
    book = some_facts(goals=goals, measures=[measure]).book

    found = [indicators_of(goal.id, book, [indicator, loose]) for goal in goals]

    assert found == [(indicator,), (indicator,), ()]


@given(outcomes=OUTCOMES)
def test_the_counts_of_a_goal_are_those_of_its_indicators(outcomes):
    found = found_from(outcomes)

    counts = [found.count(outcome) for outcome in VerdictOutcome]

    assert (sum(counts), found.total) == (len(outcomes), len(outcomes))


@given(outcomes=OUTCOMES)
def test_a_goal_is_met_only_when_nothing_judged_is_unmet(outcomes):
    found = found_from(outcomes)

    unmet = [o for o in outcomes if o.is_judged and o is not VerdictOutcome.MET]

    assert found.outcome is not VerdictOutcome.MET or not unmet
