"""Frames of the screen Plan."""

from collections.abc import Iterable

import pandas as pd


def indicator_grid(rows: Iterable[tuple[object, ...]], years: Iterable[int]) -> pd.DataFrame:
    """One row a target or a value of an indicator: code, what, indicator, baseline, and a number for each year."""
    numbers = [str(year) for year in years]
    frame = pd.DataFrame(rows, columns=["code", "what", "indicator", "baseline", *numbers])
    return frame.astype(dict.fromkeys(numbers, "float64"))
