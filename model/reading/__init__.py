"""Reads: core selects into facts, as of a cut-off and as known at a time.

`cutoff` bounds what records are about (the day an update tells of, the day an event was held), `known_at`
bounds when they were recorded. Every function says how many queries it asks, whatever the size of the plan.
"""

from datetime import date, datetime

import sqlalchemy as sa

from model.facts import Facts, NetworkBook, SupportBook
from model.reading.asking import ask, together
from model.reading.indicators import indicators_question
from model.reading.network import organisations_question, populations_question
from model.reading.participation import events_question, support_question
from model.reading.plans import book_question, city_of, meetings_question, status_changes_question
from model.reading.rewinding import edits_question, rewound, rewound_facts


def read_facts(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> Facts:
    """All facts of a plan, for a yearly snapshot or the figures of the command line. One query."""
    as_of, city = (plan_id, cutoff, known_at), city_of(plan_id)
    asked = together(
        edits_question(plan_id, known_at),
        book_question(*as_of),
        events_question(*as_of),
        organisations_question(city, known_at),
        populations_question(city, cutoff, known_at),
        indicators_question(*as_of),
        support_question(*as_of),
        status_changes_question(*as_of),
        meetings_question(plan_id),
    )
    edits, book, events, organisations, populations, indicators, *rest = ask(connection, asked)
    facts = Facts(cutoff, book, events, NetworkBook(organisations, populations), indicators, *rest)
    return rewound_facts(facts, edits)


def read_measures_and_events(connection: sa.Connection, plan_id: int, cutoff: date, known_at: datetime) -> Facts:
    """The measures and the events of a plan, without what the other figures need. One query."""
    as_of = (plan_id, cutoff, known_at)
    asked = together(edits_question(plan_id, known_at), book_question(*as_of), events_question(*as_of))
    edits, book, events = ask(connection, asked)
    return Facts(cutoff, rewound(book, edits), events, NetworkBook(()), (), SupportBook())
