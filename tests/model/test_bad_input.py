"""Input that the database would refuse is refused before, with a sentence of its own."""

import pytest

from model.actions.events import SurveyInput, record_survey
from model.actions.measures import begin_measure
from model.actions.network import add_category
from model.base import LocalText
from model.errors import AlreadyThere, NumberNotAllowed, TextMissing, UnknownWord
from model.measure import MeasureKind
from tests.builders import (
    SLUG,
    TODAY,
    a_heading_input,
    a_measure_input,
    a_plan_input,
    a_text,
    an_actor,
    an_event_input,
    an_update,
)


def a_survey(**values):
    return SurveyInput.of(**{"code": "s", "title": a_text(), "held_on": TODAY, **values})


@pytest.mark.parametrize(("kind", "required"), [(MeasureKind.RECURRING, None), (MeasureKind.ONCE, 1)])
def test_only_a_recurring_measure_has_a_yearly_requirement(session, kind, required):
    measure = a_measure_input(code="new", kind=kind, required_per_year=required)

    with pytest.raises(NumberNotAllowed) as refused:
        begin_measure(session, SLUG, measure, an_update(), by=an_actor())

    assert refused.value.field == "required_per_year"


@pytest.mark.parametrize("heads", [0, -1])
def test_an_organisation_that_was_present_had_at_least_one_head(heads):
    with pytest.raises(NumberNotAllowed) as refused:
        an_event_input(present={"club": heads})

    assert refused.value.field == "present"


def test_more_answers_than_invited_are_refused(session):
    with pytest.raises(NumberNotAllowed) as refused:
        record_survey(session, SLUG, a_survey(invited=3, answered=4), by=an_actor())

    assert refused.value.field == "answered"


def test_a_survey_of_the_same_code_is_refused(session):
    record_survey(session, SLUG, a_survey(), by=an_actor())

    with pytest.raises(AlreadyThere) as refused:
        record_survey(session, SLUG, a_survey(), by=an_actor())

    assert refused.value.field == "code"


@pytest.mark.parametrize("day", ["02-29", "13-01", "31.12."])
def test_a_cut_off_must_be_a_day_of_every_year(day):
    with pytest.raises(UnknownWord) as refused:
        a_plan_input(cut_offs=(day,))

    assert refused.value.field == "cut_offs"


def test_a_category_needs_both_languages(session):
    category = a_heading_input("new", title=LocalText(fi="Uusi"))

    with pytest.raises(TextMissing) as refused:
        add_category(session, "235", category, by=an_actor())

    assert refused.value.field == "title_sv"
