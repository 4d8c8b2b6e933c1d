"""The content of a yearly snapshot: everything a reader of that year will ever need, as plain values."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from model.base import LocalText
from model.facts import Facts, Heading, MeasureFact
from model.figures import RULE_VERSION
from model.figures.cut_offs import years_of
from model.figures.headlines import as_values, headline_figures
from model.figures.indicators import response_share
from model.figures.reach import grant_recipients
from model.figures.timeliness import timeliness
from model.role import Role

SCHEMA_VERSION = 1
FrozenTexts = Mapping[str, LocalText]


def yearly_document(
    facts: Facts, year: int, issue: int, previous: str, texts: FrozenTexts, at: datetime, role: Role
) -> dict[str, Any]:
    """One document: inputs, computed figures, labels and definitions in three languages, and its own origin."""
    return {
        "schema_version": SCHEMA_VERSION,
        "rule_version": RULE_VERSION,
        "year": year,
        "issue": issue,
        "cutoff": facts.cutoff.isoformat(),
        "frozen": {"at": at.astimezone(UTC).isoformat(), "role": role.value},
        "previous": previous,
        "municipality": facts.book.plan.municipality.model_dump(),
        "figures": headline_figures(facts),
        "goals": _headings(facts.book.goals),
        "needs": _headings(facts.book.needs),
        "categories": _headings(facts.book.categories),
        "measures": [_measure(facts, measure) for measure in facts.book.measures],
        "support": {str(year): _support(facts, year) for year in years_of(facts.book.plan, facts.cutoff)},
        "surveys": _surveys(facts),
        "texts": {key: text.model_dump() for key, text in sorted(texts.items())},
    }


def hash_of(content: str | bytes) -> str:
    """SHA-256 of a canonical document, as hexadecimal digits. Bytes may be none that a text has."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _headings(headings: tuple[Heading, ...]) -> list[dict[str, Any]]:
    return [{"id": h.id, "code": h.code, "title": h.title.model_dump()} for h in headings]


def _measure(facts: Facts, measure: MeasureFact) -> dict[str, Any]:
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


def _support(facts: Facts, year: int) -> dict[str, Any]:
    grants = [grant for grant in facts.support.grants if grant.year == year]
    granted = [grant.granted_cents for grant in grants if grant.granted_cents is not None]
    hours = [use.free_hours for use in facts.support.premises if use.year == year and use.free_hours is not None]
    return {
        "applications": len(grants),
        "recipients": as_values(grant_recipients(grants, year, facts.cutoff)),
        "granted_cents": sum(granted) if granted else None,
        "undecided": sum(grant.granted_cents is None for grant in grants),
        "free_hours": str(sum(hours)) if hours else None,
    }


def _surveys(facts: Facts) -> list[dict[str, Any]]:
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
