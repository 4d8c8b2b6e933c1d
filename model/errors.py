"""Refusals: each names the text that explains it and the values that text needs."""

from collections.abc import Mapping, Sequence


class PlanError(Exception):
    """A write or a question that the rules refuse.

    `key` is the text key of the sentence the reader gets (`refusal.<key>`), `values` fill its gaps
    and `field` names the input it is about, so that a form can say it beside that input.
    """

    key = "refused"

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        super().__init__(self.key)
        self.field = field
        self.values: Mapping[str, object] = values


class NotPermitted(PlanError):
    key = "not_permitted"


class UnknownPlan(PlanError):
    key = "unknown_plan"


class UnknownCode(PlanError):
    key = "unknown_code"


class UnknownRecord(PlanError):
    key = "unknown_record"


class UnknownWord(PlanError):
    """A word that is none of the words this field knows (a status, an assessment, a role)."""

    key = "unknown_word"


class TermClosed(PlanError):
    key = "term_closed"


class EndBeforeStart(PlanError):
    key = "end_before_start"


class ProgressOutOfRange(PlanError):
    key = "progress_out_of_range"


class DateOutsideTerm(PlanError):
    key = "date_outside_term"


class TextMissing(PlanError):
    key = "text_missing"


class PersonalData(PlanError):
    key = "personal_data"


class ReasonMissing(PlanError):
    key = "reason_missing"


class SentenceMissing(PlanError):
    key = "sentence_missing"


class AddressNotAllowed(PlanError):
    key = "address_not_allowed"


class NumberNotAllowed(PlanError):
    key = "number_not_allowed"


class ChangedMeanwhile(PlanError):
    """The row was changed after the reader saw it; `values` hold who, when and the version now.

    Of a measure's state they hold both states too: the one that was `seen` and the `newest`.
    """

    key = "changed_meanwhile"


class UpdatesRefused(PlanError):
    """Of many updates some were refused, so none was recorded; `refusals` has each with the code of its measure."""

    key = "updates_refused"

    def __init__(self, refusals: Sequence[tuple[str, PlanError]]) -> None:
        super().__init__(n=len(refusals), codes=", ".join(dict.fromkeys(code for code, _ in refusals)))
        self.refusals = tuple(refusals)


class ReviewOutdated(PlanError):
    """Something was typed after the review that was to be saved."""

    key = "review_outdated"


class DraftTooLarge(PlanError):
    key = "draft_too_large"


class AlreadyThere(PlanError):
    key = "already_there"


class MergeNotPossible(PlanError):
    """An organisation is merged into another one, and only once."""

    key = "merge_not_possible"


class YearNotOver(PlanError):
    key = "year_not_over"


class YearAlreadyFrozen(PlanError):
    key = "year_already_frozen"


class YearOutsideTerm(PlanError):
    key = "year_outside_term"


class NotReadyForCouncil(PlanError):
    key = "not_ready_for_council"


class MeetingOfAnotherPlan(PlanError):
    key = "meeting_of_another_plan"


class AlreadyPublished(PlanError):
    key = "already_published"


class StageBackwards(PlanError):
    """A frozen year goes on from body to body and never back."""

    key = "stage_backwards"


class FrozenYearBroken(PlanError):
    """A stored frozen year is not as it was frozen; nothing is built on it."""

    key = "frozen_year_broken"


class NotAYearlyDocument(PlanError):
    key = "not_a_yearly_document"


class DocumentNewer(PlanError):
    key = "document_newer"


class DocumentChanged(PlanError):
    """One byte of a sealed document is not as it was sealed."""

    key = "document_changed"


class SignatureWrong(PlanError):
    key = "signature_wrong"


class FileTooLarge(PlanError):
    key = "file_too_large"


class FileNotWritten(PlanError):
    """A file could not be written; nothing half is there."""

    key = "file_not_written"


class FileNotRead(PlanError):
    key = "file_not_read"


class KeyUnusable(PlanError):
    key = "key_unusable"


class LastAdministrator(PlanError):
    key = "last_administrator"


class DatabaseError(PlanError):
    """The database cannot be used as it is; nothing in it was changed."""

    key = "database_unusable"


class DatabaseDamaged(DatabaseError):
    key = "database_damaged"


class DatabaseForeign(DatabaseError):
    key = "database_foreign"


class DatabaseNewer(DatabaseError):
    key = "database_newer"


class DatabaseReadOnly(DatabaseError):
    key = "database_read_only"


class DatabaseUnreachable(DatabaseError):
    key = "database_unreachable"
