"""Domain rules 7 and 12: a frozen year does not move, and whoever touches it is found out."""

import json
from datetime import date
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.measures import record_update
from model.actions.plans import begin_plan, record_meeting
from model.actions.snapshots import Press, correct_year, freeze_year, hand_on, publish_snapshot
from model.base import LocalText
from model.database import perform
from model.errors import (
    AlreadyPublished,
    FrozenYearBroken,
    MeetingOfAnotherPlan,
    NotPermitted,
    NotReadyForCouncil,
    ReasonMissing,
    StageBackwards,
    TermClosed,
    UnknownPlan,
    UnknownRecord,
    YearAlreadyFrozen,
    YearNotOver,
    YearOutsideTerm,
)
from model.measure import Assessment, Status
from model.meeting import Body, Meeting
from model.reading.plans import read_plan
from model.reading.proof import verify_snapshots
from model.reading.snapshots import read_content, read_snapshots
from model.role import Role
from model.yearly.document import hash_of
from tests.builders import SLUG, a_meeting_input, a_plan_input, a_text, an_actor, an_update

FROZEN_ON = date(2024, 2, 20)
PRESS = Press({"status.completed": LocalText(fi="Toteutunut", sv="Genomförd", en="Completed")})


def freeze(session, year=2022, on=FROZEN_ON, role=Role.COORDINATOR, **values):
    return freeze_year(session, SLUG, year, PRESS, by=an_actor(role, on=on), **values)


def publish(session, year=2022, meeting_id=None):
    return publish_snapshot(session, SLUG, year, meeting_id, by=an_actor(on=FROZEN_ON))


def update(session, on, **values):
    return record_update(session, SLUG, "2", an_update(**values), by=an_actor(on=on))


def snapshots_of(session):
    connection = session.connection()
    return read_snapshots(connection, read_plan(connection, SLUG).id)


def document_of(session, snapshot_id):
    return json.loads(read_content(session.connection(), snapshot_id))


def verify(session):
    return verify_snapshots(session.connection())


def force(session, statement, **values):
    """Change a frozen year as somebody would who has the database in their hands."""
    for trigger in ("yearly_snapshot_no_update", "yearly_snapshot_no_delete"):
        session.execute(sa.text(f"DROP TRIGGER {trigger}"))
    session.execute(sa.text(statement), values)


# freezing


def test_a_year_is_frozen_as_of_its_last_day(session):
    freeze(session, 2022)

    found = snapshots_of(session)[0].cutoff_on

    assert found == date(2022, 12, 31)


def test_the_last_year_of_the_term_is_frozen_as_of_the_terms_end(session):
    freeze(session, 2025, on=date(2025, 6, 1))

    found = snapshots_of(session)[0].cutoff_on

    assert found == date(2025, 5, 31)


def test_a_frozen_year_holds_the_state_of_its_last_day(session):
    update(session, date(2023, 1, 1), status=Status.COMPLETED)
    id_ = freeze(session, 2022)

    found = {measure["code"]: measure["status"] for measure in document_of(session, id_)["measures"]}

    assert found["2"] == "in_progress"


def test_a_frozen_year_holds_its_labels_in_three_languages(session):
    id_ = freeze(session)

    found = document_of(session, id_)["texts"]["status.completed"]

    assert found == {"fi": "Toteutunut", "sv": "Genomförd", "en": "Completed"}


def test_a_frozen_year_tells_who_froze_it_and_by_which_rules(session):
    id_ = freeze(session)

    found = document_of(session, id_)

    assert (found["frozen"]["role"], found["rule_version"], found["issue"]) == ("coordinator", "1", 1)


def test_a_frozen_year_does_not_change_when_later_updates_arrive(session):
    id_ = freeze(session, 2022)
    before = read_content(session.connection(), id_)
    update(session, date(2024, 3, 1), status=Status.COMPLETED)

    found = read_content(session.connection(), id_)

    assert found == before


def test_the_hash_of_a_frozen_year_is_that_of_its_content(session):
    id_ = freeze(session)

    found = snapshots_of(session)[0].content_hash

    assert found == hash_of(read_content(session.connection(), id_))


