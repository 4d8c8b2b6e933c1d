"""Changes of the plan itself, of its meetings and its surveys."""

from datetime import date

import pytest

from model.actions.events import SurveyInput, record_survey
from model.actions.plan_texts import (
    PlanChange,
    SurveyChange,
    change_meeting,
    change_plan,
    change_survey,
)
from model.actions.plans import record_meeting
from model.base import LocalText
from model.errors import (
    AddressNotAllowed,
    ChoiceMissing,
    RowChangedMeanwhile,
    TextMissing,
    UnknownRecord,
    UnknownWord,
)
from model.meeting import Body
from model.reading.participation import read_support
from model.reading.plans import EVER, read_meetings, read_plan
from tests.builders import SLUG, TERM_ENDS, TODAY, a_meeting_input, a_text, an_actor
from tests.model.editing import told

USUAL = {
    "name": a_text(),
    "municipality": a_text(),
    "cut_offs": ("04-30", "08-31", "12-31"),
    "required_languages": ("fi", "sv"),
}


def change(session, seen=1, **values):
    return change_plan(session, SLUG, PlanChange.of(**{**USUAL, **values}), seen_version=seen, by=an_actor())


def plan_of(session):
    return read_plan(session.connection(), SLUG)


def a_meeting(session):
    return record_meeting(session, SLUG, a_meeting_input(), by=an_actor())


def change_of_meeting(session, id_, seen=1, **values):
    return change_meeting(session, SLUG, id_, a_meeting_input(**values), seen_version=seen, by=an_actor())


def a_survey(session):
    survey = SurveyInput.of(code="S1", title=a_text(), held_on=TODAY, named={"N1": 3})
    return record_survey(session, SLUG, survey, by=an_actor())


def change_of_survey(session, id_, title, seen=1):
    return change_survey(session, SLUG, id_, SurveyChange.of(title=title), seen_version=seen, by=an_actor())


@pytest.mark.parametrize("field", ["name", "municipality"])
def test_a_plan_gets_another_name(session, field):
    change(session, **{field: a_text("Uusi")})

    assert getattr(plan_of(session), field) == a_text("Uusi")


def test_a_plan_agrees_on_other_cut_offs_which_stand_in_the_order_of_the_year(session):
    change(session, cut_offs=("12-31", "06-30", "12-31"))

    assert plan_of(session).cut_offs == ("06-30", "12-31")


def test_a_plan_may_ask_for_english_too(session):
    change(session, required_languages=("en", "fi", "sv"))

    assert plan_of(session).required_languages == ("fi", "sv", "en")


@pytest.mark.parametrize("field", ["cut_offs", "required_languages"])
def test_a_plan_has_at_least_one_cut_off_and_one_language(field):
    with pytest.raises(ChoiceMissing) as refused:
        PlanChange.of(**{**USUAL, field: ()})

    assert refused.value.field == field


def test_a_cut_off_is_a_day_of_every_year():
    with pytest.raises(UnknownWord):
        PlanChange.of(**{**USUAL, "cut_offs": ("02-29",)})


def test_the_name_of_a_plan_is_not_emptied(session):
    with pytest.raises(TextMissing) as refused:
        change(session, name=LocalText(fi="Suunnitelma"))

    assert refused.value.field == "name_sv"


def test_the_record_of_a_plan_has_it_before_and_after(session):
    change(session, name=a_text("Uusi"))

    verb, subject, before, after = told(session)

    assert (verb, subject, before["name"]["fi"], after["name"]["fi"]) == ("change_plan", "plan", "Teksti", "Uusi")


def test_a_plan_that_somebody_else_changed_meanwhile_is_not_covered(session):
    change(session, name=a_text("Heidän"))

    with pytest.raises(RowChangedMeanwhile):
        change(session, name=a_text("Minun"))


def test_a_meeting_gets_its_decision_reference(session):
    id_ = a_meeting(session)

    change_of_meeting(session, id_, body=Body.CITY_BOARD, section=78, case_number="78/00.01.02.00/2022")

    (found,) = read_meetings(session.connection(), plan_of(session).id)
    assert (found.body, found.section, found.version) == (Body.CITY_BOARD, 78, 2)


def test_a_meeting_whose_minutes_have_no_web_address_is_refused(session):
    id_ = a_meeting(session)

    with pytest.raises(AddressNotAllowed):
        change_of_meeting(session, id_, url="javascript:alert(1)")


def test_a_meeting_that_is_not_there_is_refused(session):
    with pytest.raises(UnknownRecord):
        change_of_meeting(session, 999)


def test_a_meeting_that_somebody_else_changed_meanwhile_is_not_covered(session):
    id_ = a_meeting(session)
    change_of_meeting(session, id_, held_on=date(2023, 1, 9))

    with pytest.raises(RowChangedMeanwhile):
        change_of_meeting(session, id_, section=3)


def test_a_survey_gets_another_title_and_keeps_its_counts(session):
    id_ = a_survey(session)

    change_of_survey(session, id_, a_text("Uusi"))

    (found,) = read_support(session.connection(), plan_of(session).id, TERM_ENDS, EVER).surveys
    assert (found.title, [count for _, count in found.named], found.version) == (a_text("Uusi"), [3], 2)


def test_a_survey_that_somebody_else_changed_meanwhile_is_not_covered(session):
    id_ = a_survey(session)
    change_of_survey(session, id_, a_text("Heidän"))

    with pytest.raises(RowChangedMeanwhile):
        change_of_survey(session, id_, a_text("Minun"))
