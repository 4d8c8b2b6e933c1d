"""Many measures at once: as if recorded one by one, or not at all."""

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from model.actions.many import confirm_many, record_updates
from model.actions.updates import confirm_unchanged, newest_update, record_update
from model.base import LocalText
from model.change import ChangeRecord
from model.database import perform
from model.errors import (
    AlreadyThere,
    ChangedMeanwhile,
    PlanError,
    ReasonMissing,
    TermClosed,
    UnknownCode,
    UnknownPlan,
    UpdatesRefused,
)
from model.measure import Assessment, MeasureUpdate, Status
from model.plan import Plan
from model.reading.proof import verify_changes
from tests.builders import SLUG, a_text, an_actor, an_update

MEASURES = ("1", "2")
UPDATED = ("status", "assessment", "sentence", "reason", "progress")
NOT_SEEN = 999_999

texts = st.sampled_from([LocalText(), a_text(), LocalText(fi="Vain suomeksi"), LocalText(en="Only English")])
updates = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Status),
        "assessment": st.sampled_from([None, *Assessment]),
        "sentence": texts,
        "reason": texts,
        "progress": st.sampled_from([None, 0, 50, 100, 101]),
        "is_seen": st.sampled_from([None, True, True, False]),
    }
)
acts = st.lists(st.tuples(st.sampled_from([*MEASURES, "99"]), updates), max_size=3)
checks = st.lists(st.tuples(st.sampled_from(MEASURES), st.booleans()), max_size=2)


def seen_of(session, code, is_seen):
    """The id that somebody names who saw the newest update of a measure, or another one."""
    if is_seen is None:
        return None
    return newest_update(session, SLUG, code) if is_seen and code in MEASURES else NOT_SEEN


def told_of(session, code, values):
    own = {name: values[name] for name in UPDATED}
    return (code, an_update(**own, seen_update_id=seen_of(session, code, values["is_seen"])))


def recorded(session):
    """Every update, and every link of the change record without its key and its hash."""
    rows = session.execute(sa.select(MeasureUpdate.__table__).order_by(MeasureUpdate.id)).all()
    link = ChangeRecord
    links = session.execute(
        sa.select(link.verb, link.subject, link.record_id, link.before, link.after).order_by(link.id)
    )
    return rows, links.all()


def refusals_of(write):
    with pytest.raises(UpdatesRefused) as refused:
        write()
    return {code: type(refusal) for code, refusal in refused.value.refusals}


def one_by_one(session, told, confirmed):
    """What is there when each is recorded by itself; None when one of them is refused or named twice."""
    codes = [code for code, _ in [*told, *confirmed]]
    if len(set(codes)) < len(codes):
        return None
    try:
        for code, update in told:
            record_update(session, SLUG, code, update, by=an_actor())
        for code, seen in confirmed:
            confirm_unchanged(session, SLUG, code, seen, by=an_actor())
    except PlanError:
        return None
    return recorded(session)


@given(acts=acts, checks=checks)
def test_any_mix_is_recorded_as_if_one_by_one_or_not_at_all(undoing, acts, checks):
    with undoing() as session:
        before = recorded(session)
        told = [told_of(session, code, values) for code, values in acts]
        confirmed = [(code, seen_of(session, code, is_seen)) for code, is_seen in checks]
    with undoing() as session:
        expected = one_by_one(session, told, confirmed)

    with undoing() as session:
        try:
            record_updates(session, SLUG, told, confirmed, by=an_actor())
            was_taken = True
        except UpdatesRefused:
            was_taken = False
        found = recorded(session)

    assert (was_taken, found) == (expected is not None, expected or before)


def test_every_refusal_is_told_and_not_only_the_first(session):
    told = [("1", an_update(status=Status.POSTPONED)), ("99", an_update()), ("2", an_update(progress=50))]

    found = refusals_of(lambda: record_updates(session, SLUG, told, by=an_actor()))

    assert found == {"1": ReasonMissing, "99": UnknownCode}


def test_a_measure_named_twice_is_refused(session):
    told = [("1", an_update()), ("1", an_update(status=Status.COMPLETED))]

    found = refusals_of(lambda: record_updates(session, SLUG, told, by=an_actor()))

    assert found == {"1": AlreadyThere}