def test_a_frozen_year_carries_the_hash_of_the_year_before(session):
    freeze(session, 2021)
    id_ = freeze(session, 2022)

    found = document_of(session, id_)["previous"]

    assert found == snapshots_of(session)[0].content_hash


@pytest.mark.parametrize("on", [date(2023, 6, 1), date(2023, 12, 31)])
def test_a_year_that_is_not_over_is_not_frozen(session, on):
    with pytest.raises(YearNotOver) as refused:
        freeze(session, 2023, on=on)

    assert refused.value.field == "year"


def test_a_year_may_be_frozen_on_new_years_day(session):
    freeze(session, 2023, on=date(2024, 1, 1))

    found = [snapshot.year for snapshot in snapshots_of(session)]

    assert found == [2023]


def test_a_year_is_frozen_once(session):
    freeze(session, 2022)

    with pytest.raises(YearAlreadyFrozen) as refused:
        freeze(session, 2022)

    assert refused.value.field == "year"


@pytest.mark.parametrize("year", [2020, 2026])
def test_a_year_outside_the_term_is_not_frozen(session, year):
    with pytest.raises(YearOutsideTerm) as refused:
        freeze(session, year, on=date(2028, 1, 1))

    assert refused.value.field == "year"


def test_a_year_of_an_unknown_plan_is_not_frozen(session):
    with pytest.raises(UnknownPlan) as refused:
        freeze_year(session, "no-plan", 2022, PRESS, by=an_actor(on=FROZEN_ON))

    assert refused.value.values == {"slug": "no-plan"}


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_the_coordinator_and_the_administrator_freeze_a_year(session, role):
    freeze(session, role=role)

    found = len(snapshots_of(session))

    assert found == 1


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL, Role.COMMITTEE])
def test_nobody_else_freezes_a_year(session, role):
    with pytest.raises(NotPermitted) as refused:
        freeze(session, role=role)

    assert refused.value.values == {"role": role}


# publishing


def test_a_frozen_year_is_not_published_by_being_frozen(session):
    freeze(session)

    found = snapshots_of(session)[0].published

    assert found is None


def test_a_published_year_names_the_meeting_it_was_given_to(session):
    freeze(session)
    meeting = a_meeting_input(held_on=FROZEN_ON, section=12, case_number="78/00.01.02.00/2022")
    publish(session, meeting_id=record_meeting(session, SLUG, meeting, by=an_actor()))

    found = snapshots_of(session)[0].published

    assert (found.held_on, found.section, found.case_number) == (FROZEN_ON, 12, "78/00.01.02.00/2022")


def test_publishing_leaves_the_frozen_content_as_it_is(session):
    id_ = freeze(session)
    before = read_content(session.connection(), id_)
    publish(session)

    found = read_content(session.connection(), id_)

    assert found == before


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_year_with_a_sentence_in_one_language_is_not_published(session, language):
    told = {"assessment": Assessment.ON_TRACK, "sentence": LocalText(**{language: "Vain yhdellä kielellä"})}
    update(session, date(2022, 10, 1), **told)
    freeze(session, 2022)

    with pytest.raises(NotReadyForCouncil) as refused:
        publish(session, 2022)

    assert refused.value.values == {"year": 2022, "codes": "2"}


def test_a_year_with_a_reason_without_swedish_is_not_published(session):
    update(session, date(2022, 10, 1), status=Status.POSTPONED, reason=a_text(sv=""))
    freeze(session, 2022)

    with pytest.raises(NotReadyForCouncil) as refused:
        publish(session, 2022)

    assert refused.value.values["codes"] == "2"


def test_a_year_without_english_texts_is_published(session):
    told = {"assessment": Assessment.ON_TRACK, "sentence": a_text(en="")}
    update(session, date(2022, 10, 1), **told)
    freeze(session, 2022)
    publish(session, 2022)

    found = snapshots_of(session)[0].published

    assert found is not None


