"""Each gap of the checklist before freezing leads to where it is mended."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.components.editor.parts import Part
from dashboard.components.mending import Place, places_of
from model.base import LocalText
from model.facts import Facts
from model.measure import MeasureKind, Status
from model.opening import open_database
from model.role import Role
from model.yearly.document import Document, Issue, yearly_document
from model.yearly.gaps import GapKind
from tests.builders import (
    a_heading,
    a_measure,
    a_plan,
    a_target,
    a_text,
    a_value,
    an_indicator,
    at_noon,
    some_facts,
)
from tests.screens.conftest import OpenApp

HALF = LocalText(fi="Vain suomeksi")
YEAR = 2023
BASELINE = {"baseline_value": Decimal(1), "baseline_on": date(2022, 1, 1), "baseline_origin": HALF}
HALF_TEXTS = {
    "municipality": ({"plan": a_plan(municipality=HALF)}, Place(Part.PLAN)),
    "plan": ({"plan": a_plan(name=HALF)}, Place(Part.PLAN, what="name")),
    "goal": ({"goals": [a_heading(code="G1", title=HALF)]}, Place(Part.GOALS, "G1", "title")),
    "need": ({"needs": [a_heading(code="N1", title=HALF)]}, Place(Part.NEEDS, "N1", "title")),
    "category": ({"categories": [a_heading(code="c", title=HALF)]}, Place(Part.CATEGORIES, "c", "title")),
    "party": (
        {"parties": [a_heading(id=1, code="p", title=HALF)], "measures": [a_measure(code="7")]},
        Place(Part.PARTIES, "p", "party"),
    ),
    **{
        f"measure {name}": ({"measures": [a_measure(code="7", **{name: HALF})]}, Place(Part.MEASURES, "7", name))
        for name in ("title", "description", "resources", "schedule")
    },
    **{
        f"state {name}": ({"measures": [a_measure(code="7", **{name: HALF})]}, Place(None, "7", name))
        for name in ("sentence", "reason")
    },
    **{
        f"indicator {name}": (
            {"indicators": [an_indicator(code="7a", **{name: HALF})]},
            Place(Part.INDICATORS, "7a", name),
        )
        for name in ("name", "definition")
    },
    "baseline": (
        {"indicators": [an_indicator(code="7a", **BASELINE)]},
        Place(Part.INDICATORS, "7a", "baseline_origin"),
    ),
    "reason for no value": (
        {"indicators": [an_indicator(code="7a", values=(a_value(year=YEAR, value=None, missing_reason=HALF),))]},
        Place(Part.INDICATORS, "7a", "missing_reason"),
    ),
}


def told(**values: object) -> tuple[Document, Facts]:
    """The document of a year in which these facts hold, and the facts."""
    usual = {"cutoff": date(YEAR, 12, 31), "parties": [a_heading(id=1)]}
    facts = some_facts(**{**usual, **values})
    issue = Issue(YEAR, 1, at_noon(date(YEAR + 1, 2, 1)), Role.COORDINATOR, "0" * 64)
    return yearly_document(facts, issue, {}), facts


def places_in(**values: object) -> dict[str, tuple[Place, ...]]:
    """The places of each gap that there is, by its kind."""
    document, facts = told(**values)
    return {gap["kind"]: places_of(gap, document, facts.book) for gap in document["gaps"]}


def half_title(database: str, table: str, code: str) -> None:
    """Take the Swedish of a title away, as an old plan may lack it."""
    with open_database(database).begin() as connection:
        connection.execute(
            sa.text(f"""UPDATE {table} SET title = json_set(title, '$.sv', '') WHERE code = :code"""), {"code": code}
        )
        connection.execute(sa.text("UPDATE plan SET revision = revision + 1"))


@pytest.mark.parametrize(("facts", "place"), HALF_TEXTS.values(), ids=list(HALF_TEXTS))
def test_a_text_that_misses_a_language_leads_to_the_form_that_has_it(facts: dict[str, object], place: Place) -> None:
    found = places_in(**facts)

    assert place in found[GapKind.TEXT_MISSING]


@pytest.mark.parametrize("facts", [facts for facts, _ in HALF_TEXTS.values()], ids=list(HALF_TEXTS))
def test_each_gap_has_a_place(facts: dict[str, object]) -> None:
    document, whole = told(**facts)

    assert document["gaps"]
    assert all(places_of(gap, document, whole.book) for gap in document["gaps"])


def test_a_survey_leads_to_the_surveys() -> None:
    document, facts = told()
    gap = {"kind": GapKind.TEXT_MISSING, "code": "surveys", "language": "sv"}

    found = places_of(gap, document, facts.book)

    assert found == (Place(Part.SURVEYS),)


def test_a_missing_assessment_leads_to_the_measure() -> None:
    found = places_in(measures=[a_measure(code="7", status=Status.IN_PROGRESS, assessment=None)])

    assert found[GapKind.ASSESSMENT_MISSING] == (Place(None, "7"),)


def test_a_missing_value_leads_to_its_indicator() -> None:
    found = places_in(indicators=[an_indicator(code="7a", targets=(a_target(year=YEAR),))])

    assert found[GapKind.VALUE_MISSING] == (Place(Part.INDICATORS, "7a"),)


def test_a_yearly_requirement_that_was_not_met_leads_to_the_measure() -> None:
    silent = a_measure(code="7", kind=MeasureKind.RECURRING, required_per_year=1)

    found = places_in(measures=[silent])

    assert found[GapKind.UNMET_UNEXPLAINED] == (Place(None, "7"),)


def test_every_kind_of_gap_was_tried_here() -> None:
    tried = {
        GapKind.TEXT_MISSING,
        *places_in(measures=[a_measure(kind=MeasureKind.RECURRING, required_per_year=1)]),
        *places_in(indicators=[an_indicator(targets=(a_target(year=YEAR),))]),
    }

    assert tried == set(GapKind)


def test_a_text_that_misses_a_language_in_two_places_leads_to_both() -> None:
    half = a_measure(code="7", title=HALF, sentence=HALF)

    found = places_in(measures=[half])

    assert found[GapKind.TEXT_MISSING] == (Place(Part.MEASURES, "7", "title"), Place(None, "7", "sentence"))


def test_a_measure_and_a_goal_of_the_same_code_are_told_apart() -> None:
    found = places_in(measures=[a_measure(code="1", title=a_text())], goals=[a_heading(code="1", title=HALF)])

    assert found[GapKind.TEXT_MISSING] == (Place(Part.GOALS, "1", "title"),)


def test_every_line_of_the_checklist_on_the_screen_is_a_link(open_app: OpenApp, database: str) -> None:
    for table, code in (("goal", "G1"), ("need", "N1"), ("category", "culture"), ("party", "coordinator")):
        half_title(database, table, code)

    app = open_app(Role.COORDINATOR, "yearly_snapshot")

    labels = [link.proto.label for link in app.get("page_link")]
    assert all(any(name in label for label in labels) for name in ("G1", "N1", "Kulttuuri", "14"))
