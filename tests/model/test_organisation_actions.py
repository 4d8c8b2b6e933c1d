"""Writes on the register of organisations: enter several, change one, remove one without history."""

import json

import pytest
import sqlalchemy as sa

from model.actions.events import GrantInput, PremisesInput, record_event, record_grant, record_premises_use
from model.actions.memberships import begin_membership
from model.actions.network import admit_organisation, merge_organisations, verify_contacts
from model.actions.organisations import (
    OrganisationChange,
    admit_organisations,
    change_organisation,
    remove_organisation,
)
from model.change import ChangeRecord
from model.errors import (
    AlreadyThere,
    HasHistory,
    NameTaken,
    OrganisationChanged,
    PersonalData,
    TextMissing,
    UnknownCode,
)
from model.network import OrganisationCategory, OrganisationLanguage
from model.reading.network import read_organisations
from model.reading.plans import EVER
from model.role import Role
from tests.builders import CITY, SLUG, TODAY, a_text, an_actor, an_event_input, an_organisation_input

GUEST = {"member_from": None}


def admit(session, code, **values):
    return admit_organisation(session, CITY, an_organisation_input(code, **GUEST, **values), by=an_actor())


def change(session, by=None, **values):
    usual = {"code": "club", "name": a_text("Uusi nimi ry"), "language": "fi", "version": 1}
    wanted = OrganisationChange.of(**{**usual, **values})
    return change_organisation(session, CITY, "club", wanted, by=by or an_actor())


def organisations_of(session):
    return {one.code: one for one in read_organisations(session.connection(), CITY, EVER)}


def categories_of(session, code):
    titles = dict(session.execute(sa.text("SELECT id, code FROM category")).all())
    return {titles[id_] for id_ in organisations_of(session)[code].categories}


def records_of(session):
    return list(session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id)))


def test_several_organisations_are_entered_at_once_each_with_its_change_record(session):
    before = len(records_of(session))
    new = (an_organisation_input("one"), an_organisation_input("two"))

    ids = admit_organisations(session, CITY, new, by=an_actor(key="pasted"))

    assert [organisations_of(session)[code].id for code in ("one", "two")] == list(ids)
    assert [record.key for record in records_of(session)[before:]] == ["pasted", "pasted-1"]


@pytest.mark.parametrize("name", ["club", "Club ry", "CLUB r.f."])
def test_an_organisation_whose_name_the_register_has_is_refused(session, name):
    with pytest.raises(NameTaken) as refused:
        admit_organisations(session, CITY, (an_organisation_input("new", name=a_text(name)),), by=an_actor())

    assert refused.value.values == {"name": name, "code": "club"}


def test_two_new_organisations_of_one_name_are_refused(session):
    twins = tuple(an_organisation_input(code, name=a_text("Uusi seura")) for code in ("one", "two"))

    with pytest.raises(NameTaken) as refused:
        admit_organisations(session, CITY, twins, by=an_actor())

    assert refused.value.values["code"] == "one"


def test_the_name_of_a_merged_organisation_is_taken_too(session):
    merge_organisations(session, CITY, "choir", "club", by=an_actor())

    with pytest.raises(NameTaken) as refused:
        admit_organisations(session, CITY, (an_organisation_input("new", name=a_text("Choir")),), by=an_actor())

    assert refused.value.values["code"] == "club"


def test_a_changed_organisation_has_its_new_name_language_and_categories(session):
    change(session, name=a_text("Uusi nimi ry"), language="sv", categories=("youth", "culture"))

    found = organisations_of(session)["club"]

    assert (found.name.fi, found.language, found.version) == ("Uusi nimi ry", OrganisationLanguage.SV, 2)
    assert categories_of(session, "club") == {"youth", "culture"}


def test_an_organisation_may_get_another_code(session):
    id_ = organisations_of(session)["club"].id
    change(session, code="seura")

    found = organisations_of(session)

    assert found["seura"].id == id_


