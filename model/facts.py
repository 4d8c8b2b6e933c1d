"""What reads hand out: frozen values, in the words of the trade, that figures are computed from.

Ids are those of the database. A *book* is what one group of questions reads together.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from model.base import LocalText
from model.evaluation import Outcome
from model.event import EventKind
from model.grants import GrantKind
from model.indicator import Computed, Direction, Unit
from model.measure import Assessment, MeasureKind, Status, UpdateAct
from model.meeting import Body
from model.network import OrganisationLanguage, Population
from model.snapshot import Stage


@dataclass(frozen=True, slots=True)
class PlanFact:
    id: int
    slug: str
    name: LocalText
    municipality: LocalText
    municipality_code: str
    term_starts_on: date
    term_ends_on: date
    cut_offs: tuple[str, ...]
    required_languages: tuple[str, ...]
    is_example: bool
    closed_on: date | None
    revision: int
    version: int = 1


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan among others; `is_published` when the public may read a frozen year of it."""

    slug: str
    name: LocalText
    is_published: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A goal, theme, need, responsible party or category: a code and a title."""

    id: int
    code: str
    title: LocalText
    version: int = 1


@dataclass(frozen=True, slots=True)
class State:
    """The newest update of a measure as of a date."""

    update_id: int
    act: UpdateAct
    as_of_on: date
    recorded_at: datetime
    status: Status
    assessment: Assessment | None
    sentence: LocalText
    reason: LocalText
    comment: LocalText
    progress: int | None
    due_on: date | None
    evidence_url: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class MeasureFact:
    id: int
    code: str
    position: int
    kind: MeasureKind
    required_per_year: int | None
    starts_on: date
    title: LocalText
    description: LocalText
    resources: LocalText
    schedule: LocalText
    source: str
    state: State
    goals: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    needs: tuple[int, ...] = ()
    responsible: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class MilestoneFact:
    title: LocalText
    due_on: date
    reached_on: date | None
    id: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class StatusChange:
    """That a measure came to a status on a day; the first one of a measure is its beginning."""

    measure_id: int
    on: date
    status: Status


@dataclass(frozen=True, slots=True)
class MeetingFact:
    id: int
    body: Body
    held_on: date
    section: int | None
    case_number: str
    url: str
    title: LocalText
    version: int = 1


@dataclass(frozen=True, slots=True)
class EventFact:
    """A held event. `present` has one (organisation, heads or None) for each organisation that was there."""

    id: int
    kind: EventKind
    held_on: date
    title: LocalText
    measure_id: int | None
    languages: tuple[str, ...]
    head_count_unnamed: int | None
    organisers: tuple[int, ...] = ()
    present: tuple[tuple[int, int | None], ...] = ()

    @property
    def organisations(self) -> frozenset[int]:
        """Every organisation that was there, as organiser or as participant, once."""
        return frozenset(self.organisers) | {organisation for organisation, _ in self.present}


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event as it was recorded, held or still to come. One that was cancelled is kept and not counted.

    `corrected_by` is the record that was made instead of it, when it was cancelled because it was wrong.
    """

    event: EventFact
    by_city: bool
    cancelled_at: datetime | None
    corrected_by: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """That an organisation was at an event, as organiser or as participant, in whichever council term."""

    organisation_id: int
    event_id: int
    plan_id: int
    kind: EventKind
    held_on: date
    title: LocalText
    heads: int | None
    is_organiser: bool