def test_a_year_that_misses_a_swedish_text_may_still_be_frozen_for_the_committee(session):
    told = {"assessment": Assessment.ON_TRACK, "sentence": LocalText(fi="Vain suomeksi")}
    update(session, date(2022, 10, 1), **told)
    freeze(session, 2022)

    found = [snapshot.year for snapshot in snapshots_of(session)]

    assert found == [2022]


def test_a_year_that_was_not_frozen_is_not_published(session):
    with pytest.raises(UnknownRecord) as refused:
        publish(session, 2022)

    assert refused.value.values == {"code": 2022}


def test_a_year_is_not_given_to_a_meeting_that_does_not_exist(session):
    freeze(session)

    with pytest.raises(UnknownRecord) as refused:
        publish(session, meeting_id=999)

    assert refused.value.values == {"code": 999}


def test_a_year_is_not_given_to_a_meeting_of_another_plan(session):
    begin_plan(session, a_plan_input(slug="other", municipality_code="049"), by=an_actor())
    meeting_id = record_meeting(session, "other", a_meeting_input(), by=an_actor())
    freeze(session)

    with pytest.raises(MeetingOfAnotherPlan) as refused:
        publish(session, meeting_id=meeting_id)

    assert refused.value.field == "meeting"


def test_an_issue_is_published_once(session):
    freeze(session)
    publish(session)

    with pytest.raises(AlreadyPublished) as refused:
        publish(session)

    assert refused.value.values == {"year": 2022, "issue": 1}


def test_a_year_frozen_for_the_council_has_nothing_missing(session):
    update(session, date(2022, 10, 1), assessment=Assessment.ON_TRACK, sentence=LocalText(fi="Vain suomeksi"))

    with pytest.raises(NotReadyForCouncil) as refused:
        freeze(session, for_council=True)

    assert refused.value.values == {"year": 2022, "codes": "2"}


def test_what_is_missing_in_a_year_frozen_for_the_committee_is_told_in_it(session):
    update(session, date(2022, 10, 1), assessment=Assessment.ON_TRACK, sentence=LocalText(fi="Vain suomeksi"))
    id_ = freeze(session)

    found = document_of(session, id_)["gaps"]

    assert found == [{"kind": "text_missing", "code": "2", "language": "sv"}]


# a closed term: what the council gets of its last year is frozen, corrected, handed on and published as before


@pytest.fixture
def closed_term(session):
    session.execute(sa.text("UPDATE plan SET closed_on = '2025-06-30'"))
    return session


def test_the_last_year_of_a_closed_term_is_frozen(closed_term):
    freeze(closed_term, 2025, on=date(2025, 9, 1))

    found = [(snapshot.year, snapshot.issue) for snapshot in snapshots_of(closed_term)]

    assert found == [(2025, 1)]


def test_a_frozen_year_of_a_closed_term_is_corrected(closed_term):
    freeze(closed_term)
    correct_year(closed_term, SLUG, 2022, a_text("Luku oli väärä"), PRESS, by=an_actor(on=FROZEN_ON))

    found = [snapshot.issue for snapshot in snapshots_of(closed_term)]

    assert sorted(found) == [1, 2]


def test_a_frozen_year_of_a_closed_term_is_published(closed_term):
    freeze(closed_term)
    publish(closed_term)

    found = snapshots_of(closed_term)[0].published

    assert found is not None


@pytest.mark.parametrize("body", Body)
def test_every_body_handles_a_frozen_year_of_a_closed_term_in_a_meeting(closed_term, body):
    freeze(closed_term)
    hand(closed_term, body)

    found = [(meeting.body, meeting.held_on) for meeting in closed_term.query(Meeting)]

    assert found == [(body, date(2024, 2, 21))]


def test_any_other_meeting_of_a_closed_term_is_not_recorded(closed_term):
    with pytest.raises(TermClosed):
        record_meeting(closed_term, SLUG, a_meeting_input(), by=an_actor())

    assert closed_term.query(Meeting).count() == 0


# handing on


BODIES = (Body.INFLUENCE_BODIES, Body.WELFARE_COMMITTEE, Body.CITY_BOARD, Body.COUNCIL)


