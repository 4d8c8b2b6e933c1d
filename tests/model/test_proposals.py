"""What would be recorded of a measure when something was typed over its state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.actions.proposals import FIELDS, PLAIN, TEXTS, differences, propose, value_of
from model.base import LocalText
from model.errors import UnknownWord
from model.measure import Assessment, Status
from tests.builders import TODAY, TOMORROW, a_state, a_text

ASSESSED = {"assessment": Assessment.ON_TRACK, "sentence": a_text("Etenee"), "reason": a_text("Syy")}
typed_values = {
    "status": st.sampled_from(Status),
    "assessment": st.sampled_from([None, *Assessment]),
    "progress": st.none() | st.integers(0, 100),
    "due_on": st.sampled_from([None, TODAY, TOMORROW]),
    "evidence_url": st.sampled_from(["", "https://example.org/a"]),
    **{name: st.sampled_from(["", "Teksti", "Toinen"]) for name in TEXTS},
}


def fields_of(before, after):
    return [difference.field for difference in differences(before, after)]


def test_where_nothing_was_typed_nothing_would_change():
    state = a_state(**ASSESSED, comment=a_text(), progress=40, due_on=TODAY, evidence_url="https://example.org/a")

    found = fields_of(state, propose(state, {}))

    assert found == []


@given(st.fixed_dictionaries({}, optional=typed_values))
def test_what_was_typed_is_what_would_be_recorded(typed):
    state = a_state(**ASSESSED)

    proposed = propose(state, typed)

    assert {field: value_of(proposed, field) for field in typed} == typed


@given(st.fixed_dictionaries({}, optional=typed_values))
def test_a_field_without_a_text_stays_as_it_was_unless_it_was_typed(typed):
    state = a_state(**ASSESSED, progress=40, due_on=TODAY)

    changed = set(fields_of(state, propose(state, typed)))

    assert changed & set(PLAIN) <= typed.keys()


def test_a_difference_tells_from_what_to_what():
    state = a_state(status=Status.IN_PROGRESS)

    (found,) = differences(state, propose(state, {"status": "completed"}))

    assert (found.field, found.before, found.after) == ("status", Status.IN_PROGRESS, Status.COMPLETED)


def test_one_language_of_a_text_changes_by_itself():
    state = a_state(comment=LocalText(fi="Vanha", sv="Gammal"))

    proposed = propose(state, {"comment_fi": "Uusi"})

    assert proposed.comment == LocalText(fi="Uusi", sv="Gammal")


def test_the_sentence_of_an_assessment_does_not_explain_another_one():
    state = a_state(**ASSESSED)

    proposed = propose(state, {"assessment": Assessment.NEEDS_DEVELOPMENT, "sentence_sv": "Långsamt"})

    assert proposed.sentence == LocalText(sv="Långsamt")


def test_the_sentence_stays_with_its_assessment():
    state = a_state(**ASSESSED)

    proposed = propose(state, {"assessment": Assessment.ON_TRACK, "status": Status.COMPLETED})

    assert proposed.sentence == ASSESSED["sentence"]


@pytest.mark.parametrize("typed", [{"status": "ongoing"}, {"assessment": "not_progressing"}])
def test_the_reason_of_a_state_does_not_explain_another_one(typed):
    state = a_state(**ASSESSED)

    proposed = propose(state, typed)

    assert proposed.reason == LocalText()


def test_a_comment_stays_whatever_changes():
    state = a_state(**ASSESSED, comment=a_text("Muista"))

    proposed = propose(state, {"status": "ongoing", "assessment": None})

    assert proposed.comment == a_text("Muista")


def test_a_word_that_is_no_status_is_refused():
    with pytest.raises(UnknownWord) as refused:
        propose(a_state(), {"status": "nearly"})

    assert refused.value.field == "status"


def test_every_field_of_a_state_that_is_told_is_compared():
    assert set(FIELDS) == {*PLAIN, *TEXTS}
