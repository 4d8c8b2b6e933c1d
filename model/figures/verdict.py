"""Will it be met? A verdict on an indicator that can be explained by its points, or none."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from model.facts import EventFact, Facts, IndicatorFact
from model.figures.bands import Band, band_for
from model.figures.cut_offs import last_day_of
from model.figures.indicators import Target, target_for
from model.figures.points import Point, baseline_of, finished_years, points_of
from model.indicator import Computed

ENOUGH = 3  # points, the baseline among them; fewer make no verdict
DAYS_OF_A_YEAR = Decimal("365.25")
OF_ALL_EVENTS = (Computed.ORGANISATIONS_REACHED, Computed.SWEDISH_SPEAKING_REACHED)


class VerdictOutcome(StrEnum):
    """The first four are judgements; the others say why there is none."""

    MOVING_AWAY = "moving_away"
    BEHIND = "behind"
    ON_COURSE = "on_course"
    MET = "met"
    TOO_LITTLE_DATA = "too_little_data"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    UNDER_A_YEAR = "under_a_year"

    @property
    def is_judged(self) -> bool:
        return self in (VerdictOutcome.MOVING_AWAY, VerdictOutcome.BEHIND, VerdictOutcome.ON_COURSE, VerdictOutcome.MET)

    @property
    def is_under_way(self) -> bool:
        """Part of the way is made or still to be made; whatever the status of the measure says."""
        return self in (VerdictOutcome.BEHIND, VerdictOutcome.ON_COURSE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome and everything it was found from.

    `due_on` is the last day of the target's year within the term: nothing after it is among the points.
    `pace` is how much nearer to the target a year has brought it since the baseline, `needed` how much nearer
    each year until `due_on` must bring it; None where that has no meaning. `missing` are finished years without
    a value, `reached_in` the first year at the target when it was left again.
    """

    outcome: VerdictOutcome
    target: Target | None = None
    band: Band | None = None
    target_year: int | None = None
    due_on: date | None = None
    points: tuple[Point, ...] = ()
    missing: tuple[int, ...] = ()
    pace: Decimal | None = None
    needed: Decimal | None = None
    reached_in: int | None = None


def verdict_of(indicator: IndicatorFact, facts: Facts) -> Verdict:
    """The verdict as of the facts' cut-off, against the target of the last year that has one.

    Met: the newest point is at the target. Moving away: it is further from it than the baseline was. On course:
    the pace since the baseline is enough to be there on the target's day. Behind: it is not, or the day has come.
    Source: domain rules 9 and 10.
    """
    year = max((target.year for target in indicator.targets if target.set_on <= facts.cutoff), default=None)
    target = None if year is None else target_for(indicator, year, facts.cutoff)
    band = None if year is None else band_for(indicator, year, facts.cutoff)
    if year is None or target is None or band is None:
        return Verdict(VerdictOutcome.NO_TARGET, points=points_of(indicator, facts, facts.cutoff))
    due_on = last_day_of(facts.book.plan, year)
    points = points_of(indicator, facts, due_on)
    known = Verdict(VerdictOutcome.TOO_LITTLE_DATA, target, band, year, due_on, points)
    known = replace(known, missing=_missing(indicator, facts, known))
    if baseline_of(indicator) is None:
        return replace(known, outcome=VerdictOutcome.NO_BASELINE)
    if not target.is_judged:
        return replace(known, outcome=VerdictOutcome.UNDER_A_YEAR)
    return _judged(known, band, due_on, facts.cutoff) if len(points) >= ENOUGH else known


def verdicts(facts: Facts) -> dict[int, Verdict]:
    """The verdict on every indicator, by its id."""
    of_measure: dict[int | None, list[EventFact]] = defaultdict(list)
    for event in facts.events:
        of_measure[event.measure_id].append(event)
    own = {id_: replace(facts, events=tuple(events)) for id_, events in of_measure.items()}
    none = replace(facts, events=())
    return {
        i.id: verdict_of(i, facts if i.computed in OF_ALL_EVENTS else own.get(i.measure_id, none))
        for i in facts.indicators
    }


def _missing(indicator: IndicatorFact, facts: Facts, known: Verdict) -> tuple[int, ...]:
    """The finished years without a value, from the first point or the first target on."""
    told = {point.year for point in known.points}
    since = min(told | {target.year for target in indicator.targets})
    until = known.due_on or facts.cutoff
    return tuple(year for year in finished_years(indicator, facts, until) if year >= since and year not in told)


def _judged(known: Verdict, band: Band, due_on: date, on: date) -> Verdict:
    first, newest = known.points[0], known.points[-1]
    far, left = band.distance(first.value), band.distance(newest.value)
    passed, remaining = (newest.day - first.day).days, (due_on - newest.day).days
    pace = _a_year(far - left, passed)
    if not left:
        return replace(known, outcome=VerdictOutcome.MET, pace=pace)
    is_over = on >= due_on
    reached_in = next((point.year for point in known.points[1:] if band.holds(point.value)), None)
    found = replace(known, pace=pace, needed=None if is_over else _a_year(left, remaining), reached_in=reached_in)
    if left > far:
        return replace(found, outcome=VerdictOutcome.MOVING_AWAY)
    is_enough = (far - left) * remaining >= left * passed
    return replace(found, outcome=VerdictOutcome.ON_COURSE if is_enough and not is_over else VerdictOutcome.BEHIND)


def _a_year(way: Decimal, days: int) -> Decimal:
    return way * DAYS_OF_A_YEAR / days
