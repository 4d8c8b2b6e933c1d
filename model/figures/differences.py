"""What is different between two states of a plan: one list for each kind of change, each from → to with its reason.

Only the two states count: the order of edits between them does not matter, and a change that was made and undone does
not show. A state is made of live facts (`live_states`) or of a frozen year (`model.yearly.states`), so that two dates,
two frozen years or one of each can be held against each other. `model.yearly.differences` is something else: it lists
figure by figure what two frozen documents say differently, and its list is frozen into the later one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from model.base import LocalText
from model.errors import EndBeforeStart, SnapshotOfAnotherPlan
from model.figures.kinds_of_change import (
    NOT_THERE,
    UNTOLD_BY_FROZEN_YEARS,
    Change,
    Key,
    Kind,
    comes_or_goes,
    is_carried,
    kind_of,
)
from model.figures.plan_states import Identity, PlanState, Subject, Thing, Things

NO_REASON = LocalText()


@dataclass(frozen=True, slots=True)
class Side:
    """The day of a state, and the frozen year that tells it, if one does."""

    on: date
    issue: str = ""

    def __str__(self) -> str:
        return f"snapshot:{self.issue}" if self.issue else self.on.isoformat()


@dataclass(frozen=True)
class Differences:
    """Every part that differs, and each count of the plan on both days.

    `untold`: kinds of which a frozen year says nothing.
    """

    since: Side
    until: Side
    changes: tuple[Change, ...]
    counts: Mapping[str, tuple[int, int]]
    untold: frozenset[Kind] = frozenset()

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return self.by_kind[kind]

    @cached_property
    def by_kind(self) -> Mapping[Kind, tuple[Change, ...]]:
        """The changes in their lists, each in the order of its things."""
        presence = {change.key.thing: change for change in self.changes if comes_or_goes(change)}
        carried = {change.key.thing for change in self.changes if is_carried(change)}
        by_merges = _by_merges(self.changes)
        found: dict[Kind, list[Change]] = {kind: [] for kind in Kind}
        for change in self.changes:
            kind = kind_of(change, presence.get(change.key.thing))
            is_told_otherwise = change.key in by_merges or (kind is Kind.NEW and change.key.thing in carried)
            if kind is not None and not is_told_otherwise:
                found[kind].append(change)
        return {kind: tuple(sorted(of_kind, key=_in_order)) for kind, of_kind in found.items()}


def differences(before: PlanState, after: PlanState) -> Differences:
    """What is different, part by part.

    Raises `EndBeforeStart` when the first state is the later one, `SnapshotOfAnotherPlan`.
    """
    if before.slug != after.slug:
        raise SnapshotOfAnotherPlan(named=after.slug, slug=before.slug)
    if after.on < before.on:
        raise EndBeforeStart(starts=before.on, ends=after.on)
    found = [
        change
        for change in _changes(*_identified_alike(before.things, after.things))
        if not any(side.silence.covers(change.key.subject, change.key.part) for side in (before, after) if side.issue)
    ]
    untold = UNTOLD_BY_FROZEN_YEARS if before.issue or after.issue else frozenset()
    counts = {name: (before.counts[name], count) for name, count in after.counts.items()}
    return Differences(Side(before.on, before.issue), Side(after.on, after.issue), tuple(found), counts, untold)


def explained(found: Differences, whys: Mapping[Key, LocalText]) -> Differences:
    """The same with reasons that the states do not tell themselves."""
    changes = (change._replace(why=whys[change.key]) if change.key in whys else change for change in found.changes)
    return replace(found, changes=tuple(changes))


def net(first: Differences, second: Differences) -> Differences:
    """The changes of two periods that follow each other, taken together: those of the whole period."""
    then = {change.key: change for change in first.changes}
    now = {change.key: change for change in second.changes}
    joined = (
        now[key]._replace(was=then[key].was) if key in then and key in now else now.get(key) or then[key]
        for key in {**then, **now}
    )
    changes = tuple(change for change in joined if change.was != change.now)
    counts = {name: (count, second.counts[name][1]) for name, (count, _) in first.counts.items()}
    return Differences(first.since, second.until, changes, counts, first.untold | second.untold)


def _identified_alike(before: Things, after: Things) -> tuple[Things, Things]:
    """Indicators by their codes, if a document is so old that it does not tell their ids."""
    if not any(isinstance(id_, str) for _, id_ in (*before, *after)):
        return before, after
    return _by_code(before), _by_code(after)


def _by_code(things: Things) -> Things:
    return {
        (subject, thing.code if subject is Subject.INDICATOR else id_): thing
        for (subject, id_), thing in things.items()
    }


def _changes(before: Things, after: Things) -> Iterator[Change]:
    for identity in {**before, **after}:
        was, now = before.get(identity), after.get(identity)
        if was is None or now is None or was.told != now.told:
            yield from _of_thing(identity, was, now)


def _of_thing(identity: Identity, was: Thing | None, now: Thing | None) -> Iterator[Change]:
    thing = now or was
    assert thing is not None
    then, today = was.told if was else {}, now.told if now else {}
    for part in {**then, **today}:
        one, other = then.get(part, NOT_THERE), today.get(part, NOT_THERE)
        if one != other:
            why = thing.whys.get(part, NO_REASON) if now else NO_REASON
            key = Key(identity[0], identity[1], part)
            yield Change(key, thing.code, thing.title, thing.order, one, other, why, _year_before(part, today))


def _year_before(part: str, told: Mapping[str, Any]) -> Any:
    """What is told of the year before, where the part is one of a year."""
    name, _, year = part.partition(".")
    return told.get(f"{name}.{int(year) - 1}") if year else None


def _by_merges(changes: Iterable[Change]) -> frozenset[Key]:
    """What differs of organisations by a merge alone. One that is merged is not told of under its own name any more;
    the one that stays was a member, and was reached, when one that was merged into it was."""
    by_key = {change.key: change for change in changes}
    found: set[Key] = set()
    for merge in (change for change in by_key.values() if change.name == "merged"):
        for part in ("member", "reached"):
            gone, stays = (merge.key._replace(part=part), Key(Subject.ORGANISATION, merge.now.id, part))
            if gone in by_key:
                found.add(gone)
                if stays in by_key and by_key[stays].was is NOT_THERE:
                    found.add(stays)
    return frozenset(found)


def _in_order(change: Change) -> tuple[int, str, str]:
    return change.order, change.code, change.key.part