def test_a_conflict_tells_the_state_that_was_seen_and_the_newest_one(session):
    seen = newest_update(session, SLUG, "2")
    record_update(session, SLUG, "2", an_update(status=Status.COMPLETED), by=an_actor())

    with pytest.raises(UpdatesRefused) as refused:
        record_updates(session, SLUG, [("2", an_update(seen_update_id=seen))], by=an_actor())

    ((_, conflict),) = refused.value.refusals
    assert isinstance(conflict, ChangedMeanwhile)
    assert [conflict.values[name].status for name in ("seen", "newest")] == [Status.IN_PROGRESS, Status.COMPLETED]


def test_a_conflict_over_something_that_was_never_there_tells_no_state_as_seen(session):
    with pytest.raises(UpdatesRefused) as refused:
        confirm_many(session, SLUG, [("2", NOT_SEEN)], by=an_actor())

    assert refused.value.refusals[0][1].values["seen"] is None


def test_several_are_confirmed_at_once(session):
    seen = [(code, newest_update(session, SLUG, code)) for code in MEASURES]

    confirm_many(session, SLUG, seen, by=an_actor())

    newest = session.scalars(sa.select(MeasureUpdate.act).order_by(MeasureUpdate.id.desc()).limit(2)).all()
    assert newest == ["unchanged", "unchanged"]


def test_each_update_has_its_own_link_and_the_chain_stays_whole(session):
    before = session.scalar(sa.select(sa.func.count()).select_from(ChangeRecord))

    record_updates(session, SLUG, [(code, an_update()) for code in MEASURES], by=an_actor())

    after = session.scalar(sa.select(sa.func.count()).select_from(ChangeRecord))
    assert (after - before, verify_changes(session.connection())) == (2, None)


def test_all_links_of_one_save_have_its_key(session):
    record_updates(session, SLUG, [(code, an_update()) for code in MEASURES], by=an_actor(key="one save"))

    keys = session.scalars(sa.select(ChangeRecord.key).order_by(ChangeRecord.id.desc()).limit(2)).all()

    assert keys == ["one save/1", "one save"]


def test_one_save_raises_the_revision_once(session):
    before = session.scalar(sa.select(Plan.revision))

    record_updates(session, SLUG, [(code, an_update()) for code in MEASURES], by=an_actor())

    assert session.scalar(sa.select(Plan.revision)) == before + 1


def test_a_save_whose_answer_was_lost_records_once_when_it_is_repeated(engine, plan):
    by = an_actor(key="one save")
    told = [(code, an_update()) for code in MEASURES]

    answers = [perform(engine, record_updates, SLUG, told, by=by) is None for _ in range(2)]

    with engine.connect() as connection:
        count = connection.scalar(sa.select(sa.func.count()).select_from(MeasureUpdate))
    assert (answers, count) == ([False, True], 2 + len(MEASURES))


def test_a_refused_save_leaves_no_row_and_the_revision_as_it_was(engine, plan):
    told = [("1", an_update()), ("2", an_update(progress=101))]
    with pytest.raises(UpdatesRefused):
        perform(engine, record_updates, SLUG, told, by=an_actor())

    with engine.connect() as connection:
        count = connection.scalar(sa.select(sa.func.count()).select_from(MeasureUpdate))
        revision = connection.scalar(sa.select(Plan.revision))

    assert (count, revision) == (2, plan.revision)


def test_in_a_closed_term_the_whole_is_refused_as_a_single_update_is(session):
    session.execute(sa.text("UPDATE plan SET closed_on = '2025-06-30'"))

    with pytest.raises(TermClosed) as refused:
        record_updates(session, SLUG, [("1", an_update())], by=an_actor())

    assert refused.value.values["day"].year == 2025


def test_in_an_unknown_plan_nothing_is_recorded(session):
    with pytest.raises(UnknownPlan) as refused:
        record_updates(session, "no-plan", [("1", an_update())], by=an_actor())

    assert refused.value.values == {"slug": "no-plan"}
