"""A term is closed when it is over and everything in it was evaluated; its plan is not changed afterwards."""

from datetime import date

import pytest

from model.actions.evaluations import EvaluationInput, evaluate
from model.actions.headings import change_heading
from model.actions.measures import record_update
from model.actions.retiring import retire
from model.actions.rows import Noun
from model.actions.terms import close_term
from model.errors import EvaluationMissing, TermClosed, TermNotOver, TextMissing, UnknownCode
from model.evaluation import Outcome
from model.reading.plans import EVER, read_plan
from model.reading.terms import read_evaluations
from tests.builders import SLUG, TERM_ENDS, TODAY, a_heading_input, a_text, an_actor, an_update
from tests.model.editing import row_of, told

AFTERWARDS = date(2025, 6, 10)
EVERYTHING = ({"measure": "1"}, {"measure": "2"}, {"goal": "G1"}, {"goal": "G2"})


def judge(session, on=AFTERWARDS, outcome=Outcome.ACHIEVED, **of):
    evaluation = EvaluationInput.of(**{"outcome": outcome, "sentence": a_text(), **of})
    return evaluate(session, SLUG, evaluation, by=an_actor(on=on))


def judge_all(session):
    for of in EVERYTHING:
        judge(session, **of)


def close(session, on=AFTERWARDS):
    return close_term(session, SLUG, by=an_actor(on=on))


def evaluations_of(session, known_at=EVER):
    connection = session.connection()
    return read_evaluations(connection, read_plan(connection, SLUG).id, known_at)


def test_a_term_of_which_everything_was_evaluated_is_closed(session):
    judge_all(session)

    close(session)

    assert read_plan(session.connection(), SLUG).closed_on == AFTERWARDS


def test_the_record_tells_that_the_term_was_closed(session):
    judge_all(session)

    close(session)

    verb, subject, before, after = told(session)
    assert (verb, subject, before["closed_on"], after["closed_on"]) == ("close_term", "plan", None, "2025-06-10")


@pytest.mark.parametrize("left_out", range(len(EVERYTHING)))
def test_a_term_is_not_closed_while_one_measure_or_goal_has_no_evaluation(session, left_out):
    for number, of in enumerate(EVERYTHING):
        if number != left_out:
            judge(session, **of)

    with pytest.raises(EvaluationMissing) as refused:
        close(session)

    assert refused.value.values == {"n": 1, "codes": next(iter(EVERYTHING[left_out].values()))}


def test_what_was_retired_needs_no_evaluation(session):
    for noun, code in ((Noun.MEASURE, "2"), (Noun.GOAL, "G2")):
        retire(session, SLUG, noun, row_of(session, noun, code).id, seen_version=1, by=an_actor(on=AFTERWARDS))
    judge(session, measure="1")
    judge(session, goal="G1")

    close(session)

    assert read_plan(session.connection(), SLUG).closed_on == AFTERWARDS


@pytest.mark.parametrize("day", [TODAY, TERM_ENDS])
def test_a_term_is_not_closed_before_it_is_over(session, day):
    judge_all(session)

    with pytest.raises(TermNotOver) as refused:
        close(session, on=day)

    assert refused.value.values == {"day": TERM_ENDS}


@pytest.mark.parametrize(
    "write",
    [
        lambda s: record_update(s, SLUG, "2", an_update(), by=an_actor(on=AFTERWARDS)),
        lambda s: change_heading(s, SLUG, Noun.GOAL, 1, a_heading_input("G1"), seen_version=1, by=an_actor()),
        lambda s: judge(s, measure="2"),
        close,
    ],
    ids=["update", "title", "evaluation", "closing again"],
)
def test_nothing_is_written_in_a_closed_term(session, write):
    judge_all(session)
    close(session)

    with pytest.raises(TermClosed):
        write(session)


def test_the_newest_evaluation_stands(session):
    judge(session, measure="2", outcome=Outcome.NOT_ACHIEVED)
    judge(session, measure="2", outcome=Outcome.PARTLY_ACHIEVED)

    found = [evaluation.outcome for evaluation in evaluations_of(session)]

    assert found == [Outcome.PARTLY_ACHIEVED]


def test_an_evaluation_is_told_of_its_measure_or_its_goal(session):
    judge(session, measure="2")
    judge(session, goal="G1")

    found = [(evaluation.measure_id, evaluation.goal_id) for evaluation in evaluations_of(session)]

    assert found == [(row_of(session, Noun.MEASURE, "2").id, None), (None, row_of(session, Noun.GOAL, "G1").id)]


def test_an_evaluation_is_not_known_before_it_was_made(session):
    judge(session, measure="2")

    found = evaluations_of(session, an_actor(on=TERM_ENDS).at)

    assert found == ()


def test_a_final_evaluation_needs_its_sentence_in_both_languages(session):
    with pytest.raises(TextMissing) as refused:
        judge(session, measure="2", sentence=a_text(sv=""))

    assert refused.value.field == "sentence_sv"


def test_a_retired_goal_is_not_evaluated(session):
    for noun, code in ((Noun.MEASURE, "2"), (Noun.GOAL, "G2")):
        retire(session, SLUG, noun, row_of(session, noun, code).id, seen_version=1, by=an_actor())

    with pytest.raises(UnknownCode):
        judge(session, goal="G2")
