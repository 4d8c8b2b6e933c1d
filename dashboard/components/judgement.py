"""The verdicts on all indicators and goals of a plan, found once for each revision and cut-off."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import store
from dashboard.store import View
from model.facts import Facts
from model.figures.goal_verdict import GoalVerdict, goal_verdicts
from model.figures.verdict import Verdict, verdicts


@dataclass(frozen=True)
class Judgement:
    """The facts, and what was found from them, by the ids of indicators and goals."""

    facts: Facts
    verdicts: Mapping[int, Verdict]
    goals: Mapping[int, GoalVerdict]


@store.cached
def judgement_of(view: View) -> Judgement:
    """Five queries when nothing of it is kept yet."""
    facts = store.indicator_facts(view)
    found = verdicts(facts)
    return Judgement(facts, found, goal_verdicts(facts.book, facts.indicators, found))
