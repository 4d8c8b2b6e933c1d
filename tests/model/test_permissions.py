"""Who may do what: every write of the model, tried in every role."""

import inspect
from datetime import date

import pytest

from model.actions import (
    carrying_over,
    drafts,
    evaluations,
    events,
    headings,
    imports,
    indicator_grid,
    indicator_texts,
    indicators,
    many,
    measure_texts,
    measures,
    members,
    memberships,
    network,
    ordering,
    organisations,
    plan_texts,
    plans,
    retiring,
    snapshots,
    terms,
    updates,
)
from model.actions.rows import TABLES, Noun
from model.change import ChangeRecord
from model.errors import NotPermitted
from model.exchange.kinds import KINDS
from model.exchange.reading import read_sheets
from model.exchange.tables import Request
from model.facts import Period
from model.measure import Status
from model.reading.imports import read_dry_run, read_table
from model.reading.plans import EVER, read_plan, read_plan_book
from model.role import Permission, Role
from tests.builders import (
    CITY,
    SLUG,
    TERM_ENDS,
    TODAY,
    a_count_input,
    a_heading_input,
    a_measure_input,
    a_meeting_input,
    a_plan_input,
    a_target_input,
    a_text,
    a_value_input,
    an_actor,
    an_event_input,
    an_indicator_input,
    an_organisation_input,
    an_update,
)

PRESS = snapshots.Press({})
MODULES = (
    carrying_over,
    drafts,
    evaluations,
    events,
    headings,
    imports,
    indicator_grid,
    indicator_texts,
    indicators,
    many,
    measure_texts,
    measures,
    members,
    memberships,
    network,
    ordering,
    organisations,
    plan_texts,
    plans,
    retiring,
    snapshots,
    terms,
    updates,
)
NO_CHANGE = {"keep_drafts"}  # of the plan, so without a change record; who may is tried in test_drafts.py
COUNCIL_IN_2024 = date(2024, 2, 20)
A_SURVEY = events.SurveyInput.of(code="S1", title=a_text(), held_on=TODAY)
A_GRANT = events.GrantInput.of(organisation="club", year=2023, kind="project")
A_USE = events.PremisesInput.of(organisation="club", year=2023)
A_MILESTONE = measures.MilestoneInput.of(measure="2", title=a_text(), due_on=TODAY)
A_MILESTONE_CHANGE = measure_texts.MilestoneChange.of(title=a_text(), due_on=TODAY, reached_on=TODAY)
A_SURVEY_CHANGE = plan_texts.SurveyChange.of(title=a_text("Uusi"))
A_PLAN_CHANGE = plan_texts.PlanChange.of(
    name=a_text("Uusi"), municipality=a_text(), cut_offs=("12-31",), required_languages=("fi", "sv")
)
AN_EVALUATION = evaluations.EvaluationInput.of(measure="2", outcome="achieved", sentence=a_text())
AN_IMPORTED_FILE = imports.ImportedFile("measures.csv", "0" * 64)
A_CHANGE = organisations.OrganisationChange.of(code="club", name=a_text(), language="fi", version=1)
RUNNING = Period(date(2022, 9, 1), None)
A_MEMBER = members.MemberInput.of(identity="anna@example.org", role=Role.COMMITTEE)

