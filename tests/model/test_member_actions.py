"""Writes on members: who may sign in, and that somebody always manages the members."""

import pytest

from model.actions.members import MemberInput, admit_member, remove_member
from model.errors import LastAdministrator, UnknownRecord, UnknownWord
from model.reading.members import ask_viewer, read_members
from model.role import Member, Role
from tests.builders import SLUG, TODAY, TOMORROW, an_actor, at_noon


def admit(session, identity="anna@example.org", role=Role.COORDINATOR):
    return admit_member(session, MemberInput.of(identity=identity, role=role), by=an_actor(Role.ADMINISTRATOR))


def remove(session, identity="anna@example.org", on=TODAY):
    return remove_member(session, identity, by=an_actor(Role.ADMINISTRATOR, on=on))


def members_of(session):
    return {member["identity"]: member["role"] for member in read_members(session.connection())}


def test_a_member_may_sign_in_with_a_role(session):
    admit(session, "anna@example.org", Role.COMMITTEE)

    found = members_of(session)

    assert found == {"anna@example.org": Role.COMMITTEE}


@pytest.mark.parametrize("role", Role)
def test_a_member_may_have_any_role(session, role):
    admit(session, role=role)

    found = members_of(session)["anna@example.org"]

    assert found == role


def test_upper_and_lower_case_are_the_same_member(session):
    admit(session, "Anna@Example.org", Role.COMMITTEE)
    admit(session, "anna@example.ORG", Role.COORDINATOR)

    found = members_of(session)

    assert found == {"anna@example.org": Role.COORDINATOR}


def test_a_removed_member_may_not_sign_in(session):
    admit(session)
    remove(session)

    found = members_of(session)

    assert found == {}


def test_the_sessions_of_a_removed_member_end_when_they_are_removed(session):
    id_ = admit(session)
    remove(session, on=TOMORROW)

    found = session.get(Member, id_, populate_existing=True).sessions_valid_from

    assert found == at_noon(TOMORROW)


def test_a_removed_member_may_be_admitted_again(session):
    admit(session)
    remove(session)
    admit(session, role=Role.COMMITTEE)

    found = members_of(session)

    assert found == {"anna@example.org": Role.COMMITTEE}


def test_somebody_who_is_no_member_asks_without_a_role(session):
    found = ask_viewer(session.connection(), SLUG, ("nobody@example.org",))

    role = found.role

    assert role is None


def test_a_member_asks_with_the_role_they_have_now(session):
    admit(session, role=Role.COMMITTEE)
    admit(session, role=Role.COUNCIL)

    found = ask_viewer(session.connection(), SLUG, ("anna@example.org",))

    assert found.role is Role.COUNCIL


def test_a_removed_member_asks_without_a_role(session):
    admit(session)
    remove(session)

    found = ask_viewer(session.connection(), SLUG, ("anna@example.org",))

    assert found.role is None


def test_removing_the_last_administrator_is_refused(session):
    admit(session, role=Role.ADMINISTRATOR)

    with pytest.raises(LastAdministrator) as refused:
        remove(session)

    assert refused.value.key == "last_administrator"


def test_giving_the_last_administrator_another_role_is_refused(session):
    admit(session, role=Role.ADMINISTRATOR)

    with pytest.raises(LastAdministrator) as refused:
        admit(session, role=Role.COORDINATOR)

    assert refused.value.key == "last_administrator"


def test_one_of_two_administrators_may_be_removed(session):
    admit(session, "anna@example.org", Role.ADMINISTRATOR)
    admit(session, "bo@example.org", Role.ADMINISTRATOR)
    remove(session, "anna@example.org")

    found = members_of(session)

    assert found == {"bo@example.org": Role.ADMINISTRATOR}


def test_an_administrator_who_was_removed_does_not_count_as_another(session):
    admit(session, "anna@example.org", Role.ADMINISTRATOR)
    admit(session, "bo@example.org", Role.ADMINISTRATOR)
    remove(session, "anna@example.org")

    with pytest.raises(LastAdministrator) as refused:
        remove(session, "bo@example.org")

    assert refused.value.key == "last_administrator"


def test_removing_somebody_who_is_no_member_is_refused(session):
    with pytest.raises(UnknownRecord) as refused:
        remove(session, "nobody@example.org")

    assert refused.value.values == {"code": "nobody@example.org"}


def test_removing_a_member_twice_is_refused(session):
    admit(session)
    remove(session)

    with pytest.raises(UnknownRecord) as refused:
        remove(session)

    assert refused.value.values == {"code": "anna@example.org"}


@pytest.mark.parametrize("identity", ["", "ab", "anna example.org"])
def test_an_identity_that_cannot_be_one_is_refused(identity):
    with pytest.raises(UnknownWord) as refused:
        MemberInput.of(identity=identity, role=Role.COMMITTEE)

    assert refused.value.field == "identity"


def test_a_role_that_does_not_exist_is_refused():
    with pytest.raises(UnknownWord) as refused:
        MemberInput.of(identity="anna@example.org", role="king")

    assert refused.value.field == "role"
