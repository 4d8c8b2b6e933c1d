"""Changes of what the plan says of a measure, of its milestones and of an indicator. None of them is an update."""

from datetime import date
from decimal import Decimal

import pytest

from model.actions.indicator_texts import change_indicator
from model.actions.measure_texts import MilestoneChange, change_measure, change_milestone
from model.actions.measures import MilestoneInput, set_milestone
from model.actions.plans import begin_plan
from model.actions.rows import Noun
from model.base import LocalText
from model.errors import (
    AlreadyThere,
    DateOutsideTerm,
    NumberNotAllowed,
    RowChangedMeanwhile,
    TextMissing,
    UnknownCode,
    UnknownRecord,
)
from model.figures.attention import is_stale
from model.indicator import Direction, Unit
from model.measure import MeasureKind
from model.reading.indicators import read_indicators
from model.reading.plans import EVER, read_course
from tests.builders import (
    SLUG,
    TERM_ENDS,
    TODAY,
    a_measure_input,
    a_plan_input,
    a_text,
    an_actor,
    an_indicator_input,
)
from tests.model.editing import book_of, newest_record, row_of, told

LINKED = {"goals": ("G2",), "themes": ("T1",), "needs": ("N1",), "responsible": (), "partners": ("coordinator",)}


def change(session, seen=1, **values):
    """Measure 2 as it is, but for these values."""
    id_ = row_of(session, Noun.MEASURE, "2").id
    measure = a_measure_input(**{"code": "2", "goals": ("G1", "G2"), **values})
    return change_measure(session, SLUG, id_, measure, seen_version=seen, by=an_actor())


def measure_of(session, code="2"):
    return book_of(session).measure(code)


def codes_of(headings, ids):
    return [heading.code for heading in headings if heading.id in ids]


def a_milestone(session, **values):
    given = {"measure": "2", "title": a_text(), "due_on": TODAY, **values}
    return set_milestone(session, SLUG, MilestoneInput.of(**given), by=an_actor())


def change_of_milestone(session, id_, seen=1, slug=SLUG, **values):
    milestone = MilestoneChange.of(**{"title": a_text(), "due_on": TODAY, **values})
    return change_milestone(session, slug, id_, milestone, seen_version=seen, by=an_actor())


def change_of_indicator(session, seen=1, **values):
    id_ = row_of(session, Noun.INDICATOR, "typed").id
    indicator = an_indicator_input(**{"code": "typed", "measure": "2", **values})
    return change_indicator(session, SLUG, id_, indicator, seen_version=seen, by=an_actor())


def indicator_of(session, code="typed"):
    book = book_of(session)
    found = read_indicators(session.connection(), book.plan.id, TERM_ENDS, EVER)
    return next(indicator for indicator in found if indicator.code == code)


@pytest.mark.parametrize("field", ["title", "description", "resources", "schedule"])
def test_a_measure_gets_another_text(session, field):
    change(session, **{field: a_text("Uusi")})

    assert getattr(measure_of(session), field) == a_text("Uusi")


def test_a_measure_gets_another_code_kind_and_first_day(session):
    change(session, code="2b", kind=MeasureKind.RECURRING, required_per_year=2, starts_on=TODAY)

    found = measure_of(session, "2b")

    assert (found.kind, found.required_per_year, found.starts_on) == (MeasureKind.RECURRING, 2, TODAY)


def test_a_measure_is_linked_anew(session):
    change(session, **LINKED)
    book = book_of(session)
    found = book.measure("2")

    assert codes_of(book.goals, found.goals) == ["G2"]
    assert codes_of(book.themes, found.themes) == ["T1"]
    assert codes_of(book.needs, found.needs) == ["N1"]
    assert (found.responsible, codes_of(book.parties, found.partners)) == ((), ["coordinator"])


def test_the_record_has_the_row_and_its_links_by_code_before_and_after(session):
    change(session, **LINKED)

    verb, subject, before, after = told(session)

    assert (verb, subject) == ("change_measure", "measure")
    assert {name: before[name] for name in LINKED} == {
        "goals": ["G1", "G2"],
        "themes": [],
        "needs": [],
        "responsible": ["coordinator"],
        "partners": [],
    }
    assert {name: tuple(after[name]) for name in LINKED} == LINKED
    assert (before["version"], after["version"]) == (1, 2)


def test_a_change_of_the_links_alone_is_a_newer_version(session):
    change(session, themes=("T1",))

    assert measure_of(session).version == 2


def test_a_save_that_changes_nothing_writes_nothing(session):
    before = newest_record(session).id
    change(session)

    assert newest_record(session).id == before


def test_a_spelling_fix_is_no_update_and_leaves_a_stale_measure_stale(session):
    before = len(read_course(session.connection(), measure_of(session).id, EVER)[0])
    change(session, title=a_text("Oikein kirjoitettu"))
    book = book_of(session)

    assert len(read_course(session.connection(), book.measure("2").id, EVER)[0]) == before
    assert is_stale(book.plan, book.measure("2"), TODAY)


