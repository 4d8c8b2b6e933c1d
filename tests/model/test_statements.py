"""How many statements a save sends to the database, between its beginning and its end.

BEGIN, COMMIT and, on PostgreSQL, the lock under which writes queue are not counted.
"""

import pytest

from model.actions.drafts import keep_drafts
from model.actions.many import record_updates
from model.actions.members import MemberInput, admit_member
from model.actions.updates import confirm_unchanged, newest_update, record_update
from model.database import perform, unit_of_work
from model.role import Role
from tests.builders import SLUG, an_actor, an_update
from tests.statements import statements

MOST_FOR_ONE_UPDATE = 3


@pytest.fixture
def member_id(engine, plan):
    member = MemberInput.of(identity="anna@example.org", role=Role.COORDINATOR)
    return perform(engine, admit_member, member, by=an_actor(Role.ADMINISTRATOR))


def test_one_update_is_recorded_with_three_statements(engine, plan):
    with statements(engine) as sent:
        perform(engine, record_update, SLUG, "2", an_update(), by=an_actor())

    assert len(sent) == MOST_FOR_ONE_UPDATE


def test_the_update_of_somebody_who_signed_in_takes_no_more(engine, member_id):
    with statements(engine) as sent:
        perform(engine, record_update, SLUG, "2", an_update(), by=an_actor(member_id=member_id))

    assert len(sent) == MOST_FOR_ONE_UPDATE


def test_checked_without_change_takes_no_more(engine, plan):
    with unit_of_work(engine) as session:
        seen = newest_update(session, SLUG, "2")

    with statements(engine) as sent:
        perform(engine, confirm_unchanged, SLUG, "2", seen, by=an_actor())

    assert len(sent) == MOST_FOR_ONE_UPDATE


@pytest.mark.parametrize("codes", [("1",), ("1", "2")])
def test_many_at_once_take_four_however_many_they_are(engine, plan, codes):
    with statements(engine) as sent:
        perform(engine, record_updates, SLUG, [(code, an_update()) for code in codes], by=an_actor())

    assert len(sent) == 4


@pytest.mark.parametrize("count", [1, 30])
def test_drafts_are_kept_with_four_statements_however_many_they_are(engine, member_id, count):
    drafts = {f"measure.{number}": {"status": "completed"} for number in range(count)}

    with statements(engine) as sent:
        perform(engine, keep_drafts, SLUG, drafts, by=an_actor(member_id=member_id))

    assert len(sent) == 4


def test_a_click_that_is_repeated_asks_once_more_whether_it_was_carried_out(engine, plan):
    by = an_actor(key="one click")
    perform(engine, record_update, SLUG, "2", an_update(), by=by)

    with statements(engine) as sent:
        perform(engine, record_update, SLUG, "2", an_update(), by=by)

    assert len(sent) == MOST_FOR_ONE_UPDATE + 1
