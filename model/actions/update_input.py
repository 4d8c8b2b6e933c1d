"""What a coordinator tells of a measure, and what the plan's rules refuse of it."""

from datetime import date

from model.actions.inputs import Input, require_some_text, require_web_address
from model.base import LocalText
from model.errors import ProgressOutOfRange, ReasonMissing, SentenceMissing
from model.facts import PlanFact
from model.figures.cut_offs import require_within_term
from model.measure import Assessment, Status

OF_THE_ACT = {"as_of_on", "seen_update_id"}  # what an act says of itself, not of the measure


class UpdateInput(Input):
    """What a coordinator tells of a measure.

    `as_of_on` is the day it tells of, None: today; an earlier one corrects what a finished year says.
    `seen_update_id` is the newest update they had seen; None: any.
    """

    texts = ("sentence", "reason", "comment")

    status: Status
    assessment: Assessment | None = None
    sentence: LocalText = LocalText()
    reason: LocalText = LocalText()
    comment: LocalText = LocalText()
    progress: int | None = None
    due_on: date | None = None
    evidence_url: str = ""
    as_of_on: date | None = None
    seen_update_id: int | None = None


TOLD = UpdateInput.model_fields.keys() - OF_THE_ACT


def check_update(plan: PlanFact, update: UpdateInput) -> None:
    """Refuse a state that the plan's rules refuse, whoever tells it and whatever stood before."""
    if update.progress is not None and not 0 <= update.progress <= 100:
        raise ProgressOutOfRange(field="progress", value=update.progress)
    if update.status.needs_reason or (update.assessment and update.assessment.needs_reason):
        require_some_text(update.reason, plan.required_languages, "reason", ReasonMissing)
    if update.assessment is not None:
        require_some_text(update.sentence, plan.required_languages, "sentence", SentenceMissing)
    require_web_address(update.evidence_url, "evidence_url")
    may_end_later = update.status is Status.POSTPONED
    if update.due_on is not None and not (may_end_later and update.due_on > plan.term_ends_on):
        require_within_term(plan, update.due_on, "due_on")
