"""The content of a yearly snapshot: everything a reader of that year will ever need, as plain values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from model.base import LocalText
from model.facts import Facts, Heading, MeasureFact
from model.figures import RULE_VERSION
from model.figures.cut_offs import years_of
from model.figures.headlines import as_values, headline_figures
from model.figures.indicators import response_share
from model.figures.reach import grant_recipients
from model.figures.shares import PERCENT_FROM
from model.figures.timeliness import Timeliness, timeliness
from model.measure import Assessment, MeasureKind, Status
from model.role import Role
from model.yearly.differences import differences
from model.yearly.gaps import gaps

SCHEMA_VERSION = 2
Document = dict[str, Any]
FrozenTexts = Mapping[str, LocalText]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A frozen document that a new one follows or replaces, and its hash."""

    document: Document
    content_hash: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Which issue of which year is frozen, when and in which role; what it is held against and what it replaces."""

    year: int
    number: int
    at: datetime
    role: Role
    previous: str
    before: Earlier | None = None
    replaced: Earlier | None = None
    why: LocalText = LocalText()


def yearly_document(facts: Facts, issue: Issue, texts: FrozenTexts) -> Document:
    """One document: inputs, computed figures, labels and definitions in three languages, and its own origin."""
    content = _content(facts, issue.year)
    return {
        "schema_version": SCHEMA_VERSION,
        "rule_version": RULE_VERSION,
        "percent_from": PERCENT_FROM,
        "year": issue.year,
        "issue": issue.number,
        "frozen": {"at": issue.at.astimezone(UTC).isoformat(), "role": issue.role.value},
        "previous": issue.previous,
        **content,
        "gaps": [gap.as_values() for gap in gaps(facts, issue.year, {**content, "why": issue.why.model_dump()})],
        "before": _before(content, issue),
        "replaces": _replaces(content, issue),
        "texts": {key: text.model_dump() for key, text in sorted(texts.items())},
    }


def hash_of(content: str | bytes) -> str:
    """SHA-256 of a canonical document, as hexadecimal digits. Bytes may be none that a text has."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _content(facts: Facts, year: int) -> Document:
    """What is told of the year, without its origin."""
    measures = [_measure(facts, measure) for measure in facts.book.measures]
    return {
        "year": year,
        "cutoff": facts.cutoff.isoformat(),
        "municipality": facts.book.plan.municipality.model_dump(),
        "figures": headline_figures(facts),
        "goals": _headings(facts.book.goals),
        "needs": _headings(facts.book.needs),
        "categories": _headings(facts.book.categories),
        "measures": measures,
        "deviations": deviations(measures),
        "next_year": next_year(measures, year),
        "support": {str(year): _support(facts, year) for year in years_of(facts.book.plan, facts.cutoff)},
        "surveys": _surveys(facts),
    }


def deviations(measures: list[Document]) -> list[str]:
    """The codes of the measures that were late, put off, stopped or not progressing."""
    return [
        measure["code"]
        for measure in measures
        if measure["timeliness"] == Timeliness.OVERDUE
        or measure["status"] in (Status.POSTPONED, Status.DISCONTINUED)
        or measure["assessment"] == Assessment.NOT_PROGRESSING
    ]


def next_year(measures: list[Document], year: int) -> dict[str, list[str]]:
    """The codes of the open measures that are due by the end of the next year, and of those that recur in it."""
    open_ones = [measure for measure in measures if not Status(measure["status"]).is_done_with]
    last_day = f"{year + 1}-12-31"
    return {
        "due": [measure["code"] for measure in open_ones if (measure["due_on"] or "9999") <= last_day],
        "recurring": [measure["code"] for measure in open_ones if measure["kind"] == MeasureKind.RECURRING],
    }


def _before(content: Document, issue: Issue) -> Document | None:
    """The figures of the year before as they were frozen, and what became different since."""
    if issue.before is None:
        return None
    then = issue.before.document
    year = str(then["year"])
    figures = then["figures"]
    return {
        "year": then["year"],
        "issue": then["issue"],
        "hash": issue.before.content_hash,
        "cutoff": then["cutoff"],
        "figures": {
            "measures": figures["measures"],
            "recurring": {code: years[year] for code, years in figures["recurring"].items() if year in years},
            "participation": figures["participation"][year],
            "network": figures["network"],
        },
        "support": then["support"][year],
        "differences": differences(then, content),
    }


def _replaces(content: Document, issue: Issue) -> Document | None:
    """The issue that this one replaces, why, and what it says differently."""
    if issue.replaced is None:
        return None
    return {
        "issue": issue.replaced.document["issue"],
        "hash": issue.replaced.content_hash,
        "why": issue.why.model_dump(),
        "differences": differences(issue.replaced.document, content),
    }


def _headings(headings: tuple[Heading, ...]) -> list[Document]:
    return [{"id": h.id, "code": h.code, "title": h.title.model_dump()} for h in headings]


def _measure(facts: Facts, measure: MeasureFact) -> Document:
    state, book = measure.state, facts.book
    goals = {goal.id: goal.code for goal in book.goals}
    parties = {party.id: party.title.model_dump() for party in book.parties}
    texts = ("title", "description", "resources", "schedule")
    return {
        "id": measure.id,
        "code": measure.code,
        "kind": measure.kind.value,
        "required_per_year": measure.required_per_year,
        **{name: getattr(measure, name).model_dump() for name in texts},
        "goals": [goals[goal_id] for goal_id in measure.goals],
        "responsible": [parties[party_id] for party_id in measure.responsible],
        "partners": [parties[party_id] for party_id in measure.partners],
        "status": state.status.value,
        "assessment": state.assessment.value if state.assessment else None,
        "timeliness": timeliness(state, facts.cutoff).value,
        "sentence": state.sentence.model_dump(),
        "reason": state.reason.model_dump(),
        "progress": state.progress,
        "due_on": state.due_on.isoformat() if state.due_on else None,
        "as_of": state.as_of_on.isoformat(),
        "indicators": [i.code for i in facts.indicators if i.measure_id == measure.id],
    }


def _support(facts: Facts, year: int) -> Document:
    grants = [grant for grant in facts.support.grants if grant.year == year]
    granted = [grant.granted_cents for grant in grants if grant.granted_cents is not None]
    uses = [use for use in facts.support.premises if use.year == year]
    hours = [use.free_hours for use in uses if use.free_hours is not None]
    return {
        "applications": len(grants),
        "recipients": as_values(grant_recipients(grants, year, facts.cutoff)),
        "granted_cents": sum(granted) if granted else None,
        "undecided": sum(grant.granted_cents is None for grant in grants),
        "free_hours": str(sum(hours)) if hours else None,
        "premises_users": len({use.organisation_id for use in uses}) if uses else None,
    }


def _surveys(facts: Facts) -> list[Document]:
    codes = {need.id: need.code for need in facts.book.needs}
    return [
        {
            "title": survey.title.model_dump(),
            "held_on": survey.held_on.isoformat(),
            "response": as_values(share) if (share := response_share(survey)) else None,
            "cooperation_mean": str(survey.cooperation_mean) if survey.cooperation_mean is not None else None,
            "named": {codes[need_id]: count for need_id, count in survey.named},
        }
        for survey in facts.support.surveys
    ]
