"""From needs by measures to goals, and where that chain is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts import SurveyFact
from model.figures.chain import answers, breaks, count_by_status, needs_and_goals
from model.measure import Status
from tests.builders import TODAY, a_heading, a_measure, a_text, an_event, an_indicator, some_facts

PREMISES, PEOPLE = a_heading(id=1, code="N1"), a_heading(id=2, code="N2")
WELLBEING, INCLUSION = a_heading(id=3, code="G1"), a_heading(id=4, code="G2")
LINKS = st.lists(st.sampled_from([1, 2]), unique=True).map(tuple)
MEASURES = st.lists(st.builds(a_measure, needs=LINKS, goals=LINKS, status=st.sampled_from(Status)), max_size=6)


def a_book(*measures):
    return some_facts(needs=[PREMISES, PEOPLE], goals=[WELLBEING, INCLUSION], measures=measures).book


def a_survey(id_=1, named=()):
    return SurveyFact(id_, a_text(), TODAY, 50, 30, None, tuple(named))


def test_a_measure_stands_where_its_need_meets_its_goal():
    measure = a_measure(needs=(1,), goals=(3,))

    found = needs_and_goals(a_book(measure))

    assert found == {(1, 3): (measure,)}


def test_a_measure_that_answers_no_need_is_not_lost():
    measure = a_measure(goals=(3,))

    found = needs_and_goals(a_book(measure))

    assert found == {(None, 3): (measure,)}


def test_the_measures_of_a_cell_are_counted_by_status():
    measures = [a_measure(status=Status.COMPLETED), a_measure(status=Status.COMPLETED), a_measure()]

    found = count_by_status(measures)

    assert found == {Status.COMPLETED: 2, Status.IN_PROGRESS: 1}


def test_a_need_that_no_measure_answers_stands_out():
    found = breaks(a_book(a_measure(needs=(1,))), [])

    assert found.needs_without_measure == (PEOPLE,)


def test_a_need_whose_only_measure_was_discontinued_stands_out():
    found = breaks(a_book(a_measure(needs=(1, 2), status=Status.DISCONTINUED)), [])

    assert found.needs_without_measure == (PREMISES, PEOPLE)


def test_a_goal_without_an_indicator_stands_out():
    measure = a_measure(goals=(3,))

    found = breaks(a_book(measure, a_measure(goals=(4,))), [an_indicator(measure_id=measure.id)])

    assert found.goals_without_indicator == (INCLUSION,)


def test_a_measure_without_a_responsible_party_stands_out():
    orphan = a_measure(responsible=())

    found = breaks(a_book(orphan, a_measure()), [])

    assert found.measures_without_responsible == (orphan,)


def test_a_need_is_told_with_how_often_it_was_named_and_what_was_done():
    measure = a_measure(needs=(1,))
    event = an_event(measure_id=measure.id)

    found = answers(a_book(measure), [a_survey(5, [(1, 17)])], [event, an_event()])[0]

    assert (found.named, found.measures, found.events) == ({5: 17}, (measure,), (event,))


def test_a_need_that_a_survey_did_not_ask_about_has_no_count_rather_than_zero():
    found = answers(a_book(), [a_survey(5, [(1, 17)])], [])

    assert [5 in answer.named for answer in found] == [True, False]


@pytest.mark.parametrize("status", list(Status))
def test_a_need_is_answered_by_a_measure_that_is_under_way_goes_on_or_is_done(status):
    found = answers(a_book(a_measure(needs=(1,), status=status)), [], [])[0]

    assert found.is_given == (status in (Status.IN_PROGRESS, Status.ONGOING, Status.COMPLETED))


@given(measures=MEASURES)
def test_every_measure_stands_in_the_matrix_as_often_as_it_has_needs_times_goals(measures):
    found = needs_and_goals(a_book(*measures))

    for measure in measures:
        places = sum(measure in cell for cell in found.values())
        assert places == max(1, len(measure.needs)) * max(1, len(measure.goals))


@given(measures=MEASURES)
def test_a_status_is_counted_only_where_there_is_a_measure_of_it(measures):
    counts = count_by_status(measures)

    assert (sum(counts.values()), 0 in counts.values()) == (len(measures), False)
