"""Every headline figure as plain values, each share with its denominator, population and date."""

import json
from datetime import date
from decimal import Decimal

from model.event import EventKind
from model.figures.headlines import headline_figures
from model.measure import MeasureKind, Status
from tests.builders import (
    TODAY,
    YESTERDAY,
    a_count,
    a_heading,
    a_measure,
    a_target,
    a_value,
    an_event,
    an_indicator,
    an_organisation,
    some_facts,
)

SHARE = {"numerator", "denominator", "population", "on"}


def test_the_headline_figures_have_these_parts():
    facts = some_facts()

    found = headline_figures(facts)

    assert list(found) == [
        "plan",
        "cutoff",
        "measures",
        "recurring",
        "participation",
        "network",
        "indicators",
    ]


def test_the_headline_figures_are_plain_values():
    goal, measure = a_heading(), a_measure()
    facts = some_facts(goals=[goal], measures=[measure], events=[an_event()], indicators=[an_indicator()])

    found = headline_figures(facts)

    assert json.loads(json.dumps(found)) == found


def test_the_cut_off_is_told_as_a_date():
    facts = some_facts(cutoff=date(2024, 12, 31))

    found = headline_figures(facts)["cutoff"]

    assert found == "2024-12-31"


def test_the_plan_is_told_with_its_term():
    facts = some_facts()

    found = headline_figures(facts)["plan"]

    assert found["term"] == ["2021-08-01", "2025-05-31"]


def test_the_counts_by_status_sum_to_the_total():
    facts = some_facts(measures=[a_measure(), a_measure(status=Status.COMPLETED)])

    found = headline_figures(facts)["measures"]

    assert sum(share["numerator"] for share in found["by_status"].values()) == found["total"]


def test_every_share_by_status_names_its_denominator_population_and_date():
    facts = some_facts(measures=[a_measure()])

    found = headline_figures(facts)["measures"]["by_status"]

    assert all(set(share) == SHARE for share in found.values())


def test_measures_by_goal_stand_under_the_code_of_the_goal():
    goal = a_heading(code="G1")
    facts = some_facts(goals=[goal], measures=[a_measure(goals=(goal.id,)), a_measure()])

    found = headline_figures(facts)["measures"]["by_goal"]

    assert found["G1"]["in_progress"]["denominator"] == 1


def test_overdue_measures_are_named_by_code():
    facts = some_facts(measures=[a_measure(code="4", due_on=YESTERDAY), a_measure(code="5", due_on=TODAY)])

    found = headline_figures(facts)["measures"]["overdue"]

    assert (found["codes"], found["numerator"], found["denominator"]) == (["4"], 1, 2)


def test_a_recurring_measure_is_told_for_every_year_so_far():
    forum = a_measure(code="1", kind=MeasureKind.RECURRING, required_per_year=1, starts_on=date(2022, 9, 1))
    facts = some_facts(measures=[forum], events=[an_event(measure_id=forum.id, held_on=date(2022, 11, 15))])

    found = headline_figures(facts)["recurring"]["1"]

    assert {year: (done["held"], done["required"]) for year, done in found.items()} == {
        "2022": (1, 1),
        "2023": (0, 1),
    }


def test_participation_is_told_by_year_and_for_the_term():
    facts = some_facts(cutoff=TODAY)

    found = headline_figures(facts)["participation"]

    assert list(found) == ["2021", "2022", "2023", "term"]


def test_an_organisation_reached_in_two_years_counts_once_in_the_term():
    club = an_organisation()
    events = [an_event(present=[club.id], held_on=date(year, 5, 1)) for year in (2022, 2023)]

    found = headline_figures(some_facts(events=events, organisations=[club]))["participation"]

    assert [found[part]["organisations_reached"] for part in ("2022", "2023", "term")] == [1, 1, 1]


def test_attendances_of_two_years_are_summed_in_the_term():
    events = [an_event(head_count_unnamed=25, held_on=date(year, 5, 1)) for year in (2022, 2023)]

    found = headline_figures(some_facts(events=events))["participation"]

    assert found["term"]["attendances"] == 50


def test_events_are_told_by_kind():
    events = [an_event(kind=EventKind.FORUM), an_event(kind=EventKind.PUBLICATION)]

    found = headline_figures(some_facts(events=events))["participation"]["2023"]

    assert (found["events"], found["events_by_kind"]) == (1, {"forum": 1})


def test_members_reached_in_a_past_year_are_a_share_of_its_last_day():
    facts = some_facts(cutoff=TODAY)

    found = headline_figures(facts)["participation"]

    assert [found[part]["members_reached"]["on"] for part in ("2022", "2023")] == ["2022-12-31", "2023-06-15"]


def test_categories_reached_are_a_share_of_all_categories():
    sports, culture = a_heading(), a_heading()
    club = an_organisation(categories=(sports.id,))
    events = [an_event(present=[club.id])]
    facts = some_facts(events=events, organisations=[club], categories=[sports, culture])

    found = headline_figures(facts)["participation"]["2023"]["categories_reached"]

    assert (found["numerator"], found["denominator"], found["population"]) == (1, 2, "categories")


def test_joint_events_are_told():
    club, choir = an_organisation(categories=(1,)), an_organisation(categories=(2,))
    events = [an_event(present=[club.id, choir.id]), an_event(present=[club.id])]

    found = headline_figures(some_facts(events=events, organisations=[club, choir]))["participation"]["term"]

    assert found["joint_events"] == 1


def test_the_network_is_told_as_a_share_of_the_registered_associations_and_who_counted_them():
    facts = some_facts(organisations=[an_organisation()], populations=[a_count(count=160)])

    found = headline_figures(facts)["network"]

    assert (found["members"], found["of_registered"]["denominator"], found["registered_counted_on"]) == (
        1,
        160,
        "2021-08-01",
    )


def test_the_network_is_a_share_of_nothing_when_nobody_counted_the_registered():
    facts = some_facts(organisations=[an_organisation()])

    found = headline_figures(facts)["network"]

    assert found["of_registered"] is None


def test_an_indicator_is_told_with_baseline_target_and_actual():
    indicator = an_indicator(
        baseline_value=Decimal(2),
        baseline_on=date(2021, 8, 1),
        targets=(a_target(value=Decimal(10)),),
        values=(a_value(value=Decimal(4)),),
    )

    found = headline_figures(some_facts(indicators=[indicator]))["indicators"][0]

    year = found["years"]["2023"]
    assert (found["baseline"]["value"], year["target"]["value"], year["actual"]["value"]) == ("2", "10", "4")


def test_a_missing_value_is_told_as_none_not_as_zero():
    facts = some_facts(indicators=[an_indicator()])

    found = headline_figures(facts)["indicators"][0]["years"]["2023"]

    assert (found["target"], found["actual"]["value"]) == (None, None)
