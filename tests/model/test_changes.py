"""Changes between two days of a history that was recorded: by the two states alone, with the reasons given."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.events import cancel_event, correct_event, record_event
from model.actions.indicators import define_indicator, record_value, set_target
from model.actions.measures import begin_measure, confirm_unchanged, newest_update, record_update
from model.actions.network import admit_organisation, end_membership, merge_organisations
from model.actions.plans import add_goal, add_need, begin_plan
from model.base import moment
from model.errors import DateOutsideTerm, MergeNotPossible, NoSuchSnapshot
from model.figures.differences import differences, net
from model.figures.kinds_of_change import MOVES, NOT_THERE, Kind
from model.figures.periods import Point
from model.figures.plan_states import Named, Subject
from model.indicator import Indicator
from model.measure import Assessment, Measure, MeasureKind, Status
from model.plan import Goal
from model.reading.changes import read_changes
from model.reading.plans import read_plan
from model.reading.states import read_state
from model.reading.two_states import AsOf, read_two_states
from tests.builders import (
    CITY,
    SLUG,
    a_heading_input,
    a_measure_input,
    a_plan_input,
    a_target_input,
    a_text,
    a_value_input,
    an_actor,
    an_event_input,
    an_indicator_input,
    an_organisation_input,
    an_update,
    at_noon,
)
from tests.model.rows_edited import edit, said

BEGUN, ENDS = date(2022, 9, 1), date(2025, 5, 31)
DAYS = [date(2023, 1, 1) + timedelta(days=30 * number) for number in range(8)]
A, B, C = DAYS[0], DAYS[3], DAYS[6]
CODES = ["club", "choir", "scouts"]
FIRST = Kind.ORGANISATIONS_REACHED_FIRST


def changes(session, since=A, until=C):
    connection = session.connection()
    plan = read_plan(connection, SLUG)
    return read_changes(connection, plan, Point(since), Point(until), newest=ENDS)


def tell(session, code, day, **values):
    update = an_update(**{"reason": a_text("Siksi"), **values})
    record_update(session, SLUG, code, update, by=an_actor(on=day))


def in_lists(found):
    return {kind: {(c.key, known_by(c.was), known_by(c.now)) for c in found.of(kind)} for kind in Kind}


def but_for_events(found):
    """That an event was recorded anew is known only when both days are read together."""
    return {
        kind: {c for c in of_kind if c[0].subject is not Subject.EVENT} for kind, of_kind in in_lists(found).items()
    }


def known_by(side):
    """What a side is, whatever the things that it names are called."""
    return side.ids if isinstance(side, Named) else str(side)


def test_an_update_between_the_two_days_is_a_change(session):
    tell(session, "2", B, status=Status.COMPLETED)

    assert [change.code for change in changes(session).of(Kind.COMPLETED)] == ["2"]


@pytest.mark.parametrize("day", [A, C + timedelta(days=1)])
def test_an_update_of_the_first_day_or_after_the_last_is_none(session, day):
    tell(session, "2", day, status=Status.COMPLETED)

    assert not changes(session).of(Kind.COMPLETED)


def test_an_update_that_was_recorded_later_of_an_earlier_day_is_a_change_from_the_day_it_was_known(session):
    tell(session, "2", B, status=Status.COMPLETED, as_of_on=A)

    assert [len(changes(session, *days).of(Kind.COMPLETED)) for days in ((A, B - timedelta(days=1)), (A, C))] == [0, 1]


def test_a_change_made_and_undone_does_not_show(session):
    tell(session, "2", DAYS[1], status=Status.COMPLETED)
    tell(
        session,
        "2",
        DAYS[2],
        status=Status.IN_PROGRESS,
        due_on=date(2023, 12, 31),
        assessment=Assessment.ON_TRACK,
        sentence=a_text(),
    )

    assert not any(changes(session).of(kind) for kind in MOVES)


@given(order=st.permutations(range(4)))
def test_the_order_of_edits_inside_the_period_does_not_matter(undoing, order):
    edits = [
        lambda session, day: tell(session, "1", day, status=Status.POSTPONED),
        lambda session, day: tell(session, "2", day, status=Status.COMPLETED),
        lambda session, day: edit(session, Goal, "G1", title=said("Uusi"), by=an_actor(on=day)),
        lambda session, day: record_value(session, SLUG, a_value_input(), by=an_actor(on=day)),
    ]
    with undoing() as session:
        for place, number in enumerate(order):
            edits[number](session, DAYS[1 + place])
        found = in_lists(changes(session))

    assert {kind: len(of_kind) for kind, of_kind in found.items() if of_kind} == {
        Kind.COMPLETED: 1,
        Kind.MOVED_BACK: 1,
        Kind.DEADLINE_CHANGED: 1,
        Kind.ASSESSMENT_CHANGED: 2,
        Kind.TEXT_CHANGED: 1,
        Kind.INDICATOR_VALUES: 1,
    }


def test_the_reason_of_a_deadline_is_the_one_told_with_it_not_the_newest(session):
    told = {"status": Status.IN_PROGRESS, "due_on": date(2024, 3, 1)}
    tell(session, "2", DAYS[1], **told, reason=a_text("Tilat suljettiin."))
    tell(session, "2", DAYS[2], **told, reason=a_text("Muuta asiaa."))

    assert [change.why.fi for change in changes(session).of(Kind.DEADLINE_CHANGED)] == ["Tilat suljettiin."]


def test_what_had_been_told_before_is_no_reason_of_a_later_change(session):
    tell(session, "2", DAYS[1], status=Status.POSTPONED, reason=a_text("Odotetaan."), due_on=date(2023, 12, 31))
    tell(
        session,
        "2",
        DAYS[2],
        status=Status.COMPLETED,
        reason=a_text("Odotetaan."),
        comment=a_text("Valmis."),
        due_on=date(2023, 12, 31),
    )

    assert [change.why.fi for change in changes(session).of(Kind.COMPLETED)] == ["Valmis."]


def test_a_check_without_change_leaves_the_reason_where_it_was(session):
    tell(session, "2", DAYS[1], status=Status.COMPLETED, comment=a_text("Valmis."), reason=a_text(""))
    confirm_unchanged(session, SLUG, "2", newest_update(session, SLUG, "2"), by=an_actor(on=DAYS[2]))

    assert [change.why.fi for change in changes(session).of(Kind.COMPLETED)] == ["Valmis."]


def test_a_text_is_told_from_words_to_words_with_the_reason_of_the_edit(session):
    edit(session, Measure, "1", title=said("Foorumi"), why=said("Lyhyempi."), by=an_actor(on=B))

    (change,) = changes(session).of(Kind.TEXT_CHANGED)

    assert (change.was, change.now, change.why) == (a_text(), said("Foorumi"), said("Lyhyempi."))


def test_an_edit_after_the_last_day_gives_no_reason(session):
    edit(session, Measure, "1", title=said("Foorumi"), why=said("Ensin."), by=an_actor(on=B))
    edit(session, Measure, "1", title=said("Messut"), why=said("Sitten."), by=an_actor(on=C + timedelta(days=1)))

    (change,) = changes(session).of(Kind.TEXT_CHANGED)

    assert (change.now, change.why) == (said("Foorumi"), said("Ensin."))


def test_a_measure_that_was_retired_is_dropped_with_the_reason(session):
    edit(session, Measure, "2", retired_at=at_noon(B), why=said("Päättyi."), by=an_actor(on=B))

    (change,) = changes(session).of(Kind.DROPPED)

    assert (change.code, change.now, change.why) == ("2", NOT_THERE, said("Päättyi."))


def test_an_indicator_that_was_retired_is_told_once_with_the_reason(session):
    edit(session, Indicator, "typed", retired_at=at_noon(B), why=said("Ei enää seurata."), by=an_actor(on=B))

    (change,) = changes(session).of(Kind.TAKEN_BACK)

    assert (change.code, change.why) == ("typed", said("Ei enää seurata."))


def test_a_need_is_newly_answered_when_a_measure_is_linked_to_it(session):
    add_need(session, SLUG, a_heading_input("N2"), by=an_actor(on=A))
    edit(session, Measure, "1", links={"needs": ("N2",)}, by=an_actor(on=B))

    assert [change.code for change in changes(session).of(Kind.NEEDS_NEWLY_ANSWERED)] == ["N2"]


def test_an_unfinished_measure_that_the_next_plan_takes_over_is_carried_over(session):
    starts, ends = date(2025, 6, 1), date(2029, 5, 31)
    begin_plan(session, a_plan_input(slug="next", term_starts_on=starts, term_ends_on=ends), by=an_actor(on=B))
    new = a_measure_input(code="2", starts_on=starts, responsible=())
    id_ = begin_measure(session, "next", new, an_update(), by=an_actor(on=B))
    session.execute(sa.update(Measure).values(carried_over_from_id=_id(session, "2")).where(Measure.id == id_))

    found = [[c.code for c in changes(session, *days).of(Kind.CARRIED_OVER)] for days in ((A, A), (A, C), (B, C))]

    assert found == [[], ["2"], []]


def _id(session, code):
    plan = read_plan(session.connection(), SLUG)
    return session.scalar(sa.select(Measure.id).where(Measure.plan_id == plan.id, Measure.code == code))


def test_an_event_that_was_recorded_afterwards_is_told_when_it_was_known(session):
    record_event(session, SLUG, an_event_input(held_on=A, present={"club": 3}), by=an_actor(on=B))

    assert [change.now.held_on for change in changes(session).of(Kind.EVENTS_HELD)] == [A]


def test_an_event_that_was_corrected_is_the_same_event_told_otherwise(session):
    id_ = record_event(session, SLUG, an_event_input(held_on=A, present={"club": 3}), by=an_actor(on=A))
    right = an_event_input(held_on=A, present={"club": 5, "choir": 1})
    correct_event(session, SLUG, right, corrects=id_, by=an_actor(on=B))

    found = changes(session)

    assert [(c.was.heads, c.now.heads) for c in found.of(Kind.TAKEN_BACK)] == [(3, 6)]
    assert not found.of(Kind.EVENTS_HELD)


def test_an_event_that_was_recorded_and_corrected_in_one_period_nets_to_one_event(session):
    first = record_event(session, SLUG, an_event_input(held_on=A, present={"club": 3}), by=an_actor(on=DAYS[1]))
    correct_event(session, SLUG, an_event_input(held_on=A), corrects=first, by=an_actor(on=DAYS[5]))

    whole, parts = changes(session, A, C), net(changes(session, A, B), changes(session, B, C))

    assert in_lists(parts) == in_lists(whole)


def test_an_event_that_was_corrected_again_nets_to_one_correction(session):
    first = record_event(session, SLUG, an_event_input(held_on=A, present={"club": 3}), by=an_actor(on=A))
    again = an_event_input(held_on=A, present={"club": 5})
    second = correct_event(session, SLUG, again, corrects=first, by=an_actor(on=DAYS[2]))
    correct_event(session, SLUG, an_event_input(held_on=A), corrects=second, by=an_actor(on=DAYS[5]))

    whole, parts = changes(session, A, C), net(changes(session, A, B), changes(session, B, C))

    assert in_lists(parts) == in_lists(whole)
    assert [(c.was.heads, c.now.heads) for c in whole.of(Kind.TAKEN_BACK) if c.key.part == "held"] == [(3, None)]


def test_an_organisation_that_was_merged_has_not_left(session):
    merge_organisations(session, CITY, "choir", "club", by=an_actor(on=B))

    found = changes(session)

    assert [(c.code, c.key.part) for c in found.of(Kind.TAKEN_BACK)] == [("choir", "merged")]
    assert not found.of(Kind.ORGANISATIONS_LEFT)


def test_the_membership_that_ended_is_told(session):
    end_membership(session, CITY, "club", B, by=an_actor(on=B))

    assert [change.code for change in changes(session).of(Kind.ORGANISATIONS_LEFT)] == ["club"]


def test_an_organisation_is_not_reached_for_the_first_time_by_a_merge(session):
    record_event(session, SLUG, an_event_input(held_on=A, present={"choir": 3}), by=an_actor(on=A))
    merge_organisations(session, CITY, "choir", "club", by=an_actor(on=B))

    assert not changes(session).of(Kind.ORGANISATIONS_REACHED_FIRST)


def test_what_an_organisation_attended_under_another_name_before_and_after_its_merge_was_its_first_time_once(session):
    record_event(session, SLUG, an_event_input(held_on=DAYS[1], present={"choir": 3}), by=an_actor(on=DAYS[1]))
    merge_organisations(session, CITY, "choir", "club", by=an_actor(on=DAYS[4]))
    record_event(session, SLUG, an_event_input(held_on=DAYS[5], present={"club": 3}), by=an_actor(on=DAYS[5]))

    found = [[c.code for c in changes(session, *days).of(FIRST)] for days in ((A, B), (B, C), (A, C))]

    assert found == [["choir"], [], ["club"]]


@settings(max_examples=40)
@given(
    present=st.lists(st.sampled_from(CODES), unique=True),
    merges=st.lists(st.sampled_from(list(permutations(CODES, 2))), min_size=1, max_size=3),
)
def test_nothing_is_newly_reached_and_nobody_joins_by_merges_alone(undoing, present, merges):
    with undoing() as session:
        record_event(session, SLUG, an_event_input(held_on=A, present=dict.fromkeys(present, 2)), by=an_actor(on=A))
        for codes in merges:
            _merge_if_possible(session, codes, an_actor(on=B))
        found = changes(session)

    assert not found.of(FIRST)
    assert not found.of(Kind.ORGANISATIONS_JOINED)


@pytest.mark.parametrize("days", [(date(2019, 1, 1), C), (A, date(2025, 6, 1))])
def test_a_day_that_the_plan_does_not_have_is_refused(session, days):
    with pytest.raises(DateOutsideTerm):
        changes(session, *days)


def test_a_year_that_is_not_frozen_is_refused(session):
    connection = session.connection()

    with pytest.raises(NoSuchSnapshot):
        read_changes(connection, read_plan(connection, SLUG), Point(year=2022), Point(C), newest=ENDS)


@st.composite
def a_write(draw):
    """One of everything that a plan's people write."""
    by = an_actor(on=draw(st.sampled_from(DAYS)))
    code, text = draw(st.sampled_from(["1", "2"])), draw(st.sampled_from(["a", "b", "c"]))
    update = an_update(
        status=draw(st.sampled_from(Status)),
        reason=a_text(),
        due_on=draw(st.sampled_from([None, date(2024, 1, 1), date(2024, 6, 1)])),
        as_of_on=draw(st.none() | st.just(DAYS[0])),
    )
    event = an_event_input(
        held_on=draw(st.sampled_from(DAYS[:4])),
        measure=draw(st.none() | st.just("1")),
        present=dict.fromkeys(draw(st.lists(st.sampled_from(CODES), unique=True)), 2),
    )
    number, year = Decimal(draw(st.integers(0, 3))), draw(st.sampled_from([2022, 2023]))
    goals = draw(st.sampled_from([(), ("G1",), ("G1", "G2")]))
    new, merged = f"9{draw(st.integers(0, 1))}", draw(st.sampled_from(list(permutations(CODES, 2))))
    writes = {
        "update": lambda s: _if_there(s, code, lambda: record_update(s, SLUG, code, update, by=by)),
        "event": lambda s: _if_there(s, "1", lambda: record_event(s, SLUG, event, by=by)),
        "cancel": lambda s: [cancel_event(s, SLUG, id_, by=by) for id_ in _events(s)[:1]],
        "value": lambda s: record_value(s, SLUG, a_value_input(value=number, year=year), by=by),
        "target": lambda s: set_target(
            s, SLUG, a_target_input(value=number, year=year, set_on=by.at.date(), reason=a_text()), by=by
        ),
        "measure": lambda s: _unless_there(s, new, by),
        "correct": lambda s: _if_there(
            s, "1", lambda: [correct_event(s, SLUG, event, corrects=i, by=by) for i in _events(s)[:1]]
        ),
        "merge": lambda s: _merge_if_possible(s, merged, by),
        "member": lambda s: _join_or_leave(s, by),
        "goal": lambda s: edit(s, Goal, "G1", title=said(text), by=by),
        "words": lambda s: edit(s, Measure, code, title=said(text), links={"goals": goals}, by=by),
        "retire": lambda s: edit(s, Measure, code, retired_at=by.at, by=by),
        "restore": lambda s: edit(s, Measure, code, retired_at=None, by=by),
        "indicator": lambda s: edit(s, Indicator, "typed", name=said(text), by=by),
    }
    return writes[draw(st.sampled_from(list(writes)))], by.at


