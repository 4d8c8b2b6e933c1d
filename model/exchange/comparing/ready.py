"""What a dry run has ready to be saved, checked and lean: tens of thousands of rows are kept until they are saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from model.base import NO_TEXT, LocalText
from model.measure import Assessment, MeasureKind, Status


class Wording(NamedTuple):
    """A checked text as it is kept until it is saved: an eighth of the memory of a `LocalText`."""

    fi: str
    sv: str
    en: str

    @classmethod
    def of(cls, text: LocalText) -> "Wording":
        return cls(text.fi, text.sv, text.en) if text else UNWORDED

    @property
    def text(self) -> LocalText:
        return LocalText(fi=self.fi, sv=self.sv, en=self.en) if self is not UNWORDED else NO_TEXT


UNWORDED = Wording("", "", "")


@dataclass(frozen=True, slots=True)
class NewHeading:
    """A goal or a responsible party that a table names and the plan does not have yet."""

    code: str
    title: LocalText


@dataclass(frozen=True, slots=True)
class Told:
    """A checked update of a measure, by the measure's code."""

    measure: str
    as_of_on: date
    status: Status
    assessment: Assessment | None
    sentence: Wording
    reason: Wording
    comment: Wording
    progress: int | None
    due_on: date | None
    evidence_url: str


@dataclass(frozen=True, slots=True)
class NewMeasure:
    code: str
    kind: MeasureKind
    required_per_year: int | None
    starts_on: date
    title: Wording
    description: Wording
    resources: Wording
    schedule: Wording
    links: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Changed:
    """A row of the database that gets other values; `links` replaces the named ones, by codes."""

    id: int
    code: str
    values: Mapping[str, Any]
    before: Mapping[str, Any]
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class MeasuresReady:
    goals: list[NewHeading] = field(default_factory=list)
    parties: list[NewHeading] = field(default_factory=list)
    new: list[NewMeasure] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A target or a value of an indicator for a year; `replaces_id` names the value that it corrects."""

    indicator: str
    year: int
    value: Decimal | None
    text: LocalText
    set_on: date | None = None
    replaces_id: int | None = None


@dataclass
class IndicatorsReady:
    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    targets: list[NewRecord] = field(default_factory=list)
    values: list[NewRecord] = field(default_factory=list)


@dataclass
class OrganisationsReady:
    """`members` and `checks` are days by the codes of organisations."""

    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    members: list[tuple[str, date]] = field(default_factory=list)
    checks: list[tuple[str, date]] = field(default_factory=list)


@dataclass
class EventsReady:
    """A new event is its values with `organisers` and `present`, as `EventInput` has them."""

    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)


Ready = MeasuresReady | IndicatorsReady | OrganisationsReady | EventsReady
