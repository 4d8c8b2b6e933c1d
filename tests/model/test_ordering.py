"""The order of goals, measures and the rest: positions are always 1 to the number of rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.headings import add_heading
from model.actions.ordering import reorder
from model.actions.retiring import retire
from model.actions.rows import Noun, rows_of
from model.errors import PlaceNotAllowed
from model.reading.plans import read_plan
from tests.builders import SLUG, a_heading_input, an_actor
from tests.model.editing import book_of, row_of, told

CODES = ("G1", "G2", "G3", "G4", "G5")
MOVES = st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, len(CODES))), max_size=6)


def more_goals(session):
    for code in CODES[2:]:
        add_heading(session, SLUG, Noun.GOAL, a_heading_input(code), by=an_actor())


def move(session, code, place, noun=Noun.GOAL):
    return reorder(session, SLUG, noun, row_of(session, noun, code).id, place, by=an_actor())


def codes_in_order(session):
    return [goal.code for goal in book_of(session).goals]


def positions_in(session, noun=Noun.GOAL):
    plan = read_plan(session.connection(), SLUG)
    return [row.position for row in rows_of(session, plan, type(row_of(session, noun, CODES[0])))]


@pytest.mark.parametrize(
    ("code", "place", "expected"),
    [
        ("G4", 1, ["G4", "G1", "G2", "G3", "G5"]),
        ("G1", 5, ["G2", "G3", "G4", "G5", "G1"]),
        ("G3", 4, ["G1", "G2", "G4", "G3", "G5"]),
        ("G3", 3, ["G1", "G2", "G3", "G4", "G5"]),
    ],
)
def test_a_goal_goes_to_its_place_and_the_others_make_room(session, code, place, expected):
    more_goals(session)

    move(session, code, place)

    assert codes_in_order(session) == expected


@settings(max_examples=30)
@given(moves=MOVES, retired=st.none() | st.sampled_from(CODES[2:]))
def test_positions_stay_one_to_the_number_of_goals_however_they_are_moved(undoing, moves, retired):
    with undoing() as session:
        more_goals(session)
        if retired:
            retire(session, SLUG, Noun.GOAL, row_of(session, Noun.GOAL, retired).id, seen_version=1, by=an_actor())
        for code, place in moves:
            if code != retired and place <= len(CODES) - bool(retired):
                move(session, code, place)

        found = positions_in(session)

    assert found == list(range(1, len(CODES) + 1))


@settings(max_examples=30)
@given(moves=MOVES.filter(bool))
def test_the_goal_moved_last_stands_where_it_was_put(undoing, moves):
    with undoing() as session:
        more_goals(session)
        for code, place in moves:
            move(session, code, place)

        found = codes_in_order(session)

    code, place = moves[-1]
    assert found.index(code) + 1 == place


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_place_that_the_list_does_not_have_is_refused(session, place):
    with pytest.raises(PlaceNotAllowed) as refused:
        move(session, "G1", place)

    assert refused.value.values["last"] == 2


def test_the_record_tells_which_goal_was_moved_and_the_order_of_all(session):
    move(session, "G2", 1)

    verb, subject, before, after = told(session)

    assert (verb, subject, after["code"], after["order"]) == ("reorder_goals", "goal", "G2", ["G2", "G1"])
    assert (before["position"], after["position"]) == (2, 1)


@pytest.mark.parametrize(("noun", "verb"), [(Noun.MEASURE, "reorder_measures"), (Noun.CATEGORY, "reorder_categories")])
def test_every_noun_has_its_verb(session, noun, verb):
    code = {Noun.MEASURE: "2", Noun.CATEGORY: "youth"}[noun]

    move(session, code, 1, noun)

    assert told(session)[0] == verb


def test_moving_a_goal_does_not_make_a_newer_version_of_it(session):
    move(session, "G2", 1)

    found = row_of(session, Noun.GOAL, "G2").version

    assert found == 1