@dataclass(frozen=True, slots=True)
class Period:
    starts_on: date
    ends_on: date | None

    def holds_on(self, day: date) -> bool:
        """The last day still counts."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An organisation that was entered twice: what it was called, and since when it counts as the other one."""

    code: str
    name: LocalText
    merged_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationFact:
    """An organisation with what belongs to those that were merged into it."""

    id: int
    code: str
    name: LocalText
    language: OrganisationLanguage
    categories: tuple[int, ...] = ()
    periods: tuple[Period, ...] = ()
    checks: tuple[date, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    version: int = 1

    def is_member_on(self, day: date) -> bool:
        return any(period.holds_on(day) for period in self.periods)

    def last_check_by(self, day: date) -> date | None:
        return max((check for check in self.checks if check <= day), default=None)


@dataclass(frozen=True, slots=True)
class PopulationFact:
    population: Population
    counted_on: date
    count: int
    origin: LocalText


@dataclass(frozen=True, slots=True)
class TargetFact:
    year: int
    value: Decimal
    set_on: date
    reason: LocalText


@dataclass(frozen=True, slots=True)
class ValueFact:
    """`value` is None when it was recorded that there is none, with the reason."""

    id: int
    year: int
    value: Decimal | None
    missing_reason: LocalText
    recorded_on: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    id: int
    measure_id: int | None
    code: str
    name: LocalText
    definition: LocalText
    unit: Unit
    decimals: int
    direction: Direction
    computed: Computed | None
    baseline_value: Decimal | None
    baseline_on: date | None
    baseline_origin: LocalText
    source: str
    version: int = 1
    targets: tuple[TargetFact, ...] = ()
    values: tuple[ValueFact, ...] = ()


@dataclass(frozen=True, slots=True)
class GrantFact:
    organisation_id: int
    year: int
    kind: GrantKind
    goal_id: int | None
    applied_cents: int | None
    granted_cents: int | None


@dataclass(frozen=True, slots=True)
class PremisesFact:
    organisation_id: int
    year: int
    free_hours: Decimal | None


@dataclass(frozen=True, slots=True)
class SurveyFact:
    id: int
    title: LocalText
    held_on: date
    invited: int | None
    answered: int | None
    cooperation_mean: Decimal | None
    named: tuple[tuple[int, int], ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class StageFact:
    """That a frozen year reached a stage, and the meeting in which it did."""

    stage: Stage
    recorded_at: datetime
    meeting_id: int | None
    body: Body | None
    held_on: date | None
    section: int | None
    case_number: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class SnapshotFact:
    """One issue of a frozen year in a list. While it is not published it is the coordinator's and the committee's."""

    id: int
    year: int
    issue: int
    cutoff_on: date
    content_hash: str
    frozen_at: datetime
    signature: str | None
    signed_by: str | None
    stages: tuple[StageFact, ...] = ()

    @property
    def published(self) -> StageFact | None:
        return next((reached for reached in self.stages if reached.stage is Stage.PUBLISHED), None)


@dataclass(frozen=True, slots=True)
class EvaluationFact:
    """What came of a measure or a goal in the term; the newest one of each."""

    measure_id: int | None
    goal_id: int | None
    outcome: Outcome
    sentence: LocalText
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CarriedFact:
    """A measure of another term: the one that this one was carried over from, or to."""

    is_from: bool
    slug: str
    plan: LocalText
    code: str
    title: LocalText


@dataclass(frozen=True, slots=True)
class RetiredFact:
    """What left the plan; `noun` is the name of its table."""

    noun: str
    id: int
    code: str
    title: LocalText
    retired_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The plan and its measures, each in the state it was in."""

    plan: PlanFact
    goals: tuple[Heading, ...]
    themes: tuple[Heading, ...]
    needs: tuple[Heading, ...]
    parties: tuple[Heading, ...]
    categories: tuple[Heading, ...]
    measures: tuple[MeasureFact, ...]

    def measure(self, code: str) -> MeasureFact | None:
        return next((measure for measure in self.measures if measure.code == code), None)


@dataclass(frozen=True, slots=True)
class NetworkBook:
    organisations: tuple[OrganisationFact, ...]
    populations: tuple[PopulationFact, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportBook:
    grants: tuple[GrantFact, ...] = ()
    premises: tuple[PremisesFact, ...] = ()
    surveys: tuple[SurveyFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the figures of a plan need, as of one cut-off."""

    cutoff: date
    book: PlanBook
    events: tuple[EventFact, ...]
    network: NetworkBook
    indicators: tuple[IndicatorFact, ...]
    support: SupportBook
    changes: tuple[StatusChange, ...] = field(default=())
    meetings: tuple[MeetingFact, ...] = field(default=())
