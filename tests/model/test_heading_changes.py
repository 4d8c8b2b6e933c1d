"""Changes of goals, themes, needs, responsible parties and categories."""

import pytest

from model.actions.headings import add_heading, change_heading
from model.actions.plans import begin_plan
from model.actions.rows import HEADINGS, Noun
from model.base import LocalText
from model.errors import AlreadyThere, LengthNotAllowed, PersonalData, RowChangedMeanwhile, TextMissing, UnknownRecord
from model.role import Role
from tests.builders import SLUG, a_heading_input, a_plan_input, a_text, an_actor
from tests.model.editing import book_of, newest_record, row_of, told

CODES = {
    Noun.GOAL: "G1",
    Noun.THEME: "T1",
    Noun.NEED: "N1",
    Noun.PARTY: "coordinator",
    Noun.CATEGORY: "sports",
}
BOOKED = {noun: noun.plural for noun in HEADINGS}


def change(session, noun=Noun.GOAL, code=None, by=None, seen=1, why=None, **values):
    row = row_of(session, noun, CODES[noun])
    heading = a_heading_input(code or row.code, **values)
    why = why or LocalText()
    by = by or an_actor()
    return change_heading(session, SLUG, noun, row.id, heading, seen_version=seen, why=why, by=by)


def half_titled(session):
    """G1 with no Swedish title, as a plan may have one."""
    row = row_of(session, Noun.GOAL, "G1")
    row.title = LocalText(fi="Tavoite")
    session.flush()
    return row


@pytest.mark.parametrize("noun", HEADINGS)
def test_a_heading_gets_another_title(session, noun):
    change(session, noun, title=a_text("Uusi"))

    found = {heading.code: heading.title for heading in getattr(book_of(session), BOOKED[noun])}

    assert found[CODES[noun]] == a_text("Uusi")


@pytest.mark.parametrize("noun", HEADINGS)
def test_a_heading_gets_another_code(session, noun):
    change(session, noun, code="new")

    found = [heading.code for heading in getattr(book_of(session), BOOKED[noun])]

    assert found[0] == "new"


@pytest.mark.parametrize("noun", HEADINGS)
def test_the_record_of_a_change_has_the_whole_row_before_and_after(session, noun):
    id_ = change(session, noun, title=a_text("Uusi"), why=a_text("Selvempi"))

    verb, subject, before, after = told(session)

    assert (verb, subject, newest_record(session).record_id) == (f"change_{noun}", noun, id_)
    assert (before["title"]["fi"], after["title"]["fi"]) == ("Teksti", "Uusi")
    assert (before["version"], after["version"], after["why"]["fi"]) == (1, 2, "Selvempi")


@pytest.mark.parametrize("noun", HEADINGS)
def test_a_heading_is_added_at_the_end_of_its_list(session, noun):
    add_heading(session, SLUG, noun, a_heading_input("new"), by=an_actor())

    found = [heading.code for heading in getattr(book_of(session), BOOKED[noun])]

    assert found[-1] == "new"


def test_a_save_that_changes_nothing_writes_nothing(session):
    before = newest_record(session).id
    change(session)

    found = newest_record(session).id

    assert found == before


def test_a_missing_language_may_stay_missing(session):
    half_titled(session)

    change(session, title=LocalText(fi="Parempi"))

    assert book_of(session).goals[0].title == LocalText(fi="Parempi")


def test_a_missing_language_is_mended(session):
    half_titled(session)

    change(session, title=LocalText(fi="Tavoite", sv="Mål"))

    assert book_of(session).goals[0].title.missing(("fi", "sv")) == ()


@pytest.mark.parametrize(
    ("title", "field"), [(LocalText(sv="Mål", en="Goal"), "title_fi"), (LocalText(fi="Tavoite"), "title_sv")]
)
def test_a_required_language_that_was_written_is_not_emptied(session, title, field):
    with pytest.raises(TextMissing) as refused:
        change(session, title=title)

    assert refused.value.field == field


def test_the_last_language_is_not_emptied(session):
    half_titled(session)

    with pytest.raises(TextMissing):
        change(session, title=LocalText())


def test_the_code_of_another_heading_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        change(session, code="G2")

    assert refused.value.field == "code"


def test_a_code_that_is_longer_than_the_table_keeps_is_refused(session):
    with pytest.raises(LengthNotAllowed) as refused:
        change(session, code="G" * 21)

    assert refused.value.field == "code"


def test_a_new_heading_with_too_long_a_code_is_refused(session):
    with pytest.raises(LengthNotAllowed):
        add_heading(session, SLUG, Noun.GOAL, a_heading_input("G" * 21), by=an_actor())


def test_a_code_that_is_empty_is_refused():
    with pytest.raises(LengthNotAllowed) as refused:
        a_heading_input("")

    assert refused.value.field == "code"


def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused_and_says_who_and_when(session):
    change(session, title=a_text("Heidän"), by=an_actor(Role.ADMINISTRATOR))

    with pytest.raises(RowChangedMeanwhile) as refused:
        change(session, title=a_text("Minun"), seen=1)

    expected = {"by": Role.ADMINISTRATOR, "at": an_actor().at, "version": 2}
    assert refused.value.values == expected


def test_what_somebody_else_saved_is_not_covered(session):
    change(session, title=a_text("Heidän"))

    with pytest.raises(RowChangedMeanwhile):
        change(session, title=a_text("Minun"), seen=1)

    assert book_of(session).goals[0].title == a_text("Heidän")


def test_a_person_s_telephone_number_is_refused_in_the_reason_of_a_change(session):
    with pytest.raises(PersonalData) as refused:
        change(session, title=a_text("Uusi"), why=LocalText(fi="Soita 040 123 4567"))

    assert refused.value.field == "why_fi"


def test_a_goal_of_another_plan_is_not_found(session):
    begin_plan(session, a_plan_input(slug="other"), by=an_actor())
    other = add_heading(session, "other", Noun.GOAL, a_heading_input("G1"), by=an_actor())

    with pytest.raises(UnknownRecord):
        change_heading(session, SLUG, Noun.GOAL, other, a_heading_input("G9"), seen_version=1, by=an_actor())
