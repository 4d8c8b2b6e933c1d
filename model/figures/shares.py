"""A share that cannot lose its denominator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from model.network import Population

PERCENT_FROM = 5  # below this total a percentage misleads, and only counts are printed


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, of which population, on which date; with the ids of the rows where they are known.

    Source: domain rule 5.
    """

    count: int
    total: int
    population: Population
    on: date
    rows: tuple[int, ...] = ()
    of_rows: tuple[int, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[int], of_rows: Iterable[int], population: Population, on: date) -> Self:
        """The share of the rows that are among `of_rows`, each counted once."""
        whole = tuple(sorted(set(of_rows)))
        part = tuple(sorted(set(rows) & set(whole)))
        return cls(len(part), len(whole), population, on, part, whole)

    @property
    def percent(self) -> float | None:
        """0–100; None when the population is too small for a percentage."""
        return 100 * self.count / self.total if self.total >= PERCENT_FROM else None
