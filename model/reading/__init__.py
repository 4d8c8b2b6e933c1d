"""Reads: core selects into facts, as of a cut-off and as known at a time.

`cutoff` bounds what records are about (the day an update tells of, the day an event was held), `known_at`
bounds when they were recorded. Every function says how many queries it asks, whatever the size of the plan.
"""

from datetime import date, datetime

import sqlalchemy as sa

from model.facts import Facts, NetworkBook
from model.reading.indicators import read_indicators
from model.reading.network import read_organisations, read_populations
from model.reading.participation import read_events, read_support
from model.reading.plans import read_meetings, read_plan_book, read_status_changes
from model.reading.rewinding import read_edits


def read_facts(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> Facts:
    """All facts of a plan, for a yearly snapshot or the figures of the command line. 15 queries; 16 as of the past."""
    edits = read_edits(connection, plan_id, known_at)
    book = read_plan_book(connection, plan_id, cutoff, known_at, edits)
    city = book.plan.municipality_code
    return Facts(
        cutoff=cutoff,
        book=book,
        events=read_events(connection, plan_id, cutoff, known_at),
        network=NetworkBook(
            read_organisations(connection, city, known_at),
            read_populations(connection, city, cutoff, known_at),
        ),
        indicators=read_indicators(connection, plan_id, cutoff, known_at, edits),
        support=read_support(connection, plan_id, cutoff, known_at),
        changes=read_status_changes(connection, plan_id, cutoff, known_at),
        meetings=read_meetings(connection, plan_id),
    )
