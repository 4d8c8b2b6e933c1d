"""The changes as plain values, for `kumppani changes --json` and the file attached to the PDF."""

from datetime import date
from typing import Any

from model.base import LocalText
from model.figures.differences import Differences
from model.figures.headlines import as_values
from model.figures.kinds_of_change import NOT_THERE, Change, Kind
from model.figures.plan_states import Amount, Gathering, Held, Merged, Named

Values = dict[str, Any]


def changes_as_values(found: Differences, slug: str) -> Values:
    """One list for each kind of change. Dates are ISO strings, exact numbers are text; null is what was not there."""
    return {
        "plan": slug,
        "from": str(found.since),
        "to": str(found.until),
        **{kind.value: [_change(change) for change in found.of(kind)] for kind in Kind},
        "counts": {name: {"from": was, "to": now} for name, (was, now) in found.counts.items()},
        "untold": [kind.value for kind in Kind if kind in found.untold],
    }


def _change(change: Change) -> Values:
    return {
        "subject": change.key.subject.value,
        "code": change.code,
        "title": change.title.model_dump(),
        "field": change.name,
        **({"year": change.year} if change.year else {}),
        "from": plain(change.was),
        "to": plain(change.now),
        "reason": change.why.model_dump() if change.why else None,
    }


def plain(value: Any) -> Any:
    """A side of a change as JSON has it."""
    match value:
        case LocalText():
            return value.model_dump()
        case date():
            return value.isoformat()
        case Named(titles=titles):
            return [title.model_dump() for title in titles]
        case Merged(name=name):
            return name.model_dump()
        case Amount():
            return _amount(value)
        case Held():
            return {"held": value.held, "required": value.required}
        case Gathering():
            return _gathering(value)
        case tuple():
            return list(value)
    return None if value is NOT_THERE else value


def _amount(amount: Amount) -> Values:
    return {
        "value": None if amount.value is None else str(amount.value),
        "unit": amount.unit.value,
        **({"share": as_values(amount.share)} if amount.share else {}),
    }


def _gathering(event: Gathering) -> Values:
    return {
        "kind": event.kind.value,
        "held_on": event.held_on.isoformat(),
        "attendances": event.heads,
        "organisations": event.organisations,
    }
