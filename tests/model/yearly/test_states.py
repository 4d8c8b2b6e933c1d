"""The state that a frozen year tells is that of its day, as far as the document tells it."""

import json
from datetime import date
from pathlib import Path

import pytest

from model.base import LocalText
from model.figures.differences import differences
from model.figures.kinds_of_change import Kind
from model.figures.plan_states import Named, Subject
from model.measure import Status
from model.yearly.states import state_from_document
from model.yearly.versions import read_document

DOCUMENTS = Path(__file__).parents[2] / "report" / "documents"


@pytest.fixture(params=[1, 2])
def document(request):
    return read_document((DOCUMENTS / f"schema-{request.param}.json").read_text("utf-8"))


def test_a_document_of_any_schema_tells_the_state_of_its_day(document):
    state = state_from_document(document)

    assert (state.on, state.issue) == (
        date.fromisoformat(document["cutoff"]),
        f"{document['year']}/{document['issue']}",
    )
    assert sum(subject is Subject.MEASURE for subject, _ in state.things) == len(document["measures"])


def test_a_document_held_against_itself_has_no_changes(document):
    state = state_from_document(document)

    assert not differences(state, state).changes


def test_a_frozen_year_says_which_kinds_it_does_not_tell(document):
    state = state_from_document(document)

    assert differences(state, state).untold >= {Kind.EVENTS_HELD, Kind.ORGANISATIONS_JOINED, Kind.CARRIED_OVER}


def test_a_measure_is_the_same_one_by_its_identity_whatever_its_code(document):
    later = json.loads(json.dumps(document))
    later["measures"][0]["status"] = "completed" if document["measures"][0]["status"] != "completed" else "ongoing"
    later["measures"][0]["code"] = "X"
    later["figures"]["recurring"] = {}

    found = differences(*(state_from_document(one) for one in (document, later)))

    (change,) = (c for c in found.changes if c.key.part == "status")
    assert (change.key.id, change.now) == (document["measures"][0]["id"], Status(later["measures"][0]["status"]))


def test_an_indicator_without_an_identity_is_known_by_its_code():
    first, second = (
        state_from_document(read_document((DOCUMENTS / f"schema-{number}.json").read_text("utf-8")))
        for number in (1, 2)
    )

    found = differences(first, second) if first.on <= second.on else differences(second, first)

    appeared = {c.code for c in found.changes if c.key.subject is Subject.INDICATOR and c.key.part == "title"}
    codes = [
        {thing.code for (s, _), thing in side.things.items() if s is Subject.INDICATOR} for side in (first, second)
    ]
    assert appeared == codes[0] ^ codes[1]


def test_titles_are_compared_where_a_side_does_not_know_the_identity():
    library = LocalText(fi="Kirjasto")

    assert Named((7,), (library,)) == Named(None, (library,))
    assert Named((7,), (library,)) != Named(None, (LocalText(fi="Liikunta"),))