WRITES = {
    "save_import": (
        Permission.EDIT_PLAN,
        lambda s, by: imports.save_import(s, SLUG, a_dry_run(s), AN_IMPORTED_FILE, by=by),
    ),
    "remember_match": (
        Permission.EDIT_PLAN,
        lambda s, by: imports.remember_match(s, SLUG, "measures", "0" * 64, {"Nimi": "title_fi"}, {}, by=by),
    ),
    "record_event": (
        Permission.UPDATE_MEASURES,
        lambda s, by: events.record_event(s, SLUG, an_event_input(), by=by),
    ),
    "cancel_event": (
        Permission.UPDATE_MEASURES,
        lambda s, by: events.cancel_event(s, SLUG, an_id_of_event(s), by=by),
    ),
    "correct_event": (
        Permission.UPDATE_MEASURES,
        lambda s, by: events.correct_event(s, SLUG, an_event_input(), corrects=an_id_of_event(s), by=by),
    ),
    "record_survey": (
        Permission.UPDATE_MEASURES,
        lambda s, by: events.record_survey(s, SLUG, A_SURVEY, by=by),
    ),
    "record_grant": (Permission.UPDATE_MEASURES, lambda s, by: events.record_grant(s, SLUG, A_GRANT, by=by)),
    "record_premises_use": (
        Permission.UPDATE_MEASURES,
        lambda s, by: events.record_premises_use(s, SLUG, A_USE, by=by),
    ),
    "define_indicator": (
        Permission.EDIT_PLAN,
        lambda s, by: indicators.define_indicator(s, SLUG, an_indicator_input("new"), by=by),
    ),
    "set_target": (
        Permission.EDIT_PLAN,
        lambda s, by: indicators.set_target(s, SLUG, a_target_input(), by=by),
    ),
    "record_value": (
        Permission.UPDATE_MEASURES,
        lambda s, by: indicators.record_value(s, SLUG, a_value_input(), by=by),
    ),
    "record_update": (
        Permission.UPDATE_MEASURES,
        lambda s, by: measures.record_update(s, SLUG, "2", an_update(), by=by),
    ),
    "confirm_unchanged": (
        Permission.UPDATE_MEASURES,
        lambda s, by: measures.confirm_unchanged(s, SLUG, "2", measures.newest_update(s, SLUG, "2"), by=by),
    ),
    "record_updates": (
        Permission.UPDATE_MEASURES,
        lambda s, by: many.record_updates(s, SLUG, [("2", an_update())], by=by),
    ),
    "confirm_many": (
        Permission.UPDATE_MEASURES,
        lambda s, by: many.confirm_many(s, SLUG, [("2", updates.newest_update(s, SLUG, "2"))], by=by),
    ),
    "begin_measure": (
        Permission.EDIT_PLAN,
        lambda s, by: measures.begin_measure(s, SLUG, a_measure_input(), an_update(), by=by),
    ),
    "set_milestone": (
        Permission.EDIT_PLAN,
        lambda s, by: measures.set_milestone(s, SLUG, A_MILESTONE, by=by),
    ),
    "admit_member": (Permission.MANAGE_MEMBERS, lambda s, by: members.admit_member(s, A_MEMBER, by=by)),
    "remove_member": (
        Permission.MANAGE_MEMBERS,
        lambda s, by: members.remove_member(s, an_identity(s), by=by),
    ),
    "add_category": (
        Permission.EDIT_PLAN,
        lambda s, by: network.add_category(s, CITY, a_heading_input("new"), by=by),
    ),
    "admit_organisation": (
        Permission.EDIT_PLAN,
        lambda s, by: network.admit_organisation(s, CITY, an_organisation_input("new"), by=by),
    ),
    "end_membership": (
        Permission.EDIT_PLAN,
        lambda s, by: network.end_membership(s, CITY, "club", TODAY, by=by),
    ),
    "verify_contacts": (
        Permission.UPDATE_MEASURES,
        lambda s, by: network.verify_contacts(s, CITY, "club", TODAY, by=by),
    ),
    "merge_organisations": (
        Permission.EDIT_PLAN,
        lambda s, by: network.merge_organisations(s, CITY, a_twin(s), "club", by=by),
    ),
    "admit_organisations": (
        Permission.EDIT_PLAN,
        lambda s, by: organisations.admit_organisations(s, CITY, (an_organisation_input("new"),), by=by),
    ),
    "change_organisation": (
        Permission.EDIT_PLAN,
        lambda s, by: organisations.change_organisation(s, CITY, "club", A_CHANGE, by=by),
    ),
    "remove_organisation": (
        Permission.EDIT_PLAN,
        lambda s, by: organisations.remove_organisation(s, CITY, a_guest(s), by=by),
    ),
    "begin_membership": (
        Permission.EDIT_PLAN,
        lambda s, by: memberships.begin_membership(s, CITY, a_guest(s), TODAY, by=by),
    ),
    "correct_membership": (
        Permission.EDIT_PLAN,
        lambda s, by: memberships.correct_membership(s, CITY, "club", RUNNING, Period(TODAY, None), by=by),
    ),
    "count_population": (
        Permission.EDIT_PLAN,
        lambda s, by: network.count_population(s, CITY, a_count_input(), by=by),
    ),
    "evaluate": (Permission.EDIT_PLAN, lambda s, by: evaluations.evaluate(s, SLUG, AN_EVALUATION, by=by)),
    "begin_plan": (Permission.EDIT_PLAN, lambda s, by: plans.begin_plan(s, a_plan_input(slug="new"), by=by)),
    "add_goal": (Permission.EDIT_PLAN, lambda s, by: plans.add_goal(s, SLUG, a_heading_input("new"), by=by)),
    "add_theme": (
        Permission.EDIT_PLAN,
        lambda s, by: plans.add_theme(s, SLUG, a_heading_input("new"), by=by),
    ),
    "add_need": (Permission.EDIT_PLAN, lambda s, by: plans.add_need(s, SLUG, a_heading_input("new"), by=by)),
    "add_party": (
        Permission.EDIT_PLAN,
        lambda s, by: plans.add_party(s, SLUG, a_heading_input("new"), by=by),
    ),
    "open_calendar": (Permission.EDIT_PLAN, lambda s, by: plans.open_calendar(s, SLUG, by=by)),
    "close_calendar": (Permission.EDIT_PLAN, lambda s, by: plans.close_calendar(s, SLUG, by=by)),
    "record_meeting": (
        Permission.EDIT_PLAN,
        lambda s, by: plans.record_meeting(s, SLUG, a_meeting_input(), by=by),
    ),
    "record_meeting_of": (
        Permission.EDIT_PLAN,
        lambda s, by: plans.record_meeting_of(s, read_plan(s.connection(), SLUG), a_meeting_input(), by=by),
    ),
    "add_heading": (
        Permission.EDIT_PLAN,
        lambda s, by: headings.add_heading(s, SLUG, Noun.THEME, a_heading_input("new"), by=by),
    ),
    "change_heading": (
        Permission.EDIT_PLAN,
        lambda s, by: headings.change_heading(
            s, SLUG, Noun.GOAL, an_id(s, Noun.GOAL), a_heading_input("new"), seen_version=1, by=by
        ),
    ),
    "change_measure": (
        Permission.EDIT_PLAN,
        lambda s, by: measure_texts.change_measure(
            s, SLUG, an_id(s, Noun.MEASURE), a_measure_input(), seen_version=1, by=by
        ),
    ),
    "change_milestone": (
        Permission.EDIT_PLAN,
        lambda s, by: measure_texts.change_milestone(
            s, SLUG, an_id_of_milestone(s), A_MILESTONE_CHANGE, seen_version=1, by=by
        ),
    ),
    "change_indicator": (
        Permission.EDIT_PLAN,
        lambda s, by: indicator_texts.change_indicator(
            s, SLUG, an_id(s, Noun.INDICATOR), an_indicator_input("new"), seen_version=1, by=by
        ),
    ),
    "fill_grid": (
        Permission.EDIT_PLAN,
        lambda s, by: indicator_grid.fill_grid(s, SLUG, a_grid(s), by=by),
    ),
    "change_plan": (
        Permission.EDIT_PLAN,
        lambda s, by: plan_texts.change_plan(s, SLUG, A_PLAN_CHANGE, seen_version=1, by=by),
    ),
    "change_meeting": (
        Permission.EDIT_PLAN,
        lambda s, by: plan_texts.change_meeting(
            s, SLUG, an_id_of_meeting(s), a_meeting_input(section=2), seen_version=1, by=by
        ),
    ),
    "change_survey": (
        Permission.EDIT_PLAN,
        lambda s, by: plan_texts.change_survey(s, SLUG, an_id_of_survey(s), A_SURVEY_CHANGE, seen_version=1, by=by),
    ),
    "reorder": (
        Permission.EDIT_PLAN,
        lambda s, by: ordering.reorder(s, SLUG, Noun.GOAL, an_id(s, Noun.GOAL), 2, by=by),
    ),
    "retire": (
        Permission.EDIT_PLAN,
        lambda s, by: retiring.retire(s, SLUG, Noun.MEASURE, an_id(s, Noun.MEASURE), seen_version=1, by=by),
    ),
    "restore": (
        Permission.EDIT_PLAN,
        lambda s, by: retiring.restore(s, SLUG, Noun.MEASURE, a_retired_measure(s), seen_version=2, by=by),
    ),
    "close_term": (
        Permission.EDIT_PLAN,
        lambda s, by: terms.close_term(s, an_evaluated_term(s), by=by),
    ),
    "carry_over": (
        Permission.EDIT_PLAN,
        lambda s, by: carrying_over.carry_over(s, SLUG, a_next_plan(s), ("2",), by=by),
    ),
    "freeze_year": (Permission.FREEZE_YEAR, lambda s, by: snapshots.freeze_year(s, SLUG, 2022, PRESS, by=by)),
    "correct_year": (
        Permission.FREEZE_YEAR,
        lambda s, by: snapshots.correct_year(s, SLUG, a_frozen_year(s), a_text(), PRESS, by=by),
    ),
    "hand_on": (
        Permission.FREEZE_YEAR,
        lambda s, by: snapshots.hand_on(s, SLUG, a_frozen_year(s), a_meeting_input(), by=by),
    ),
    "publish_snapshot": (
        Permission.FREEZE_YEAR,
        lambda s, by: snapshots.publish_snapshot(s, SLUG, a_frozen_year(s), by=by),
    ),
}
MAY, MAY_NOT = (
    [
        pytest.param(write, role, id=f"{name}-{role}")
        for name, (permission, write) in WRITES.items()
        for role in Role
        if role.may(permission) is granted
    ]
    for granted in (True, False)
)


