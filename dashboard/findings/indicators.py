"""Verdicts in words: what was found, from which points and by which rule."""

from collections import Counter
from collections.abc import Iterable

from dashboard.language import Texts
from dashboard.quantities import band_said, change, quantity
from model.facts import IndicatorFact
from model.figures.bands import Band
from model.figures.completions import Completions
from model.figures.goal_verdict import GoalVerdict
from model.figures.points import baseline_of
from model.figures.verdict import ENOUGH, Verdict, VerdictOutcome
from model.indicator import Unit


def outcomes(found: Iterable[VerdictOutcome], texts: Texts) -> str:
    """How many of the indicators have which judgement, and how many have none."""
    counts = Counter(found)
    judged = [outcome for outcome in VerdictOutcome if outcome.is_judged]
    total, rest = counts.total(), counts.total() - sum(counts[outcome] for outcome in judged)
    parts = [texts(f"outcomes.{o}", n=texts.number(counts[o])) for o in reversed(judged) if counts[o]]
    if rest:
        parts.append(texts("outcomes.rest", n=texts.number(rest)))
    return texts("finding.outcomes", total=texts.number(total), parts=texts.listing(parts))


def verdict(indicator: IndicatorFact, found: Verdict, texts: Texts) -> list[str]:
    """Where the value stands, what pace that is and what pace is needed, what fell back, what is missing."""
    return [
        *_standing(indicator, found, texts),
        *_pace(indicator, found, texts),
        *_asides(indicator, found, texts),
    ]


def _standing(indicator: IndicatorFact, found: Verdict, texts: Texts) -> list[str]:
    newest = found.points[-1] if found.points else None
    said = texts(
        "verdict.actual",
        value=quantity(newest.value if newest else None, indicator, texts),
        day=f" ({texts.date(newest.day)})" if newest else "",
    )
    if found.band is None:
        return [f"{said}."]
    aim = texts("verdict.aim", target=band_said(found.band, indicator, texts), day=texts.date(found.due_on))
    return [f"{said}; {aim}."]


def _pace(indicator: IndicatorFact, found: Verdict, texts: Texts) -> list[str]:
    if not found.outcome.is_judged or found.outcome is VerdictOutcome.MET or found.band is None or found.pace is None:
        return []
    left = change(found.band.distance(found.points[-1].value), indicator, texts)
    if found.needed is None:
        return [texts("verdict.day_passed", left=left)]
    if indicator.unit is Unit.YES_NO:
        return []
    way = "away" if found.pace < 0 else "nearer"
    so_far = texts(f"verdict.{way}", pace=change(found.pace, indicator, texts, 1))
    return [f"{so_far}, {texts('verdict.needed', needed=change(found.needed, indicator, texts, 1))}."]


def _asides(indicator: IndicatorFact, found: Verdict, texts: Texts) -> list[str]:
    said = []
    if found.reached_in is not None:
        said.append(texts("verdict.fell_back", year=str(found.reached_in)))
    if found.missing:
        said.append(texts("verdict.missing", years=texts.listing(map(str, found.missing))))
    if found.target and found.target.earlier is not None and not _is_pair(found.band):
        earlier = quantity(found.target.earlier, indicator, texts)
        said.append(texts("verdict.target_changed", earlier=earlier, day=texts.date(found.target.set_on)))
    if found.outcome is VerdictOutcome.TOO_LITTLE_DATA:
        said.append(texts("verdict.points_needed", n=texts.number(len(found.points)), enough=texts.number(ENOUGH)))
    return said


def _is_pair(band: Band | None) -> bool:
    """Its bounds are two targets, so that the one is no earlier version of the other."""
    return band is not None and None not in (band.low, band.high) and band.low != band.high


def notes(indicator: IndicatorFact, found: Verdict, texts: Texts) -> tuple[str, ...]:
    """What stands behind a verdict: the rule, the points, the definition, the direction, where the values come from."""
    said = [rule(found, texts), points(indicator, found, texts)]
    if indicator.definition:
        said.append(texts("indicator.definition", text=texts.local(indicator.definition)))
    said.append(texts(f"direction_is.{indicator.direction}"))
    values = texts("indicator.computed" if indicator.computed else "indicator.typed")
    said.append(texts("indicator.source", values=values, source=texts(f"source.{indicator.source}")))
    return tuple(said)


def rule(found: Verdict, texts: Texts) -> str:
    """Which rule the outcome follows."""
    return texts("verdict.rule", word=texts.verdict(found.outcome), rule=texts(f"meaning.verdict.{found.outcome}"))


def points(indicator: IndicatorFact, found: Verdict, texts: Texts) -> str:
    """The points that were used, each with its day."""
    baseline = baseline_of(indicator)
    said = [
        texts(
            "verdict.baseline_point" if point == baseline else "verdict.point",
            value=quantity(point.value, indicator, texts),
            day=texts.date(point.day),
        )
        for point in found.points
    ]
    return texts("verdict.points", points="; ".join(said) or texts("no_data"))


def goal(found: GoalVerdict, texts: Texts) -> str:
    """The verdict on a goal with the counts it follows from."""
    if found.outcome is None:
        return texts("goal.no_indicator")
    kinds = [o for o in VerdictOutcome if found.count(o)]
    parts = [f"{texts.verdict(outcome)} {texts.number(found.count(outcome))}" for outcome in kinds]
    return texts(
        "goal.verdict", word=texts.verdict(found.outcome), total=texts.number(found.total), parts=texts.listing(parts)
    )


def completions(found: Completions, texts: Texts) -> str:
    """Planned against completed, the pace so far and the pace that would be needed until the term's end."""
    if not found.done.total:
        return ""
    said = texts(
        "finding.completions",
        done=texts.number(found.done.count),
        total=texts.number(found.done.total),
        planned=texts.number(found.planned.count),
        day=texts.date(found.done.on),
        word=texts.verdict(found.outcome),
    )
    if not found.left:
        return said
    if found.needed is None or found.pace is None:
        return f"{said} {texts.count('finding.left_undone', found.left)}"
    pace, needed = texts.number(found.pace, 1), texts.number(found.needed, 1)
    return f"{said} {texts('finding.pace_needed', pace=pace, needed=needed)}"
