"""From the needs that organisations named, by the measures, to the goals; and where that chain is broken."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.facts import EventFact, Heading, IndicatorFact, MeasureFact, PlanBook, SurveyFact
from model.figures.reach import gatherings
from model.measure import Status

UNDER_WAY = (Status.IN_PROGRESS, Status.ONGOING, Status.COMPLETED)
Cell = tuple[int | None, int | None]


def needs_and_goals(book: PlanBook) -> dict[Cell, tuple[MeasureFact, ...]]:
    """The measures that answer a need and serve a goal, by the ids of both; None for no need, or no goal.

    A measure that answers two needs stands in both rows, so cells do not add up.
    """
    found: dict[Cell, tuple[MeasureFact, ...]] = {}
    for measure in book.measures:
        for need in measure.needs or (None,):
            for goal in measure.goals or (None,):
                found[need, goal] = (*found.get((need, goal), ()), measure)
    return found


def count_by_status(measures: Iterable[MeasureFact]) -> dict[Status, int]:
    """How many have each status, those that none has left out."""
    counts = Counter(measure.state.status for measure in measures)
    return {status: counts[status] for status in Status if counts[status]}


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where the chain is broken."""

    needs_without_measure: tuple[Heading, ...]
    goals_without_indicator: tuple[Heading, ...]
    measures_without_responsible: tuple[MeasureFact, ...]

    def __bool__(self) -> bool:
        return bool(self.needs_without_measure or self.goals_without_indicator or self.measures_without_responsible)


def breaks(book: PlanBook, indicators: Iterable[IndicatorFact]) -> Breaks:
    """What nobody answers, measures or answers for. A discontinued measure answers nothing any more."""
    alive = [measure for measure in book.measures if measure.state.status is not Status.DISCONTINUED]
    answered = {need for measure in alive for need in measure.needs}
    measured = {indicator.measure_id for indicator in indicators}
    told = {goal for measure in book.measures if measure.id in measured for goal in measure.goals}
    return Breaks(
        tuple(need for need in book.needs if need.id not in answered),
        tuple(goal for goal in book.goals if goal.id not in told),
        tuple(measure for measure in alive if not measure.responsible),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """A need: by how many it was named in each survey, by its id; and what was done about it."""

    need: Heading
    named: Mapping[int, int]
    measures: tuple[MeasureFact, ...]
    events: tuple[EventFact, ...]

    @property
    def is_given(self) -> bool:
        """A measure is under way, goes on or is completed; one that waits, was put off or given up is no answer yet."""
        return any(measure.state.status in UNDER_WAY for measure in self.measures)


def answers(book: PlanBook, surveys: Iterable[SurveyFact], events: Iterable[EventFact]) -> tuple[Answer, ...]:
    """Each need of the plan with its measures and their gatherings. Not named in a survey is no data, not zero."""
    asked, held = tuple(surveys), gatherings(events)
    return tuple(_answer(need, book, asked, held) for need in book.needs)


def _answer(need: Heading, book: PlanBook, surveys: tuple[SurveyFact, ...], events: tuple[EventFact, ...]) -> Answer:
    measures = tuple(measure for measure in book.measures if need.id in measure.needs)
    ids = {measure.id for measure in measures}
    return Answer(
        need,
        {survey.id: count for survey in surveys for need_id, count in survey.named if need_id == need.id},
        measures,
        tuple(event for event in events if event.measure_id in ids),
    )
