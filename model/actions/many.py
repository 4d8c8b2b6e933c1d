"""Many measures at once: their updates and confirmations are recorded all or none."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from model.actions.entry import Entry, enter
from model.actions.update_input import UpdateInput
from model.actions.updates import MEASURE, UPDATE, Newest, confirmed, newest_of, record, updated
from model.errors import AlreadyThere, PlanError, UnknownCode, UpdatesRefused
from model.measure import MeasureUpdate
from model.role import Actor, Permission

Update = tuple[str, UpdateInput]  # the code of a measure, and what is told of it
Confirmation = tuple[str, int]  # the code of a measure, and the id of the update that was seen


def record_updates(
    session: Session, slug: str, updates: Sequence[Update], confirmations: Sequence[Confirmation] = (), *, by: Actor
) -> tuple[int, ...]:
    """Tell the state of some measures and confirm that of others, each once: all of it is recorded, or nothing.

    Returns the ids of the updates in the order given, confirmations last. Each has a change record of its own under
    the one key. Raises `UpdatesRefused` with every refusal and the code it is about. Four statements, however many.
    """
    told: list[tuple[str, UpdateInput | int]] = [*updates, *confirmations]
    entry = enter(session, slug, by, Permission.UPDATE_MEASURES)
    newest = _newest_by_code(session, entry, [code for code, _ in told])
    refusals = list(_named_again(told))
    rows = []
    for code, what in told:
        try:
            rows.append((_row(session, entry, newest, code, what), newest[code]))
        except PlanError as refusal:
            refusals.append((code, refusal))
    if refusals:
        raise UpdatesRefused(refusals)
    return record(session, entry, rows)


def confirm_many(session: Session, slug: str, confirmations: Sequence[Confirmation], *, by: Actor) -> tuple[int, ...]:
    """Record of several measures that they were checked and nothing changed: all of it, or nothing."""
    return record_updates(session, slug, (), confirmations, by=by)


def _row(
    session: Session, entry: Entry, newest: dict[str, Newest], code: str, what: UpdateInput | int
) -> MeasureUpdate:
    if code not in newest:
        raise UnknownCode(code=code)
    if isinstance(what, UpdateInput):
        return updated(session, entry, newest[code], what)
    return confirmed(session, entry, newest[code], what)


def _newest_by_code(session: Session, entry: Entry, codes: Sequence[str]) -> dict[str, Newest]:
    of_codes = newest_of(MEASURE.code, *UPDATE).where(MEASURE.plan_id == entry.plan.id, MEASURE.code.in_(codes))
    found = (dict(row) for row in session.execute(of_codes).mappings())
    return {values.pop("code"): values for values in found}


def _named_again(told: Sequence[tuple[str, object]]) -> Iterable[tuple[str, PlanError]]:
    """A measure that is named twice: what it would say at the end depended on the order."""
    codes = [code for code, _ in told]
    return ((code, AlreadyThere(field="code", value=code)) for code in dict.fromkeys(codes) if codes.count(code) > 1)
