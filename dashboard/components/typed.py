"""What may be typed of a measure's state: read from what a browser sent or a draft kept; nothing else gets through."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from model.actions.proposals import TEXTS
from model.base import LocalText
from model.measure import Assessment, Status

NONE = "none"  # the word for no assessment, which is a choice like the others
CHECKED, SEEN = "checked", "seen"  # of a draft: that nothing changed; the update over which it was typed
LARGEST = 10**6  # of a number that anybody types for a percentage


def _status(sent: Any) -> Status:
    return Status(sent)


def _assessment(sent: Any) -> Assessment | None:
    return None if sent in (None, "", NONE) else Assessment(sent)


def _progress(sent: Any) -> int | None:
    if sent is None:
        return None
    if isinstance(sent, bool) or not isinstance(sent, int | float) or abs(sent) > LARGEST or sent != int(sent):
        raise ValueError(sent)
    return int(sent)


def _day(sent: Any) -> date | None:
    if sent is None or isinstance(sent, date):
        return sent
    return date.fromisoformat(str(sent)[:10])  # a grid sends a day with its midnight


def _text(sent: Any) -> str:
    return LocalText(fi=str(sent or "").encode(errors="replace").decode()).fi


READERS: dict[str, Callable[[Any], Any]] = {
    "status": _status,
    "assessment": _assessment,
    "progress": _progress,
    "due_on": _day,
    "as_of_on": _day,
    "evidence_url": _text,
    **dict.fromkeys(TEXTS, _text),
}


def read_typed(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The known fields with values that they may have; what no field of ours would have sent is left out."""
    typed = {}
    for field, value in sent.items():
        try:
            typed[field] = READERS[field](value)
        except (KeyError, ValueError, OverflowError):
            continue
    if sent.get(CHECKED) is True:
        typed[CHECKED] = True
    return typed


def as_content(typed: Mapping[str, Any], seen_update_id: int) -> dict[str, Any]:
    """What was typed as a draft holds it, with the update over which it was typed; empty when nothing was."""
    if not typed:
        return {}
    plain = {field: value.isoformat() if isinstance(value, date) else value for field, value in typed.items()}
    return {**plain, SEEN: seen_update_id}
