"""Writes on the network: organisations, memberships, contact checks, counts."""

from datetime import date

import pytest
import sqlalchemy as sa

from model.actions.network import (
    add_category,
    admit_organisation,
    count_population,
    end_membership,
    verify_contacts,
)
from model.base import moment
from model.errors import (
    AlreadyThere,
    EndBeforeStart,
    NumberNotAllowed,
    TextMissing,
    UnknownCode,
    UnknownPlan,
    UnknownRecord,
    UnknownWord,
)
from model.figures.reach import network_members
from model.network import Membership
from model.reading.network import read_organisations, read_populations
from model.reading.plans import EVER
from tests.builders import (
    CITY,
    TODAY,
    TOMORROW,
    YESTERDAY,
    a_count_input,
    a_heading_input,
    a_text,
    an_actor,
    an_organisation_input,
)

JOINED = date(2022, 9, 1)


def admit(session, code="new", **values):
    return admit_organisation(session, CITY, an_organisation_input(code, **values), by=an_actor())


def end(session, code="club", ends_on=TODAY, on=TODAY):
    return end_membership(session, CITY, code, ends_on, by=an_actor(on=on))


def organisations_of(session, known_at=EVER):
    return {one.code: one for one in read_organisations(session.connection(), CITY, known_at)}


def memberships_of(session):
    rows = session.execute(sa.select(Membership.ends_on, Membership.replaces_id).order_by(Membership.id))
    return [tuple(row) for row in rows]


def test_an_organisation_is_a_member_from_the_day_it_joined(session):
    admit(session, "new", member_from=TODAY)
    new = organisations_of(session)["new"]

    found = [bool(network_members([new], day)) for day in (YESTERDAY, TODAY)]

    assert found == [False, True]


def test_an_organisation_without_a_membership_is_a_guest(session):
    admit(session, "guest", member_from=None)

    found = organisations_of(session)["guest"].periods

    assert found == ()


def test_an_organisation_may_belong_to_two_categories(session):
    admit(session, "new", categories=("sports", "youth"))

    found = organisations_of(session)["new"].categories

    assert len(found) == 2


def test_an_organisation_that_leaves_is_a_member_on_its_last_day(session):
    end(session, "club", ends_on=TODAY)
    club = organisations_of(session)["club"]

    found = [bool(network_members([club], day)) for day in (TODAY, TOMORROW)]

    assert found == [True, False]


def test_ending_a_membership_keeps_the_row_that_it_replaces(session):
    before = memberships_of(session)
    end(session, "club")

    found = memberships_of(session)

    assert found[:-1] == before


def test_the_ended_membership_names_the_one_it_replaces(session):
    first = session.scalar(sa.select(sa.func.min(Membership.id)))
    end(session, "club", ends_on=TODAY)

    found = memberships_of(session)[-1]

    assert found == (TODAY, first)


def test_before_the_end_was_recorded_the_membership_was_running(session):
    end(session, "club", ends_on=YESTERDAY, on=TOMORROW)

    found = organisations_of(session, known_at=moment(TODAY))["club"].periods[0]

    assert found.ends_on is None


def test_a_contact_check_is_kept_with_the_organisation(session):
    verify_contacts(session, CITY, "club", YESTERDAY, by=an_actor())

    found = organisations_of(session)["club"].checks

    assert found == (YESTERDAY,)


def test_a_count_is_kept_with_its_day_and_who_counted(session):
    count_population(session, CITY, a_count_input(count=160, origin=a_text("PRH")), by=an_actor())

    found = read_populations(session.connection(), CITY, TODAY, EVER)[0]

    assert (found.count, found.counted_on, found.origin.fi) == (160, TODAY, "PRH")


def test_a_count_of_a_later_day_is_not_known_on_an_earlier_one(session):
    count_population(session, CITY, a_count_input(counted_on=TODAY), by=an_actor())

    found = read_populations(session.connection(), CITY, YESTERDAY, EVER)

    assert found == ()


