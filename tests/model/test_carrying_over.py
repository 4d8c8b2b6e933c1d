"""Unfinished measures go on in the next term, each with a link to where it came from."""

import json
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from model.actions.carrying_over import carry_over
from model.actions.headings import add_heading
from model.actions.indicators import record_value, set_target
from model.actions.measures import begin_measure
from model.actions.plans import begin_plan
from model.actions.retiring import retire
from model.actions.rows import Noun
from model.base import LocalText
from model.change import ChangeRecord
from model.database import perform
from model.errors import (
    AlreadyCarriedOver,
    AlreadyThere,
    CarryOverNotPossible,
    ChoiceMissing,
    RestoreFirst,
    TermClosed,
    UnknownCode,
)
from model.measure import Status
from model.plan import Plan
from model.reading.indicators import read_indicators
from model.reading.plans import EVER
from model.reading.proof import verify_changes
from model.reading.terms import read_carried, read_carried_codes
from tests.builders import (
    SLUG,
    TERM_ENDS,
    a_heading_input,
    a_measure_input,
    a_plan_input,
    a_target_input,
    a_text,
    a_value_input,
    an_actor,
    an_update,
)
from tests.model.editing import book_of, row_of

NEXT, NEXT_STARTS, NEXT_ENDS = "next", date(2025, 6, 1), date(2029, 5, 31)
AFTERWARDS = date(2025, 6, 10)


def begin_next(session, **values):
    given = {"slug": NEXT, "term_starts_on": NEXT_STARTS, "term_ends_on": NEXT_ENDS, **values}
    begin_plan(session, a_plan_input(**given), by=an_actor(on=AFTERWARDS))


def carry(session, *codes, slug=SLUG, to=NEXT):
    return carry_over(session, slug, to, codes, by=an_actor(on=AFTERWARDS))


def carried(session, code="2"):
    book = book_of(session, NEXT)
    return book, book.measure(code)


@pytest.mark.parametrize("code", ["1", "2"])
def test_a_carried_measure_says_what_it_said(session, code):
    begin_next(session)
    carry(session, "1", "2")
    before, (_, after) = book_of(session).measure(code), carried(session, code)

    told_of = ("code", "kind", "required_per_year", "title", "description", "resources", "schedule", "source")

    assert [getattr(after, name) for name in told_of] == [getattr(before, name) for name in told_of]


@pytest.mark.parametrize(("code", "status"), [("1", Status.ONGOING), ("2", Status.NOT_STARTED)])
def test_a_carried_measure_begins_anew(session, code, status):
    begin_next(session)
    carry(session, "1", "2")

    _, found = carried(session, code)

    assert (found.state.status, found.state.as_of_on, found.state.due_on) == (status, AFTERWARDS, None)
    assert (found.state.assessment, found.starts_on, found.version) == (None, NEXT_STARTS, 1)


def test_a_carried_measure_is_linked_to_the_same_codes_which_are_made_when_they_are_missing(session):
    begin_next(session)
    add_heading(session, NEXT, Noun.GOAL, a_heading_input("G1", title=a_text("Uuden kauden")), by=an_actor())
    carry(session, "2")

    book, found = carried(session)

    assert [(goal.code, goal.title.fi) for goal in book.goals] == [("G1", "Uuden kauden"), ("G2", "Teksti")]
    assert found.goals == tuple(goal.id for goal in book.goals)
    assert found.responsible == (book.parties[0].id,)


def test_its_indicators_go_with_it_without_targets_and_values(session):
    set_target(session, SLUG, a_target_input(), by=an_actor())
    record_value(session, SLUG, a_value_input(value=Decimal(4)), by=an_actor())
    begin_next(session)
    carry(session, "2")
    book, measure = carried(session)

    (found,) = read_indicators(session.connection(), book.plan.id, NEXT_ENDS, EVER)

    assert (found.code, found.measure_id, found.targets, found.values) == ("typed", measure.id, (), ())


def test_what_lacks_a_language_is_carried_as_it_is(session):
    row = row_of(session, Noun.MEASURE, "2")
    row.title = LocalText(fi="Vain suomeksi")
    session.flush()
    begin_next(session)
    carry(session, "2")

    _, found = carried(session)

    assert found.title == LocalText(fi="Vain suomeksi")