def a_dry_run(session):
    sheets = read_sheets(b"Nro;Nimi\n77;Messut", AN_IMPORTED_FILE.name)
    table = read_table(session.connection(), SLUG, KINDS["measures"], sheets, Request())
    return read_dry_run(session.connection(), SLUG, table, AN_IMPORTED_FILE.name, COUNCIL_IN_2024)


def an_id_of_event(session):
    return events.record_event(session, SLUG, an_event_input(), by=an_actor())


def an_id(session, noun):
    """The id of the first row of that kind in the plan."""
    return session.query(TABLES[noun]).order_by(TABLES[noun].id).first().id


def an_id_of_milestone(session):
    return measures.set_milestone(session, SLUG, A_MILESTONE, by=an_actor())


def an_id_of_meeting(session):
    return plans.record_meeting(session, SLUG, a_meeting_input(), by=an_actor())


def an_id_of_survey(session):
    return events.record_survey(session, SLUG, A_SURVEY, by=an_actor())


def a_grid(session):
    typed = an_id(session, Noun.INDICATOR)
    cell = indicator_grid.CellInput(indicator_id=typed, what="target", year=2023, value=10)
    return indicator_grid.GridInput(cells=(cell,))


def a_retired_measure(session):
    id_ = an_id(session, Noun.MEASURE)
    return retiring.retire(session, SLUG, Noun.MEASURE, id_, seen_version=1, by=an_actor())


