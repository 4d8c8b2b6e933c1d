"""The sections of the yearly document, in words: what each says, whatever it is shown in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.report.worded import Value, Worded
from model.figures.timeliness import Timeliness
from model.measure import Assessment, Status
from model.yearly.differences import participation_of, support_of

STATUSES = tuple(Status)
PLACES_WITHOUT_CODE = ("municipality", "figures", "surveys", "why", "texts")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many measures of a goal had each status, of how many, at the end of a year."""

    goal: str
    year: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the year and of the year before; None where there is none."""

    name: str
    now: Value
    before: Value


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    name: str
    baseline: str
    target: str
    actual: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure in the statutory shape."""

    goals: str
    code: str
    title: str
    responsible: str
    resources: str
    indicators: tuple[IndicatorLine, ...]
    status: str
    assessment: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Deviation:
    measure: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure of the next year: when, and who sees to it."""

    measure: str
    when: str
    responsible: str


def statuses(worded: Worded) -> list[Counts]:
    """For each goal the year, and below it the year before if the goal was there."""
    document, before = worded.document, worded.document["before"]
    found = []
    for goal in document["goals"]:
        name = f"{goal['code']} {worded.local(goal['title'])}"
        found.append(_counts(name, worded.year, document["figures"]["measures"]["by_goal"][goal["code"]]))
        then = before and before["figures"]["measures"]["by_goal"].get(goal["code"])
        if then:
            found.append(_counts(name, str(before["year"]), then))
    return found


def _counts(goal: str, year: str, shares: Mapping[str, Any]) -> Counts:
    counts = tuple(shares[status]["numerator"] for status in STATUSES)
    return Counts(goal, year, counts, shares[STATUSES[0]]["denominator"])


def participation(worded: Worded) -> list[Compared]:
    """Each figure of participation beside that of the year before."""
    before = worded.document["before"]
    now = participation_of(worded.participation, worded.document["figures"]["network"])
    then = participation_of(before["figures"]["participation"], before["figures"]["network"]) if before else {}
    return _compared(now, then, worded)


def support(worded: Worded) -> list[Compared]:
    """The grants and the premises beside those of the year before."""
    before = worded.document["before"]
    now = support_of(worded.document["support"][worded.year])
    return _compared(now, support_of(before["support"]) if before else {}, worded)


def _compared(now: Mapping[str, Any], then: Mapping[str, Any], worded: Worded) -> list[Compared]:
    return [Compared(worded.said(key), value, then.get(key)) for key, value in now.items()]


def categories(worded: Worded) -> list[Compared]:
    """For each category, how many of its members of the network were reached."""
    before = worded.document["before"]
    then = before["figures"]["participation"]["by_category"] if before else {}
    now = worded.participation["by_category"]
    return [
        Compared(worded.local(category["title"]), now[category["code"]], then.get(category["code"]))
        for category in worded.document["categories"]
    ]


def measures(worded: Worded) -> list[MeasureLine]:
    """Every measure in the statutory shape: goal, measure, responsible, resources, indicators, status, assessment."""
    return [
        MeasureLine(
            goals=" ".join(measure["goals"]),
            code=measure["code"],
            title=worded.local(measure["title"]),
            responsible=worded.listing(measure["responsible"]),
            resources=worded.local(measure["resources"]),
            indicators=tuple(_indicator(worded.indicators[code], worded) for code in measure["indicators"]),
            status=worded.status(measure["status"]),
            assessment=worded.assessment(measure["assessment"]),
            sentence=worded.local(measure["sentence"]),
        )
        for measure in worded.document["measures"]
    ]


def _indicator(indicator: Mapping[str, Any], worded: Worded) -> IndicatorLine:
    told = indicator["years"][worded.year]
    baseline, target, actual = indicator["baseline"], told["target"], told["actual"]
    missing = worded.local(actual["reason"])
    said = worded.share(actual["share"]) if actual["share"] else worded.quantity(actual["value"], indicator)
    return IndicatorLine(
        name=worded.local(indicator["name"]),
        baseline=worded.quantity(baseline["value"], indicator) if baseline else worded.said("report.no_baseline"),
        target=worded.quantity(target["value"], indicator) if target else worded.said("report.no_target"),
        actual=f"{said} ({missing})" if actual["value"] is None and missing else said,
    )


def deviations(worded: Worded) -> list[Deviation]:
    """What was late, put off, stopped or not progressing, each with the reason that was given."""
    return [_deviation(code, worded) for code in worded.document["deviations"]]


def _deviation(code: str, worded: Worded) -> Deviation:
    measure = worded.measures[code]
    words = [worded.status(measure["status"])]
    if measure["assessment"] == Assessment.NOT_PROGRESSING:
        words.append(worded.assessment(measure["assessment"]))
    if measure["timeliness"] == Timeliness.OVERDUE:
        words.append(f"! {worded.said('timeliness.overdue')} ({worded.day(measure['due_on'])})")
    reason = worded.local(measure["reason"]) or worded.local(measure["sentence"])
    return Deviation(worded.titled(code), ", ".join(words), reason or worded.said("snapshot.no_reason"))


def next_year(worded: Worded) -> list[Planned]:
    """The open measures that are due by the end of the next year, then those that recur in it."""
    told = worded.document["next_year"]
    due = [(code, worded.said("report.due", day=worded.day(worded.measures[code]["due_on"]))) for code in told["due"]]
    recurring = [
        (code, worded.said("report.times", n=worded.measures[code]["required_per_year"]))
        for code in told["recurring"]
        if code not in told["due"]
    ]
    return [Planned(worded.titled(code), when, _responsible(code, worded)) for code, when in (*due, *recurring)]


def _responsible(code: str, worded: Worded) -> str:
    return worded.listing(worded.measures[code]["responsible"])


def gaps(worded: Worded) -> list[str]:
    """What was missing when the year was frozen, a line each: where, and what."""
    places = _places(worded)
    return [f"{places.get(gap['code'], gap['code'])}: {_gap(gap, worded)}" for gap in worded.document["gaps"]]


def _places(worded: Worded) -> dict[str, str]:
    """Each part of the plan by its code and its name; a category, and what has no code, by its name."""
    document = worded.document
    parts = (*document["needs"], *document["goals"], *document["measures"])
    return {
        **{category["code"]: worded.local(category["title"]) for category in document["categories"]},
        **{place: worded.said(f"report.place_{place}") for place in PLACES_WITHOUT_CODE},
        **{code: f"{code} {worded.local(indicator['name'])}" for code, indicator in worded.indicators.items()},
        **{part["code"]: f"{part['code']} {worded.local(part['title'])}" for part in parts},
    }


def _gap(gap: Mapping[str, str], worded: Worded) -> str:
    language = worded.said(f"report.language_{gap['language']}") if gap["language"] else ""
    return worded.said(f"gap.{gap['kind']}", language=language)


def definitions(worded: Worded) -> list[tuple[str, str]]:
    """Each figure with its rule, as they read when the year was frozen."""
    rules = sorted(key for key in worded.document["texts"] if key.startswith("figure.") and key.endswith(".rule"))
    return [(worded.said(key.removesuffix(".rule")), worded.said(key)) for key in rules]
