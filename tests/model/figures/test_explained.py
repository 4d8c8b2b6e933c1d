"""Domain rule 11: every figure can be opened to the rows and the rule behind it."""

from datetime import date

import pytest

from dashboard.components.explain_link import text_of
from dashboard.language import texts_for
from model.figures.explained import FIGURES, explain, parts_of
from model.figures.explanation import Question
from model.figures.headlines import headline_figures
from model.measure import Status
from model.reading import read_facts
from model.reading.plans import EVER, read_plans

CUT_OFFS = [date(2022, 12, 31), date(2024, 12, 31), date(2025, 5, 31)]
SHARES = {
    "network_reach": "members_reached",
    "swedish_speaking_reach": "swedish_speaking_reached",
    "categories_reached": "categories_reached",
}
COUNTS = ["events", "attendances", "organisations_reached", "joint_events"]


@pytest.fixture(params=CUT_OFFS, ids=str)
def facts(copied, request):
    with copied.connect() as connection:
        return read_facts(connection, read_plans(connection)[0].id, request.param, EVER)


def every_question(facts):
    years = [None, *range(2021, facts.cutoff.year + 1)]
    return [
        Question(figure, of, year) for figure in FIGURES for of in parts_of(figure, facts) or [""] for year in years
    ]


@pytest.mark.parametrize("status", Status)
def test_the_count_of_a_status_opens_to_as_many_measures(facts, status):
    found = explain(Question("status_counts", status.value), facts)

    share = headline_figures(facts)["measures"]["by_status"][status.value]
    assert (len(found.rows), len(found.rows) + len(found.others)) == (share["numerator"], share["denominator"])


def test_what_is_overdue_opens_to_the_measures_that_are_named_late(facts):
    codes = {measure.id: measure.code for measure in facts.book.measures}

    found = explain(Question("overdue"), facts)

    assert sorted(codes[id_] for id_ in found.rows) == sorted(headline_figures(facts)["measures"]["overdue"]["codes"])


@pytest.mark.parametrize("figure", SHARES)
def test_a_share_of_a_year_opens_to_the_rows_that_are_counted_in_it(facts, figure):
    for year in range(2021, facts.cutoff.year):
        found = explain(Question(figure, year=year), facts)

        share = headline_figures(facts)["participation"][str(year)][SHARES[figure]]
        assert (found.count, found.total) == (share["numerator"], share["denominator"])


@pytest.mark.parametrize("figure", COUNTS)
def test_a_count_of_a_year_is_the_one_that_is_shown(facts, figure):
    for year in range(2021, facts.cutoff.year + 1):
        assert (
            explain(Question(figure, year=year), facts).count
            == (headline_figures(facts)["participation"][str(year)][figure])
        )


def test_no_row_is_counted_twice_and_none_that_is_not_among_the_whole(facts):
    for question in every_question(facts):
        if found := explain(question, facts):
            whole = [*found.rows, *found.others]

            assert len(whole) == len(set(whole))


def test_a_number_is_as_many_as_its_rows(facts):
    for question in every_question(facts):
        found = explain(question, facts)
        if found and question.figure != "attendances":
            assert found.count == len(found.rows)


def test_an_unknown_figure_is_not_explained(facts):
    assert explain(Question("happiness"), facts) is None


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_has_its_rule_in_words(figure):
    assert texts_for("fi").has(f"{text_of(figure, texts_for('fi'))}.rule")
