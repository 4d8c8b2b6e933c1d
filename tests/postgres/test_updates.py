"""Recording updates on PostgreSQL: as few statements as on SQLite, and the same rules."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from model.actions.drafts import keep_drafts
from model.actions.many import confirm_many, record_updates
from model.actions.updates import newest_update, record_update
from model.database import perform, unit_of_work
from model.errors import UpdatesRefused
from model.measure import MeasureUpdate
from model.opening import open_database
from model.reading.drafts import read_drafts
from model.reading.plans import read_plan
from model.reading.proof import verify_changes
from tests.builders import SLUG, an_actor, an_update
from tests.model.conftest import begin_a_plan
from tests.statements import statements

LOCK = 1  # the statement that waits for other writes
CODES = ("1", "2")


@pytest.fixture
def engine(postgres_url: str) -> Iterator[sa.Engine]:
    """A database with the plan of the model's tests."""
    engine = open_database(postgres_url)
    with unit_of_work(engine) as session:
        begin_a_plan(session)
    yield engine
    engine.dispose()


def count(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(MeasureUpdate)) or 0


def test_one_update_is_recorded_with_three_statements_beside_the_lock(engine: sa.Engine) -> None:
    with statements(engine) as sent:
        perform(engine, record_update, SLUG, "2", an_update(), by=an_actor())

    assert len(sent) == 3 + LOCK


def test_many_at_once_take_four_statements_beside_the_lock(engine: sa.Engine) -> None:
    with statements(engine) as sent:
        perform(engine, record_updates, SLUG, [(code, an_update()) for code in CODES], by=an_actor())

    assert len(sent) == 4 + LOCK


def test_the_chain_stays_whole_over_single_and_many_updates(engine: sa.Engine) -> None:
    perform(engine, record_update, SLUG, "2", an_update(), by=an_actor())
    with unit_of_work(engine) as session:
        seen = [(code, newest_update(session, SLUG, code)) for code in CODES]
    perform(engine, confirm_many, SLUG, seen, by=an_actor())

    with engine.connect() as connection:
        found = verify_changes(connection)

    assert found is None


def test_a_save_whose_answer_was_lost_records_once_when_it_is_repeated(engine: sa.Engine) -> None:
    before, by = count(engine), an_actor(key="one save")

    for _ in range(2):
        perform(engine, record_updates, SLUG, [(code, an_update()) for code in CODES], by=by)

    assert count(engine) == before + len(CODES)


def test_of_many_updates_all_or_none_are_recorded(engine: sa.Engine) -> None:
    before = count(engine)
    told = [("1", an_update()), ("2", an_update(progress=101))]

    with pytest.raises(UpdatesRefused):
        perform(engine, record_updates, SLUG, told, by=an_actor())

    assert count(engine) == before


def test_a_draft_takes_the_place_of_the_older_one(engine: sa.Engine) -> None:
    for progress in (10, 20):
        perform(engine, keep_drafts, SLUG, {"measure.1": {"progress": progress}}, by=an_actor())

    with engine.connect() as connection:
        found = [draft.content for draft in read_drafts(connection, read_plan(connection, SLUG).id, None)]

    assert found == [{"progress": 20}]
