"""What a row tells of a measure's state, held against the state that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from model.actions.update_input import UpdateInput, check_update
from model.base import NO_TEXT, LocalText
from model.exchange.comparing.ready import Told, Wording
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.texts import local, merged
from model.exchange.rows import Row
from model.exchange.vocabulary import Phase
from model.facts import State
from model.measure import Assessment, Status

TEXTS = ("sentence", "reason", "comment")
PLAIN = ("status", "assessment", "progress", "due_on", "evidence_url")
BY_PHASE = {
    Phase.PLANNING: Status.NOT_STARTED,
    Phase.IMPLEMENTATION: Status.IN_PROGRESS,
    Phase.COMPLETED: Status.COMPLETED,
    Phase.CONTINUOUS: Status.ONGOING,
}


@dataclass(frozen=True, slots=True)
class Known:
    """The state that a row's empty cells leave as it is; a measure without one has never been told of."""

    status: Status | None = None
    assessment: Assessment | None = None
    sentence: LocalText = NO_TEXT
    reason: LocalText = NO_TEXT
    comment: LocalText = NO_TEXT
    progress: int | None = None
    due_on: date | None = None
    evidence_url: str = ""


NEVER_TOLD = Known()


def as_known(update: UpdateInput) -> Known:
    """The state after an update."""
    return Known(**{name: getattr(update, name) for name in Known.__dataclass_fields__})


def status_of(values: Mapping[str, Any]) -> Status | None:
    """The status a row tells: a phase that is completed counts more than a status, which counts more than others."""
    status, phase = values.get("status"), values.get("phase")
    if phase is Phase.COMPLETED:
        return Status.COMPLETED
    if status is None:
        return BY_PHASE.get(phase) if phase is not None else None
    return Status.ONGOING if status is Status.IN_PROGRESS and phase is Phase.CONTINUOUS else status


def told_in(comparing: Comparing, row: Row, status: Status | None) -> dict[str, Any]:
    """What a row tells of the state, by field; texts by language."""
    values = row.values
    told = {name: values[name] for name in (*TEXTS, *PLAIN) if name in values}
    if status is not None:
        told["status"] = status
    if "progress" in told:
        whole = int(Decimal(told["progress"]).quantize(Decimal(1), ROUND_HALF_UP))
        if whole != told["progress"]:
            comparing.warn("rounded", row, "progress", value=told["progress"])
        told["progress"] = whole
    return told


def news_in(told: Mapping[str, Any], known: State | Known) -> tuple[str, ...]:
    """The fields in which a row tells something else than is known."""
    return tuple(name for name, value in told.items() if not _is_known(name, value, getattr(known, name)))


def _is_known(name: str, value: Any, known: Any) -> bool:
    return merged(known, value) is known if name in TEXTS else value == known


def update_of(
    comparing: Comparing,
    row: Row,
    told: Mapping[str, Any],
    known: State | Known,
    *,
    as_of_on: date | None,
    lenient: bool,
) -> UpdateInput:
    """The checked update of a row. A `lenient` one takes the file's own words for a reason or a sentence it lacks."""
    status = told.get("status") or known.status or Status.NOT_STARTED
    assessment = told.get("assessment", known.assessment)
    texts = _texts(told, known, status)
    if lenient:
        texts |= _words_of_the_file(comparing, row, status, assessment, texts)
    update = UpdateInput.of(
        status=status,
        assessment=assessment,
        **texts,
        progress=told.get("progress", known.progress),
        due_on=told.get("due_on", known.due_on),
        evidence_url=told.get("evidence_url", known.evidence_url),
        as_of_on=as_of_on,
    )
    check_update(comparing.plan_of_any_language if lenient else comparing.facts.plan, update)
    return update


def _texts(told: Mapping[str, Any], known: State | Known, status: Status) -> dict[str, LocalText]:
    is_put_off_anew = status.needs_reason and status is not known.status  # an old reason is for something else
    return {
        "sentence": merged(known.sentence, told.get("sentence")),
        "reason": merged(NO_TEXT if is_put_off_anew else known.reason, told.get("reason")),
        "comment": local(told.get("comment")),
    }


def _words_of_the_file(
    comparing: Comparing, row: Row, status: Status, assessment: Assessment | None, texts: Mapping[str, LocalText]
) -> dict[str, LocalText]:
    found: dict[str, LocalText] = {}
    if assessment is not None and not texts["sentence"]:
        found["sentence"] = _said(comparing, row, "assessment")
        comparing.warn("sentence_from_word", row, "assessment")
    because = "status" if status.needs_reason else "assessment" if assessment and assessment.needs_reason else ""
    if because and not texts["reason"]:
        found["reason"] = _said(comparing, row, because)
        comparing.warn("reason_from_word", row, because)
    return found


def _said(comparing: Comparing, row: Row, field_name: str) -> LocalText:
    return local({comparing.tongue: comparing.raw(row, field_name)})


def as_told(code: str, update: UpdateInput, otherwise: date) -> Told:
    """An update without what is only needed to check it."""
    values: dict[str, Any] = {name: getattr(update, name) for name in PLAIN}
    values |= {name: Wording.of(getattr(update, name)) for name in TEXTS}
    return Told(measure=code, as_of_on=update.as_of_on or otherwise, **values)