def hand(session, body, day=21, **values):
    meeting = a_meeting_input(body=body, held_on=date(2024, 2, day), **values)
    return hand_on(session, SLUG, 2022, meeting, by=an_actor(on=FROZEN_ON))


def test_a_frozen_year_passes_from_body_to_body(session):
    freeze(session)
    for day, body in enumerate(BODIES, start=21):
        hand(session, body, day)

    found = [(reached.stage, reached.held_on.day) for reached in snapshots_of(session)[0].stages]

    assert found == [("influence_bodies", 21), ("committee", 22), ("board", 23), ("council", 24)]


def test_a_stage_has_the_reference_of_its_decision(session):
    freeze(session)
    address = "https://example.org/minutes"
    hand(session, Body.CITY_BOARD, section=12, case_number="78/00.01.02.00/2022", url=address)

    found = snapshots_of(session)[0].stages[0]

    assert (found.section, found.case_number, found.url) == (12, "78/00.01.02.00/2022", address)


def test_a_frozen_year_does_not_go_back_to_an_earlier_body(session):
    freeze(session)
    hand(session, Body.CITY_BOARD)

    with pytest.raises(StageBackwards) as refused:
        hand(session, Body.WELFARE_COMMITTEE, 22)

    assert refused.value.field == "body"


def test_a_body_may_handle_a_year_twice(session):
    freeze(session)
    hand(session, Body.WELFARE_COMMITTEE, 21)
    hand(session, Body.WELFARE_COMMITTEE, 28)

    found = [reached.held_on.day for reached in snapshots_of(session)[0].stages]

    assert found == [21, 28]


def test_a_meeting_that_is_recorded_already_is_not_recorded_twice(session):
    freeze(session)
    meeting = a_meeting_input(body=Body.CITY_BOARD, held_on=date(2024, 2, 21))
    known = record_meeting(session, SLUG, meeting, by=an_actor())
    hand(session, Body.CITY_BOARD, 21)

    found = [meeting.id for meeting in session.query(Meeting)]

    assert found == [known]


def test_a_year_with_a_gap_does_not_reach_the_council(session):
    update(session, date(2022, 10, 1), assessment=Assessment.ON_TRACK, sentence=LocalText(fi="Vain suomeksi"))
    freeze(session)

    with pytest.raises(NotReadyForCouncil) as refused:
        hand(session, Body.COUNCIL)

    assert refused.value.values["codes"] == "2"


def test_being_handed_on_leaves_the_frozen_content_as_it_is(session):
    id_ = freeze(session)
    before = read_content(session.connection(), id_)
    hand(session, Body.COUNCIL)

    found = read_content(session.connection(), id_)

    assert found == before


# correcting


WHY = LocalText(fi="Arvio oli väärä.", sv="Bedömningen var fel.")


def correct(session, year=2022, why=WHY, **values):
    return correct_year(session, SLUG, year, why, PRESS, by=an_actor(on=date(2024, 3, 5)), **values)


def test_a_correction_is_a_new_issue_of_the_year(session):
    freeze(session, 2022)
    correct(session, 2022)

    found = [(snapshot.year, snapshot.issue) for snapshot in snapshots_of(session)]

    assert found == [(2022, 1), (2022, 2)]


def test_a_correction_names_the_issue_it_replaces_and_why(session):
    freeze(session)
    id_ = correct(session)

    found = document_of(session, id_)["replaces"]

    assert (found["issue"], found["hash"], found["why"]["fi"]) == (
        1,
        snapshots_of(session)[0].content_hash,
        "Arvio oli väärä.",
    )


def test_a_correction_lists_what_it_says_differently(session):
    freeze(session)
    late = {"as_of_on": date(2022, 12, 30), "status": Status.IN_PROGRESS, "assessment": Assessment.NOT_PROGRESSING}
    update(session, date(2024, 3, 1), **late, sentence=a_text("Ei edisty"), reason=a_text("Ei tekijää"))
    id_ = correct(session)

    found = [(d["field"], d["was"], d["now"]) for d in document_of(session, id_)["replaces"]["differences"]]

    assert ("assessment", "on_track", "not_progressing") in found


