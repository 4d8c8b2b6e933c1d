"""The forms in which a frozen year is given."""

from enum import StrEnum


class Form(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