def an_evaluated_term(session):
    """A plan of a term that is over and in which there is nothing to evaluate."""
    over = a_plan_input(slug="over", term_starts_on=date(2017, 6, 1), term_ends_on=date(2021, 5, 31))
    plans.begin_plan(session, over, by=an_actor())
    return "over"


def a_next_plan(session):
    coming = a_plan_input(slug="next", term_starts_on=date(2025, 6, 1), term_ends_on=date(2029, 5, 31))
    plans.begin_plan(session, coming, by=an_actor())
    return "next"


def a_twin(session):
    network.admit_organisation(session, CITY, an_organisation_input("twin"), by=an_actor())
    return "twin"


def a_guest(session):
    guest = an_organisation_input("guest", member_from=None)
    network.admit_organisation(session, CITY, guest, by=an_actor())
    return "guest"


def an_identity(session):
    members.admit_member(session, A_MEMBER, by=an_actor(Role.ADMINISTRATOR))
    return A_MEMBER.identity


def a_frozen_year(session):
    snapshots.freeze_year(session, SLUG, 2022, PRESS, by=an_actor())
    return 2022


def records_of(session):
    return session.query(ChangeRecord).count()


def a_member(session, role):
    """The id of a member with that role, beside an administrator who stays."""
    by = an_actor(Role.ADMINISTRATOR)
    members.admit_member(session, members.MemberInput.of(identity="chief@example.org", role="administrator"), by=by)
    by = an_actor(Role.ADMINISTRATOR)
    return members.admit_member(session, members.MemberInput.of(identity="anna@example.org", role=role), by=by)