def test_the_change_record_has_what_was_and_what_is_with_the_categories(session):
    change(session, name=a_text("Uusi nimi ry"), categories=("youth",))

    record = records_of(session)[-1]

    before, after = json.loads(record.before), json.loads(record.after)
    assert record.verb == "change_organisation"
    assert (before["categories"], after["categories"]) == (["sports"], ["youth"])
    assert (before["name"]["fi"], after["name"]["fi"], after["version"]) == ("club", "Uusi nimi ry", 2)


def test_categories_that_a_merged_organisation_brought_can_be_taken_off(session):
    merge_organisations(session, CITY, "choir", "club", by=an_actor())
    change(session, categories=("sports",))

    found = categories_of(session, "club")

    assert found == {"sports"}


def test_a_change_on_an_older_version_is_refused_with_what_it_is_now(session):
    change(session, name=a_text("Heidän nimensä"), by=an_actor(Role.ADMINISTRATOR))

    with pytest.raises(OrganisationChanged) as refused:
        change(session, name=a_text("Minun nimeni"))

    values = refused.value.values
    assert (values["by"], values["name"].fi, values["version"]) == (Role.ADMINISTRATOR, "Heidän nimensä", 2)


def test_a_change_to_the_name_of_another_organisation_is_refused(session):
    with pytest.raises(NameTaken) as refused:
        change(session, name=a_text("Choir ry"))

    assert refused.value.values["code"] == "choir"


def test_a_change_to_the_code_of_another_organisation_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        change(session, code="choir")

    assert refused.value.field == "code"


def test_a_change_to_no_name_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        change(session, name=a_text("", en="English only"))

    assert refused.value.field == "name_fi"


def test_a_change_to_an_unknown_category_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        change(session, categories=("astronomy",))

    assert refused.value.field == "categories"


def test_a_name_with_personal_data_is_refused():
    with pytest.raises(PersonalData) as refused:
        OrganisationChange.of(
            code="a", name=a_text("Matti Meikäläinen 040 123 4567", sv="", en=""), language="fi", version=1
        )

    assert refused.value.field == "name_fi"


def test_an_organisation_without_history_is_removed_with_its_categories(session):
    id_ = admit(session, "mistake", categories=("sports", "youth"))
    remove_organisation(session, CITY, "mistake", by=an_actor())

    found = organisations_of(session)

    links = session.scalar(sa.select(sa.func.count()).select_from(OrganisationCategory).filter_by(organisation_id=id_))
    assert ("mistake" in found, links) == (False, 0)


def test_the_removal_of_an_organisation_has_its_change_record(session):
    admit(session, "mistake", categories=("sports",))
    remove_organisation(session, CITY, "mistake", by=an_actor())

    record = records_of(session)[-1]

    assert (record.verb, json.loads(record.before)["categories"]) == ("remove_organisation", ["sports"])


@pytest.mark.parametrize(
    "write",
    [
        lambda s: record_event(s, SLUG, an_event_input(present={"old": 1}), by=an_actor()),
        lambda s: record_event(s, SLUG, an_event_input(organisers=("old",)), by=an_actor()),
        lambda s: record_grant(s, SLUG, GrantInput.of(organisation="old", year=2023, kind="project"), by=an_actor()),
        lambda s: record_premises_use(s, SLUG, PremisesInput.of(organisation="old", year=2023), by=an_actor()),
        lambda s: begin_membership(s, CITY, "old", TODAY, by=an_actor()),
        lambda s: verify_contacts(s, CITY, "old", TODAY, by=an_actor()),
        lambda s: merge_organisations(s, CITY, "old", "club", by=an_actor()),
        lambda s: merge_organisations(s, CITY, "club", "old", by=an_actor()),
    ],
    ids=["present", "organiser", "grant", "premises", "member", "checked", "merged", "merged into"],
)
def test_an_organisation_with_any_history_is_never_removed(session, write):
    admit(session, "old")
    write(session)

    with pytest.raises(HasHistory) as refused:
        remove_organisation(session, CITY, "old", by=an_actor())

    assert refused.value.values == {"name": a_text("old")}
