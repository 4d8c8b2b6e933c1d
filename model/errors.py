"""Refusals: each names the text that explains it and the values that text needs."""

from collections.abc import Mapping, Sequence
from typing import Self


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


class UnknownOrganisation(PlanError):
    key = "unknown_organisation"


class UnknownRecord(PlanError):
    key = "unknown_record"


class UnknownWord(PlanError):
    """A word that is none of the words this field knows (a status, an assessment, a role)."""

    key = "unknown_word"


class LengthNotAllowed(UnknownWord):
    """A code that is empty, or longer than codes may be."""

    key = "length_not_allowed"


class ChoiceMissing(UnknownWord):
    """Nothing was given where something is needed."""

    key = "choice_missing"


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


class TextTooLong(LengthNotAllowed):
    key = "text_too_long"


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


class RowChangedMeanwhile(PlanError):
    """A row of the plan was changed after it was seen; `values` hold who, when and its version now."""

    key = "row_changed_meanwhile"


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


class PlaceNotAllowed(PlanError):
    """There is no such place in a list."""

    key = "place_not_allowed"


class StillInUse(PlanError):
    """What something else of the plan is linked to is not retired."""

    key = "still_in_use"


class RestoreFirst(PlanError):
    """What is linked to something retired is not restored before that."""

    key = "restore_first"


class MergeNotPossible(PlanError):
    """An organisation is merged into another one, and only once."""

    key = "merge_not_possible"


class TermNotOver(PlanError):
    key = "term_not_over"


class EvaluationMissing(PlanError):
    """A term is closed when every measure and every goal of it was evaluated."""

    key = "evaluation_missing"


class CarryOverNotPossible(PlanError):
    """Measures go on in a later term of the same municipality."""

    key = "carry_over_not_possible"


class AlreadyCarriedOver(PlanError):
    key = "already_carried_over"


class TargetNotEmptied(PlanError):
    """A target that was set may be changed, not taken away."""

    key = "target_not_emptied"


class NothingChanged(PlanError):
    """A save of which nothing differs from what is there."""

    key = "nothing_changed"


class CellChangedMeanwhile(PlanError):
    """A target or a value of the grid was changed after it was seen; `values` hold what it is now."""

    key = "cell_changed_meanwhile"


class NameTaken(PlanError):
    """The register has an organisation of that name already."""

    key = "name_taken"


class OrganisationChanged(PlanError):
    """Somebody changed the organisation after the reader saw it; `values` hold who, when and what it is now."""

    key = "organisation_changed"


class HasHistory(PlanError):
    """An organisation that was a member, present, supported or checked is never removed."""

    key = "has_history"


class MembershipsOverlap(PlanError):
    key = "memberships_overlap"


class MembershipRunning(MembershipsOverlap):
    key = "membership_running"


class NoSuchMembership(PlanError):
    """The period is not there, or no longer as it was seen."""

    key = "no_such_membership"


class DayInFuture(PlanError):
    key = "day_in_future"


class DayMissing(PlanError):
    key = "day_missing"


class OrganiserMissing(PlanError):
    key = "organiser_missing"


class EventOver(PlanError):
    """The event was cancelled or corrected already."""

    key = "event_over"


class NamesUndecided(PlanError):
    """A pasted list has names of which nobody has said yet whom they mean."""

    key = "names_undecided"


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


class SnapshotOfAnotherPlan(PlanError):
    """Two states of two plans have no changes between them."""

    key = "snapshot_of_another_plan"


class NumberUnreadable(PlanError):
    """A stored value of an indicator is no number: it was not written by us."""

    key = "number_unreadable"


class DayUnreadable(PlanError):
    """A stored event has no day: it was not written by us."""

    key = "day_unreadable"


class NoSuchSnapshot(PlanError):
    key = "no_such_snapshot"


class UnknownPoint(PlanError):
    """What changes are asked from, or to, is neither a day nor a frozen year."""

    key = "unknown_point"


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


class TableNotRead(PlanError):
    """A file that cannot be read as a table; `values` hold its `name`, and what its sentence needs besides."""

    key = "table_not_read"

    def of(self, name: str) -> Self:
        """The same refusal, with the name of the file."""
        refusal = type(self)()
        refusal.values = {**self.values, "name": name}
        return refusal


class TableEmpty(TableNotRead):
    key = "table_empty"


class TableTooLarge(TableNotRead):
    key = "table_too_large"


class UnpacksTooLarge(TableNotRead):
    key = "unpacks_too_large"


class TooManyRows(TableNotRead):
    key = "too_many_rows"


class TooManyColumns(TableNotRead):
    key = "too_many_columns"


class TooManySheets(TableNotRead):
    key = "too_many_sheets"


class TooManyCells(TableNotRead):
    key = "too_many_cells"


class CellTooLong(TableNotRead):
    key = "cell_too_long"


class QuoteNeverClosed(TableNotRead):
    key = "quote_never_closed"


class NulInText(TableNotRead):
    key = "nul_in_text"


class OldWorkbook(TableNotRead):
    key = "old_workbook"


class BinaryWorkbook(TableNotRead):
    key = "binary_workbook"


class EncryptedWorkbook(TableNotRead):
    key = "encrypted_workbook"


class OpenDocumentTable(TableNotRead):
    key = "open_document_table"


class WebPageNotTable(TableNotRead):
    key = "web_page_not_table"


class NotATable(TableNotRead):
    """A file of another kind; `values` hold the `kind`, as it is called in every language."""

    key = "not_a_table"


class ArchiveNotWorkbook(TableNotRead):
    key = "archive_not_workbook"


class WorkbookBroken(TableNotRead):
    """A part of the workbook is missing or damaged; `values` hold the `part`."""

    key = "workbook_broken"


class WorkbookDeclares(TableNotRead):
    """A part of the workbook declares XML entities of its own, as no spreadsheet program does."""

    key = "workbook_declares"


class ColumnMissing(PlanError):
    """A table has no column for what its rows need; `values` hold the `field` that is `wanted`, and the `columns`."""

    key = "column_missing"


class CellMissing(PlanError):
    """A row lacks what it cannot be understood without."""

    key = "cell_missing"


class UnknownColumn(PlanError):
    """A mapping names a column that the table does not have."""

    key = "unknown_column"


class UnknownSheet(PlanError):
    key = "unknown_sheet"


class WordNotKnown(UnknownWord):
    """A word of an imported table that means none of the `choices`; it is mapped once for all its rows."""

    key = "word_not_known"


class NameNotKnown(PlanError):
    """A name in an imported table that the plan has not: a measure, an organisation, a category, a need."""

    key = "name_not_known"


class DateNotUnderstood(PlanError):
    key = "date_not_understood"


class DateTwoWays(DateNotUnderstood):
    """A day that could be read in two ways: 04/05/2024."""

    key = "date_two_ways"


class TwiceInTable(PlanError):
    """Two rows of an imported table are about the same."""

    key = "twice_in_table"


class ImportRefused(PlanError):
    """Rows of a table are refused, so nothing of it is saved."""

    key = "import_refused"


class ImportOutdated(PlanError):
    """The plan was changed after the dry run, and the table would now do something else."""

    key = "import_outdated"
