"""Several questions asked as one answer what they answer alone."""

from datetime import date

import pytest
import sqlalchemy as sa

from model.base import moment
from model.reading.asking import Lookup, ask, together
from model.reading.indicators import indicators_question
from model.reading.network import organisations_question, populations_question
from model.reading.participation import corrections_question, events_question, support_question
from model.reading.plans import book_question, city_of, meetings_question, status_changes_question
from model.reading.rewinding import edits_question
from model.reading.selecting import EVER
from model.reading.states import carried_question
from tests.statements import statements

DAY, PLAN = date(2024, 12, 31), 1
CITY = city_of(PLAN)


def questions(known_at):
    as_of = (PLAN, DAY, known_at)
    return (
        book_question(*as_of),
        events_question(*as_of),
        organisations_question(CITY, known_at),
        populations_question(CITY, DAY, known_at),
        indicators_question(*as_of),
        support_question(*as_of),
        status_changes_question(*as_of),
        meetings_question(PLAN),
        corrections_question(PLAN, known_at),
        carried_question(PLAN),
        edits_question(PLAN, known_at),
    )


@pytest.fixture
def connection(example):
    with sa.create_engine(f"sqlite:///{example}").connect() as connection:
        yield connection


@pytest.mark.parametrize("known_at", [EVER, moment(DAY)], ids=["now", "then"])
def test_questions_asked_together_answer_what_each_answers_alone(connection, known_at):
    alone = tuple(ask(connection, question) for question in questions(known_at))

    found = ask(connection, together(*questions(known_at)))

    assert found == alone


def test_what_was_known_at_two_times_is_asked_in_one_query(connection):
    with statements(connection.engine) as sent:
        ask(connection, together(*questions(EVER), *questions(moment(DAY))))

    assert len(sent) == 1


def test_a_question_without_selects_is_answered_without_the_database(connection):
    with statements(connection.engine) as sent:
        found = ask(connection, Lookup((), lambda: "nothing"))

    assert (found, sent) == ("nothing", [])


def test_selects_of_one_column_and_of_none_in_common_keep_their_own_rows(connection):
    one = Lookup((sa.select(sa.literal(1)),), lambda rows: rows)
    other = Lookup((sa.select(sa.literal("a"), sa.literal(date(2024, 1, 1))),), lambda rows: rows)

    found = ask(connection, together(one, other))

    assert found == ([(1,)], [("a", date(2024, 1, 1))])
