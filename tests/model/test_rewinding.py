"""Domain rule 7 for what an edit changes in place: texts, codes, links and headings of a past day stay as they were."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.actions.headings import change_heading
from model.actions.indicators import define_indicator
from model.actions.measure_texts import change_measure
from model.actions.measures import begin_measure, record_update
from model.actions.ordering import reorder
from model.actions.plans import add_goal, add_party
from model.actions.retiring import retire
from model.actions.rows import Noun
from model.base import moment
from model.figures.headlines import headline_figures
from model.indicator import Indicator, Unit
from model.measure import Measure, MeasureKind
from model.network import Category
from model.plan import Goal, Party, Plan
from model.reading import read_facts
from model.reading.plans import EVER, read_plan
from tests.builders import (
    SLUG,
    a_heading_input,
    a_measure_input,
    a_text,
    an_actor,
    an_indicator_input,
    an_update,
    at_noon,
)
from tests.model.editing import row_of
from tests.model.rows_edited import edit, said

THEN = date(2023, 6, 15)
LATER, LATER_STILL = THEN + timedelta(days=30), THEN + timedelta(days=60)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=8).map(said)
CODES = ("G1", "G2")


def facts_on(session, day, known_at=None):
    connection = session.connection()
    return read_facts(connection, read_plan(connection, SLUG).id, day, known_at or moment(day))


def later(session, table, named, /, on=LATER, **values):
    edit(session, table, named, by=an_actor(on=on), **values)


def test_a_measure_keeps_the_title_that_it_had_then(session):
    later(session, Measure, "1", title=said("Uusi nimi"))

    assert facts_on(session, THEN).book.measure("1").title == a_text()


def test_a_measure_has_its_new_title_from_the_day_of_the_edit_on(session):
    later(session, Measure, "1", title=said("Uusi nimi"))

    assert facts_on(session, LATER).book.measure("1").title == said("Uusi nimi")


def test_the_oldest_of_two_later_edits_tells_what_was(session):
    later(session, Measure, "1", title=said("Toinen"))
    later(session, Measure, "1", title=said("Kolmas"), on=LATER_STILL)

    titles = [facts_on(session, day).book.measure("1").title for day in (THEN, LATER, LATER_STILL)]

    assert titles == [a_text(), said("Toinen"), said("Kolmas")]


def test_a_measure_counts_for_the_goal_that_it_served_then(session):
    before = headline_figures(facts_on(session, THEN))

    later(session, Measure, "1", links={"goals": ("G2",)})

    assert headline_figures(facts_on(session, THEN)) == before


def test_the_responsible_party_of_a_past_day_is_the_one_of_that_day(session):
    add_party(session, SLUG, a_heading_input("library"), by=an_actor(on=date(2023, 1, 1)))
    later(session, Measure, "1", links={"responsible": ("library",)})

    then, now = (facts_on(session, day).book for day in (THEN, LATER))
    codes = [{p.id: p.code for p in book.parties}[book.measure("1").responsible[0]] for book in (then, now)]

    assert codes == ["coordinator", "library"]


def test_a_link_is_found_though_its_goal_has_another_code_since(session):
    later(session, Goal, "G2", code="G9")
    later(session, Measure, "2", links={"goals": ("G1",)}, on=LATER_STILL)

    book = facts_on(session, THEN).book

    assert {goal.code for goal in book.goals if goal.id in book.measure("2").goals} == {"G1", "G2"}


def test_a_link_is_found_though_two_goals_have_changed_their_codes(session):
    before = facts_on(session, THEN).book.measure("1").goals
    later(session, Measure, "1", links={"goals": ()})
    for was, became in (("G1", "X"), ("G2", "G1"), ("X", "G2")):
        later(session, Goal, was, code=became, on=LATER_STILL)

    assert facts_on(session, THEN).book.measure("1").goals == before


def test_a_goal_has_the_title_that_it_had_then(session):
    later(session, Goal, "G1", title=said("Uusi tavoite"))

    assert facts_on(session, THEN).book.goals[0].title == a_text()


def test_a_goal_that_was_added_later_was_not_there(session):
    add_goal(session, SLUG, a_heading_input("G3"), by=an_actor(on=LATER))

    codes = [[goal.code for goal in facts_on(session, day).book.goals] for day in (THEN, LATER)]

    assert codes == [["G1", "G2"], ["G1", "G2", "G3"]]


def test_a_measure_that_came_back_was_not_there_while_it_was_retired(session):
    later(session, Measure, "1", retired_at=at_noon(THEN), on=THEN)
    later(session, Measure, "1", retired_at=None, on=LATER)

    there = [facts_on(session, day).book.measure("1") is not None for day in (THEN - timedelta(days=1), THEN, LATER)]

    assert there == [True, False, True]


def test_a_category_has_the_title_that_it_had_then(session):
    later(session, Category, "sports", title=said("Liikuntaseurat"))

    assert facts_on(session, THEN).book.categories[0].title == a_text()


def test_the_plan_has_the_name_that_it_had_then(session):
    later(session, Plan, SLUG, name=said("Uusi nimi"), cut_offs=("06-30",))

    plan = facts_on(session, THEN).book.plan

    assert (plan.name, plan.cut_offs) == (a_text(), ("04-30", "08-31", "12-31"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", said("Uusi mittari")), ("unit", Unit.PERSONS), ("decimals", 2), ("definition", said("Toisin"))],
)
def test_an_indicator_is_defined_as_it_was_then(session, field, value):
    before = {indicator.code: indicator for indicator in facts_on(session, THEN).indicators}
    later(session, Indicator, "typed", **{field: value})

    found = {indicator.code: indicator for indicator in facts_on(session, THEN).indicators}

    assert found == before


def test_an_indicator_that_was_defined_later_was_not_there(session):
    define_indicator(session, SLUG, an_indicator_input("late"), by=an_actor(on=LATER))

    codes = [[indicator.code for indicator in facts_on(session, day).indicators] for day in (THEN, LATER)]

    assert codes == [["typed", "computed"], ["typed", "computed", "late"]]


def test_what_is_known_by_now_is_read_without_looking_at_edits(session):
    later(session, Measure, "1", title=said("Uusi nimi"))

    assert facts_on(session, THEN, EVER).book.measure("1").title == said("Uusi nimi")


def test_an_edit_of_another_kind_of_row_with_the_same_id_changes_nothing(session):
    before = facts_on(session, THEN)
    later(session, Party, "coordinator", title=said("Koordinaattori"))

    assert headline_figures(facts_on(session, THEN)) == headline_figures(before)


@st.composite
def an_edit(draw):
    on = draw(st.dates(LATER, LATER_STILL))
    table, code = draw(st.sampled_from([(Measure, "1"), (Measure, "2"), (Goal, "G1"), (Indicator, "typed")]))
    text = "name" if table is Indicator else "title"
    values = {text: draw(WORDS)} if draw(st.booleans()) else {}
    if table is Measure:
        codes = st.lists(st.sampled_from(CODES), unique=True).map(tuple)
        values["links"] = {"goals": draw(codes), "needs": draw(st.sampled_from([(), ("N1",)]))}
        values["required_per_year"] = draw(st.integers(1, 9)) if code == "1" else None
    return lambda session: edit(session, table, code, by=an_actor(on=on), **values)


@st.composite
def another_write(draw):
    by = an_actor(on=draw(st.dates(LATER, LATER_STILL)))
    if draw(st.booleans()):
        new = a_measure_input(code="9", kind=MeasureKind.CONTINUOUS, goals=("G1",))
        return lambda session: begin_measure(session, SLUG, new, an_update(), by=by)
    return lambda session: record_update(session, SLUG, "1", an_update(), by=by)


@given(edits=st.lists(an_edit(), max_size=5), write=another_write())
def test_no_edit_moves_a_figure_or_a_text_of_a_past_day(undoing, edits, write):
    with undoing() as session:
        before = facts_on(session, THEN)

        for change in (*edits, write):
            change(session)

        after = facts_on(session, THEN)
    assert (after.book.measures, after.book.goals, after.indicators) == (
        before.book.measures,
        before.book.goals,
        before.indicators,
    )
    assert headline_figures(after) == headline_figures(before)


def test_what_the_editors_own_actions_record_is_laid_back_too(session):
    before = facts_on(session, THEN)
    measure, goal = row_of(session, Noun.MEASURE, "1"), row_of(session, Noun.GOAL, "G1")
    other = a_measure_input(
        code="1b", title=said("Toinen"), kind=MeasureKind.RECURRING, required_per_year=3, goals=("G2",), needs=("N1",)
    )

    change_measure(session, SLUG, measure.id, other, seen_version=measure.version, by=an_actor(on=LATER))
    heading = a_heading_input("G7", title=said("Uusi"))
    change_heading(session, SLUG, Noun.GOAL, goal.id, heading, seen_version=goal.version, by=an_actor(on=LATER))
    retire(session, SLUG, Noun.MEASURE, measure.id, seen_version=measure.version, by=an_actor(on=LATER))
    reorder(session, SLUG, Noun.MEASURE, row_of(session, Noun.MEASURE, "2").id, 1, by=an_actor(on=LATER))

    after = facts_on(session, THEN)
    assert (after.book.measure("1"), after.book.goals) == (before.book.measure("1"), before.book.goals)
    assert headline_figures(after) == headline_figures(before)