def test_a_count_that_was_entered_later_was_not_known_before(session):
    count_population(session, CITY, a_count_input(counted_on=YESTERDAY), by=an_actor(on=TOMORROW))

    found = read_populations(session.connection(), CITY, TODAY, moment(TODAY))

    assert found == ()


def test_a_contact_check_that_was_recorded_later_was_not_known_before(session):
    verify_contacts(session, CITY, "club", YESTERDAY, by=an_actor(on=TOMORROW))

    found = organisations_of(session, known_at=moment(TODAY))["club"].checks

    assert found == ()


def test_an_organisation_that_was_entered_later_was_not_known_before(session):
    admit_organisation(session, CITY, an_organisation_input("new"), by=an_actor(on=TOMORROW))

    found = organisations_of(session, known_at=moment(TODAY))

    assert "new" not in found


def test_an_organisation_may_have_a_name_in_one_language(session):
    admit(session, "new", name=a_text(fi="", en=""))

    found = organisations_of(session)["new"].name

    assert (found.fi, bool(found.sv)) == ("", True)


def test_an_organisation_without_a_finnish_or_swedish_name_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        admit(session, name=a_text(fi="", sv=""))

    assert refused.value.field == "name_fi"


def test_a_second_organisation_of_the_same_code_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        admit(session, "club")

    assert refused.value.field == "code"


def test_an_organisation_of_an_unknown_category_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        admit(session, categories=("astronomy",))

    assert refused.value.field == "categories"


def test_an_organisation_of_a_municipality_without_a_plan_is_refused(session):
    with pytest.raises(UnknownPlan) as refused:
        admit_organisation(session, "999", an_organisation_input("new"), by=an_actor())

    assert refused.value.values == {"slug": "999"}


def test_an_organisation_that_speaks_no_known_language_is_refused():
    with pytest.raises(UnknownWord) as refused:
        an_organisation_input("new", language="la")

    assert refused.value.field == "language"


def test_a_membership_that_ends_before_it_starts_is_refused(session):
    with pytest.raises(EndBeforeStart) as refused:
        end(session, ends_on=date(2022, 8, 31))

    assert refused.value.field == "ends_on"


def test_a_membership_may_end_on_the_day_it_started(session):
    end(session, ends_on=JOINED)

    found = organisations_of(session)["club"].periods[0]

    assert (found.starts_on, found.ends_on) == (JOINED, JOINED)


def test_a_membership_cannot_be_ended_twice(session):
    end(session)

    with pytest.raises(UnknownRecord) as refused:
        end(session)

    assert refused.value.values == {"code": "club"}


def test_the_membership_of_an_unknown_organisation_cannot_be_ended(session):
    with pytest.raises(UnknownCode) as refused:
        end(session, "nobody")

    assert refused.value.values == {"code": "nobody"}


def test_the_contacts_of_an_unknown_organisation_cannot_be_checked(session):
    with pytest.raises(UnknownCode) as refused:
        verify_contacts(session, CITY, "nobody", TODAY, by=an_actor())

    assert refused.value.values == {"code": "nobody"}


def test_a_second_category_of_the_same_code_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        add_category(session, CITY, a_heading_input("sports"), by=an_actor())

    assert refused.value.field == "code"


def test_a_category_of_a_municipality_without_a_plan_is_refused(session):
    with pytest.raises(UnknownPlan) as refused:
        add_category(session, "999", a_heading_input("sports"), by=an_actor())

    assert refused.value.values == {"slug": "999"}


def test_a_negative_count_is_refused():
    with pytest.raises(NumberNotAllowed) as refused:
        a_count_input(count=-1)

    assert refused.value.field == "count"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_count_that_does_not_say_who_counted_is_refused(session, language):
    with pytest.raises(TextMissing) as refused:
        count_population(session, CITY, a_count_input(origin=a_text(**{language: ""})), by=an_actor())

    assert refused.value.field == f"origin_{language}"


def test_a_count_for_a_municipality_without_a_plan_is_refused(session):
    with pytest.raises(UnknownPlan) as refused:
        count_population(session, "999", a_count_input(), by=an_actor())

    assert refused.value.values == {"slug": "999"}
