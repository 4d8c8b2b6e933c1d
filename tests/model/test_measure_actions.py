"""Writes on measures: what is refused, beside which field, and what is kept."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from model.actions.measures import (
    MilestoneInput,
    begin_measure,
    confirm_unchanged,
    newest_update,
    record_update,
    set_milestone,
)
from model.actions.plans import begin_plan
from model.base import LocalText, moment
from model.errors import (
    AddressNotAllowed,
    AlreadyThere,
    ChangedMeanwhile,
    DateOutsideTerm,
    NumberNotAllowed,
    ProgressOutOfRange,
    ReasonMissing,
    SentenceMissing,
    TermClosed,
    TextMissing,
    UnknownCode,
    UnknownPlan,
    UnknownWord,
)
from model.measure import Assessment, MeasureKind, MeasureUpdate, Status, UpdateAct
from model.reading.plans import EVER, read_course, read_plan, read_plan_book
from tests.builders import (
    SLUG,
    TERM_ENDS,
    TERM_STARTS,
    TODAY,
    TOMORROW,
    a_measure_input,
    a_plan_input,
    a_text,
    an_actor,
    an_update,
)

DAY = timedelta(days=1)
ASSESSED = {"assessment": Assessment.ON_TRACK, "sentence": a_text()}


def update(session, code="2", on=TODAY, **values):
    return record_update(session, SLUG, code, an_update(**values), by=an_actor(on=on))


def begin(session, **values):
    return begin_measure(session, SLUG, a_measure_input(**values), an_update(), by=an_actor())


def measure_of(session, code="2", cutoff=TERM_ENDS):
    connection = session.connection()
    plan = read_plan(connection, SLUG)
    return read_plan_book(connection, plan.id, cutoff, EVER).measure(code)


def history_of(session, code="2", known_at=EVER):
    return read_course(session.connection(), measure_of(session, code).id, known_at)[0]


def close_the_term(session):
    session.execute(sa.text("UPDATE plan SET closed_on = '2025-06-30'"))


# what is kept


def test_an_update_tells_the_state_of_the_measure(session):
    update(session, status=Status.COMPLETED)

    found = measure_of(session).state.status

    assert found is Status.COMPLETED


def test_an_earlier_update_stays_in_the_history(session):
    update(session, status=Status.COMPLETED)

    found = [state.status for state in history_of(session)]

    assert found == [Status.COMPLETED, Status.IN_PROGRESS]


def test_an_update_is_told_as_of_the_day_on_which_it_was_made(session):
    update(session, on=TODAY)

    found = measure_of(session).state.as_of_on

    assert found == TODAY


def test_an_update_made_after_the_term_is_told_as_of_the_terms_last_day(session):
    update(session, on=TERM_ENDS + 30 * DAY)

    found = measure_of(session).state.as_of_on

    assert found == TERM_ENDS


def test_an_update_is_recorded_under_the_role_of_the_one_who_made_it(session):
    update(session)

    found = measure_of(session).state.recorded_by

    assert found == "coordinator"


def test_an_update_without_progress_has_none_and_not_zero(session):
    update(session, progress=None)

    found = measure_of(session).state.progress

    assert found is None


@pytest.mark.parametrize("progress", [0, 100])
def test_progress_may_be_nothing_or_everything(session, progress):
    update(session, progress=progress)

    found = measure_of(session).state.progress

    assert found == progress


@pytest.mark.parametrize("status", Status)
def test_a_measure_may_come_to_every_status(session, status):
    update(session, status=status, reason=a_text())

    found = measure_of(session).state.status

    assert found is status


def test_an_update_cannot_be_changed_afterwards(session):
    update(session)

    with pytest.raises(sa.exc.IntegrityError) as refused:
        session.execute(sa.update(MeasureUpdate).values(progress=1))

    assert "append-only" in str(refused.value)


def test_an_update_cannot_be_removed_afterwards(session):
    update(session)

    with pytest.raises(sa.exc.IntegrityError) as refused:
        session.execute(sa.delete(MeasureUpdate))

    assert "append-only" in str(refused.value)


def test_checked_without_change_repeats_the_state(session):
    told = {
        "progress": 40,
        "due_on": date(2024, 5, 1),
        "comment": a_text(),
        "evidence_url": "https://example.org/a",
    }
    seen = update(session, **told, **ASSESSED)
    confirm_unchanged(session, SLUG, "2", seen, by=an_actor(on=TOMORROW))

    newest, before = history_of(session)[:2]

    repeated = ("status", "assessment", "sentence", "reason", "comment", "progress", "due_on", "evidence_url")
    assert [getattr(newest, name) for name in repeated] == [getattr(before, name) for name in repeated]


def test_checked_without_change_is_told_as_such_on_its_own_day(session):
    seen = update(session)
    confirm_unchanged(session, SLUG, "2", seen, by=an_actor(on=TOMORROW))

    found = measure_of(session).state

    assert (found.act, found.as_of_on) == (UpdateAct.UNCHANGED, TOMORROW)


def test_a_measure_is_begun_with_its_first_state(session):
    begin(session, code="9")

    found = measure_of(session, "9").state.status

    assert found is Status.IN_PROGRESS


def test_a_new_measure_stands_last_in_the_plan(session):
    begin(session, code="0")

    found = measure_of(session, "0").position

    assert found == 3


def test_a_measure_may_serve_two_goals(session):
    begin(session, code="9", goals=("G1", "G2"))

    found = measure_of(session, "9").goals

    assert len(found) == 2


def test_a_milestone_is_kept_with_its_measure(session):
    milestone = MilestoneInput.of(measure="2", title=a_text(), due_on=date(2024, 1, 1))
    set_milestone(session, SLUG, milestone, by=an_actor())

    found = read_course(session.connection(), measure_of(session).id, EVER)[1]

    assert [one.due_on for one in found] == [date(2024, 1, 1)]


# what is refused


@pytest.mark.parametrize("progress", [-1, 101])
def test_progress_outside_nothing_and_everything_is_refused(session, progress):
    with pytest.raises(ProgressOutOfRange) as refused:
        update(session, progress=progress)

    assert refused.value.field == "progress"


@pytest.mark.parametrize("status", [status for status in Status if status.needs_reason])
def test_a_postponed_or_discontinued_measure_needs_a_reason(session, status):
    with pytest.raises(ReasonMissing) as refused:
        update(session, status=status)

    assert refused.value.field == "reason_fi"


def test_a_measure_that_is_not_progressing_needs_a_reason(session):
    with pytest.raises(ReasonMissing) as refused:
        update(session, assessment=Assessment.NOT_PROGRESSING, sentence=a_text())

    assert refused.value.field == "reason_fi"


@pytest.mark.parametrize("assessment", Assessment)
def test_an_assessment_needs_its_sentence(session, assessment):
    with pytest.raises(SentenceMissing) as refused:
        update(session, assessment=assessment, reason=a_text())

    assert refused.value.field == "sentence_fi"


def test_a_sentence_in_one_of_the_plans_languages_is_enough_to_save(session):
    update(session, assessment=Assessment.ON_TRACK, sentence=LocalText(sv="Framskrider"))

    found = measure_of(session).state.sentence

    assert found == LocalText(sv="Framskrider")


def test_a_sentence_in_english_alone_is_no_sentence(session):
    with pytest.raises(SentenceMissing) as refused:
        update(session, assessment=Assessment.ON_TRACK, sentence=LocalText(en="On track"))

    assert refused.value.field == "sentence_fi"


def test_a_reason_of_nothing_but_spaces_is_no_reason(session):
    with pytest.raises(ReasonMissing) as refused:
        update(session, status=Status.POSTPONED, reason=LocalText(fi="  ", sv="\t"))

    assert refused.value.field == "reason_fi"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.org",
        "example.org",
        "https://",
        "https://a b.fi",
        "data:text/html,x",
    ],
)
def test_evidence_that_is_no_web_address_is_refused(session, address):
    with pytest.raises(AddressNotAllowed) as refused:
        update(session, evidence_url=address)

    assert refused.value.field == "evidence_url"


@pytest.mark.parametrize("address", ["", "http://example.org", "https://www.kauniainen.fi/päätös?id=1#s2"])
def test_a_web_address_or_none_is_taken_as_evidence(session, address):
    update(session, evidence_url=address)

    found = measure_of(session).state.evidence_url

    assert found == address


@pytest.mark.parametrize("day", [TERM_STARTS - DAY, TERM_ENDS + DAY])
def test_a_due_date_outside_the_term_is_refused(session, day):
    with pytest.raises(DateOutsideTerm) as refused:
        update(session, due_on=day)

    assert refused.value.field == "due_on"


def test_a_postponed_measure_may_be_due_after_the_term(session):
    update(session, status=Status.POSTPONED, reason=a_text(), due_on=TERM_ENDS + DAY)

    found = measure_of(session).state.due_on

    assert found == TERM_ENDS + DAY


def test_a_postponed_measure_may_not_be_due_before_the_term(session):
    with pytest.raises(DateOutsideTerm) as refused:
        update(session, status=Status.POSTPONED, reason=a_text(), due_on=TERM_STARTS - DAY)

    assert refused.value.field == "due_on"


def test_an_update_of_an_unknown_measure_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        update(session, code="99")

    assert refused.value.values == {"code": "99"}


def test_an_update_of_an_unknown_plan_is_refused(session):
    with pytest.raises(UnknownPlan) as refused:
        record_update(session, "no-plan", "2", an_update(), by=an_actor())

    assert refused.value.values == {"slug": "no-plan"}


def test_an_update_in_a_closed_term_is_refused(session):
    close_the_term(session)

    with pytest.raises(TermClosed) as refused:
        update(session)

    assert refused.value.values["day"] == date(2025, 6, 30)


def test_a_measure_of_another_plan_is_unknown_in_this_one(session):
    begin_plan(session, a_plan_input(slug="other", municipality_code="049"), by=an_actor())

    with pytest.raises(UnknownCode) as refused:
        record_update(session, "other", "2", an_update(), by=an_actor())

    assert refused.value.values == {"code": "2"}


@pytest.mark.parametrize("field", ["status", "assessment"])
def test_a_word_that_is_no_status_or_assessment_is_refused(field):
    with pytest.raises(UnknownWord) as refused:
        an_update(**{field: "nearly"})

    assert refused.value.field == field


def test_progress_that_is_no_number_is_refused():
    with pytest.raises(NumberNotAllowed) as refused:
        an_update(progress="half")

    assert refused.value.field == "progress"


def test_an_update_over_one_that_was_not_seen_is_refused(session):
    seen = newest_update(session, SLUG, "2")
    update(session, status=Status.COMPLETED)

    with pytest.raises(ChangedMeanwhile) as refused:
        update(session, seen_update_id=seen)

    assert refused.value.values["status"] is Status.COMPLETED


def test_an_update_over_the_newest_one_is_saved(session):
    seen = newest_update(session, SLUG, "2")
    update(session, status=Status.COMPLETED, seen_update_id=seen)

    found = measure_of(session).state.status

    assert found is Status.COMPLETED


def test_a_refused_update_tells_which_update_is_the_newest_now(session):
    seen = newest_update(session, SLUG, "2")
    newest = update(session)

    with pytest.raises(ChangedMeanwhile) as refused:
        update(session, seen_update_id=seen)

    assert refused.value.values["update_id"] == newest


def test_checking_a_state_that_changed_meanwhile_is_refused(session):
    seen = newest_update(session, SLUG, "2")
    update(session, status=Status.COMPLETED)

    with pytest.raises(ChangedMeanwhile) as refused:
        confirm_unchanged(session, SLUG, "2", seen, by=an_actor())

    assert refused.value.values["status"] is Status.COMPLETED


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_measure_without_a_title_in_a_language_of_the_plan_is_refused(session, language):
    with pytest.raises(TextMissing) as refused:
        begin(session, title=a_text(**{language: ""}))

    assert refused.value.field == f"title_{language}"


def test_a_measure_without_an_english_title_is_taken(session):
    begin(session, code="9", title=a_text(en=""))

    found = measure_of(session, "9").title

    assert found.en == ""


def test_a_second_measure_of_the_same_code_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        begin(session, code="2")

    assert refused.value.field == "code"


@pytest.mark.parametrize("day", [TERM_STARTS - DAY, TERM_ENDS + DAY])
def test_a_measure_that_starts_outside_the_term_is_refused(session, day):
    with pytest.raises(DateOutsideTerm) as refused:
        begin(session, starts_on=day)

    assert refused.value.field == "starts_on"


@pytest.mark.parametrize("field", ["goals", "themes", "needs", "responsible", "partners"])
def test_a_measure_for_something_unknown_is_refused_beside_its_field(session, field):
    with pytest.raises(UnknownCode) as refused:
        begin(session, **{field: ("unheard",)})

    assert refused.value.field == field


@pytest.mark.parametrize("required", [0, 367, "often"])
def test_a_yearly_requirement_that_is_no_count_of_days_is_refused(required):
    with pytest.raises(NumberNotAllowed) as refused:
        a_measure_input(kind=MeasureKind.RECURRING, required_per_year=required)

    assert refused.value.field == "required_per_year"


def test_a_field_that_no_measure_has_is_refused():
    with pytest.raises(UnknownWord) as refused:
        a_measure_input(budget=100)

    assert refused.value.field == "budget"


def test_a_milestone_of_an_unknown_measure_is_refused(session):
    milestone = MilestoneInput.of(measure="99", title=a_text(), due_on=TODAY)

    with pytest.raises(UnknownCode) as refused:
        set_milestone(session, SLUG, milestone, by=an_actor())

    assert refused.value.values == {"code": "99"}


def test_a_milestone_without_a_swedish_title_is_refused(session):
    milestone = MilestoneInput.of(measure="2", title=a_text(sv=""), due_on=TODAY)

    with pytest.raises(TextMissing) as refused:
        set_milestone(session, SLUG, milestone, by=an_actor())

    assert refused.value.field == "title_sv"


def test_what_was_recorded_after_a_moment_is_not_in_the_history_of_that_moment(session):
    update(session, on=TOMORROW)

    found = history_of(session, known_at=moment(TODAY))

    assert len(found) == 1


# telling of an earlier day


def test_an_update_may_tell_of_an_earlier_day(session):
    update = an_update(status=Status.COMPLETED, as_of_on=date(2022, 12, 31))
    record_update(session, SLUG, "2", update, by=an_actor(on=date(2023, 2, 1)))

    found = measure_of(session, "2", date(2022, 12, 31)).state.status

    assert found is Status.COMPLETED


def test_an_update_of_an_earlier_day_leaves_a_newer_state_as_it_is(session):
    record_update(session, SLUG, "2", an_update(status=Status.ONGOING), by=an_actor(on=date(2023, 1, 15)))
    late = an_update(status=Status.COMPLETED, as_of_on=date(2022, 12, 31))
    record_update(session, SLUG, "2", late, by=an_actor(on=date(2023, 2, 1)))

    found = measure_of(session, "2", date(2023, 2, 1)).state.status

    assert found is Status.ONGOING


@pytest.mark.parametrize("as_of_on", [date(2021, 7, 31), date(2023, 2, 2)])
def test_an_update_does_not_tell_of_a_day_before_the_term_or_still_to_come(session, as_of_on):
    with pytest.raises(DateOutsideTerm) as refused:
        record_update(session, SLUG, "2", an_update(as_of_on=as_of_on), by=an_actor(on=date(2023, 2, 1)))

    assert refused.value.field == "as_of_on"


def test_a_confirmation_after_an_update_of_an_earlier_day_is_of_today(session):
    late = an_update(as_of_on=date(2022, 12, 31))
    id_ = record_update(session, SLUG, "2", late, by=an_actor(on=date(2023, 2, 1)))
    confirm_unchanged(session, SLUG, "2", id_, by=an_actor(on=date(2023, 2, 2)))

    found = measure_of(session, "2", date(2023, 2, 2)).state.as_of_on

    assert found == date(2023, 2, 2)
