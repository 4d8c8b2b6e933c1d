"""What is exported comes back unchanged, whatever plan it is."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.language import texts_for
from dashboard.report.plan_workbook import csv_of, template_of, workbook_of
from model.base import Language, LocalText
from model.event import EventKind
from model.exchange.exporting import Told, choices_of, empty, exported
from model.exchange.kinds import KINDS
from model.exchange.outcomes import RowOutcome
from model.exchange.reading import read_sheets
from model.exchange.tables import Request, choose_table
from model.exchange.words import is_missing
from model.indicator import Direction, Unit
from model.measure import Assessment, MeasureKind, Status
from model.network import OrganisationLanguage
from tests.builders import (
    TERM_STARTS,
    TODAY,
    a_heading,
    a_measure,
    a_target,
    a_value,
    an_event,
    an_indicator,
    an_organisation,
    some_facts,
)
from tests.commands import kumppani_says
from tests.exchange.tables import import_facts, the_run

LANGUAGES = pytest.mark.parametrize("language", list(Language))
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))
WORDS = st.text(LETTERS | st.just(" "), min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalpha, text)) and not is_missing(text)  # a title "none" is an empty cell to a table
)
TEXTS = st.builds(LocalText, fi=WORDS, sv=WORDS | st.just(""), en=WORDS | st.just(""))
MAYBE = TEXTS | st.just(LocalText())
DAYS = st.dates(TERM_STARTS, TODAY)
NUMBERS = st.decimals(0, 10**6, places=2)
PLAIN_CODES = st.integers(1, 10**4).map(str)
GOALS, PARTIES = (
    [a_heading(id=id_, code=f"G{id_}") for id_ in (1, 2)],
    [a_heading(id=id_, code=f"p{id_}") for id_ in (3, 4)],
)
CATEGORIES = [a_heading(id=id_, code=f"c{id_}") for id_ in (5, 6)]


def some_of(headings):
    return st.lists(st.sampled_from([heading.id for heading in headings]), unique=True).map(sorted).map(tuple)


@st.composite
def measures(draw):
    status, assessment = draw(st.sampled_from(Status)), draw(st.none() | st.sampled_from(Assessment))
    kind = draw(st.sampled_from(MeasureKind))
    return a_measure(
        code=draw(PLAIN_CODES),
        title=draw(TEXTS),
        description=draw(MAYBE),
        kind=kind,
        required_per_year=draw(st.integers(1, 12)) if kind is MeasureKind.RECURRING else None,
        starts_on=draw(DAYS),
        goals=draw(some_of(GOALS)),
        responsible=draw(some_of(PARTIES)),
        status=status,
        assessment=assessment,
        sentence=draw(TEXTS),
        reason=draw(TEXTS),
        comment=draw(MAYBE),
        progress=draw(st.none() | st.integers(0, 100)),
        due_on=draw(st.none() | DAYS),
    )


@st.composite
def indicators(draw):
    years = draw(st.lists(st.integers(TERM_STARTS.year, TODAY.year), unique=True, max_size=3))
    targets = draw(st.lists(st.integers(TERM_STARTS.year, TODAY.year), unique=True, max_size=2))
    return an_indicator(
        code=draw(PLAIN_CODES),
        name=draw(TEXTS),
        definition=draw(MAYBE),
        unit=draw(st.sampled_from(Unit)),
        decimals=2,
        direction=draw(st.sampled_from(Direction)),
        values=tuple(a_value(year=year, value=draw(NUMBERS)) for year in years),
        targets=tuple(a_target(year=year, value=draw(NUMBERS), set_on=draw(DAYS)) for year in targets),
    )


@st.composite
def organisations(draw):
    return an_organisation(
        code=draw(PLAIN_CODES),
        name=draw(TEXTS),
        language=draw(st.sampled_from(OrganisationLanguage)),
        categories=draw(some_of(CATEGORIES)),
    )


def one_each(parts, by):
    """At most five of them, no two alike."""
    return st.lists(parts, max_size=5, unique_by=by)


@st.composite
def plans(draw):
    """The facts of a whole plan; each organisation may have been at each event."""
    network = draw(one_each(organisations(), lambda one: one.code))
    ids = [organisation.id for organisation in network]
    present = st.lists(st.tuples(st.sampled_from(ids), st.none() | st.integers(1, 99)), unique_by=lambda one: one[0])
    events = st.builds(
        an_event,
        kind=st.sampled_from(EventKind),
        held_on=DAYS,
        title=TEXTS,
        head_count_unnamed=st.none() | st.integers(0, 99),
        present=present if ids else st.just(()),
    )
    return {
        "goals": GOALS,
        "parties": PARTIES,
        "categories": CATEGORIES,
        "measures": draw(one_each(measures(), lambda one: one.code)),
        "indicators": draw(one_each(indicators(), lambda one: one.code)),
        "organisations": network,
        "events": draw(one_each(events, lambda one: (one.held_on, one.kind))),
    }


def told(plan):
    facts = some_facts(**plan)
    updates = {measure.id: (measure.state,) for measure in facts.book.measures}
    return Told(facts.book, updates, facts.indicators, facts.network.organisations, facts.events)


def known_updates(plan):
    return {(measure.id, measure.state.as_of_on): measure.state for measure in plan["measures"]}


def not_unchanged(kind, content, plan):
    """What the import of an exported table would do, but for leaving it as it is."""
    run = the_run(kind, content, import_facts(**plan, told=known_updates(plan)))
    return [(row.outcome, row.fields) for row in run.rows if row.outcome is not RowOutcome.UNCHANGED] + [
        (refused.column, refused.error.key) for refused in run.refused
    ]


@pytest.mark.parametrize("kind", KINDS)
@given(plan=plans(), language=st.sampled_from(Language))
def test_any_plan_comes_back_unchanged(kind, plan, language):
    texts = texts_for(language)
    tables = exported(told(plan), language, texts)

    content = workbook_of(LocalText(fi="Suunnitelma"), tables, texts, [])

    assert next(table for table in tables if table.kind.name == kind).rows == () or not not_unchanged(
        kind, content, plan
    )


@LANGUAGES
def test_every_word_that_a_cell_offers_is_understood(language):
    for table in empty(language):
        for target in table.targets:
            words = choices_of(target, table.kind, texts_for(language))
            lexicon = target.field.lexicon
            assert [lexicon.means(word) for word in words] == ([] if lexicon is None else list(lexicon.values))


@LANGUAGES
def test_the_sheets_of_the_template_are_understood_with_all_their_columns(language):
    sheets = read_sheets(template_of(texts_for(language)), "template.xlsx")

    for table in empty(language):
        found = choose_table(table.kind, sheets, Request(), language)
        assert found.sheet.name == texts_for(language)(f"export.sheet_{table.kind.name}")
        assert [column.target.name for column in found.matching.columns] == [target.name for target in table.targets]


def test_a_text_that_looks_like_a_formula_stays_text_in_the_workbook():
    plan = {"measures": [a_measure(code="1", title=LocalText(fi="=1+1", sv="@SUM(A1)", en="+3"))]}

    book = load_workbook(
        io.BytesIO(workbook_of(LocalText(fi="S"), exported(told(plan), "fi", texts_for("fi")), texts_for("fi"), []))
    )

    cells = [
        cell for cell in book[texts_for("fi")("export.sheet_measures")][2] if cell.value in ("=1+1", "@SUM(A1)", "+3")
    ]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]


def test_no_cell_of_a_csv_file_begins_a_formula():
    plan = {"measures": [a_measure(code="1", title=LocalText(fi="=1+1"))]}
    table = exported(told(plan), "fi", texts_for("fi"))[0]

    assert ";'=1+1;" in csv_of(table).decode("utf-8-sig")


def test_what_nobody_knows_is_an_empty_cell():
    table = exported(told({"measures": [a_measure(progress=None)]}), "fi", texts_for("fi"))[0]

    progress = [target.name for target in table.targets].index("progress")
    assert table.rows[0][progress] is None


@pytest.mark.parametrize("kind", KINDS)
@LANGUAGES
def test_the_example_plan_comes_back_unchanged_by_command(copied, tmp_path: Path, monkeypatch, kind, language):
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))
    file = str(tmp_path / "plan.xlsx")
    kumppani_says("export", "workbook", "--language", language.value, "--out", file)

    found = json.loads(kumppani_says("import", kind, file, "--dry-run", "--json").stdout)

    assert (found["added"], found["changed"], found["refused"], found["unused_columns"]) == (0, 0, [], [])
    assert found["unchanged"] > 0
