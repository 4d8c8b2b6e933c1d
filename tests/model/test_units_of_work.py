"""Writes: all or nothing, once for a key, and none lost when two come at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa

from model.actions.measures import newest_update, record_update
from model.actions.plans import add_goal
from model.change import ChangeRecord
from model.database import perform, unit_of_work, was_carried_out
from model.errors import AlreadyThere, ChangedMeanwhile, ProgressOutOfRange
from model.measure import MeasureUpdate, Status
from model.plan import Goal
from model.reading.proof import verify_changes
from tests.builders import SLUG, a_heading_input, a_text, an_actor, an_update

ROUNDS = 20


def count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table))


def update(engine, code="2", by=None, **values):
    return perform(engine, record_update, SLUG, code, an_update(**values), by=by or an_actor())


def add_goals(engine, *codes):
    """Add goals in one unit of work."""
    with unit_of_work(engine) as session:
        for code in codes:
            add_goal(session, SLUG, a_heading_input(code), by=an_actor())


def at_once(*acts):
    """Carry out acts in as many threads, all started together; a refusal is handed back."""
    start = Barrier(len(acts))

    def carry_out(act):
        start.wait()
        try:
            return act()
        except ChangedMeanwhile as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(carry_out, acts))


def test_a_repeated_click_records_once(engine, plan):
    before = count(engine, MeasureUpdate)
    by = an_actor(key="one click")
    update(engine, by=by)
    update(engine, by=by)

    found = count(engine, MeasureUpdate)

    assert found == before + 1


def test_a_repeated_click_is_told_apart_from_the_first(engine, plan):
    by = an_actor(key="one click")

    found = [update(engine, by=by) is not None for _ in range(2)]

    assert found == [True, False]


def test_the_same_content_under_another_key_is_another_record(engine, plan):
    before = count(engine, MeasureUpdate)
    update(engine, by=an_actor(key="one"))
    update(engine, by=an_actor(key="two"))

    found = count(engine, MeasureUpdate)

    assert found == before + 2


def test_a_refused_write_may_be_tried_again_under_its_key(engine, plan):
    by = an_actor(key="one click")
    with pytest.raises(ProgressOutOfRange):
        update(engine, progress=101, by=by)

    found = update(engine, progress=100, by=by)

    assert found is not None


def test_a_key_that_was_carried_out_is_known(engine, plan):
    update(engine, by=an_actor(key="one click"))

    with unit_of_work(engine) as session:
        found = [was_carried_out(session, key) for key in ("one click", "another")]

    assert found == [True, False]


def test_a_unit_of_work_that_fails_saves_nothing_of_what_came_before(engine, plan):
    before = (count(engine, Goal), count(engine, ChangeRecord))
    with pytest.raises(AlreadyThere):
        add_goals(engine, "G3", "G1")

    found = (count(engine, Goal), count(engine, ChangeRecord))

    assert found == before


def test_what_was_saved_is_there_when_the_database_is_opened_again(engine, plan):
    update(engine, comment=a_text("Säilyy"))
    engine.dispose()

    with engine.connect() as connection:
        found = connection.scalar(sa.select(MeasureUpdate.comment).order_by(MeasureUpdate.id.desc()).limit(1))

    assert found.fi == "Säilyy"


def test_two_writes_at_once_are_both_saved(engine, plan):
    before = count(engine, MeasureUpdate)
    for _ in range(ROUNDS):
        at_once(lambda: update(engine, "1", status=Status.ONGOING), lambda: update(engine, "2"))

    found = count(engine, MeasureUpdate)

    assert found == before + 2 * ROUNDS


def test_the_change_record_stays_whole_when_two_write_at_once(engine, plan):
    for _ in range(ROUNDS):
        at_once(lambda: update(engine, "1", status=Status.ONGOING), lambda: update(engine, "2"))

    with engine.connect() as connection:
        found = verify_changes(connection)

    assert found is None


def test_of_two_who_saw_the_same_state_one_saves_and_the_other_is_told(engine, plan):
    told = []
    for _ in range(ROUNDS):
        with unit_of_work(engine) as session:
            seen = newest_update(session, SLUG, "2")
        answers = at_once(*[lambda seen=seen: update(engine, seen_update_id=seen)] * 2)
        told.append(sum(isinstance(answer, ChangedMeanwhile) for answer in answers))

    saved = count(engine, MeasureUpdate) - 2

    assert (told, saved) == ([1] * ROUNDS, ROUNDS)


def test_one_key_in_two_threads_at_once_records_once(engine, plan):
    before = count(engine, MeasureUpdate)
    for number in range(ROUNDS):
        by = an_actor(key=f"click {number}")
        at_once(*[lambda by=by: update(engine, by=by)] * 2)

    found = count(engine, MeasureUpdate)

    assert found == before + ROUNDS