def test_a_correction_leaves_the_issue_it_replaces_as_it_was(session):
    id_ = freeze(session)
    before = read_content(session.connection(), id_)
    correct(session)

    found = read_content(session.connection(), id_)

    assert found == before


def test_a_correction_needs_its_reason(session):
    freeze(session)

    with pytest.raises(ReasonMissing) as refused:
        correct(session, why=LocalText())

    assert refused.value.field == "why_fi"


def test_a_correction_with_its_reason_in_one_language_is_not_for_the_council(session):
    freeze(session)

    with pytest.raises(NotReadyForCouncil) as refused:
        correct(session, why=LocalText(fi="Vain suomeksi"), for_council=True)

    assert refused.value.values["codes"] == "why"


def test_a_year_that_was_not_frozen_is_not_corrected(session):
    with pytest.raises(UnknownRecord) as refused:
        correct(session, 2022)

    assert refused.value.values == {"code": 2022}


def test_a_chain_with_a_correction_is_unbroken(session):
    freeze(session, 2021)
    freeze(session, 2022)
    correct(session, 2021)
    freeze(session, 2023)

    found = [(link.year, link.issue, link.faults) for link in verify(session)]

    assert found == [(2021, 1, ()), (2022, 1, ()), (2021, 2, ()), (2023, 1, ())]


def test_a_year_is_held_against_the_newest_issue_of_the_year_before(session):
    freeze(session, 2021)
    correct(session, 2021)
    id_ = freeze(session, 2022)

    found = document_of(session, id_)["before"]

    assert (found["year"], found["issue"]) == (2021, 2)


def test_nothing_is_frozen_upon_a_broken_year(session):
    id_ = freeze(session, 2021)
    forged = read_content(session.connection(), id_).replace("in_progress", "completed")
    force(session, "UPDATE yearly_snapshot SET content = :forged", forged=forged)

    with pytest.raises(FrozenYearBroken) as refused:
        freeze(session, 2022)

    assert refused.value.values == {"year": 2021, "issue": 1}


