"""The change record: one link for every write, chained, and broken when anything in it is changed."""

import json

import pytest
import sqlalchemy as sa

from model.actions.measures import record_update
from model.actions.network import end_membership
from model.actions.plans import add_goal
from model.change import FIRST_LINK, ChangeRecord
from model.database import perform
from model.errors import UnknownCode
from model.measure import Status
from model.reading.proof import verify_changes
from tests.builders import CITY, SLUG, TODAY, a_heading_input, a_text, an_actor, an_update, at_noon

EDITS = {
    "by_name": "'somebody else'",
    "by_role": "'administrator'",
    "at": "'2020-01-01 00:00:00.000000'",
    "verb": "'add_goal'",
    "subject": "'goal'",
    "record_id": "record_id + 1",
    "before": "'{}'",
    "after": "replace(after, 'Teksti', 'Texti')",
    "key": "'another key'",
    "previous_hash": "'x' || substr(previous_hash, 2)",
    "hash": "'x' || substr(hash, 2)",
}


def newest_record(session):
    return session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id.desc())).first()


def force(session, statement):
    """Change the record as somebody would who has the database in their hands."""
    for trigger in ("change_record_no_update", "change_record_no_delete"):
        session.execute(sa.text(f"DROP TRIGGER {trigger}"))
    session.execute(sa.text(statement))


def update(session, **values):
    return record_update(session, SLUG, "2", an_update(**values), by=an_actor())


def test_the_chain_of_a_plan_is_unbroken(session):
    update(session)

    found = verify_changes(session.connection())

    assert found is None


def test_the_first_record_has_no_record_before_it(session):
    first = session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id)).first()

    found = first.previous_hash

    assert found == FIRST_LINK


def test_every_record_carries_the_hash_of_the_one_before_it(session):
    records = session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id)).all()

    found = [record.previous_hash for record in records[1:]]

    assert found == [record.hash for record in records[:-1]]


def test_a_record_tells_who_did_what_and_when(session):
    update(session)

    found = newest_record(session)

    assert (found.by_name, found.by_role, found.verb, found.at) == (
        "coordinator",
        "coordinator",
        "record_update",
        at_noon(TODAY),
    )


def test_a_record_tells_what_was_before_and_what_is_after(session):
    update(session, status=Status.COMPLETED)

    found = newest_record(session)

    assert [json.loads(text)["status"] for text in (found.before, found.after)] == [
        "in_progress",
        "completed",
    ]


def test_a_record_of_something_new_has_nothing_before_it(session):
    add_goal(session, SLUG, a_heading_input("G9"), by=an_actor())

    found = newest_record(session).before

    assert found == "{}"


def test_a_record_keeps_finnish_and_swedish_letters_as_they_are(session):
    update(session, comment=a_text("Yhteistyö går framåt på Åland"))

    found = newest_record(session).after

    assert "Yhteistyö går framåt på Åland" in found


def test_a_write_on_the_network_has_its_record_too(session):
    end_membership(session, CITY, "club", TODAY, by=an_actor())

    found = newest_record(session).verb

    assert found == "end_membership"


def test_a_refused_write_leaves_no_record(engine, plan):
    with engine.connect() as connection:
        before = connection.scalar(sa.select(sa.func.count()).select_from(ChangeRecord))
    with pytest.raises(UnknownCode):
        perform(engine, record_update, plan.slug, "99", an_update(), by=an_actor())

    with engine.connect() as connection:
        after = connection.scalar(sa.select(sa.func.count()).select_from(ChangeRecord))

    assert after == before


@pytest.mark.parametrize("field", EDITS)
def test_a_record_that_was_changed_by_force_is_named(session, field):
    update(session, comment=a_text())
    changed = newest_record(session).id
    update(session)
    force(session, f"UPDATE change_record SET {field} = {EDITS[field]} WHERE id = {changed}")

    found = verify_changes(session.connection())

    assert found == changed


def test_a_record_that_was_removed_is_missed_by_the_one_after_it(session):
    update(session)
    update(session)
    newest = newest_record(session).id
    force(session, f"DELETE FROM change_record WHERE id = {newest - 1}")

    found = verify_changes(session.connection())

    assert found == newest


@pytest.mark.parametrize("statement", ["UPDATE change_record SET by_name = 'x'", "DELETE FROM change_record"])
def test_without_force_the_record_can_be_neither_changed_nor_removed(session, statement):
    update(session)

    with pytest.raises(sa.exc.IntegrityError) as refused:
        session.execute(sa.text(statement))

    assert "append-only" in str(refused.value)