def _if_there(session, code, write):
    """Nobody writes on a retired measure."""
    if session.scalar(sa.select(Measure.retired_at).where(Measure.code == code)) is None:
        write()


def _events(session):
    return list(session.scalars(sa.text("SELECT id FROM event WHERE cancelled_at IS NULL")))


def _unless_there(session, code, by):
    if _id(session, code) is None:
        measure = a_measure_input(code=code, kind=MeasureKind.RECURRING, required_per_year=1, needs=("N1",))
        begin_measure(session, SLUG, measure, an_update(), by=by)


def _merge_if_possible(session, codes, by):
    with suppress(MergeNotPossible):
        merge_organisations(session, CITY, *codes, by=by)


def _join_or_leave(session, by):
    day = by.at.date()
    if session.scalar(sa.text("SELECT 1 FROM organisation WHERE code = 'new'")) is None:
        admit_organisation(session, CITY, an_organisation_input("new", member_from=day), by=by)
    elif (
        session.scalar(
            sa.text(
                "SELECT count(*) FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE o.code = 'new'"
            )
        )
        == 1
    ):
        end_membership(session, CITY, "new", day, by=by)


HISTORIES = st.lists(a_write(), max_size=8).map(lambda writes: sorted(writes, key=lambda write: write[1]))


@settings(max_examples=40)
@given(history=HISTORIES, days=st.lists(st.sampled_from(DAYS), min_size=3, max_size=3).map(sorted))
def test_two_periods_that_follow_each_other_net_to_the_whole(undoing, history, days):
    a, b, c = days
    with undoing() as session:
        for write, _ in history:
            write(session)

        parts = net(changes(session, a, b), changes(session, b, c))
        whole = changes(session, a, c)

    assert in_lists(parts) == in_lists(whole)


