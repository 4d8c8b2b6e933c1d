"""What a year still lacks before it may be given to the council. Source: domain rule 12."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from model.facts import Facts, MeasureFact
from model.figures.attention import values_missing
from model.figures.fulfilment import fulfilment
from model.measure import Status


class GapKind(StrEnum):
    TEXT_MISSING = "text_missing"
    ASSESSMENT_MISSING = "assessment_missing"
    VALUE_MISSING = "value_missing"
    UNMET_UNEXPLAINED = "unmet_unexplained"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: of a measure, an indicator or another part, by its code; for a text its language."""

    kind: GapKind
    code: str
    language: str = ""

    def as_values(self) -> dict[str, str]:
        return {**asdict(self), "kind": self.kind.value}


def gaps(facts: Facts, year: int, content: Any) -> tuple[Gap, ...]:
    """Everything that is missing in what is told of the year, texts first."""
    measures = facts.book.measures
    unmet = {
        done.measure_id
        for done in fulfilment(measures, facts.events, [year], facts.cutoff)
        if done.is_year_over and not done.is_met
    }
    unassessed = [m.code for m in measures if _is_under_way(m) and m.state.assessment is None]
    unexplained = [m.code for m in measures if m.id in unmet and not _is_explained(m, year)]
    valueless = [i.code for i in facts.indicators if year in values_missing(facts.book.plan, i, facts.cutoff)]
    return (
        *texts_missing(content),
        *(Gap(GapKind.ASSESSMENT_MISSING, code) for code in unassessed),
        *(Gap(GapKind.VALUE_MISSING, code) for code in valueless),
        *(Gap(GapKind.UNMET_UNEXPLAINED, code) for code in unexplained),
    )


def _is_under_way(measure: MeasureFact) -> bool:
    """What has not begun, or is done with, has no progress to be judged."""
    return measure.state.status is not Status.NOT_STARTED and not measure.state.status.is_done_with


def _is_explained(measure: MeasureFact, year: int) -> bool:
    """Something was said of the measure in that year or about it."""
    state = measure.state
    return state.as_of_on.year >= year and bool(state.sentence or state.reason)


def texts_missing(content: Any) -> tuple[Gap, ...]:
    """Where a document has a text without its Finnish or its Swedish; at the code, or at the name of the part."""
    found = (Gap(GapKind.TEXT_MISSING, place, language) for place, language in _texts_missing(content, ""))
    return tuple(dict.fromkeys(found))


def _texts_missing(part: Any, place: str) -> Iterable[tuple[str, str]]:
    if isinstance(part, list):
        for item in part:
            yield from _texts_missing(item, place)
    elif isinstance(part, dict) and part.keys() == {"fi", "sv", "en"}:
        yield from ((place, language) for language in ("fi", "sv") if any(part.values()) and not part[language])
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _texts_missing(value, part.get("code") or place or name)
