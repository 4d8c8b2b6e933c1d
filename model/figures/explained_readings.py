"""What is behind the figures of the measures, goals, needs and indicators as of a day, which no frozen year holds."""

from collections.abc import Callable, Iterable

from model.facts import Facts, Heading, MeasureFact
from model.figures.attention import attention
from model.figures.chain import answers, breaks
from model.figures.collaboration import actors_of, measures_of_many_kinds
from model.figures.explanation import Explained, Kind, Question, of_share, of_whole
from model.figures.goal_verdict import indicators_of
from model.figures.verdict import verdicts
from model.measure import Status


def _attention(question: Question, facts: Facts) -> Explained:
    """The measures that need an act; for one reason, whatever other reasons they have."""
    book = facts.book
    items = attention(book.plan, book.measures, facts.events, facts.indicators, facts.cutoff)
    found = (item.measure for item in items if question.of in ("", *item.reasons))
    return of_whole(Kind.MEASURES, _ids(found), _ids(book.measures), facts.cutoff)


def _verdict(question: Question, facts: Facts) -> Explained:
    found = verdicts(facts)
    rows = (id_ for id_, verdict in found.items() if verdict.outcome == question.of)
    return of_whole(Kind.INDICATORS, rows, found, facts.cutoff)


def _goal_verdict(question: Question, facts: Facts) -> Explained | None:
    """The indicators of a goal that can be judged, of all that it has."""
    goal, found = _goal(question, facts), verdicts(facts)
    if goal is None:
        return None
    own = [indicator.id for indicator in indicators_of(goal.id, facts.book, facts.indicators)]
    return of_whole(Kind.INDICATORS, (id_ for id_ in own if found[id_].outcome.is_judged), own, facts.cutoff)


def _goal_measures(question: Question, facts: Facts) -> Explained | None:
    goal = _goal(question, facts)
    if goal is None:
        return None
    own = [measure for measure in facts.book.measures if goal.id in measure.goals]
    completed = (measure for measure in own if measure.state.status is Status.COMPLETED)
    return of_whole(Kind.MEASURES, _ids(completed), _ids(own), facts.cutoff)


def _goal(question: Question, facts: Facts) -> Heading | None:
    return next((goal for goal in facts.book.goals if goal.code == question.of), None)


def _needs_with_measure(_: Question, facts: Facts) -> Explained:
    broken = breaks(facts.book, facts.indicators).needs_without_measure
    return _but_for(Kind.NEEDS, broken, facts.book.needs, facts)


def _goals_measured(_: Question, facts: Facts) -> Explained:
    broken = breaks(facts.book, facts.indicators).goals_without_indicator
    return _but_for(Kind.GOALS, broken, facts.book.goals, facts)


def _measures_answered_for(_: Question, facts: Facts) -> Explained:
    broken = breaks(facts.book, facts.indicators).measures_without_responsible
    going = [measure for measure in facts.book.measures if measure.state.status is not Status.DISCONTINUED]
    return _but_for(Kind.MEASURES, broken, going, facts)


def _needs_answered(_: Question, facts: Facts) -> Explained:
    given = (a.need for a in answers(facts.book, facts.support.surveys, facts.events) if a.is_given)
    return of_whole(Kind.NEEDS, _ids(given), _ids(facts.book.needs), facts.cutoff)


def _many_kinds(_: Question, facts: Facts) -> Explained:
    found = actors_of(facts.book.measures, facts.events, facts.network.organisations)
    return of_share(Kind.MEASURES, measures_of_many_kinds(found, facts.cutoff))


def _but_for(
    kind: Kind, left_out: Iterable[Heading | MeasureFact], whole: Iterable[Heading | MeasureFact], facts: Facts
) -> Explained:
    """All rows but those where the chain from need to goal is broken."""
    every = _ids(whole)
    return of_whole(kind, set(every) - set(_ids(left_out)), every, facts.cutoff)


def _ids(things: Iterable[Heading | MeasureFact]) -> list[int]:
    return [thing.id for thing in things]


READINGS: dict[str, Callable[[Question, Facts], Explained | None]] = {
    "attention": _attention,
    "verdict": _verdict,
    "goal_verdict": _goal_verdict,
    "goal_measures": _goal_measures,
    "needs_with_measure": _needs_with_measure,
    "goals_measured": _goals_measured,
    "measures_answered_for": _measures_answered_for,
    "needs_answered": _needs_answered,
    "many_kinds": _many_kinds,
}