def test_a_description_may_be_written_in_one_language_first(session):
    change(session, description=LocalText(fi="Kuvaus"))

    assert measure_of(session).description == LocalText(fi="Kuvaus")


def test_a_title_is_not_emptied(session):
    with pytest.raises(TextMissing) as refused:
        change(session, title=LocalText(fi="Toimenpide"))

    assert refused.value.field == "title_sv"


def test_the_code_of_another_measure_is_refused(session):
    with pytest.raises(AlreadyThere):
        change(session, code="1")


def test_a_code_that_the_plan_does_not_have_is_refused_and_the_links_stay(session):
    before = measure_of(session)
    with pytest.raises(UnknownCode) as refused:
        change(session, goals=("G9",))

    assert (refused.value.field, refused.value.values["code"]) == ("goals", "G9")
    assert measure_of(session) == before


def test_a_first_day_outside_the_term_is_refused(session):
    with pytest.raises(DateOutsideTerm):
        change(session, starts_on=date(2030, 1, 1))


def test_only_a_recurring_measure_is_required_yearly(session):
    with pytest.raises(NumberNotAllowed) as refused:
        change(session, required_per_year=2)

    assert refused.value.field == "required_per_year"


def test_a_change_against_an_older_version_is_refused(session):
    change(session, title=a_text("Heidän"))

    with pytest.raises(RowChangedMeanwhile) as refused:
        change(session, title=a_text("Minun"), seen=1)

    assert refused.value.values["version"] == 2


def test_a_milestone_is_reached(session):
    id_ = a_milestone(session)

    change_of_milestone(session, id_, reached_on=TODAY)

    (found,) = read_course(session.connection(), measure_of(session).id, EVER)[1]
    assert (found.id, found.reached_on, found.version) == (id_, TODAY, 2)


def test_a_milestone_gets_another_title_and_day(session):
    id_ = a_milestone(session)

    change_of_milestone(session, id_, title=a_text("Uusi"), due_on=TERM_ENDS)

    verb, subject, before, after = told(session)
    assert (verb, subject, before["title"]["fi"], after["title"]["fi"]) == (
        "change_milestone",
        "milestone",
        "Teksti",
        "Uusi",
    )


def test_a_milestone_that_somebody_else_changed_meanwhile_is_not_covered(session):
    id_ = a_milestone(session)
    change_of_milestone(session, id_, reached_on=TODAY)

    with pytest.raises(RowChangedMeanwhile):
        change_of_milestone(session, id_, title=a_text("Minun"))


def test_a_milestone_of_another_plan_is_not_found(session):
    id_ = a_milestone(session)
    begin_plan(session, a_plan_input(slug="other"), by=an_actor())

    with pytest.raises(UnknownRecord):
        change_of_milestone(session, id_, slug="other")


def test_an_indicator_gets_other_texts_and_another_unit_and_direction(session):
    change_of_indicator(session, code="t2", name=a_text("Uusi"), unit=Unit.HOURS, direction=Direction.DOWN)

    found = indicator_of(session, "t2")

    assert (found.name, found.unit, found.direction) == (a_text("Uusi"), Unit.HOURS, Direction.DOWN)


def test_an_indicator_gets_a_baseline(session):
    change_of_indicator(session, baseline_value=Decimal("2.5"), baseline_on=TODAY, baseline_origin=a_text("Kysely"))

    found = indicator_of(session)

    assert (found.baseline_value, found.baseline_on, found.version) == (Decimal("2.5"), TODAY, 2)


def test_an_indicator_may_belong_to_another_measure_or_to_none(session):
    change_of_indicator(session, measure=None)

    assert indicator_of(session).measure_id is None


def test_a_baseline_without_its_origin_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        change_of_indicator(session, baseline_value=Decimal(2), baseline_on=TODAY)

    assert refused.value.field == "baseline_origin_fi"


def test_a_baseline_without_its_day_is_refused(session):
    with pytest.raises(NumberNotAllowed) as refused:
        change_of_indicator(session, baseline_value=Decimal(2))

    assert refused.value.field == "baseline_value"


def test_the_name_of_an_indicator_is_not_emptied(session):
    with pytest.raises(TextMissing) as refused:
        change_of_indicator(session, name=LocalText(fi="Mittari"))

    assert refused.value.field == "name_sv"


def test_the_code_of_another_indicator_is_refused(session):
    with pytest.raises(AlreadyThere):
        change_of_indicator(session, code="computed")


def test_an_indicator_that_somebody_else_changed_meanwhile_is_not_covered(session):
    change_of_indicator(session, name=a_text("Heidän"))

    with pytest.raises(RowChangedMeanwhile):
        change_of_indicator(session, name=a_text("Minun"))
