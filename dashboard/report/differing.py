"""What two frozen documents say differently, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.report.worded import Worded
from model.yearly.differences import ADDED, REMOVED


@dataclass(frozen=True, slots=True)
class Difference:
    """What two documents say differently of one thing."""

    subject: str
    field: str
    was: str
    now: str


def differences(worded: Worded, found: list[dict[str, Any]]) -> list[Difference]:
    """What two documents say differently, in words."""
    return [_difference(one, worded) for one in found]


def _difference(one: Mapping[str, Any], worded: Worded) -> Difference:
    field = one["field"]
    if one["subject"] == "figure":
        return Difference(_figure(field, worded), "", worded.value(one["was"]), worded.value(one["now"]))
    subject = f"{one['code']} {worded.local(one['title'])}"
    was, now = (_told(one, side, worded) for side in ("was", "now"))
    return Difference(subject, worded.said(f"difference.{field}"), was, now)


def _figure(key: str, worded: Worded) -> str:
    """The name of a figure; a status keeps its symbol."""
    kind, _, name = key.partition(".")
    return worded.status(name) if kind == "status" else worded.said(key)


def _told(one: Mapping[str, Any], side: str, worded: Worded) -> str:
    """One side of a difference."""
    field, value = one["field"], one[side]
    if field in (ADDED, REMOVED):
        return worded.local(value) or "–"
    if value is None and field in ("assessment", "target"):
        return worded.said("assessment.none" if field == "assessment" else "report.no_target")
    match field:
        case "status":
            return worded.status(value)
        case "assessment":
            return worded.assessment(value)
        case "timeliness":
            return worded.said(f"timeliness.{value}")
        case "due_on":
            return worded.day(value)
        case "responsible":
            return worded.listing(value)
        case "actual" | "target":
            return worded.quantity(value, worded.indicators[one["code"]])
        case "code":
            return str(value)
    return worded.local(value) if isinstance(value, Mapping) and "fi" in value else worded.value(value)
