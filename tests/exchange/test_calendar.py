"""The days of a plan in a calendar program."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from dashboard.language import texts_for
from dashboard.report.ics import ics_of
from model.base import LocalText
from model.exchange.deadlines import DayKind, days_of
from model.facts import MilestoneFact, PlanBook
from model.measure import Status
from tests.builders import a_measure, a_plan, a_state, a_text, an_event
from tests.commands import kumppani_says

DUE = date(2024, 3, 1)


def a_book(*measures):
    return PlanBook(a_plan(), (), (), (), (), (), measures)


def a_milestone(**values):
    title = LocalText(fi="Ohjelma on valmis", sv="Programmet är klart", en="The programme is ready")
    return MilestoneFact(**{"id": 5, "title": title, "due_on": DUE, "reached_on": None, **values})


def milestones_in(measure, milestone):
    days = days_of(a_book(measure), {measure.id: [milestone]}, [], [])
    return [day for day in days if day.kind is DayKind.MILESTONE]


def test_the_deadline_of_an_open_measure_is_in_the_calendar():
    book = a_book(a_measure(code="7", state=a_state(status=Status.IN_PROGRESS, due_on=DUE)))

    assert [(day.on, day.code) for day in days_of(book, {}, [], []) if day.kind is DayKind.DEADLINE] == [(DUE, "7")]


def test_a_completed_measure_has_no_deadline_any_more():
    book = a_book(a_measure(state=a_state(status=Status.COMPLETED, due_on=DUE)))

    assert DayKind.DEADLINE not in [day.kind for day in days_of(book, {}, [], [])]


@pytest.mark.parametrize("status", [status for status in Status if not status.is_done_with])
def test_a_milestone_of_an_open_measure_is_in_the_calendar(status):
    found = milestones_in(a_measure(id=1, code="7", state=a_state(status=status)), a_milestone())

    assert [(day.on, day.code, day.title) for day in found] == [(DUE, "7", a_milestone().title)]


@pytest.mark.parametrize("status", [status for status in Status if status.is_done_with])
def test_a_measure_that_is_done_with_has_no_milestones_any_more(status):
    assert not milestones_in(a_measure(id=1, state=a_state(status=status)), a_milestone())


def test_a_milestone_that_was_reached_is_no_longer_in_the_calendar():
    assert not milestones_in(a_measure(id=1), a_milestone(reached_on=DUE))


def test_a_milestone_keeps_its_entry_when_its_day_and_title_change():
    later = a_milestone(due_on=date(2024, 4, 1), title=a_text("Toinen"))

    was, now = (milestones_in(a_measure(id=1), milestone)[0].key for milestone in (a_milestone(), later))

    assert was == now


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("fi", "Välitavoite: 7 Ohjelma on valmis"),
        ("sv", "Delmål: 7 Programmet är klart"),
        ("en", "Milestone: 7 The programme is ready"),
    ],
)
def test_a_milestone_is_named_by_its_measure_and_its_title_as_the_reader_reads(language, summary):
    days = milestones_in(a_measure(id=1, code="7"), a_milestone())

    (entry,) = Calendar.from_ical(ics_of(a_plan(), days, texts_for(language))).walk("VEVENT")

    assert str(entry["summary"]) == summary


def test_an_event_keeps_its_entry_when_it_is_moved():
    was, now = (days_of(a_book(), {}, [an_event(id=3, held_on=day)], []) for day in (DUE, date(2024, 4, 1)))

    assert {day.key for day in was} == {day.key for day in now}


def test_a_calendar_program_reads_every_day():
    book = a_book(a_measure(id=1, state=a_state(status=Status.IN_PROGRESS, due_on=DUE)))
    days = days_of(book, {1: [a_milestone()]}, [an_event()], [])

    read = Calendar.from_ical(ics_of(a_plan(), days, texts_for("sv")))

    assert [entry["dtstart"].dt for entry in read.walk("VEVENT")] == [day.on for day in days]


def test_the_same_plan_makes_the_same_file():
    days = days_of(a_book(a_measure(state=a_state(due_on=DUE))), {}, [], [])

    assert ics_of(a_plan(), days, texts_for("fi")) == ics_of(a_plan(), days, texts_for("fi"))


def test_the_command_writes_the_calendar_of_the_example(copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))

    kumppani_says("export", "ics", "--language", "fi", "--out", str(tmp_path / "plan.ics"))

    entries = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    kinds = {str(entry["summary"]).partition(":")[0] for entry in entries}
    assert kinds >= {"Määräaika", "Välitavoite"}
