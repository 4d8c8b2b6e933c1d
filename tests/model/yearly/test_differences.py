"""Two frozen documents, held against each other."""

from datetime import date
from decimal import Decimal

import pytest

from model.figures.timeliness import Timeliness
from model.measure import Assessment, MeasureKind, Status
from model.role import Role
from model.yearly.differences import differences, figures_of
from model.yearly.document import Issue, yearly_document
from tests.builders import a_heading, a_measure, a_target, a_text, a_value, an_event, an_indicator, at_noon, some_facts


def a_document(year=2023, **values):
    """The document of a year in which these facts hold."""
    cutoff = date(year, 12, 31)
    issue = Issue(year, 1, at_noon(date(year + 1, 2, 1)), Role.COORDINATOR, "0" * 64)
    return yearly_document(some_facts(cutoff=cutoff, parties=[a_heading(id=1)], **values), issue, {})


def told(earlier, later, subject="measure"):
    return [(d["field"], d["was"], d["now"]) for d in differences(earlier, later) if d["subject"] == subject]


def test_a_document_does_not_differ_from_itself():
    document = a_document(measures=[a_measure()], indicators=[an_indicator()], goals=[a_heading()])

    found = differences(document, document)

    assert found == []


@pytest.mark.parametrize(
    ("field", "was", "now"),
    [
        ("status", Status.IN_PROGRESS, Status.COMPLETED),
        ("assessment", None, Assessment.ON_TRACK),
        ("progress", 10, 40),
    ],
)
def test_what_became_different_of_a_measure_is_told_from_and_to(field, was, now):
    earlier = a_document(measures=[a_measure(id=1, **{field: was})])
    later = a_document(measures=[a_measure(id=1, **{field: now})])

    assert (field, was, now) in told(earlier, later)


def test_a_measure_that_was_renumbered_and_reworded_is_the_same_measure():
    earlier = a_document(measures=[a_measure(id=1, code="4", title=a_text("Vanha"))])
    later = a_document(measures=[a_measure(id=1, code="7", title=a_text("Uusi"))])

    found = [field for field, _, _ in told(earlier, later)]

    assert found == ["code", "title"]


def test_a_new_measure_and_one_that_was_dropped_are_told():
    earlier = a_document(measures=[a_measure(id=1)])
    later = a_document(measures=[a_measure(id=2)])

    found = [field for field, _, _ in told(earlier, later)]

    assert found == ["added", "removed"]


def test_what_is_said_of_a_measure_is_compared_within_one_year_only():
    earlier = a_document(2022, measures=[a_measure(id=1, sentence=a_text("Silloin"))])
    later = a_document(2023, measures=[a_measure(id=1, sentence=a_text("Nyt"))])

    assert told(earlier, later) == []


def test_a_corrected_sentence_of_the_same_year_is_a_difference():
    earlier = a_document(measures=[a_measure(id=1, sentence=a_text("Väärin"))])
    later = a_document(measures=[a_measure(id=1, sentence=a_text("Oikein"))])

    found = [field for field, _, _ in told(earlier, later)]

    assert found == ["sentence"]


def test_of_timeliness_only_what_is_late_counts():
    soon = a_document(2022, measures=[a_measure(id=1, due_on=date(2023, 1, 10))])
    late = a_document(2023, measures=[a_measure(id=1, due_on=date(2023, 1, 10))])

    found = told(soon, late)

    assert found == [("timeliness", Timeliness.DUE_SOON, Timeliness.OVERDUE)]


def test_a_deadline_that_is_nearer_now_is_no_difference():
    far = a_document(2022, measures=[a_measure(id=1, due_on=date(2024, 1, 10))])
    near = a_document(2023, measures=[a_measure(id=1, due_on=date(2024, 1, 10))])

    assert told(far, near) == []


def test_how_often_a_recurring_measure_was_held_is_compared_year_by_year():
    forum = a_measure(id=1, kind=MeasureKind.RECURRING, required_per_year=1)
    held = an_event(measure_id=1, held_on=date(2023, 11, 1))
    earlier, later = a_document(2022, measures=[forum]), a_document(2023, measures=[forum], events=[held])

    found = told(earlier, later)

    assert found == [("fulfilment", {"numerator": 0, "denominator": 1}, {"numerator": 1, "denominator": 1})]


def test_the_target_and_the_actual_of_an_indicator_are_compared_year_by_year():
    values = (a_value(year=2022, value=Decimal(3)), a_value(year=2023, value=Decimal(5)))
    targets = (a_target(year=2022, value=Decimal(4)), a_target(year=2023, value=Decimal(6)))
    indicator = an_indicator(values=values, targets=targets)
    earlier, later = a_document(2022, indicators=[indicator]), a_document(2023, indicators=[indicator])

    found = told(earlier, later, "indicator")

    assert found == [("target", "4", "6"), ("actual", "3", "5")]


def test_a_share_whose_counts_are_the_same_on_another_day_is_no_difference():
    earlier, later = a_document(2022), a_document(2023)

    assert told(earlier, later, "figure") == []


def test_every_headline_figure_is_compared():
    document = a_document(measures=[a_measure()])

    found = set(figures_of(document))

    assert {"status.completed", "figure.overdue", "figure.events", "figure.network_reach", "figure.granted"} <= found
