"""What is retired leaves lists and counts from then on; of earlier days it stays."""

from datetime import date

import pytest

from model.actions.events import SurveyInput, record_survey
from model.actions.headings import add_heading, change_heading
from model.actions.indicators import record_value
from model.actions.measures import begin_measure, record_update
from model.actions.network import merge_organisations
from model.actions.retiring import restore, retire
from model.actions.rows import Noun
from model.base import moment
from model.errors import AlreadyThere, RestoreFirst, RowChangedMeanwhile, StillInUse, UnknownCode, UnknownRecord
from model.figures.headlines import headline_figures
from model.reading import read_facts
from model.reading.plans import EVER, read_plan
from model.reading.terms import read_retired
from tests.builders import (
    CITY,
    SLUG,
    TERM_ENDS,
    TODAY,
    a_heading_input,
    a_measure_input,
    a_text,
    a_value_input,
    an_actor,
    an_update,
)
from tests.model.editing import book_of, row_of, told

LATER = date(2024, 3, 1)
UNUSED = {Noun.THEME: "T1", Noun.NEED: "N1", Noun.MEASURE: "2", Noun.INDICATOR: "typed"}


def drop(session, noun, code, seen=1, on=LATER):
    row = row_of(session, noun, code)
    return retire(session, SLUG, noun, row.id, seen_version=seen, by=an_actor(on=on))


def put_back(session, noun, code, seen=2):
    return restore(session, SLUG, noun, row_of(session, noun, code).id, seen_version=seen, by=an_actor(on=LATER))


def facts_of(session, day=TERM_ENDS, known_at=EVER):
    connection = session.connection()
    return read_facts(connection, read_plan(connection, SLUG).id, day, known_at)


def codes_of(session, noun, known_at=EVER):
    facts = facts_of(session, known_at=known_at)
    listed = facts.indicators if noun is Noun.INDICATOR else getattr(facts.book, noun.plural)
    return [item.code for item in listed]


@pytest.mark.parametrize("noun", UNUSED)
def test_what_is_retired_is_no_longer_listed(session, noun):
    drop(session, noun, UNUSED[noun])

    assert UNUSED[noun] not in codes_of(session, noun)


@pytest.mark.parametrize("noun", UNUSED)
def test_as_known_on_an_earlier_day_it_is_still_listed(session, noun):
    drop(session, noun, UNUSED[noun])

    assert UNUSED[noun] in codes_of(session, noun, moment(date(2024, 2, 29)))


@pytest.mark.parametrize("noun", UNUSED)
def test_what_is_restored_is_listed_again(session, noun):
    drop(session, noun, UNUSED[noun])
    put_back(session, noun, UNUSED[noun])

    assert UNUSED[noun] in codes_of(session, noun)


@pytest.mark.parametrize("noun", UNUSED)
def test_the_records_are_named_for_what_was_retired_and_restored(session, noun):
    drop(session, noun, UNUSED[noun])
    retired = told(session)
    put_back(session, noun, UNUSED[noun])

    restored = told(session)

    assert (retired[0], restored[0]) == (f"retire_{noun}", f"restore_{noun}")
    assert retired[3]["retired_at"] == an_actor(on=LATER).at.isoformat()
    assert restored[3]["retired_at"] is None


def test_a_retired_measure_leaves_every_count(session):
    drop(session, Noun.MEASURE, "2")

    found = headline_figures(facts_of(session))

    assert found["measures"]["total"] == 1
    assert [i["code"] for i in found["indicators"]] == ["computed"]


def test_a_retired_measure_is_in_no_change_of_status(session):
    id_ = drop(session, Noun.MEASURE, "2")

    found = [change for change in facts_of(session).changes if change.measure_id == id_]

    assert found == []


def test_retiring_changes_no_figure_of_a_past_date(session):
    day = date(2024, 2, 1)
    before = headline_figures(facts_of(session, day, moment(day)))
    drop(session, Noun.MEASURE, "2")
    drop(session, Noun.GOAL, "G2")

    after = headline_figures(facts_of(session, day, moment(day)))

    assert after == before


@pytest.mark.parametrize(
    ("noun", "code", "users"),
    [(Noun.GOAL, "G1", "1, 2"), (Noun.PARTY, "coordinator", "1, 2"), (Noun.CATEGORY, "sports", "club")],
)
def test_what_something_is_linked_to_is_not_retired(session, noun, code, users):
    with pytest.raises(StillInUse) as refused:
        drop(session, noun, code)

    assert refused.value.values == {"code": code, "users": users}


