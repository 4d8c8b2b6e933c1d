"""The words of a frozen document."""

from dashboard.language import texts_for
from dashboard.report.worded import Worded
from model.yearly.sealing import open_sealed


def saying(**texts):
    return Worded({"texts": {key: {"fi": text, "sv": "", "en": ""} for key, text in texts.items()}}, texts_for("fi"))


def test_a_gap_of_a_frozen_text_is_filled():
    worded = saying(times="yhteensä {n} kertaa")

    assert worded.said("times", n=3) == "yhteensä 3 kertaa"


def test_a_frozen_text_cannot_command_how_it_is_filled():
    worded = saying(times="{n:>99999999999} {n.__class__} {other}")

    assert worded.said("times", n=3) == "{n:>99999999999} {n.__class__} {other}"


def test_names_are_joined_with_the_word_that_was_frozen():
    worded = saying(**{"and": "sekä"})

    assert worded.listing([{"fi": "A"}, {"fi": "B"}]) == "A sekä B"


def test_a_time_is_told_with_the_word_that_was_frozen():
    worded = saying(clock="kello")

    assert worded.moment("2025-02-20T10:00:00+00:00") == "20.2.2025 kello 12.00"


def test_a_percentage_is_told_by_the_rule_that_was_frozen(refrozen):
    sealed = refrozen(lambda document: document.update({"percent_from": 1000}))

    worded = Worded(open_sealed(sealed.encode()).document, texts_for("fi"))

    assert "%" not in worded.share(worded.participation["members_reached"])
