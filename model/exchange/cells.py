"""Cells as people have them: the one place to take their conversions from."""

from model.exchange.dates import NotADate, as_date
from model.exchange.number_columns import column_numbers
from model.exchange.numbers import NotANumber, as_number
from model.exchange.words import as_text, as_words, is_missing

__all__ = ["NotADate", "NotANumber", "as_date", "as_number", "as_text", "as_words", "column_numbers", "is_missing"]
