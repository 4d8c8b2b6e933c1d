"""How a plan stood at the end of a frozen year, from its document alone, to be held against any other state."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from model.base import LocalText
from model.figures.plan_states import (
    Amount,
    Held,
    Identity,
    Named,
    PlanState,
    Silence,
    Subject,
    Thing,
)
from model.figures.shares import Share
from model.indicator import Unit
from model.measure import Assessment, Status
from model.network import Population
from model.yearly.document import Document

Found = Iterator[tuple[Identity, Thing]]
NEVER_TOLD = frozenset({Subject.THEME, Subject.PARTY, Subject.EVENT, Subject.ORGANISATION})
NOT_TOLD = frozenset(
    {
        (Subject.MEASURE, "themes"),
        (Subject.MEASURE, "needs"),
        (Subject.MEASURE, "carried"),
        (Subject.NEED, "answered"),
    }
)


def state_from_document(document: Document) -> PlanState:
    """The state that a frozen year tells. It names no event and no organisation; of these it has the counts."""
    is_defined = all("definition" in indicator for indicator in document["figures"]["indicators"])
    silent = NOT_TOLD if is_defined else NOT_TOLD | {(Subject.INDICATOR, "definition")}
    told = (_measures(document), _indicators(document), _headings(document))
    return PlanState(
        slug=document["figures"]["plan"]["slug"],
        on=date.fromisoformat(document["cutoff"]),
        things=dict(thing for part in told for thing in part),
        counts=_counts(document),
        issue=f"{document['year']}/{document['issue']}",
        silence=Silence(NEVER_TOLD, silent, targets_after=document["year"]),
    )


def _measures(document: Document) -> Found:
    goals = {goal["code"]: goal for goal in document["goals"]}
    for order, measure in enumerate(document["measures"]):
        linked = [goals[code] for code in measure["goals"]]
        held = document["figures"]["recurring"].get(measure["code"], {})
        told = {
            "status": Status(measure["status"]),
            "assessment": Assessment(measure["assessment"]) if measure["assessment"] else None,
            "due_on": date.fromisoformat(measure["due_on"]) if measure["due_on"] else None,
            "responsible": _titles(measure["responsible"]),
            "code": measure["code"],
            **{name: LocalText(**measure[name]) for name in ("title", "description", "resources", "schedule")},
            "required_per_year": measure["required_per_year"],
            "goals": Named(
                tuple(sorted(goal["id"] for goal in linked)), tuple(LocalText(**g["title"]) for g in linked)
            ),
            "partners": _titles(measure["partners"]),
            **{f"held.{year}": Held(done["held"], done["required"]) for year, done in held.items()},
        }
        reason, sentence = LocalText(**measure["reason"]), LocalText(**measure["sentence"])
        whys = {"status": reason or sentence, "due_on": reason, "assessment": reason or sentence}
        yield (Subject.MEASURE, measure["id"]), Thing(measure["code"], told["title"], order, told, whys)


def _titles(titles: list[Mapping[str, str]]) -> Named:
    return Named(None, tuple(LocalText(**title) for title in titles))


def _indicators(document: Document) -> Found:
    for order, indicator in enumerate(document["figures"]["indicators"]):
        name, looks = LocalText(**indicator["name"]), _looks(indicator)
        told: dict[str, Any] = {"title": name}
        if "definition" in indicator:
            told["definition"] = LocalText(**indicator["definition"])
        if indicator["baseline"]:
            told["baseline"] = Amount(Decimal(indicator["baseline"]["value"]), **looks)
        whys: dict[str, LocalText] = {}
        for year, of_year in indicator["years"].items():
            if of_year["target"]:
                told[f"target.{year}"] = Amount(Decimal(of_year["target"]["value"]), **looks)
            actual = _actual(of_year["actual"], looks)
            if actual.value is not None or actual.missing:
                told[f"value.{year}"] = actual
                whys[f"value.{year}"] = actual.missing
        identity = indicator["code"] if indicator.get("id") is None else indicator["id"]
        yield (Subject.INDICATOR, identity), Thing(indicator["code"], name, order, told, whys)


def _looks(indicator: Mapping[str, Any]) -> dict[str, Any]:
    return {"unit": Unit(indicator["unit"]), "decimals": indicator.get("decimals", 0)}


def _actual(actual: Mapping[str, Any], looks: dict[str, Any]) -> Amount:
    value = None if actual["value"] is None else Decimal(actual["value"])
    missing = LocalText(**actual["reason"]) if actual["reason"] else LocalText()
    told = actual["share"]
    if not told:
        return Amount(value, missing, **looks)
    on, population = date.fromisoformat(told["on"]), Population(told["population"])
    share = Share(told["numerator"], told["denominator"], population, on)
    return Amount(value, missing, (share.count, share.total), share, **looks)


def _headings(document: Document) -> Found:
    for subject, headings in ((Subject.GOAL, document["goals"]), (Subject.NEED, document["needs"])):
        for order, heading in enumerate(headings):
            title = LocalText(**heading["title"])
            told = {"code": heading["code"], "title": title}
            yield (subject, heading["id"]), Thing(heading["code"], title, order, told)


def _counts(document: Document) -> dict[str, int]:
    figures = document["figures"]
    held = figures["participation"]["term"]
    return {
        "measures": figures["measures"]["total"],
        **{name: held[name] for name in ("events", "attendances", "organisations_reached")},
        "members": figures["network"]["members"],
    }