def test_every_write_of_the_model_is_tried_here():
    found = {
        name
        for module in MODULES
        for name, value in inspect.getmembers(module, inspect.isfunction)
        if value.__module__ == module.__name__ and "by" in inspect.signature(value).parameters
    }

    public = {name for name in found if not name.startswith("_")}

    assert public == set(WRITES) | NO_CHANGE


@pytest.mark.parametrize(("write", "role"), MAY)
def test_a_role_with_the_permission_may_write(session, write, role):
    before = records_of(session)

    write(session, an_actor(role, on=COUNCIL_IN_2024))

    assert records_of(session) > before


@pytest.mark.parametrize(("write", "role"), MAY_NOT)
def test_a_role_without_the_permission_is_refused(session, write, role):
    with pytest.raises(NotPermitted) as refused:
        write(session, an_actor(role, on=COUNCIL_IN_2024))

    assert refused.value.values == {"role": role}


@pytest.mark.parametrize("role", Role)
def test_a_member_whose_role_was_lowered_is_refused_whatever_their_screen_still_says(session, role):
    member_id = a_member(session, role)
    stale = an_actor(Role.COORDINATOR, member_id=member_id)
    may = role.may(Permission.UPDATE_MEASURES)

    try:
        measures.record_update(session, SLUG, "2", an_update(), by=stale)
        was_taken = True
    except NotPermitted:
        was_taken = False

    assert was_taken == may


def test_a_member_who_was_removed_is_refused_although_they_say_coordinator(session):
    member_id = a_member(session, "coordinator")
    members.remove_member(session, "anna@example.org", by=an_actor(Role.ADMINISTRATOR))

    with pytest.raises(NotPermitted) as refused:
        measures.record_update(session, SLUG, "2", an_update(), by=an_actor(member_id=member_id))

    assert refused.value.values == {"role": Role.PUBLIC}


def test_somebody_who_names_a_member_that_does_not_exist_is_refused(session):
    with pytest.raises(NotPermitted) as refused:
        measures.record_update(session, SLUG, "2", an_update(), by=an_actor(member_id=999))

    assert refused.value.values == {"role": Role.PUBLIC}


def test_an_update_is_recorded_under_the_role_that_the_database_says(session):
    member_id = a_member(session, "administrator")
    measures.record_update(session, SLUG, "2", an_update(status=Status.COMPLETED), by=an_actor(member_id=member_id))
    connection = session.connection()

    found = read_plan_book(connection, read_plan(connection, SLUG).id, TERM_ENDS, EVER).measure("2")

    assert found.state.recorded_by == "administrator"


@pytest.mark.parametrize("role", Role)
def test_everybody_may_read_what_was_published(role):
    permission = Permission.READ_PUBLISHED

    may = role.may(permission)

    assert may


@pytest.mark.parametrize("role", Role)
def test_only_the_coordinator_and_the_administrator_freeze_a_year(role):
    freezers = {Role.COORDINATOR, Role.ADMINISTRATOR}

    may = role.may(Permission.FREEZE_YEAR)

    assert may == (role in freezers)


@pytest.mark.parametrize("role", Role)
def test_only_the_administrator_manages_members(role):
    managers = {Role.ADMINISTRATOR}

    may = role.may(Permission.MANAGE_MEMBERS)

    assert may == (role in managers)


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL])
def test_public_and_council_do_not_read_the_plan_at_work(role):
    permission = Permission.READ_PLAN

    may = role.may(permission)

    assert not may
