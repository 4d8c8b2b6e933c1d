"""The days of a plan in a calendar program."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from dashboard.language import texts_for
from dashboard.report.ics import ics_of
from model.exchange.deadlines import DayKind, days_of
from model.facts import PlanBook
from model.measure import Status
from tests.builders import a_measure, a_plan, a_state, an_event
from tests.commands import kumppani_says

DUE = date(2024, 3, 1)


def a_book(*measures):
    return PlanBook(a_plan(), (), (), (), (), (), measures)


def test_the_deadline_of_an_open_measure_is_in_the_calendar():
    book = a_book(a_measure(code="7", state=a_state(status=Status.IN_PROGRESS, due_on=DUE)))

    assert [(day.on, day.code) for day in days_of(book, [], []) if day.kind is DayKind.DEADLINE] == [(DUE, "7")]


def test_a_completed_measure_has_no_deadline_any_more():
    book = a_book(a_measure(state=a_state(status=Status.COMPLETED, due_on=DUE)))

    assert DayKind.DEADLINE not in [day.kind for day in days_of(book, [], [])]


def test_an_event_keeps_its_entry_when_it_is_moved():
    was, now = (days_of(a_book(), [an_event(id=3, held_on=day)], []) for day in (DUE, date(2024, 4, 1)))

    assert {day.key for day in was} == {day.key for day in now}


def test_a_calendar_program_reads_every_day():
    days = days_of(a_book(a_measure(state=a_state(due_on=DUE))), [an_event()], [])

    read = Calendar.from_ical(ics_of(a_plan(), days, texts_for("sv")))

    assert [entry["dtstart"].dt for entry in read.walk("VEVENT")] == [day.on for day in days]


def test_the_same_plan_makes_the_same_file():
    days = days_of(a_book(a_measure(state=a_state(due_on=DUE))), [], [])

    assert ics_of(a_plan(), days, texts_for("fi")) == ics_of(a_plan(), days, texts_for("fi"))


def test_the_command_writes_the_calendar_of_the_example(copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))

    kumppani_says("export", "ics", "--language", "fi", "--out", str(tmp_path / "plan.ics"))

    entries = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert any(str(entry["summary"]).startswith("Määräaika: ") for entry in entries)
