"""Writes on participation: events, surveys, grants, the use of premises."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from model.actions.events import (
    EventInput,
    GrantInput,
    PremisesInput,
    SurveyInput,
    cancel_event,
    correct_event,
    record_event,
    record_grant,
    record_premises_use,
    record_survey,
)
from model.actions.plans import begin_plan
from model.base import moment
from model.change import ChangeRecord
from model.database import perform, unit_of_work
from model.errors import (
    DateOutsideTerm,
    EventOver,
    NumberNotAllowed,
    OrganiserMissing,
    TextMissing,
    UnknownCode,
    UnknownRecord,
    UnknownWord,
)
from model.figures.reach import heads, organisations_reached
from model.grants import GrantKind
from model.reading.network import read_organisations
from model.reading.participation import read_events, read_support
from model.reading.plans import EVER, read_plan
from tests.builders import (
    CITY,
    SLUG,
    TERM_ENDS,
    TERM_STARTS,
    TODAY,
    TOMORROW,
    YESTERDAY,
    a_plan_input,
    a_text,
    an_actor,
    an_event_input,
    an_organisation_input,
)

DAY = timedelta(days=1)


def record(session, on=TODAY, **values):
    return record_event(session, SLUG, an_event_input(**values), by=an_actor(on=on))


def cancel(session, event_id, on=TODAY):
    return cancel_event(session, SLUG, event_id, by=an_actor(on=on))


def events_of(session, cutoff=TERM_ENDS, known_at=EVER):
    connection = session.connection()
    return read_events(connection, read_plan(connection, SLUG).id, cutoff, known_at)


def organisations_of(session):
    return {one.code: one for one in read_organisations(session.connection(), CITY, EVER)}


def support_of(session, known_at=EVER):
    connection = session.connection()
    return read_support(connection, read_plan(connection, SLUG).id, TERM_ENDS, known_at)


def a_survey(**values):
    return SurveyInput.of(
        **{"code": "S1", "title": a_text(), "held_on": TODAY, "invited": 50, "answered": 20, **values}
    )


def a_grant(**values):
    return GrantInput.of(**{"organisation": "club", "year": 2023, "kind": GrantKind.PROJECT, **values})


def test_an_event_is_kept_with_who_was_there(session):
    record(session, organisers=("club",), present={"choir": 3, "scouts": None})

    found = events_of(session)

    assert len(organisations_reached(found)) == 3


def test_an_event_may_be_kept_with_persons_without_names_alone(session):
    record(session, head_count_unnamed=25)

    found = events_of(session)

    assert (heads(found).attendances, organisations_reached(found)) == (25, frozenset())


def test_heads_that_were_not_counted_are_kept_as_missing(session):
    record(session, present={"choir": None})

    found = events_of(session)[0].present

    assert [heads for _, heads in found] == [None]


def test_an_event_is_kept_with_the_measure_it_fulfils(session):
    record(session, measure="1")

    found = events_of(session)[0].measure_id

    assert found is not None


def test_a_cancelled_event_is_not_counted(session):
    event_id = record(session)
    cancel(session, event_id)

    found = events_of(session)

    assert found == ()


def test_an_event_counted_until_the_day_it_was_cancelled(session):
    event_id = record(session, held_on=YESTERDAY, on=YESTERDAY)
    cancel(session, event_id, on=TOMORROW)

    found = events_of(session, known_at=moment(TODAY))

    assert [event.id for event in found] == [event_id]


def test_an_event_recorded_late_was_not_known_before(session):
    record(session, held_on=YESTERDAY, on=TOMORROW)

    found = events_of(session, known_at=moment(TODAY))

    assert found == ()


def test_an_event_counts_from_the_day_it_is_held(session):
    record(session, held_on=TOMORROW)

    found = [len(events_of(session, cutoff=day)) for day in (TODAY, TOMORROW)]

    assert found == [0, 1]


def test_cancelling_an_event_twice_is_refused(session):
    event_id = record(session)
    cancel(session, event_id)

    with pytest.raises(EventOver) as refused:
        cancel(session, event_id)

    assert refused.value.values == {"title": a_text(), "day": TODAY, "at": an_actor().at}


def test_cancelling_an_unknown_event_is_refused(session):
    with pytest.raises(UnknownRecord) as refused:
        cancel(session, 999)

    assert refused.value.values == {"code": 999}


def test_an_event_of_another_plan_cannot_be_cancelled_from_this_one(session):
    begin_plan(session, a_plan_input(slug="other"), by=an_actor())
    event_id = record_event(session, "other", an_event_input(), by=an_actor())

    with pytest.raises(UnknownRecord) as refused:
        cancel(session, event_id)

    assert refused.value.values == {"code": event_id}


@pytest.mark.parametrize("day", [TERM_STARTS - DAY, TERM_ENDS + DAY])
def test_an_event_outside_the_term_is_refused(session, day):
    with pytest.raises(DateOutsideTerm) as refused:
        record(session, held_on=day)

    assert refused.value.field == "held_on"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_event_without_a_title_in_a_language_of_the_plan_is_refused(session, language):
    with pytest.raises(TextMissing) as refused:
        record(session, title=a_text(**{language: ""}))

    assert refused.value.field == f"title_{language}"


def test_an_event_of_an_unknown_measure_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        record(session, measure="99")

    assert refused.value.values == {"code": "99"}


@pytest.mark.parametrize("there", [{"organisers": ("nobody",)}, {"present": {"nobody": 1}}])
def test_an_event_with_an_unknown_organisation_is_refused(session, there):
    with pytest.raises(UnknownCode) as refused:
        record(session, **there)

    assert refused.value.values == {"code": "nobody"}


def test_a_negative_count_of_persons_is_refused():
    with pytest.raises(NumberNotAllowed) as refused:
        an_event_input(head_count_unnamed=-1)

    assert refused.value.field == "head_count_unnamed"


def test_a_kind_of_event_that_does_not_exist_is_refused():
    with pytest.raises(UnknownWord) as refused:
        an_event_input(kind="party")

    assert refused.value.field == "kind"


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(UnknownWord) as refused:
        EventInput.of(kind="forum", held_on="2023-02-30", title=a_text())

    assert refused.value.field == "held_on"


def test_a_survey_is_kept_by_its_counts(session):
    record_survey(session, SLUG, a_survey(named={"N1": 12}), by=an_actor())

    found = support_of(session).surveys[0]

    assert (found.invited, found.answered, [count for _, count in found.named]) == (50, 20, [12])


def test_a_survey_that_names_an_unknown_need_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        record_survey(session, SLUG, a_survey(named={"N9": 1}), by=an_actor())

    assert refused.value.field == "named"


def test_a_survey_without_a_swedish_title_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        record_survey(session, SLUG, a_survey(title=a_text(sv="")), by=an_actor())

    assert refused.value.field == "title_sv"


@pytest.mark.parametrize("mean", ["0.9", "5.1", "NaN"])
def test_a_mean_outside_one_to_five_is_refused(mean):
    with pytest.raises(NumberNotAllowed) as refused:
        a_survey(cooperation_mean=mean)

    assert refused.value.field == "cooperation_mean"


@pytest.mark.parametrize("granted", [None, 0, 150_00])
def test_a_grant_is_kept_undecided_refused_or_granted(session, granted):
    record_grant(session, SLUG, a_grant(granted_cents=granted), by=an_actor())

    found = support_of(session).grants[0].granted_cents

    assert found == granted


def test_a_grant_that_was_recorded_later_was_not_known_before(session):
    record_grant(session, SLUG, a_grant(), by=an_actor(on=TOMORROW))

    found = support_of(session, known_at=moment(TODAY)).grants

    assert found == ()


def test_a_grant_to_an_unknown_organisation_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        record_grant(session, SLUG, a_grant(organisation="nobody"), by=an_actor())

    assert refused.value.values == {"code": "nobody"}


def test_a_grant_for_an_unknown_goal_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        record_grant(session, SLUG, a_grant(goal="G9"), by=an_actor())

    assert refused.value.field == "goal"


@pytest.mark.parametrize("field", ["applied_cents", "granted_cents"])
def test_a_negative_sum_of_money_is_refused(field):
    with pytest.raises(NumberNotAllowed) as refused:
        a_grant(**{field: -1})

    assert refused.value.field == field


def test_hours_that_are_not_known_are_kept_as_missing(session):
    record_premises_use(session, SLUG, PremisesInput.of(organisation="club", year=2023), by=an_actor())

    found = support_of(session).premises[0].free_hours

    assert found is None


def test_negative_hours_are_refused():
    with pytest.raises(NumberNotAllowed) as refused:
        PremisesInput.of(organisation="club", year=2023, free_hours=-1)

    assert refused.value.field == "free_hours"


def test_the_use_of_premises_by_an_unknown_organisation_is_refused(session):
    use = PremisesInput.of(organisation="nobody", year=2023)

    with pytest.raises(UnknownCode) as refused:
        record_premises_use(session, SLUG, use, by=an_actor())

    assert refused.value.values == {"code": "nobody"}


NEW = an_organisation_input("new", member_from=None)


def test_organisations_that_the_register_did_not_have_are_entered_with_the_event(session):
    event = an_event_input(present={"club": 2, "new": None})
    record_event(session, SLUG, event, (NEW,), by=an_actor())

    found = organisations_reached(events_of(session))

    assert found == {organisations_of(session)[code].id for code in ("club", "new")}


def test_an_event_that_is_refused_enters_no_organisation_and_leaves_no_record(engine, plan):
    event = an_event_input(present={"new": None, "nobody": None})

    with pytest.raises(UnknownCode):
        perform(engine, record_event, SLUG, event, (NEW,), by=an_actor())

    with unit_of_work(engine) as session:
        assert "new" not in organisations_of(session)


def test_an_event_that_is_sent_twice_is_recorded_once_with_its_newcomers(engine, plan):
    event, by = an_event_input(present={"new": 3}), an_actor(key="once")
    for _ in range(2):
        perform(engine, record_event, SLUG, event, (NEW,), by=by)

    with unit_of_work(engine) as session:
        assert len(events_of(session)) == 1


def test_an_event_that_nobody_organised_is_refused(session):
    with pytest.raises(OrganiserMissing) as refused:
        record(session, by_city=False)

    assert refused.value.field == "organisers"


@pytest.mark.parametrize("there", [{"head_count_unnamed": 10**12}, {"present": {"club": 10**12}}])
def test_more_heads_than_a_city_has_are_refused(there):
    with pytest.raises(NumberNotAllowed) as refused:
        an_event_input(**there)

    assert refused.value.field in there


def test_a_corrected_event_counts_as_corrected_and_once(session):
    wrong = record(session, present={"club": 2})
    right = correct_event(session, SLUG, an_event_input(present={"choir": 5}), corrects=wrong, by=an_actor())

    found = events_of(session)

    assert [(event.id, [heads for _, heads in event.present]) for event in found] == [(right, [5])]


def test_what_was_known_before_a_correction_stays_as_it_was(session):
    wrong = record(session, on=YESTERDAY, held_on=YESTERDAY, present={"club": 2})
    correct_event(session, SLUG, an_event_input(held_on=YESTERDAY), corrects=wrong, by=an_actor(on=TOMORROW))

    found = events_of(session, known_at=moment(TODAY))

    assert [event.id for event in found] == [wrong]


def test_the_change_record_links_a_correction_to_what_it_corrects(session):
    wrong = record(session, present={"club": 2})
    right = correct_event(session, SLUG, an_event_input(present={"choir": 5}), corrects=wrong, by=an_actor())

    corrected, cancelled = session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id)).all()[-2:]

    assert (corrected.verb, json.loads(corrected.after)["corrects"]) == ("correct_event", wrong)
    assert json.loads(corrected.before)["present"] == {"club": 2}
    assert (cancelled.verb, json.loads(cancelled.after)["corrected_by"]) == ("cancel_event", right)


def test_a_correction_that_is_refused_leaves_the_event_as_it_was(engine, plan):
    wrong = perform(engine, record_event, SLUG, an_event_input(), by=an_actor())

    with pytest.raises(DateOutsideTerm):
        perform(engine, correct_event, SLUG, an_event_input(held_on=TERM_ENDS + DAY), corrects=wrong, by=an_actor())

    with unit_of_work(engine) as session:
        assert [event.id for event in events_of(session)] == [wrong]


def test_an_event_is_corrected_once_by_whoever_comes_first(session):
    wrong = record(session)
    correct_event(session, SLUG, an_event_input(), corrects=wrong, by=an_actor())

    with pytest.raises(EventOver) as refused:
        correct_event(session, SLUG, an_event_input(), corrects=wrong, by=an_actor())

    assert refused.value.values["day"] == TODAY
