"""What two frozen documents say differently, measure by measure and figure by figure, from the documents alone.

A measure, an indicator or a goal is the same one by its identity, whatever its code and its words are now.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from model.figures.timeliness import Timeliness

Document = Mapping[str, Any]
Difference = dict[str, Any]

ADDED, REMOVED = "added", "removed"
MEASURE_FIELDS = (
    "code",
    "title",
    "status",
    "assessment",
    "timeliness",
    "due_on",
    "progress",
    "required_per_year",
    "responsible",
    "resources",
    "schedule",
)
SENTENCES = ("sentence", "reason")  # told anew every year: a difference only within one year


def differences(earlier: Document, later: Document) -> list[Difference]:
    """Each difference as subject, id, code, title, field, was and now. Nothing when they say the same."""
    words = SENTENCES if earlier["year"] == later["year"] else ()
    return [
        *_of_each("measure", earlier["measures"], later["measures"], (*MEASURE_FIELDS, *words)),
        *_of_fulfilment(earlier, later),
        *_of_each("indicator", _indicators(earlier), _indicators(later), ("code", "title", "target", "actual")),
        *_of_each("goal", earlier["goals"], later["goals"], ("code", "title")),
        *_of_figures(earlier, later),
    ]


def figures_of(document: Document) -> dict[str, Any]:
    """The headline figures of a document's own year by the key of their name.

    Each is a number, a share with numerator and denominator, money in cents, or None: no data.
    """
    year = str(document["year"])
    figures = document["figures"]
    return {
        **{f"status.{status}": share for status, share in figures["measures"]["by_status"].items()},
        "figure.overdue": figures["measures"]["overdue"],
        **participation_of(figures["participation"][year], figures["network"]),
        **support_of(document["support"][year]),
    }


def participation_of(held: Document, network: Document) -> dict[str, Any]:
    """The figures of participation of a year by the key of their name."""
    return {
        "figure.events": held["events"],
        "figure.attendances": held["attendances"],
        "figure.organisations_reached": held["organisations_reached"],
        "figure.network_reach": held["members_reached"],
        "figure.swedish_speaking_reach": held["swedish_speaking_reached"],
        "figure.categories_reached": held["categories_reached"],
        "figure.joint_events": held["joint_events"],
        "figure.network_of_registered": network["of_registered"],
        "figure.contacts_verified": network["contacts_verified"],
    }


def support_of(support: Document) -> dict[str, Any]:
    """The grants and the premises of a year by the key of their name."""
    return {
        **{f"figure.grant_{name}": support[name] for name in ("applications", "recipients")},
        "figure.granted": None if support["granted_cents"] is None else {"cents": support["granted_cents"]},
        "figure.free_hours": support["free_hours"],
        "figure.premises_users": support["premises_users"],
    }


def _of_each(
    subject: str, earlier: Iterable[Document], later: Iterable[Document], fields: Iterable[str]
) -> list[Difference]:
    then = {_identity(one): one for one in earlier}
    now = {_identity(one): one for one in later}
    asked = tuple(fields)
    return [
        *(_difference(subject, one, ADDED, None, one["title"]) for key, one in now.items() if key not in then),
        *(_difference(subject, one, REMOVED, one["title"], None) for key, one in then.items() if key not in now),
        *(
            _difference(subject, one, field, then[key][field], one[field])
            for key, one in now.items()
            if key in then
            for field in asked
            if _says(field, then[key][field]) != _says(field, one[field])
        ),
    ]


def _identity(one: Document) -> Any:
    return one["code"] if one.get("id") is None else one["id"]


def _says(field: str, value: Any) -> Any:
    """What is compared: of a share its two counts, for its day moves every year; of timeliness only what is late."""
    if isinstance(value, Mapping) and "denominator" in value:
        return value["numerator"], value["denominator"]
    return value == Timeliness.OVERDUE if field == "timeliness" else value


def _difference(subject: str, one: Document, field: str, was: Any, now: Any) -> Difference:
    return {
        "subject": subject,
        "id": one.get("id"),
        "code": one["code"],
        "title": one["title"],
        "field": field,
        "was": was,
        "now": now,
    }


def _indicators(document: Document) -> list[Document]:
    """Each indicator with what it says of the document's year."""
    year = str(document["year"])
    return [
        {
            "id": indicator.get("id"),
            "code": indicator["code"],
            "title": indicator["name"],
            "target": (indicator["years"][year]["target"] or {}).get("value"),
            "actual": indicator["years"][year]["actual"]["value"],
        }
        for indicator in document["figures"]["indicators"]
    ]


def _of_fulfilment(earlier: Document, later: Document) -> list[Difference]:
    """How often recurring measures were held of how often they had to be, in the documents' own years."""
    then = {measure["id"]: _fulfilled(earlier, measure["code"]) for measure in earlier["measures"]}
    return [
        _difference("measure", measure, "fulfilment", was, now)
        for measure in later["measures"]
        if (was := then.get(measure["id"])) != (now := _fulfilled(later, measure["code"])) and measure["id"] in then
    ]


def _fulfilled(document: Document, code: str) -> Document | None:
    done = document["figures"]["recurring"].get(code, {}).get(str(document["year"]))
    return {"numerator": done["held"], "denominator": done["required"]} if done else None


def _of_figures(earlier: Document, later: Document) -> list[Difference]:
    then, now = figures_of(earlier), figures_of(later)
    return [
        {"subject": "figure", "id": None, "code": "", "title": None, "field": key, "was": then[key], "now": value}
        for key, value in now.items()
        if _says(key, then[key]) != _says(key, value)
    ]
