"""What changed between two states: each kind of change in its own list, by the two states alone."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.base import LocalText
from model.errors import EndBeforeStart, SnapshotOfAnotherPlan
from model.event import EventKind
from model.facts import Duplicate, Period
from model.figures.differences import differences, explained, net
from model.figures.kinds_of_change import MOVES, NOT_THERE, Kind
from model.figures.live_states import state_from_facts
from model.figures.plan_states import Carried
from model.indicator import Computed
from model.measure import Assessment, MeasureKind, Status
from tests.builders import (
    TODAY,
    TOMORROW,
    a_heading,
    a_measure,
    a_plan,
    a_target,
    a_text,
    a_value,
    an_event,
    an_indicator,
    an_organisation,
    some_facts,
)

LATER = TODAY + timedelta(days=90)
STATUSES = st.sampled_from(Status)


def changes(before, after, carried=None):
    """The differences between these facts today and those facts later."""
    one = state_from_facts(some_facts(**before))
    return differences(one, state_from_facts(some_facts(cutoff=LATER, **after), carried))


def moved(was, now):
    """The kinds of change of a measure that went from one status to another; None: it was or is not there."""
    sides = [[a_measure(id=1, status=status)] if status else [] for status in (was, now)]
    found = changes({"measures": sides[0]}, {"measures": sides[1]})
    return [kind for kind in Kind if found.of(kind)]


def told(found, kind):
    return [(change.code, change.key.part, change.was, change.now) for change in found.of(kind)]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.COMPLETED])
def test_a_measure_that_came_to_its_end_is_completed(status):
    assert moved(status, Status.COMPLETED) == [Kind.COMPLETED]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (Status.NOT_STARTED, Status.IN_PROGRESS),
        (Status.NOT_STARTED, Status.ONGOING),
        (Status.IN_PROGRESS, Status.ONGOING),
        (Status.POSTPONED, Status.NOT_STARTED),
        (Status.DISCONTINUED, Status.IN_PROGRESS),
    ],
)
def test_a_measure_that_was_started_or_taken_up_again_moved_forward(was, now):
    assert moved(was, now) == [Kind.MOVED_FORWARD]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (Status.COMPLETED, Status.IN_PROGRESS),
        (Status.IN_PROGRESS, Status.NOT_STARTED),
        (Status.ONGOING, Status.POSTPONED),
        (Status.NOT_STARTED, Status.POSTPONED),
    ],
)
def test_a_measure_that_was_reopened_or_postponed_moved_back(was, now):
    assert moved(was, now) == [Kind.MOVED_BACK]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.DISCONTINUED])
def test_a_measure_that_was_discontinued_is_dropped(status):
    assert moved(status, Status.DISCONTINUED) == [Kind.DROPPED]


@pytest.mark.parametrize("status", Status)
def test_a_measure_that_is_no_longer_in_the_plan_is_dropped(status):
    assert moved(status, None) == [Kind.DROPPED]


@pytest.mark.parametrize("status", Status)
def test_a_measure_that_was_not_there_is_new_and_nothing_else_is_told_of_it(status):
    assert moved(None, status) == [Kind.NEW]


@given(was=STATUSES, now=STATUSES)
def test_a_measure_that_stands_elsewhere_made_exactly_one_move(was, now):
    moves = [kind for kind in moved(was, now) if kind in MOVES]

    assert len(moves) == (was is not now)


def test_a_measure_that_came_from_the_term_before_is_carried_over_and_not_new():
    found = changes({}, {"measures": [a_measure(id=1)]}, {1: Carried.CAME})

    assert [kind for kind in Kind if found.of(kind)] == [Kind.CARRIED_OVER]


def test_a_measure_that_goes_on_in_the_next_term_is_carried_over():
    measure = a_measure(id=1)
    found = changes({"measures": [measure]}, {"measures": [measure]}, {1: Carried.WENT})

    assert [kind for kind in Kind if found.of(kind)] == [Kind.CARRIED_OVER]


def test_a_deadline_is_told_from_day_to_day_with_the_reason():
    why = a_text("Tilat suljettiin.")
    before, after = a_measure(id=1, due_on=TODAY), a_measure(id=1, due_on=TOMORROW, reason=why)

    found = changes({"measures": [before]}, {"measures": [after]}).of(Kind.DEADLINE_CHANGED)

    assert [(change.was, change.now, change.why) for change in found] == [(TODAY, TOMORROW, why)]


def test_a_measure_that_moved_and_got_another_deadline_is_in_both_lists():
    before = a_measure(id=1, status=Status.NOT_STARTED, due_on=TODAY)
    after = a_measure(id=1, status=Status.IN_PROGRESS, due_on=TOMORROW)

    found = changes({"measures": [before]}, {"measures": [after]})

    assert [kind for kind in Kind if found.of(kind)] == [Kind.MOVED_FORWARD, Kind.DEADLINE_CHANGED]


def test_an_assessment_is_told_from_word_to_word_with_its_sentence():
    sentence = a_text("Hyvin menee.")
    before = a_measure(id=1, assessment=None)
    after = a_measure(id=1, assessment=Assessment.ON_TRACK, sentence=sentence)

    found = changes({"measures": [before]}, {"measures": [after]}).of(Kind.ASSESSMENT_CHANGED)

    assert [(change.was, change.now, change.why) for change in found] == [(None, Assessment.ON_TRACK, sentence)]


def test_a_responsible_party_is_told_by_its_title():
    parties = [a_heading(id=1, title=a_text("Kirjasto")), a_heading(id=2, title=a_text("Liikunta"))]
    before, after = a_measure(id=1, responsible=(1,)), a_measure(id=1, responsible=(2,))

    found = changes({"measures": [before], "parties": parties}, {"measures": [after], "parties": parties})

    (change,) = found.of(Kind.RESPONSIBLE_CHANGED)
    assert (change.was.titles, change.now.titles) == ((a_text("Kirjasto"),), (a_text("Liikunta"),))


def test_a_party_with_a_new_name_is_no_other_responsible_party():
    before, after = a_heading(id=1, title=a_text("Kirjasto")), a_heading(id=1, title=a_text("Kirjastot"))
    measure = a_measure(id=1, responsible=(1,))

    found = changes({"measures": [measure], "parties": [before]}, {"measures": [measure], "parties": [after]})

    assert [kind for kind in Kind if found.of(kind)] == [Kind.TEXT_CHANGED]


@pytest.mark.parametrize("part", ["title", "description", "resources", "schedule"])
def test_each_text_of_a_measure_is_told_when_it_changed(part):
    before, after = a_measure(id=1, code="7", **{part: a_text("Vanha")}), a_measure(id=1, code="7", **{part: a_text()})

    found = changes({"measures": [before]}, {"measures": [after]})

    assert told(found, Kind.TEXT_CHANGED) == [("7", part, a_text("Vanha"), a_text())]


def test_a_value_that_came_is_told_beside_that_of_the_year_before():
    old, new = a_value(year=2022, value=Decimal(3)), a_value(year=2023, value=Decimal(5))
    before, after = (an_indicator(id=1, values=values) for values in [(old,), (old, new)])

    (change,) = changes({"indicators": [before]}, {"indicators": [after]}).of(Kind.INDICATOR_VALUES)

    assert (change.was, change.now.value, change.year_before.value) == (NOT_THERE, 5, 3)


def test_a_reason_for_a_missing_value_is_a_change():
    why = a_text("Ei kysytty.")
    after = an_indicator(id=1, values=(a_value(value=None, missing_reason=why),))

    (change,) = changes({"indicators": [an_indicator(id=1)]}, {"indicators": [after]}).of(Kind.INDICATOR_VALUES)

    assert (change.now.value, change.why) == (None, why)


def test_a_computed_zero_of_a_running_year_is_no_change():
    indicator = an_indicator(id=1, computed=Computed.EVENTS_HELD, measure_id=1)
    one = state_from_facts(some_facts(indicators=[indicator], cutoff=date(2023, 12, 31)))
    other = state_from_facts(some_facts(indicators=[indicator], cutoff=date(2024, 2, 1)))

    assert not differences(one, other).of(Kind.INDICATOR_VALUES)


def test_a_target_is_told_from_number_to_number_with_the_reason():
    first, second = a_target(value=Decimal(10)), a_target(value=Decimal(8), reason=a_text("Liian suuri."), set_on=LATER)
    before, after = (an_indicator(id=1, targets=targets) for targets in [(first,), (first, second)])

    (change,) = changes({"indicators": [before]}, {"indicators": [after]}).of(Kind.INDICATOR_TARGETS)

    assert (change.was.value, change.now.value, change.why.fi) == (10, 8, "Liian suuri.")


def test_a_recurring_measure_is_told_by_how_often_it_was_held():
    measure = a_measure(id=1, kind=MeasureKind.RECURRING, required_per_year=2)
    first, second = an_event(measure_id=1), an_event(measure_id=1, held_on=LATER)

    found = changes({"measures": [measure], "events": (first,)}, {"measures": [measure], "events": (first, second)}).of(
        Kind.FULFILMENT
    )

    assert [(c.year, c.was.held, c.now.held, c.now.required) for c in found] == [(2023, 1, 2, 2)]


def test_an_event_is_told_with_its_heads_and_its_organisations():
    event = an_event(held_on=TOMORROW, present=[(1, 3), (2, None)], head_count_unnamed=4)

    (change,) = changes({}, {"events": (event,)}).of(Kind.EVENTS_HELD)

    assert (change.now.held_on, change.now.heads, change.now.organisations) == (TOMORROW, 7, 2)


def test_a_publication_is_no_event():
    assert not changes({}, {"events": (an_event(kind=EventKind.PUBLICATION),)}).of(Kind.EVENTS_HELD)


def test_an_event_that_was_cancelled_afterwards_is_taken_back():
    event = an_event(id=5)

    found = changes({"events": (event,)}, {})

    assert [(c.key.id, c.now) for c in found.of(Kind.TAKEN_BACK)] == [(5, NOT_THERE)]


def test_organisations_that_joined_and_left_are_told():
    joined = an_organisation(id=1, code="uusi", periods=(Period(TOMORROW, None),))
    left = an_organisation(id=2, code="vanha", periods=(Period(date(2022, 1, 1), TODAY),))

    found = changes({"organisations": [joined, left]}, {"organisations": [joined, left]})

    codes = [
        [change.code for change in found.of(kind)] for kind in (Kind.ORGANISATIONS_JOINED, Kind.ORGANISATIONS_LEFT)
    ]
    assert codes == [["uusi"], ["vanha"]]


def test_an_organisation_is_reached_for_the_first_time_only_once():
    organisation = an_organisation(id=1)
    first, second = an_event(present=[1]), an_event(held_on=TOMORROW, present=[1])

    found = [
        changes({"organisations": [organisation], "events": before}, {"organisations": [organisation], "events": after})
        for before, after in [((), (first,)), ((first,), (first, second))]
    ]

    assert [len(each.of(Kind.ORGANISATIONS_REACHED_FIRST)) for each in found] == [1, 0]


@pytest.mark.parametrize(
    ("attended", "first_reached"), [(["vanha"], []), (["uusi"], []), (["vanha", "uusi"], []), ([], ["uusi"])], ids=str
)
def test_an_organisation_is_reached_for_the_first_time_only_if_no_name_that_it_had_ever_attended(
    attended, first_reached
):
    kept, duplicate = (an_organisation(id=id_, code=code) for id_, code in ((1, "uusi"), (2, "vanha")))
    merged = replace(kept, duplicates=(Duplicate("vanha", a_text(), TODAY, 2),))
    before = [an_event(present=[{"uusi": 1, "vanha": 2}[code]]) for code in attended]

    found = changes(
        {"organisations": [kept, duplicate], "events": before},
        {"organisations": [merged], "events": [an_event(present=[1]), an_event(held_on=TOMORROW, present=[1])]},
    )

    assert [change.code for change in found.of(Kind.ORGANISATIONS_REACHED_FIRST)] == first_reached


def test_an_organisation_whose_events_were_all_cancelled_is_no_longer_reached_merged_or_not():
    kept, duplicate = (an_organisation(id=id_, code=code) for id_, code in ((1, "uusi"), (2, "vanha")))
    merged = replace(kept, duplicates=(Duplicate("vanha", a_text(), TODAY, 2),))

    found = changes(
        {"organisations": [kept, duplicate], "events": [an_event(present=[1, 2])]}, {"organisations": [merged]}
    )

    assert ("uusi", "reached") in [(change.code, change.key.part) for change in found.of(Kind.TAKEN_BACK)]


def test_an_organisation_has_not_joined_because_a_member_was_merged_into_it():
    kept, duplicate = an_organisation(id=1, periods=()), an_organisation(id=2, code="vanha")
    merged = replace(kept, periods=duplicate.periods, duplicates=(Duplicate("vanha", a_text(), TODAY, 2),))

    found = changes({"organisations": [kept, duplicate]}, {"organisations": [merged]})

    assert not found.of(Kind.ORGANISATIONS_JOINED)


def test_a_need_that_a_measure_answers_now_is_newly_answered():
    need = a_heading(id=1, code="N1")
    measure = a_measure(id=1, code="7", needs=(1,))

    found = changes({"needs": [need]}, {"needs": [need], "measures": [measure]})

    assert told(found, Kind.NEEDS_NEWLY_ANSWERED) == [("N1", "answered", NOT_THERE, ("7",))]


def test_a_need_whose_only_measure_was_discontinued_is_no_longer_answered():
    need = a_heading(id=1)
    before, after = (a_measure(id=1, needs=(1,), status=s) for s in (Status.IN_PROGRESS, Status.DISCONTINUED))

    found = changes({"needs": [need], "measures": [before]}, {"needs": [need], "measures": [after]})

    assert [change.key.part for change in found.of(Kind.TAKEN_BACK)] == ["answered"]


def test_an_indicator_that_left_the_plan_is_told_once():
    indicator = an_indicator(id=1, values=(a_value(),), targets=(a_target(),))

    found = changes({"indicators": [indicator]}, {})

    assert [(kind, len(found.of(kind))) for kind in Kind if found.of(kind)] == [(Kind.TAKEN_BACK, 1)]


def test_the_counts_of_both_days_are_told():
    found = changes({}, {"events": (an_event(), an_event())})

    assert (found.counts["events"], found.counts["members"]) == ((0, 2), (0, 0))


def test_two_plans_have_no_changes_between_them():
    one, other = (state_from_facts(some_facts(plan=a_plan(slug=slug))) for slug in ("one", "other"))

    with pytest.raises(SnapshotOfAnotherPlan):
        differences(one, other)


def test_the_first_day_is_not_after_the_second():
    one, other = (state_from_facts(some_facts(cutoff=day)) for day in (TOMORROW, TODAY))

    with pytest.raises(EndBeforeStart):
        differences(one, other)


MEASURES = st.lists(
    st.builds(
        a_measure,
        id=st.integers(1, 4),
        code=st.just("M"),
        status=STATUSES,
        due_on=st.none() | st.dates(TODAY, LATER),
        assessment=st.none() | st.sampled_from(Assessment),
        title=st.sampled_from([a_text("a"), a_text("b")]),
        needs=st.sampled_from([(), (1,)]),
    ),
    unique_by=lambda measure: measure.id,
)
EVENTS = st.lists(
    st.builds(an_event, id=st.integers(1, 3), present=st.sets(st.integers(1, 2)).map(sorted)),
    unique_by=lambda event: event.id,
).map(tuple)
SIDES = st.fixed_dictionaries({"measures": MEASURES, "events": EVENTS})


@given(sides=st.tuples(SIDES, SIDES, SIDES))
def test_two_periods_that_follow_each_other_net_to_the_whole(sides):
    fixed = {"needs": [a_heading(id=1)], "organisations": [an_organisation(id=1), an_organisation(id=2)]}
    a, b, c = (
        state_from_facts(some_facts(cutoff=TODAY + timedelta(days=day), **fixed, **side))
        for day, side in enumerate(sides)
    )

    whole, parts = differences(a, c), net(differences(a, b), differences(b, c))

    lists = [
        {kind: {(x.key, str(x.was), str(x.now)) for x in found.of(kind)} for kind in Kind} for found in (whole, parts)
    ]
    assert lists[0] == lists[1]


@given(side=SIDES, days=st.integers(0, 30))
def test_nothing_changed_between_two_equal_states(side, days):
    state = state_from_facts(some_facts(**side))

    assert not differences(state, replace(state, on=state.on + timedelta(days=days))).changes


@given(one=SIDES, other=SIDES)
def test_every_change_back_is_the_change_there_turned_round(one, other):
    a, b = (state_from_facts(some_facts(**side)) for side in (one, other))

    there, back = differences(a, b), differences(b, a)

    assert {(c.key, str(c.was), str(c.now)) for c in there.changes} == {
        (c.key, str(c.now), str(c.was)) for c in back.changes
    }


def test_a_reason_that_is_given_beside_the_states_is_told():
    before, after = a_measure(id=1, title=a_text("a")), a_measure(id=1, title=a_text("b"))
    one, other = (state_from_facts(some_facts(measures=[measure])) for measure in (before, after))
    (change,) = differences(one, other).changes

    found = explained(differences(one, other), {change.key: LocalText(fi="Siksi.")})

    assert found.changes[0].why.fi == "Siksi."
