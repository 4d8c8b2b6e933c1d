"""Frames of the screens Events and Organisations."""

from collections.abc import Iterable

import pandas as pd


def events(rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    """One row an event: day, title, kind, measure, organisations, persons, state."""
    names = ["day", "event", "kind", "measure", "organisations", "persons", "state"]
    return pd.DataFrame(list(rows), columns=names)


def organisations(rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    """One row an organisation: name, categories, language, member since, last check and attendance, events of late."""
    names = ["organisation", "categories", "language", "member_since", "contacts_checked", "last_present"]
    return pd.DataFrame(list(rows), columns=[*names, "events_in_24_months"])
