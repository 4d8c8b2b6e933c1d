"""What a browser says was edited in the grid: the framework checks nothing, so this reading is the only gate."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.sheet import TYPED, Sheet, read_edits
from dashboard.components.typed import CHECKED
from dashboard.language import texts_for
from model.base import Language
from model.measure import Assessment, Status
from tests.builders import TODAY, a_measure

TEXTS = texts_for("fi")
FIRST, SECOND = a_measure(id=1, progress=40, due_on=TODAY), a_measure(id=2)
SHEET = Sheet("key", (FIRST, SECOND), {})
ALLOWED = {
    CHECKED: bool,
    "status": Status,
    "assessment": Assessment | None,
    "progress": int | None,
    "due_on": date | None,
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from([*TYPED, "code", "measure", "seen", "as_of_on", "evidence_url", "sentence_en", "plan_id"])
words = st.sampled_from([*map(TEXTS.status, Status), *map(TEXTS.assessment, (*Assessment, None)), "completed"])
cells = st.dictionaries(fields, anything | words, max_size=6) | anything


def edited(rows):
    return {"edited_rows": rows, "added_rows": [], "deleted_rows": []}


@given(st.dictionaries(st.integers(-2, 3) | st.text(max_size=2), cells, max_size=4))
def test_whatever_is_sent_only_known_fields_and_values_of_theirs_get_through(rows):
    found = read_edits(SHEET, edited(rows), TEXTS)

    typed = [(field, value) for of_measure in found.values() for field, value in of_measure.items()]
    assert found.keys() <= {FIRST.id, SECOND.id}
    assert all(field in TYPED and isinstance(value, ALLOWED.get(field, str)) for field, value in typed)


@given(anything)
def test_what_is_no_answer_of_a_grid_at_all_changes_nothing(sent):
    edits = sent if not isinstance(sent, Mapping) else {"edited_rows": sent}

    found = read_edits(SHEET, edits, TEXTS)

    assert found == {}


@given(st.lists(st.dictionaries(st.text(max_size=5), anything, max_size=2), max_size=2), st.lists(st.integers()))
def test_added_and_removed_rows_change_nothing(added, deleted):
    sent = {"edited_rows": {0: {"progress": 60}}, "added_rows": added, "deleted_rows": deleted}

    found = read_edits(SHEET, sent, TEXTS)

    assert found == {FIRST.id: {"progress": 60}}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("status", list(Status))
def test_the_word_of_a_status_stands_for_it_in_every_language(status, language):
    sheet, texts = Sheet("key", (a_measure(id=1, status=None),), {}), texts_for(language)

    found = read_edits(sheet, edited({0: {"status": texts.status(status)}}), texts)

    assert found == {1: {"status": status}}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("assessment", [None, *Assessment])
def test_the_word_of_an_assessment_stands_for_it_in_every_language(assessment, language):
    sheet, texts = Sheet("key", (a_measure(id=1, assessment="another"),), {}), texts_for(language)

    found = read_edits(sheet, edited({0: {"assessment": texts.assessment(assessment)}}), texts)

    assert found == {1: {"assessment": assessment}}


@pytest.mark.parametrize("sent", ["2024-03-05", "2024-03-05T00:00:00", "2024-03-05T00:00:00.000Z"])
def test_a_day_is_read_as_grids_send_it(sent):
    found = read_edits(SHEET, edited({0: {"due_on": sent}}), TEXTS)

    assert found == {FIRST.id: {"due_on": date(2024, 3, 5)}}


def test_a_cell_that_was_emptied_is_empty():
    found = read_edits(SHEET, edited({0: {"progress": None, "due_on": None}}), TEXTS)

    assert found == {FIRST.id: {"progress": None, "due_on": None}}


def test_a_cell_that_says_what_it_said_before_is_not_typed():
    found = read_edits(SHEET, edited({0: {"progress": 40}}), TEXTS)

    assert found == {}


def test_what_was_typed_before_the_grid_was_shown_stays_unless_it_is_edited():
    sheet = Sheet("key", (FIRST,), {FIRST.id: {"progress": 50, "comment_fi": "Vanha", CHECKED: True}})

    found = read_edits(sheet, edited({0: {"progress": 60, CHECKED: False}}), TEXTS)

    assert found == {FIRST.id: {"progress": 60, "comment_fi": "Vanha"}}


def test_rows_are_matched_by_the_sheet_that_was_sent():
    turned = Sheet("key", (SECOND, FIRST), {})

    found = read_edits(turned, edited({0: {"comment_fi": "Toinen"}}), TEXTS)

    assert found == {SECOND.id: {"comment_fi": "Toinen"}}
