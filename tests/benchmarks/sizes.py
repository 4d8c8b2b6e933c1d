"""How large a generated file is, and how its rows are numbered."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from random import Random

from model.base import LocalText

# The term has ended, so that what is shown does not depend on today.
TERM_STARTS, TERM_ENDS = date(2021, 8, 1), date(2025, 5, 31)


def _size(default: int, explained: str) -> int:
    number: int = field(default=default, metadata={"help": explained})
    return number


@dataclass(frozen=True)
class Sizes:
    plans: int = _size(1, "plans, each of a municipality of its own")
    measures: int = _size(40, "measures of each plan")
    updates: int = _size(160, "updates altogether; every measure has at least one")
    events: int = _size(75, "events of each plan")
    organisations: int = _size(60, "organisations of each municipality")
    seed: int = _size(1, "another seed makes other rows")

    @property
    def rounds(self) -> int:
        """How often the measures are updated; in the last round perhaps only the first ones."""
        return max(1, -(-self.updates // (self.plans * self.measures)))

    def all_plans(self) -> range:
        return range(1, self.plans + 1)

    def chance(self, kind: str, id_: int) -> Random:
        """The dice for one row: the same whatever else is in the file."""
        return Random(f"{self.seed} {kind} {id_}")


def of_plan(plan: int, each: int) -> range:
    """The ids of what belongs to a plan, when every plan has so many."""
    return range((plan - 1) * each + 1, plan * each + 1)


def city_of(plan: int) -> str:
    return f"{plan:03d}"


def named(fi: str, sv: str, en: str, number: int) -> LocalText:
    return LocalText(fi=f"{fi} {number}", sv=f"{sv} {number}", en=f"{en} {number}")


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
