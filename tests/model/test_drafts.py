"""Drafts: kept for their owner, replaced, thrown away, and no change of the plan."""

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from model.actions.drafts import MOST_SIGNS, keep_drafts
from model.actions.members import MemberInput, admit_member
from model.change import ChangeRecord
from model.draft import Draft
from model.errors import DraftTooLarge, NotPermitted, TermClosed, UnknownPlan
from model.plan import Plan
from model.reading.drafts import read_drafts
from model.reading.plans import read_plan
from model.role import Role
from tests.builders import SLUG, TODAY, TOMORROW, an_actor, at_noon

FORM = "measure.1"
TYPED = {"sentence_fi": "Lähes valmis", "progress": 40, "due_on": None}
json_values = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))


def keep(session, contents, member_id=None, **values):
    keep_drafts(session, SLUG, contents, by=an_actor(member_id=member_id, **values))


def drafts_of(session, member_id=None):
    connection = session.connection()
    return read_drafts(connection, read_plan(connection, SLUG).id, member_id)


def a_member(session, identity="anna@example.org"):
    by = an_actor(Role.ADMINISTRATOR)
    return admit_member(session, MemberInput.of(identity=identity, role=Role.COORDINATOR), by=by)


def test_what_was_typed_is_there_again(session):
    keep(session, {FORM: TYPED})

    found = [(draft.form, draft.content) for draft in drafts_of(session)]

    assert found == [(FORM, TYPED)]


@given(content=st.dictionaries(st.text("abc_", min_size=1), json_values, min_size=1))
def test_any_content_comes_back_as_it_was_in_normal_form(undoing, content):
    with undoing() as session:
        keep(session, {FORM: content})
        once = drafts_of(session)[0].content
        keep(session, {FORM: once})

        again = drafts_of(session)[0].content

    assert (again, again.keys()) == (once, content.keys())


def test_a_draft_tells_when_it_was_kept(session):
    keep(session, {FORM: TYPED}, on=TODAY)

    found = drafts_of(session)[0].saved_at

    assert found == at_noon(TODAY)


def test_a_newer_draft_of_a_form_takes_the_place_of_the_older_one(session):
    keep(session, {FORM: TYPED}, on=TODAY)
    keep(session, {FORM: {"progress": 50}}, on=TOMORROW)

    found = [(draft.content, draft.saved_at) for draft in drafts_of(session)]

    assert found == [({"progress": 50}, at_noon(TOMORROW))]


def test_a_draft_of_one_form_leaves_that_of_another_as_it_is(session):
    keep(session, {FORM: TYPED})
    keep(session, {"measure.2": {"progress": 50}})

    found = [draft.form for draft in drafts_of(session)]

    assert found == [FORM, "measure.2"]


def test_an_empty_content_throws_the_draft_away(session):
    keep(session, {FORM: TYPED, "measure.2": TYPED})
    keep(session, {FORM: {}})

    found = [draft.form for draft in drafts_of(session)]

    assert found == ["measure.2"]


def test_everybody_has_drafts_of_their_own(session):
    anna, bo = a_member(session), a_member(session, "bo@example.org")
    keep(session, {FORM: {"progress": 1}}, anna)
    keep(session, {FORM: {"progress": 2}}, bo)

    found = [[draft.content["progress"] for draft in drafts_of(session, who)] for who in (anna, bo, None)]

    assert found == [[1], [2], []]


def test_no_address_of_a_person_is_kept_with_a_draft(session):
    keep(session, {FORM: TYPED}, a_member(session))

    found = session.scalar(sa.select(Draft.owner))

    assert "@" not in found


def test_a_draft_is_no_change_of_the_plan(session):
    before = (
        session.scalar(sa.select(sa.func.count()).select_from(ChangeRecord)),
        session.scalar(sa.select(Plan.revision)),
    )

    keep(session, {FORM: TYPED})

    after = (
        session.scalar(sa.select(sa.func.count()).select_from(ChangeRecord)),
        session.scalar(sa.select(Plan.revision)),
    )
    assert after == before


@pytest.mark.parametrize(("signs", "is_kept"), [(MOST_SIGNS - len('{"a":""}'), True), (MOST_SIGNS, False)])
def test_a_draft_has_a_largest_size(session, signs, is_kept):
    content = {"a": "x" * signs}

    try:
        keep(session, {FORM: content})
        was_kept = True
    except DraftTooLarge:
        was_kept = False

    assert was_kept is is_kept


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL, Role.COMMITTEE])
def test_who_may_not_update_measures_keeps_no_drafts(session, role):
    with pytest.raises(NotPermitted) as refused:
        keep_drafts(session, SLUG, {FORM: TYPED}, by=an_actor(role))

    assert refused.value.values == {"role": role}


def test_there_is_no_draft_for_a_closed_term(session):
    session.execute(sa.text("UPDATE plan SET closed_on = '2025-06-30'"))

    with pytest.raises(TermClosed) as refused:
        keep(session, {FORM: TYPED})

    assert refused.value.values["day"].year == 2025


def test_there_is_no_draft_for_an_unknown_plan(session):
    with pytest.raises(UnknownPlan) as refused:
        keep_drafts(session, "no-plan", {FORM: TYPED}, by=an_actor())

    assert refused.value.values == {"slug": "no-plan"}
