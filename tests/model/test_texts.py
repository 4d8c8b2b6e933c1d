"""Texts, times and numbers as they are kept: in three languages, in UTC, exactly."""

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from model.base import (
    HELSINKI,
    ExactNumber,
    Language,
    LocalText,
    LocalTextColumn,
    UtcTime,
    WordsColumn,
    local_day,
    moment,
)

DIALECT = sa.create_engine("sqlite://").dialect
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def kept(column, value):
    """The value after it went into a column and came out again."""
    return column.process_result_value(column.process_bind_param(value, DIALECT), DIALECT)


def test_a_text_is_trimmed():
    text = LocalText(fi="  Tilanne \n")

    found = text.fi

    assert found == "Tilanne"


def test_a_letter_written_in_two_signs_is_the_same_letter():
    composed, decomposed = LocalText(fi="Pääsy"), LocalText(fi=unicodedata.normalize("NFD", "Pääsy"))

    same = composed == decomposed

    assert same


def test_a_text_without_words_in_any_language_is_empty():
    text = LocalText(fi=" ", sv="", en="\t")

    is_there = bool(text)

    assert not is_there


def test_a_text_tells_in_which_languages_it_is_missing():
    text = LocalText(fi="Tilanne", en="Status")

    found = text.missing(Language)

    assert found == ("sv",)


def test_a_text_that_is_missing_in_a_language_is_shown_in_another():
    text = LocalText(sv="Läge", en="Status")

    found = text.in_language("fi")

    assert found == "Läge"


@pytest.mark.parametrize("language", Language)
def test_a_text_is_shown_in_the_readers_language(language):
    text = LocalText(fi="fi", sv="sv", en="en")

    found = text.in_language(language)

    assert found == language


@given(fi=WORDS, sv=WORDS, en=WORDS)
def test_a_text_comes_out_of_the_database_as_it_went_in(fi, sv, en):
    text = LocalText(fi=fi, sv=sv, en=en)

    found = kept(LocalTextColumn(), text)

    assert found == text


@given(number=st.decimals(-(10**9), 10**9, places=4))
def test_a_number_comes_out_of_the_database_exactly_as_it_went_in(number):
    found = kept(ExactNumber(), number)

    same = Decimal(number)

    assert found == same


@given(at=st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(HELSINKI)))  # noqa: DTZ001
def test_a_time_in_helsinki_comes_out_of_the_database_as_the_same_moment(at):
    found = kept(UtcTime(), at)

    kept_in_utc = found.astimezone(UTC) == at.astimezone(UTC)

    assert kept_in_utc


def test_a_time_without_its_zone_is_not_kept():
    with pytest.raises(ValueError, match="zone") as refused:
        UtcTime().process_bind_param(datetime(2023, 1, 1), DIALECT)  # noqa: DTZ001

    assert refused.type is ValueError


@given(words=st.lists(st.text("abcdef-0123456789", min_size=1), max_size=5).map(tuple))
def test_words_come_out_of_the_database_as_they_went_in(words):
    found = kept(WordsColumn(), words)

    same = words

    assert found == same


@given(day=st.dates(date(1970, 1, 2), date(2100, 1, 1)))
def test_the_last_moment_of_a_day_falls_on_that_day(day):
    found = local_day(moment(day))

    same = day

    assert found == same


def test_shortly_after_midnight_in_helsinki_it_is_already_the_next_day():
    at = datetime(2023, 12, 31, 22, 30, tzinfo=UTC)

    found = local_day(at)

    assert found == date(2024, 1, 1)
