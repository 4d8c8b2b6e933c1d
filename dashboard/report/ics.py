"""The days of a plan as an iCalendar file (RFC 5545), for a calendar program to read or to subscribe to."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from dashboard.language import Texts
from model.exchange.deadlines import PlanDay
from model.facts import PlanFact

HOME = "kumppani"
ASK_AGAIN = timedelta(hours=6)


def ics_of(plan: PlanFact, days: Iterable[PlanDay], texts: Texts) -> bytes:
    """All-day entries that make nobody busy; the same bytes while the plan stays the same."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{HOME}//{plan.slug}//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", texts.local(plan.name))
    calendar.add("refresh-interval", ASK_AGAIN)
    for day in days:
        calendar.add_component(_entry(plan, day, texts))
    return bytes(calendar.to_ical())


def _entry(plan: PlanFact, day: PlanDay, texts: Texts) -> Event:
    entry = Event()
    entry.add("uid", f"{day.key}@{plan.slug}.{HOME}")
    entry.add("dtstamp", datetime.combine(plan.term_starts_on, time(), UTC))
    entry.add("sequence", plan.revision)
    entry.add("dtstart", day.on)
    entry.add("summary", texts(f"day.{day.kind}", title=texts.local(day.title), code=day.code).strip())
    entry.add("transp", "TRANSPARENT")
    return entry