def test_the_link_leads_both_ways(session):
    begin_next(session)
    carry(session, "2")
    _, new = carried(session)
    connection = session.connection()

    back = read_carried(connection, new.id)
    forth = read_carried(connection, book_of(session).measure("2").id)

    assert [(link.is_from, link.slug, link.code) for link in (*back, *forth)] == [
        (True, SLUG, "2"),
        (False, NEXT, "2"),
    ]


def test_the_plan_knows_which_of_its_measures_were_carried_over(session):
    begin_next(session)
    carry(session, "2")

    found = read_carried_codes(session.connection(), book_of(session).plan.id)

    assert found == {"2"}


def test_a_measure_of_a_closed_term_is_carried_over(session):
    session.query(Plan).filter_by(slug=SLUG).update({"closed_on": AFTERWARDS})
    begin_next(session)

    found = carry(session, "2")

    assert found == 1


def test_a_measure_is_not_carried_into_a_closed_term(session):
    begin_next(session)
    session.query(Plan).filter_by(slug=NEXT).update({"closed_on": AFTERWARDS})

    with pytest.raises(TermClosed):
        carry(session, "2")


def test_a_measure_is_carried_over_once(session):
    begin_next(session)
    carry(session, "2")

    with pytest.raises(AlreadyCarriedOver) as refused:
        carry(session, "2")

    assert refused.value.values == {"code": "2"}


def test_a_code_that_the_next_plan_uses_is_refused(session):
    begin_next(session)
    begin_measure(
        session, NEXT, a_measure_input(code="2", starts_on=NEXT_STARTS, responsible=()), an_update(), by=an_actor()
    )

    with pytest.raises(AlreadyThere) as refused:
        carry(session, "2")

    assert refused.value.values == {"value": "2"}


def test_a_measure_that_is_not_there_is_refused(session):
    begin_next(session)

    with pytest.raises(UnknownCode):
        carry(session, "99")


def test_a_goal_that_was_retired_in_the_next_plan_is_restored_first(session):
    begin_next(session)
    id_ = add_heading(session, NEXT, Noun.GOAL, a_heading_input("G1"), by=an_actor())
    retire(session, NEXT, Noun.GOAL, id_, seen_version=1, by=an_actor(on=AFTERWARDS))

    with pytest.raises(RestoreFirst) as refused:
        carry(session, "2")

    assert refused.value.values["needed"] == "G1"


def test_nothing_chosen_is_nothing_carried_and_is_said(session):
    begin_next(session)

    with pytest.raises(ChoiceMissing):
        carry(session)


@pytest.mark.parametrize(
    "target",
    [
        {"municipality_code": "091"},
        {"term_starts_on": date(2017, 6, 1), "term_ends_on": date(2021, 5, 31)},
        {"term_starts_on": date(2021, 8, 1), "term_ends_on": TERM_ENDS},
    ],
    ids=["another municipality", "an earlier term", "the same term"],
)
def test_measures_go_on_only_in_a_later_term_of_the_same_municipality(session, target):
    begin_next(session, **target)

    with pytest.raises(CarryOverNotPossible):
        carry(session, "2")


def test_the_record_of_a_carried_measure_is_that_of_a_beginning_and_names_where_it_came_from(session):
    begin_next(session)
    carry(session, "1")
    begun = sa.select(ChangeRecord).filter_by(verb="begin_measure").order_by(ChangeRecord.id.desc()).limit(1)

    found = json.loads(session.scalars(begun).one().after)

    assert (found["carried_over_from_id"], found["goals"]) == (book_of(session).measure("1").id, ["G1"])


def test_a_repeated_click_carries_over_once(engine, plan):
    given = {"slug": NEXT, "term_starts_on": NEXT_STARTS, "term_ends_on": NEXT_ENDS}
    perform(engine, begin_plan, a_plan_input(**given), by=an_actor(on=AFTERWARDS))
    by = an_actor(on=AFTERWARDS, key="one click")

    done = [perform(engine, carry_over, SLUG, NEXT, ("1", "2"), by=by) for _ in range(2)]

    with engine.connect() as connection:
        assert verify_changes(connection) is None
    assert done == [2, None]
