"""Saving an import: all of it or nothing, with one change record."""

import json
from datetime import date

import pytest
import sqlalchemy as sa

from model.actions import imports, measures
from model.actions.imports import ImportedFile, remember_match, save_import
from model.base import LocalText, local_day
from model.change import ChangeRecord
from model.column_match import ColumnMatch
from model.errors import ImportOutdated, ImportRefused, TermClosed
from model.exchange.kinds import KINDS
from model.exchange.matching import header_hash
from model.exchange.outcomes import RowOutcome
from model.exchange.reading import read_sheets
from model.exchange.tables import Request
from model.measure import MeasureUpdate, Status
from model.plan import Plan
from model.reading.imports import read_column_match, read_dry_run, read_table
from model.reading.plans import EVER, read_plan, read_plan_book
from model.reading.proof import verify_changes
from tests.builders import CITY, SLUG, TODAY, an_actor, an_update
from tests.exchange.tables import OF_EACH_KIND

FILE = ImportedFile("toimenpiteet.csv", "0" * 64)


def a_run(session, kind, text=""):
    sheets = read_sheets((text or OF_EACH_KIND[kind]).encode(), FILE.name)
    connection = session.connection()
    table = read_table(connection, SLUG, KINDS[kind], sheets, Request())
    return read_dry_run(connection, SLUG, table, FILE.name, TODAY)


def counts_of(run):
    return {outcome.value: run.count(outcome) for outcome in RowOutcome}


def newest_record(session):
    return session.scalars(sa.select(ChangeRecord).order_by(ChangeRecord.id.desc())).first()


@pytest.mark.parametrize("kind", list(OF_EACH_KIND))
def test_a_table_that_was_saved_is_unchanged_the_next_time(session, kind):
    run = a_run(session, kind)

    save_import(session, SLUG, run, FILE, by=an_actor())

    again = counts_of(a_run(session, kind))
    assert (again["added"], again["changed"], again["refused"]) == (0, 0, 0)
    assert again["unchanged"] == len(run.rows)


@pytest.mark.parametrize("kind", list(OF_EACH_KIND))
def test_an_import_has_one_change_record_that_names_its_file(session, kind):
    before = session.scalar(sa.select(sa.func.count()).select_from(ChangeRecord))
    run = a_run(session, kind)

    save_import(session, SLUG, run, FILE, by=an_actor())

    record, after = newest_record(session), json.loads(newest_record(session).after)
    assert session.scalar(sa.select(sa.func.count()).select_from(ChangeRecord)) == before + 1
    assert (record.verb, after["file"]) == (f"import_{kind}", {"name": FILE.name, "sha256": FILE.sha256})
    assert (after["counts"], bool(after["new_ids"])) == (counts_of(run), True)


@pytest.mark.parametrize("kind", list(OF_EACH_KIND))
def test_the_change_record_stays_whole(session, kind):
    save_import(session, SLUG, a_run(session, kind), FILE, by=an_actor())

    assert verify_changes(session.connection()) is None


@pytest.mark.parametrize("kind", list(OF_EACH_KIND))
def test_the_revision_of_the_plan_is_raised_once(session, kind):
    before = read_plan(session.connection(), SLUG).revision

    save_import(session, SLUG, a_run(session, kind), FILE, by=an_actor())

    assert read_plan(session.connection(), SLUG).revision == before + 1


def test_an_imported_measure_stands_in_the_plan_with_its_state_and_its_links(session):
    save_import(session, SLUG, a_run(session, "measures"), FILE, by=an_actor())

    book = read_plan_book(session.connection(), read_plan(session.connection(), SLUG).id, TODAY, EVER)
    measure = book.measure("7")
    party = next(party for party in book.parties if party.id in measure.responsible)
    goal = next(goal for goal in book.goals if goal.id in measure.goals)

    assert (measure.title.fi, measure.state.status, measure.position) == ("Messut", Status.IN_PROGRESS, 3)
    assert (party.title.fi, goal.title.fi, goal.code) == ("Kirjasto", "Uusi tavoite", "G3")


def test_what_the_table_does_not_say_of_a_changed_measure_stays(session):
    save_import(session, SLUG, a_run(session, "measures"), FILE, by=an_actor())

    book = read_plan_book(session.connection(), read_plan(session.connection(), SLUG).id, TODAY, EVER)

    assert (book.measure("1").title.sv, book.measure("1").title.fi) == ("Teksti", "Foorumi")
    assert book.measure("1").state.status is Status.COMPLETED


