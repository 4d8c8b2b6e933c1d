"""Frames of the screen Update many."""

from collections.abc import Iterable, Mapping

import pandas as pd


def updates(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """One row a measure for the grid: whether it was checked, code, measure, and what is told of it."""
    texts = [f"{text}_{language}" for text in ("sentence", "reason", "comment") for language in ("fi", "sv")]
    names = ["checked", "code", "measure", "status", "assessment", "progress", "due_on", *texts]
    frame = pd.DataFrame(list(rows), columns=names)
    kinds = dict.fromkeys(texts, "string") | {"checked": "bool", "progress": "Int64", "due_on": "datetime64[s]"}
    return frame.astype(kinds)
