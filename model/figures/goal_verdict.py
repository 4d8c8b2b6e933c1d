"""Will a goal be met? Follows from the verdicts on its indicators, by counts and never by an average."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.facts import IndicatorFact, PlanBook
from model.figures.verdict import Verdict, VerdictOutcome


@dataclass(frozen=True, slots=True)
class GoalVerdict:
    """The outcome of a goal, None while it has no indicator; and the ids of its indicators by their outcome."""

    goal_id: int
    outcome: VerdictOutcome | None
    indicators: Mapping[VerdictOutcome, tuple[int, ...]]

    @property
    def total(self) -> int:
        return sum(len(ids) for ids in self.indicators.values())

    @property
    def judged(self) -> int:
        return sum(len(ids) for outcome, ids in self.indicators.items() if outcome.is_judged)

    def count(self, outcome: VerdictOutcome) -> int:
        return len(self.indicators.get(outcome, ()))


def goal_verdicts(
    book: PlanBook, indicators: Iterable[IndicatorFact], found: Mapping[int, Verdict]
) -> dict[int, GoalVerdict]:
    """The verdict on every goal, by its id. An indicator belongs to the goals of its measure."""
    asked = tuple(indicators)
    return {goal.id: goal_verdict(goal.id, indicators_of(goal.id, book, asked), found) for goal in book.goals}


def indicators_of(goal_id: int, book: PlanBook, indicators: Iterable[IndicatorFact]) -> tuple[IndicatorFact, ...]:
    """The indicators of the measures that serve a goal."""
    serving = {measure.id for measure in book.measures if goal_id in measure.goals}
    return tuple(indicator for indicator in indicators if indicator.measure_id in serving)


def goal_verdict(goal_id: int, indicators: Iterable[IndicatorFact], found: Mapping[int, Verdict]) -> GoalVerdict:
    """The verdict on one goal.

    While fewer than half of its indicators can be judged, the most common reason why not. Else, of those judged:
    met when all are met, moving away when more than half move away, behind when at least half are behind or
    move away, on course otherwise.
    """
    by_outcome: dict[VerdictOutcome, tuple[int, ...]] = {}
    for indicator in indicators:
        outcome = found[indicator.id].outcome
        by_outcome[outcome] = (*by_outcome.get(outcome, ()), indicator.id)
    return GoalVerdict(goal_id, _outcome(Counter({o: len(ids) for o, ids in by_outcome.items()})), by_outcome)


def _outcome(counts: Counter[VerdictOutcome]) -> VerdictOutcome | None:
    judged = sum(count for outcome, count in counts.items() if outcome.is_judged)
    if not counts:
        return None
    if 2 * judged < counts.total():
        return max((o for o in VerdictOutcome if not o.is_judged), key=lambda outcome: counts[outcome])
    if counts[VerdictOutcome.MET] == judged:
        return VerdictOutcome.MET
    if 2 * counts[VerdictOutcome.MOVING_AWAY] > judged:
        return VerdictOutcome.MOVING_AWAY
    is_behind = 2 * (counts[VerdictOutcome.BEHIND] + counts[VerdictOutcome.MOVING_AWAY]) >= judged
    return VerdictOutcome.BEHIND if is_behind else VerdictOutcome.ON_COURSE