def test_the_record_of_a_change_tells_what_was_and_what_is(session):
    save_import(session, SLUG, a_run(session, "measures"), FILE, by=an_actor())

    record = newest_record(session)

    ((id_, was),) = json.loads(record.before)["changed"].items()
    assert was["title"]["fi"] == "Teksti"
    assert json.loads(record.after)["changed"][id_]["title"]["fi"] == "Foorumi"


def test_a_table_with_a_refused_row_saves_nothing(session):
    before = session.scalar(sa.select(sa.func.count()).select_from(MeasureUpdate))
    run = a_run(session, "measures", "Nro;Nimi;Tila\n7;Messut;käynnissä\n8;Leiri;hyllytetty")

    with pytest.raises(ImportRefused) as refused:
        save_import(session, SLUG, run, FILE, by=an_actor())

    assert refused.value.values == {"count": 1}
    assert session.scalar(sa.select(sa.func.count()).select_from(MeasureUpdate)) == before


def test_a_table_that_changes_nothing_leaves_no_record(session):
    save_import(session, SLUG, a_run(session, "measures"), FILE, by=an_actor())
    before = newest_record(session).id

    saved = save_import(session, SLUG, a_run(session, "measures"), FILE, by=an_actor())

    assert (saved, newest_record(session).id) == (0, before)


def test_a_change_meanwhile_that_makes_the_table_do_something_else_is_refused(session):
    run = a_run(session, "measures")
    measures.record_update(session, SLUG, "1", an_update(status=Status.COMPLETED), by=an_actor())

    save = an_actor()
    with pytest.raises(ImportOutdated):
        save_import(session, SLUG, run, FILE, by=save)


def test_a_change_meanwhile_that_the_table_does_not_meet_is_no_matter(session):
    run = a_run(session, "measures")
    measures.record_update(session, SLUG, "2", an_update(status=Status.COMPLETED), by=an_actor())

    assert save_import(session, SLUG, run, FILE, by=an_actor()) == 2


def test_nothing_is_imported_into_a_closed_term(session):
    run = a_run(session, "measures")
    session.execute(sa.update(Plan).where(Plan.slug == SLUG).values(closed_on=TODAY))

    with pytest.raises(TermClosed):
        save_import(session, SLUG, run, FILE, by=an_actor())


def test_the_match_of_a_header_is_remembered_and_replaced(session):
    run = a_run(session, "measures")
    key = header_hash(run.table.header)

    remember_match(session, SLUG, "measures", key, {"Nimi": "title_sv"}, {}, by=an_actor())
    remember_match(
        session, SLUG, "measures", key, {"Nimi": "title_fi"}, {("status", "menee"): "ongoing"}, by=an_actor()
    )

    found = read_column_match(session.connection(), CITY, "measures", key)
    assert found == ({"Nimi": "title_fi"}, {("status", "menee"): "ongoing"})
    assert session.scalar(sa.select(sa.func.count()).select_from(ColumnMatch)) == 1


def test_a_remembered_match_is_used_for_the_same_header(session):
    text = "Asia;Hoitaja\nLeiri;Kirjasto"
    sheets = read_sheets(text.encode(), FILE.name)
    asked = Request(columns={"Asia": "title_fi", "Hoitaja": "responsible"})
    table = read_table(session.connection(), SLUG, KINDS["measures"], sheets, asked)
    remember_match(session, SLUG, "measures", header_hash(table.header), asked.columns, {}, by=an_actor())

    again = read_table(session.connection(), SLUG, KINDS["measures"], sheets, Request())

    assert {column.heading: column.target.name for column in again.matching.columns} == asked.columns


def test_an_imported_update_is_of_its_day_and_made_by_the_role_of_its_actor(session):
    save_import(session, SLUG, a_run(session, "updates"), FILE, by=an_actor())

    book = read_plan_book(session.connection(), read_plan(session.connection(), SLUG).id, date.max, EVER)
    state = book.measure("1").state

    assert (state.as_of_on, state.recorded_by, local_day(state.recorded_at)) == (
        date(2023, 6, 14),
        "coordinator",
        TODAY,
    )
    assert state.reason == LocalText()


def test_every_kind_of_table_can_be_written():
    assert imports.WRITERS.keys() == KINDS.keys()
