"""The agreed days of the year by which measures are updated, and the day as of which a plan is looked at."""

from datetime import date
from typing import Protocol

from model.errors import DateOutsideTerm
from model.facts import PlanFact


class Term(Protocol):
    """Anything that has a term: a plan, or the answer that names one."""

    @property
    def term_starts_on(self) -> date: ...
    @property
    def term_ends_on(self) -> date: ...


def observation_date(plan: Term, today: date) -> date:
    """Today while the term runs; the term's last day afterwards, its first day before."""
    return max(plan.term_starts_on, min(today, plan.term_ends_on))


def cut_offs_of(plan: PlanFact) -> tuple[date, ...]:
    """Every cut-off of the term in order; the term's last day is the last one, for the final evaluation."""
    years = range(plan.term_starts_on.year, plan.term_ends_on.year + 1)
    agreed = {date.fromisoformat(f"{year}-{day}") for year in years for day in plan.cut_offs}
    within = {day for day in agreed if plan.term_starts_on <= day <= plan.term_ends_on}
    return tuple(sorted(within | {plan.term_ends_on}))


def cut_off_before(plan: PlanFact, on: date) -> date | None:
    """The last cut-off before that day; None when there was none yet."""
    return max((day for day in cut_offs_of(plan) if day < on), default=None)


def cut_off_from(plan: PlanFact, on: date) -> date | None:
    """The next cut-off: that day or later; None when the term is over."""
    return min((day for day in cut_offs_of(plan) if day >= on), default=None)


def last_day_of(plan: PlanFact, year: int) -> date:
    """The day as of which a year of the plan is told: 31 December, or the term's end in its last year."""
    return min(date(year, 12, 31), plan.term_ends_on)


def years_of(plan: PlanFact, until: date) -> tuple[int, ...]:
    """The calendar years of the term up to that day."""
    return tuple(range(plan.term_starts_on.year, min(until, plan.term_ends_on).year + 1))


def require_within_term(plan: PlanFact, day: date, field: str) -> None:
    """Refuse a day that lies outside the plan's term."""
    if not plan.term_starts_on <= day <= plan.term_ends_on:
        raise DateOutsideTerm(field=field, day=day, starts=plan.term_starts_on, ends=plan.term_ends_on)
