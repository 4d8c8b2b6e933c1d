"""Writes on the plan itself and on its meetings."""

from datetime import date

import pytest
import sqlalchemy as sa

from model.actions.plans import add_goal, add_need, add_party, add_theme, begin_plan, record_meeting
from model.errors import (
    AddressNotAllowed,
    AlreadyThere,
    EndBeforeStart,
    NumberNotAllowed,
    TermClosed,
    TextMissing,
    UnknownPlan,
    UnknownWord,
)
from model.reading.plans import EVER, read_meetings, read_plan, read_plan_book, read_plans
from tests.builders import (
    SLUG,
    TERM_ENDS,
    TERM_STARTS,
    a_heading_input,
    a_meeting_input,
    a_plan_input,
    a_text,
    an_actor,
)

HEADINGS = {"goals": add_goal, "themes": add_theme, "needs": add_need, "parties": add_party}


def begin(session, **values):
    return begin_plan(session, a_plan_input(**values), by=an_actor())


def plan_of(session, slug=SLUG):
    return read_plan(session.connection(), slug)


def test_a_plan_keeps_the_term_it_was_begun_for(session):
    begin(session, slug="next", term_starts_on=date(2025, 6, 1), term_ends_on=date(2029, 5, 31))

    found = plan_of(session, "next")

    assert (found.term_starts_on, found.term_ends_on) == (date(2025, 6, 1), date(2029, 5, 31))


def test_plans_are_told_the_newest_term_first(session):
    begin(session, slug="next", term_starts_on=date(2025, 6, 1), term_ends_on=date(2029, 5, 31))

    found = [plan.slug for plan in read_plans(session.connection())]

    assert found == ["next", SLUG]


def test_a_plan_has_the_usual_cut_offs_unless_it_agrees_on_others(session):
    begin(session, slug="next")

    found = plan_of(session, "next").cut_offs

    assert found == ("04-30", "08-31", "12-31")


def test_every_write_raises_the_revision_of_its_plan(session):
    before = plan_of(session).revision
    add_goal(session, SLUG, a_heading_input("G9"), by=an_actor())

    found = plan_of(session).revision

    assert found == before + 1


def test_a_write_in_one_plan_leaves_the_revision_of_another(session):
    begin(session, slug="other", municipality_code="049")
    before = plan_of(session).revision
    add_goal(session, "other", a_heading_input("G1"), by=an_actor())

    found = plan_of(session).revision

    assert found == before


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_stand_in_the_order_in_which_they_were_added(session, name):
    HEADINGS[name](session, SLUG, a_heading_input("A"), by=an_actor())
    book = read_plan_book(session.connection(), plan_of(session).id, TERM_ENDS, EVER)

    found = getattr(book, name)[-1].code

    assert found == "A"


@pytest.mark.parametrize("add", HEADINGS.values(), ids=HEADINGS)
def test_a_second_heading_of_the_same_code_is_refused(session, add):
    add(session, SLUG, a_heading_input("A"), by=an_actor())

    with pytest.raises(AlreadyThere) as refused:
        add(session, SLUG, a_heading_input("A"), by=an_actor())

    assert refused.value.field == "code"


@pytest.mark.parametrize("add", HEADINGS.values(), ids=HEADINGS)
def test_a_heading_without_a_swedish_title_is_refused(session, add):
    with pytest.raises(TextMissing) as refused:
        add(session, SLUG, a_heading_input("A", title=a_text(sv="")), by=an_actor())

    assert refused.value.field == "title_sv"


@pytest.mark.parametrize("add", HEADINGS.values(), ids=HEADINGS)
def test_a_heading_in_an_unknown_plan_is_refused(session, add):
    with pytest.raises(UnknownPlan) as refused:
        add(session, "no-plan", a_heading_input("A"), by=an_actor())

    assert refused.value.values == {"slug": "no-plan"}


@pytest.mark.parametrize("add", HEADINGS.values(), ids=HEADINGS)
def test_a_heading_in_a_closed_term_is_refused(session, add):
    session.execute(sa.text("UPDATE plan SET closed_on = '2025-06-30'"))

    with pytest.raises(TermClosed) as refused:
        add(session, SLUG, a_heading_input("A"), by=an_actor())

    assert refused.value.values["day"] == date(2025, 6, 30)


def test_a_second_plan_of_the_same_address_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        begin(session, slug=SLUG)

    assert refused.value.field == "slug"


@pytest.mark.parametrize("ends_on", [TERM_STARTS, date(2021, 7, 31)])
def test_a_term_that_does_not_end_after_it_starts_is_refused(session, ends_on):
    with pytest.raises(EndBeforeStart) as refused:
        begin(session, slug="next", term_ends_on=ends_on)

    assert refused.value.field == "term_ends_on"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_plan_without_a_name_in_one_of_its_languages_is_refused(session, language):
    with pytest.raises(TextMissing) as refused:
        begin(session, slug="next", name=a_text(**{language: ""}))

    assert refused.value.field == f"name_{language}"


def test_a_plan_in_finnish_alone_needs_no_swedish_name(session):
    begin(session, slug="next", name=a_text(sv=""), required_languages=("fi",))

    found = plan_of(session, "next").required_languages

    assert found == ("fi",)


@pytest.mark.parametrize("slug", ["", "Kauniainen", "två ord", "../etc", "-a"])
def test_an_address_with_other_than_small_letters_digits_and_hyphens_is_refused(slug):
    with pytest.raises(UnknownWord) as refused:
        a_plan_input(slug=slug)

    assert refused.value.field == "slug"


@pytest.mark.parametrize("code", ["", "23", "2350", "abc"])
def test_a_municipality_code_has_three_digits(code):
    with pytest.raises(UnknownWord) as refused:
        a_plan_input(municipality_code=code)

    assert refused.value.field == "municipality_code"


def test_a_meeting_is_kept_with_its_decision_reference(session):
    meeting = a_meeting_input(section=47, case_number="78/00.01.02.00/2022", url="https://www.kauniainen.fi/p/47")
    record_meeting(session, SLUG, meeting, by=an_actor())

    found = read_meetings(session.connection(), plan_of(session).id)[0]

    assert (found.section, found.case_number, found.url) == (
        47,
        "78/00.01.02.00/2022",
        "https://www.kauniainen.fi/p/47",
    )


def test_a_meeting_with_an_address_that_is_none_is_refused(session):
    with pytest.raises(AddressNotAllowed) as refused:
        record_meeting(session, SLUG, a_meeting_input(url="javascript:alert(1)"), by=an_actor())

    assert refused.value.field == "url"


def test_a_meeting_without_a_swedish_title_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        record_meeting(session, SLUG, a_meeting_input(title=a_text(sv="")), by=an_actor())

    assert refused.value.field == "title_sv"


def test_a_section_is_numbered_from_one():
    with pytest.raises(NumberNotAllowed) as refused:
        a_meeting_input(section=0)

    assert refused.value.field == "section"


def test_a_body_that_does_not_exist_is_refused():
    with pytest.raises(UnknownWord) as refused:
        a_meeting_input(body="senate")

    assert refused.value.field == "body"
