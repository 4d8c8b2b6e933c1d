"""Domain rule 12: what must be there before a year is given to the council."""

from datetime import date
from decimal import Decimal

import pytest

from model.measure import Assessment, MeasureKind, Status
from model.yearly.gaps import Gap, GapKind, gaps, texts_missing
from tests.builders import (
    a_measure,
    a_plan,
    a_state,
    a_target,
    a_text,
    a_value,
    an_indicator,
    some_facts,
)

YEAR, CUTOFF = 2023, date(2023, 12, 31)


def found_in(*measures, **values):
    facts = some_facts(cutoff=CUTOFF, plan=a_plan(), measures=measures, **values)
    return gaps(facts, YEAR, {})


def a_judged(**values):
    return a_state(**{"assessment": Assessment.ON_TRACK, "sentence": a_text(), "as_of_on": date(2023, 10, 1), **values})


def test_a_measure_under_way_without_an_assessment_is_a_gap():
    found = found_in(a_measure(code="4", state=a_state(status=Status.IN_PROGRESS, assessment=None)))

    assert found == (Gap(GapKind.ASSESSMENT_MISSING, "4"),)


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.COMPLETED, Status.DISCONTINUED])
def test_what_has_not_begun_or_is_done_with_needs_no_assessment(status):
    found = found_in(a_measure(state=a_state(status=status, assessment=None)))

    assert found == ()


def test_a_recurring_measure_that_was_not_held_needs_a_word_about_it():
    silent = a_judged(sentence=a_text("", sv="", en=""))
    found = found_in(a_measure(code="1", kind=MeasureKind.RECURRING, required_per_year=1, state=silent))

    assert found == (Gap(GapKind.UNMET_UNEXPLAINED, "1"),)


def test_a_recurring_measure_that_was_not_held_and_explained_is_no_gap():
    found = found_in(a_measure(kind=MeasureKind.RECURRING, required_per_year=1, state=a_judged()))

    assert found == ()


def test_a_word_of_the_year_before_explains_nothing():
    old = a_judged(as_of_on=date(2022, 10, 1))
    found = found_in(a_measure(code="1", kind=MeasureKind.RECURRING, required_per_year=1, state=old))

    assert found == (Gap(GapKind.UNMET_UNEXPLAINED, "1"),)


def test_an_indicator_with_a_target_and_no_value_is_a_gap():
    found = found_in(indicators=(an_indicator(code="4a", targets=(a_target(year=YEAR),)),))

    assert found == (Gap(GapKind.VALUE_MISSING, "4a"),)


@pytest.mark.parametrize("value", [Decimal(3), None])
def test_a_value_or_the_reason_for_having_none_closes_the_gap(value):
    told = a_value(year=YEAR, value=value, missing_reason=a_text())
    found = found_in(indicators=(an_indicator(targets=(a_target(year=YEAR),), values=(told,)),))

    assert found == ()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_text_without_its_finnish_or_its_swedish_is_named_at_its_code(language):
    title = {"fi": "Nimi", "sv": "Namn", "en": ""} | {language: ""}

    found = texts_missing({"measures": [{"code": "7", "title": title}]})

    assert found == (Gap(GapKind.TEXT_MISSING, "7", language),)


def test_a_text_without_english_and_a_text_that_is_not_there_are_no_gaps():
    found = texts_missing({"title": {"fi": "Nimi", "sv": "Namn", "en": ""}, "reason": {"fi": "", "sv": "", "en": ""}})

    assert found == ()


def test_two_texts_missing_at_one_code_are_one_gap():
    half = {"fi": "Nimi", "sv": "", "en": ""}

    found = texts_missing([{"code": "7", "title": half, "reason": half}])

    assert found == (Gap(GapKind.TEXT_MISSING, "7", "sv"),)
