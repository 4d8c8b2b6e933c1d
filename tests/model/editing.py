"""What the tests of changes ask of the plan again and again: a row, the newest record, the book."""

import json
from datetime import date

import sqlalchemy as sa

from model.actions.rows import TABLES
from model.change import ChangeRecord
from model.reading.plans import EVER, read_plan, read_plan_book
from tests.builders import SLUG


def row_of(session, noun, code):
    """The row of that code, retired or not."""
    return session.scalars(sa.select(TABLES[noun]).filter_by(code=code)).one()


def newest_record(session):
    return session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id.desc()).limit(1)).one()


def told(session):
    """Verb, subject, before and after of the newest record."""
    record = newest_record(session)
    return record.verb, record.subject, json.loads(record.before), json.loads(record.after)


def book_of(session, slug=SLUG, known_at=EVER):
    connection = session.connection()
    return read_plan_book(connection, read_plan(connection, slug).id, date.max, known_at)