def test_a_goal_is_retired_when_its_measures_are(session):
    drop(session, Noun.MEASURE, "2")
    drop(session, Noun.GOAL, "G2")

    assert codes_of(session, Noun.GOAL) == ["G1"]


def test_a_category_of_organisations_that_were_merged_away_is_retired(session):
    merge_organisations(session, CITY, "club", "choir", by=an_actor())

    drop(session, Noun.CATEGORY, "sports")

    assert "sports" not in codes_of(session, Noun.CATEGORY)


def test_a_measure_is_not_restored_before_its_goal(session):
    drop(session, Noun.MEASURE, "2")
    drop(session, Noun.GOAL, "G2")

    with pytest.raises(RestoreFirst) as refused:
        put_back(session, Noun.MEASURE, "2")

    assert refused.value.values == {"code": "2", "needed": "G2"}


def test_an_indicator_is_not_restored_before_its_measure(session):
    drop(session, Noun.INDICATOR, "typed")
    drop(session, Noun.MEASURE, "2")

    with pytest.raises(RestoreFirst) as refused:
        put_back(session, Noun.INDICATOR, "typed")

    assert refused.value.values == {"code": "typed", "needed": "2"}


def test_a_survey_says_nothing_of_a_need_that_was_retired(session):
    add_heading(session, SLUG, Noun.NEED, a_heading_input("N2"), by=an_actor())
    survey = SurveyInput.of(code="S1", title=a_text(), held_on=TODAY, named={"N1": 3, "N2": 5})
    record_survey(session, SLUG, survey, by=an_actor())
    drop(session, Noun.NEED, "N1")

    found = facts_of(session).support.surveys

    assert [dict(survey.named) for survey in found] == [{row_of(session, Noun.NEED, "N2").id: 5}]


def test_a_survey_of_which_every_need_was_retired_is_still_a_survey(session):
    survey = SurveyInput.of(code="S1", title=a_text(), held_on=TODAY, named={"N1": 3})
    record_survey(session, SLUG, survey, by=an_actor())
    drop(session, Noun.NEED, "N1")

    found = facts_of(session).support.surveys

    assert [survey.named for survey in found] == [()]


def test_a_retired_measure_gets_no_update(session):
    drop(session, Noun.MEASURE, "2")

    with pytest.raises(UnknownCode):
        record_update(session, SLUG, "2", an_update(), by=an_actor(on=LATER))


def test_a_retired_indicator_gets_no_value(session):
    drop(session, Noun.INDICATOR, "typed")

    with pytest.raises(UnknownCode):
        record_value(session, SLUG, a_value_input(), by=an_actor(on=LATER))


def test_a_measure_is_not_begun_for_a_retired_theme(session):
    drop(session, Noun.THEME, "T1")

    with pytest.raises(UnknownCode) as refused:
        begin_measure(session, SLUG, a_measure_input(themes=("T1",)), an_update(), by=an_actor())

    assert refused.value.field == "themes"


def test_the_code_of_what_was_retired_is_not_given_to_another(session):
    drop(session, Noun.THEME, "T1")

    with pytest.raises(AlreadyThere):
        add_heading(session, SLUG, Noun.THEME, a_heading_input("T1"), by=an_actor())


def test_what_is_retired_is_not_retired_again(session):
    drop(session, Noun.THEME, "T1")

    with pytest.raises(UnknownRecord):
        drop(session, Noun.THEME, "T1", seen=2)


def test_what_is_not_retired_is_not_restored(session):
    with pytest.raises(UnknownRecord):
        put_back(session, Noun.THEME, "T1", seen=1)


def test_what_is_retired_is_not_changed(session):
    id_ = drop(session, Noun.THEME, "T1")

    with pytest.raises(UnknownRecord):
        change_heading(session, SLUG, Noun.THEME, id_, a_heading_input("T1"), seen_version=2, by=an_actor())


def test_what_somebody_else_changed_meanwhile_is_not_retired(session):
    theme = row_of(session, Noun.THEME, "T1")
    new = a_heading_input("T1", title=a_text("Uusi"))
    change_heading(session, SLUG, Noun.THEME, theme.id, new, seen_version=1, by=an_actor())

    with pytest.raises(RowChangedMeanwhile):
        drop(session, Noun.THEME, "T1", seen=1)


def test_everything_that_was_retired_is_told_with_its_name(session):
    for noun, code in UNUSED.items():
        drop(session, noun, code)
    connection = session.connection()

    found = read_retired(connection, book_of(session).plan.id, CITY)

    assert {(retired.noun, retired.code) for retired in found} == {(noun.value, code) for noun, code in UNUSED.items()}
    assert {retired.title for retired in found} == {a_text()}