def test_two_who_freeze_the_same_year_at_once_make_one_issue_and_one_is_told(engine, plan):
    barrier, told = Barrier(2), []

    def freeze_at_once():
        barrier.wait()
        try:
            perform(engine, freeze_year, SLUG, 2022, PRESS, by=an_actor(on=FROZEN_ON))
        except YearAlreadyFrozen:
            told.append("frozen already")

    both = [Thread(target=freeze_at_once) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    with engine.connect() as connection:
        assert (len(read_snapshots(connection, plan.id)), told) == (1, ["frozen already"])


def test_a_year_whose_pdf_cannot_be_made_is_not_frozen(engine, plan):
    def fails(_):
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        perform(engine, freeze_year, SLUG, 2022, Press({}, render=fails), by=an_actor(on=FROZEN_ON))

    with engine.connect() as connection:
        assert read_snapshots(connection, plan.id) == ()


# verifying


def test_three_frozen_years_make_an_unbroken_chain(session):
    for year in (2021, 2022, 2023):
        freeze(session, year)

    found = [(link.year, link.faults) for link in verify(session)]

    assert found == [(2021, ()), (2022, ()), (2023, ())]


def test_a_published_year_is_still_unbroken(session):
    freeze(session)
    publish(session)

    found = [link.faults for link in verify(session)]

    assert found == [()]


def test_the_chains_of_two_plans_do_not_touch(session):
    begin_plan(session, a_plan_input(slug="other", municipality_code="049"), by=an_actor())
    freeze(session, 2021)
    freeze_year(session, "other", 2021, PRESS, by=an_actor(on=FROZEN_ON))
    freeze(session, 2022)

    found = [link.faults for link in verify(session)]

    assert found == [(), (), ()]


@settings(max_examples=30)
@given(data=st.data())
def test_a_frozen_year_is_named_after_any_one_character_of_it_was_changed(undoing, data):
    with undoing() as session:
        freeze(session, 2021)
        id_ = freeze(session, 2022)
        content = read_content(session.connection(), id_)
        place = data.draw(st.integers(0, len(content) - 1))
        sign = data.draw(st.characters(codec="ascii", exclude_characters=content[place]))
        forged = content[:place] + sign + content[place + 1 :]
        force(session, "UPDATE yearly_snapshot SET content = :forged WHERE id = :id", forged=forged, id=id_)

        found = [link.year for link in verify(session) if link.faults]

    assert found == [2022]


@pytest.mark.parametrize(
    "edit",
    ["year = 2024", "issue = 2", "cutoff_on = '2022-12-30'", "frozen_at = '2023-01-01 00:00:00.000000'"],
)
def test_a_frozen_year_is_named_after_a_column_beside_its_content_was_changed(session, edit):
    freeze(session, 2021)
    id_ = freeze(session, 2022)
    force(session, f"UPDATE yearly_snapshot SET {edit} WHERE id = {id_}")

    found = [bool(link.faults) for link in verify(session)]

    assert found == [False, True]


def test_a_frozen_year_with_content_and_hash_changed_together_is_still_named(session):
    id_ = freeze(session, 2022)
    forged = read_content(session.connection(), id_).replace("in_progress", "completed")
    statement = "UPDATE yearly_snapshot SET content = :content, content_hash = :hash"
    force(session, statement, content=forged, hash=hash_of(forged))

    found = [link.faults for link in verify(session)]

    assert found == [("not_as_frozen",)]


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_a_frozen_year_that_was_removed_is_missed(session, year):
    for each in (2021, 2022, 2023):
        freeze(session, each)
    force(session, "DELETE FROM yearly_snapshot WHERE year = :year", year=year)

    found = [link.year for link in verify(session) if "removed" in link.faults]

    assert found == [year]


def test_the_year_after_a_removed_one_misses_its_link(session):
    for year in (2021, 2022):
        freeze(session, year)
    force(session, "DELETE FROM yearly_snapshot WHERE year = 2021")

    found = {link.year: link.faults for link in verify(session)}

    assert found[2022] == ("link_missing",)


def test_a_year_that_was_put_in_without_being_frozen_is_named(session):
    freeze(session, 2021)
    columns = "plan_id, issue, cutoff_on, content, content_hash, previous_hash, frozen_at"
    session.execute(
        sa.text(f"INSERT INTO yearly_snapshot (year, {columns}) SELECT 2022, {columns} FROM yearly_snapshot")
    )

    found = [link.year for link in verify(session) if "not_as_frozen" in link.faults]

    assert found == [2022]


@pytest.mark.parametrize("statement", ["UPDATE yearly_snapshot SET issue = 2", "DELETE FROM yearly_snapshot"])
def test_without_force_a_frozen_year_can_be_neither_changed_nor_removed(session, statement):
    freeze(session)

    with pytest.raises(sa.exc.IntegrityError) as refused:
        session.execute(sa.text(statement))

    assert "append-only" in str(refused.value)


def force_first_byte(session, byte):
    session.execute(sa.text("DROP TRIGGER yearly_snapshot_no_update"))
    changed = "CAST(:byte || substr(CAST(content AS BLOB), 2) AS TEXT)"
    session.execute(sa.text(f"UPDATE yearly_snapshot SET content = {changed}"), {"byte": byte})


@pytest.mark.parametrize("byte", [b"\xff", b"\x80", b"\x00", b"["])
def test_a_byte_that_is_no_text_is_found_out_too(session, byte):
    freeze(session)

    force_first_byte(session, byte)

    assert "content_changed" in verify(session)[0].faults


def test_a_description_in_finnish_alone_does_not_reach_the_council(session):
    session.execute(
        sa.text("""UPDATE measure SET description = '{"fi": "Kuvaus", "sv": "", "en": ""}' WHERE code = '2'""")
    )
    freeze(session)

    with pytest.raises(NotReadyForCouncil) as refused:
        publish(session)

    assert refused.value.values["codes"] == "2"
