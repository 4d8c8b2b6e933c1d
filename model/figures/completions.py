"""Will the measures be completed by the end of the term? Planned against actual, and the pace that is needed."""

from dataclasses import dataclass
from datetime import date

from model.facts import MeasureFact, PlanBook
from model.figures.shares import Share
from model.figures.verdict import ENOUGH, VerdictOutcome
from model.measure import MeasureKind, Status
from model.network import Population

DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Completions:
    """Of the measures that are done once: how many are completed, how many should be by now and by the term's end.

    `pace` is how many a year were completed since the first of them began, `needed` how many a year must be
    until the term's end; None when no time passed or none is left.
    """

    outcome: VerdictOutcome
    done: Share
    planned: Share
    starts_on: date | None = None
    pace: float | None = None
    needed: float | None = None

    @property
    def left(self) -> int:
        return self.done.total - self.done.count


def completions(book: PlanBook, on: date) -> Completions:
    """As of that day. Recurring and continuous measures are never completed, discontinued ones are not asked for.

    Met: all are completed. Behind: fewer than were due by now, or the term is over. Too little data: fewer than
    three are completed. On course: at least as many as were due. No target: there is none, or none has a due date.
    """
    asked = [m for m in book.measures if m.kind is MeasureKind.ONCE and m.state.status is not Status.DISCONTINUED]
    ids = [measure.id for measure in asked]
    done = Share.of((m.id for m in asked if m.state.status is Status.COMPLETED), ids, Population.MEASURES, on)
    due = Share.of((m.id for m in asked if m.state.due_on and m.state.due_on <= on), ids, Population.MEASURES, on)
    first = min((measure.starts_on for measure in asked), default=None)
    passed = 0 if first is None else (on - first).days
    remaining = (book.plan.term_ends_on - on).days
    return Completions(
        _outcome(asked, done, due, remaining),
        done,
        due,
        first,
        _a_year(done.count, passed),
        _a_year(done.total - done.count, remaining),
    )


def _outcome(asked: list[MeasureFact], done: Share, due: Share, remaining: int) -> VerdictOutcome:
    if asked and done.count == done.total:
        return VerdictOutcome.MET
    if not any(measure.state.due_on for measure in asked):
        return VerdictOutcome.NO_TARGET
    if remaining <= 0 or done.count < due.count:
        return VerdictOutcome.BEHIND
    return VerdictOutcome.ON_COURSE if done.count >= ENOUGH else VerdictOutcome.TOO_LITTLE_DATA


def _a_year(count: int, days: int) -> float | None:
    return count / days * DAYS_OF_A_YEAR if days > 0 else None
