"""Domain rule 7: the figures of a past date do not change when later records arrive."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.events import (
    GrantInput,
    SurveyInput,
    cancel_event,
    record_event,
    record_grant,
    record_survey,
)
from model.actions.indicators import record_value, set_target
from model.actions.measures import begin_measure, newest_update, record_update
from model.actions.network import (
    admit_organisation,
    count_population,
    end_membership,
    merge_organisations,
    verify_contacts,
)
from model.actions.organisations import OrganisationChange, change_organisation
from model.base import moment
from model.event import EventKind
from model.figures.headlines import headline_figures
from model.figures.statuses import by_status, status_on
from model.measure import Status
from model.network import OrganisationLanguage
from model.reading import read_facts
from model.reading.plans import read_plan
from tests.builders import (
    CITY,
    SLUG,
    TERM_ENDS,
    TERM_STARTS,
    a_count_input,
    a_measure_input,
    a_target_input,
    a_text,
    a_value_input,
    an_actor,
    an_event_input,
    an_organisation_input,
    an_update,
)

PAST = date(2024, 6, 30)  # the day whose figures must not move
WITHIN = st.dates(TERM_STARTS, TERM_ENDS)
CODES = st.lists(st.sampled_from(["club", "choir", "scouts"]), unique=True)
LATER = st.dates(PAST + timedelta(days=1), date(2026, 1, 1))
EARLIER = st.dates(date(2022, 9, 2), PAST)


def figures(session, day=PAST):
    return headline_figures(facts_of(session, day))


def facts_of(session, day):
    connection = session.connection()
    return read_facts(connection, read_plan(connection, SLUG).id, day, moment(day))


def organisations_of(session):
    """As they were, but for the version, by which only forms of today go."""
    return [replace(one, version=1) for one in facts_of(session, PAST).network.organisations]


@st.composite
def an_update_write(draw, days):
    status, code = draw(st.sampled_from(Status)), draw(st.sampled_from(["1", "2"]))
    update = an_update(status=status, reason=a_text(), due_on=draw(st.none() | WITHIN))
    by = an_actor(on=draw(days))
    return lambda session: record_update(session, SLUG, code, update, by=by)


@st.composite
def an_event_write(draw, days):
    event = an_event_input(
        kind=draw(st.sampled_from(EventKind)),
        held_on=draw(WITHIN),
        measure=draw(st.none() | st.just("1")),
        organisers=tuple(draw(CODES)),
        present=dict.fromkeys(draw(CODES), draw(st.none() | st.integers(1, 50))),
        head_count_unnamed=draw(st.none() | st.integers(0, 99)),
    )
    by = an_actor(on=draw(days))
    return lambda session: record_event(session, SLUG, event, by=by)


@st.composite
def a_value_write(draw, days):
    day = draw(days)
    value = draw(st.none() | st.decimals(0, 999, places=1))
    typed = a_value_input(year=draw(st.integers(2021, min(day.year, 2025))), value=value, missing_reason=a_text())
    return lambda session: record_value(session, SLUG, typed, by=an_actor(on=day))


@st.composite
def a_target_write(draw, days):
    day = draw(days)
    target = a_target_input(year=draw(st.integers(2021, 2025)), value=Decimal(7), set_on=draw(WITHIN), reason=a_text())
    return lambda session: set_target(session, SLUG, target, by=an_actor(on=day))


@st.composite
def a_check_write(draw, days):
    code, checked_on, day = draw(st.sampled_from(["club", "choir"])), draw(WITHIN), draw(days)
    return lambda session: verify_contacts(session, CITY, code, min(checked_on, day), by=an_actor(on=day))


@st.composite
def a_count_write(draw, days):
    count, day = a_count_input(counted_on=draw(WITHIN), count=draw(st.integers(50, 300))), draw(days)
    return lambda session: count_population(session, CITY, count, by=an_actor(on=day))


@st.composite
def a_grant_write(draw, days):
    grant = GrantInput.of(organisation="club", year=draw(st.integers(2021, 2025)), kind="project", granted_cents=100)
    day = draw(days)
    return lambda session: record_grant(session, SLUG, grant, by=an_actor(on=day))


def some_writes(days):
    kinds = (an_update_write, an_event_write, a_value_write, a_target_write, a_check_write, a_count_write)
    return st.lists(st.one_of(*(kind(days) for kind in (*kinds, a_grant_write))), max_size=5)


@settings(max_examples=40)
@given(earlier=some_writes(EARLIER), later=some_writes(LATER))
def test_the_figures_of_a_past_date_do_not_change_when_later_records_arrive(undoing, earlier, later):
    with undoing() as session:
        for write in earlier:
            write(session)
        before = figures(session)
        for write in later:
            write(session)

        after = figures(session)

    assert after == before


@settings(max_examples=20)
@given(writes=some_writes(EARLIER), joined=WITHIN, ended=st.dates(date(2022, 9, 1), TERM_ENDS), day=LATER)
def test_a_membership_that_is_begun_or_ended_later_changes_no_figure_of_a_past_date(
    undoing, writes, joined, ended, day
):
    with undoing() as session:
        for write in writes:
            write(session)
        before = figures(session)
        new = an_organisation_input("new", categories=("sports",), member_from=joined)
        admit_organisation(session, CITY, new, by=an_actor(on=day))
        end_membership(session, CITY, "club", ended, by=an_actor(on=day))

        after = figures(session)

    assert after == before


@settings(max_examples=30)
@given(
    writes=some_writes(EARLIER),
    is_merged_first=st.booleans(),
    language=st.sampled_from(OrganisationLanguage),
    categories=st.lists(st.sampled_from(["sports", "culture", "youth"]), unique=True),
    days=st.tuples(LATER, LATER).map(sorted),
)
def test_an_organisation_that_is_changed_or_merged_later_changes_no_figure_of_a_past_date(
    undoing, writes, is_merged_first, language, categories, days
):
    with undoing() as session:
        for write in writes:
            write(session)
        before, listed = figures(session), organisations_of(session)
        change = OrganisationChange.of(
            code="new-code", name=a_text("Uusi"), language=language, categories=categories, version=1
        )
        if is_merged_first:
            merge_organisations(session, CITY, "choir", "club", by=an_actor(on=days[0]))
        change_organisation(session, CITY, "club", change, by=an_actor(on=days[1]))

        after, listed_after = figures(session), organisations_of(session)

    assert (after, listed_after) == (before, listed)


@settings(max_examples=20)
@given(event=an_event_write(EARLIER), day=LATER)
def test_an_event_that_is_cancelled_later_counts_in_the_figures_of_a_past_date(undoing, event, day):
    with undoing() as session:
        event_id = event(session)
        before = figures(session)
        cancel_event(session, SLUG, event_id, by=an_actor(on=day))

        after = figures(session)

    assert after == before


@settings(max_examples=20)
@given(writes=some_writes(EARLIER), event=an_event_write(EARLIER))
def test_recording_an_event_never_lowers_the_organisations_reached(undoing, writes, event):
    with undoing() as session:
        for write in writes:
            write(session)
        before = figures(session)["participation"]["term"]["organisations_reached"]
        event(session)

        after = figures(session)["participation"]["term"]["organisations_reached"]

    assert after >= before


@settings(max_examples=20)
@given(writes=some_writes(EARLIER), day=EARLIER)
def test_the_statuses_that_the_changes_tell_are_those_of_the_measures(undoing, writes, day):
    with undoing() as session:
        for write in writes:
            write(session)
        facts = facts_of(session, day)

    told = status_on(facts.changes, day)

    assert told == {measure.id: measure.state.status for measure in facts.book.measures}


@settings(max_examples=20)
@given(writes=some_writes(EARLIER), day=EARLIER)
def test_the_counts_by_status_sum_to_all_measures_on_every_day(undoing, writes, day):
    with undoing() as session:
        for write in writes:
            write(session)
        measures = facts_of(session, day).book.measures

    found = by_status(measures, day)

    assert sum(share.count for share in found.values()) == len(measures) == 2


@settings(max_examples=20)
@given(writes=some_writes(EARLIER | LATER))
def test_no_share_among_the_figures_counts_more_than_its_total(undoing, writes):
    with undoing() as session:
        for write in writes:
            write(session)
        found = list(shares_in(figures(session)))

    assert all(0 <= share["numerator"] <= share["denominator"] for share in found)


def shares_in(value):
    """Every share within headline figures, however deep."""
    if isinstance(value, dict):
        if "numerator" in value:
            yield value
        for inner in value.values():
            yield from shares_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from shares_in(inner)


def test_a_measure_begun_later_is_not_in_the_plan_of_a_past_date(session):
    before = figures(session)
    begin_measure(session, SLUG, a_measure_input(code="9", goals=("G1",)), an_update(), by=an_actor(on=TERM_ENDS))

    after = figures(session)

    assert after == before


def test_a_survey_recorded_later_is_not_known_on_a_past_date(session):
    survey = SurveyInput.of(code="S1", title=a_text(), held_on=date(2023, 1, 1), named={"N1": 3})
    record_survey(session, SLUG, survey, by=an_actor(on=TERM_ENDS))

    found = facts_of(session, PAST).support.surveys

    assert found == ()


def test_an_update_of_an_earlier_day_that_is_recorded_later_does_not_hide_the_newest(session):
    record_update(session, SLUG, "2", an_update(status=Status.COMPLETED), by=an_actor(on=date(2024, 2, 1)))
    record_update(session, SLUG, "2", an_update(), by=an_actor(on=date(2024, 1, 1)))

    found = facts_of(session, PAST).book.measure("2").state.status

    assert found is Status.COMPLETED


def test_the_newest_update_of_a_day_is_the_one_recorded_last(session):
    record_update(session, SLUG, "2", an_update(status=Status.COMPLETED), by=an_actor(on=PAST))
    last = record_update(session, SLUG, "2", an_update(), by=an_actor(on=PAST))

    found = newest_update(session, SLUG, "2")

    assert found == last
