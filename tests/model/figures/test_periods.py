"""The points that changes are told between, and the periods that readers ask for."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest

from model.errors import DateOutsideTerm, SnapshotOfAnotherPlan, UnknownPoint
from model.facts import MeetingFact, SnapshotFact
from model.figures.periods import Point, Preset, periods, point_of, require_told, since_last_meeting
from model.meeting import Body
from tests.builders import SLUG, TERM_ENDS, TERM_STARTS, TODAY, TOMORROW, YESTERDAY, a_plan, a_text

PLAN = a_plan()


def a_meeting(held_on, body=Body.WELFARE_COMMITTEE):
    return MeetingFact(1, body, held_on, None, "", "", a_text())


def a_snapshot(year, issue=1):
    frozen_at = datetime(year + 1, 2, 1, tzinfo=UTC)
    return SnapshotFact(year, year, issue, date(year, 12, 31), "0" * 64, frozen_at, None, None)


def of(preset, meetings=(), snapshots=()):
    return [p for p in periods(PLAN, meetings, snapshots, TODAY) if p.preset is preset]


def is_told(day):
    with suppress(DateOutsideTerm):
        require_told(PLAN, day, TODAY)
        return True
    return False


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2023-12-31", Point(date(2023, 12, 31))),
        ("snapshot:2023", Point(year=2023)),
        ("snapshot:2023/2", Point(year=2023, issue=2)),
        (f"snapshot:{SLUG}/2023", Point(year=2023)),
    ],
)
def test_a_day_and_a_frozen_year_are_points(text, point):
    assert point_of(text, PLAN) == point


@pytest.mark.parametrize("text", ["", "yesterday", "31.12.2023", "2023-13-01", "snapshot:", "snapshot:23", "2023"])
def test_anything_else_is_no_point(text):
    with pytest.raises(UnknownPoint):
        point_of(text, PLAN)


def test_a_frozen_year_of_another_plan_is_refused():
    with pytest.raises(SnapshotOfAnotherPlan):
        point_of("snapshot:another-plan/2023/1", PLAN)


@pytest.mark.parametrize("point", [Point(TODAY), Point(year=2023), Point(year=2023, issue=2)])
def test_a_point_reads_back_as_it_is_written(point):
    assert point_of(str(point), PLAN) == point


@pytest.mark.parametrize("day", [TERM_STARTS.replace(year=2019), TOMORROW])
def test_a_day_before_the_plan_or_still_to_come_is_refused(day):
    assert not is_told(day)


@pytest.mark.parametrize("day", [TERM_STARTS, TODAY])
def test_the_first_day_of_the_term_and_the_newest_one_are_told(day):
    assert is_told(day)


def test_the_last_meeting_is_the_newest_one_before_the_day():
    meetings = [a_meeting(day) for day in (YESTERDAY.replace(year=2022), YESTERDAY, TODAY, TOMORROW)]

    assert since_last_meeting(PLAN, meetings, TODAY).since == Point(YESTERDAY)


def test_a_meeting_before_the_term_is_no_meeting_of_the_plan():
    assert since_last_meeting(PLAN, [a_meeting(date(2019, 3, 1))], TODAY) is None


def test_each_body_has_its_own_last_meeting():
    meetings = [a_meeting(YESTERDAY), a_meeting(YESTERDAY.replace(month=2), Body.COUNCIL)]

    found = [(period.body, period.since.on) for period in of(Preset.MEETING, meetings)]

    assert found == [(Body.WELFARE_COMMITTEE, YESTERDAY), (Body.COUNCIL, YESTERDAY.replace(month=2))]


def test_the_last_cut_off_is_the_one_before_the_day():
    assert [(p.since.on, p.until.on) for p in of(Preset.CUT_OFF)] == [(date(2023, 4, 30), TODAY)]


def test_each_year_of_the_term_is_a_period_the_running_one_up_to_the_day():
    found = [(period.since.on, period.until.on) for period in of(Preset.YEAR)]

    assert found == [
        (date(2022, 12, 31), TODAY),
        (date(2021, 12, 31), date(2022, 12, 31)),
        (TERM_STARTS, date(2021, 12, 31)),
    ]


def test_the_last_year_of_a_term_ends_with_the_term():
    (newest, *_) = (p for p in periods(PLAN, (), (), TERM_ENDS) if p.preset is Preset.YEAR)

    assert newest.until == Point(TERM_ENDS)


def test_frozen_years_are_held_against_the_one_before_by_their_newest_issues():
    snapshots = [a_snapshot(2021), a_snapshot(2022), a_snapshot(2022, issue=2)]

    assert [(str(p.since), str(p.until)) for p in of(Preset.SNAPSHOTS, snapshots=snapshots)] == [
        ("snapshot:2021/1", "snapshot:2022/2")
    ]