@settings(max_examples=30)
@given(history=HISTORIES, later=HISTORIES)
def test_what_changed_up_to_a_past_day_is_the_same_whatever_is_written_later(undoing, history, later):
    with undoing() as session:
        for write, at in history:
            if at.date() <= B:
                write(session)
        before = in_lists(changes(session, A, B))

        for write, at in later:
            if at.date() > B:
                write(session)
        after = in_lists(changes(session, A, B))

    assert after == before


@settings(max_examples=40)
@given(history=HISTORIES, days=st.lists(st.sampled_from(DAYS), min_size=2, max_size=2).map(sorted))
def test_two_days_read_together_tell_what_two_whole_states_tell(undoing, history, days):
    since, until = (AsOf(day, moment(day)) for day in days)
    with undoing() as session:
        for write, _ in history:
            write(session)
        connection = session.connection()
        plan = read_plan(connection, SLUG)

        together = differences(*read_two_states(connection, plan.id, since, until))
        apart = differences(*(read_state(connection, plan.id, *side) for side in (since, until)))

    assert but_for_events(together) == but_for_events(apart)
    assert together.counts == apart.counts


def test_a_new_goal_and_a_new_indicator_are_told_by_their_names(session):
    add_goal(session, SLUG, a_heading_input("G3"), by=an_actor(on=B))
    define_indicator(session, SLUG, an_indicator_input("late"), by=an_actor(on=B))

    assert {(c.code, c.was) for c in changes(session).of(Kind.TEXT_CHANGED)} == {("G3", NOT_THERE), ("late", NOT_THERE)}
