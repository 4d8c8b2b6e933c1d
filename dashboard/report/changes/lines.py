"""Every change as a line of words, under the title of its kind."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.language import Texts
from model.base import LocalText
from model.figures.differences import Differences, Side
from model.figures.kinds_of_change import NOT_THERE, Change, Kind
from model.figures.plan_states import Amount, Carried, Gathering, Held, Merged, Named, Subject
from model.indicator import Unit
from model.measure import Assessment, Status

CODED = {Subject.MEASURE, Subject.INDICATOR, Subject.GOAL, Subject.THEME, Subject.NEED}
BY_NAME = {Kind.ORGANISATIONS_JOINED, Kind.ORGANISATIONS_LEFT, Kind.ORGANISATIONS_REACHED_FIRST}
TOLD_ANEW = {"value", "held", "title"}
WHILE_NOT_THERE = {
    "value": "no_data",
    "target": "report.no_target",
    "baseline": "report.no_baseline",
    "held": "changes.not_counted",
    "member": "changes.not_so",
    "reached": "changes.not_so",
    "merged": "changes.not_so",
    "answered": "changes.nobody",
    "carried": "changes.not_so",
}


@dataclass(frozen=True, slots=True)
class Line:
    """`measure` is the code of the measure that the line is about, else empty. `is_told_anew`: there was nothing."""

    code: str
    subject: str
    part: str
    was: str
    now: str
    why: str
    year: str = ""
    is_told_anew: bool = False
    measure: str = ""

    @property
    def named(self) -> str:
        return f"{self.code} {self.subject}".strip()

    @property
    def change(self) -> str:
        """From what to what; of what is told anew only what it is."""
        return self.now if self.is_told_anew else f"{self.was} → {self.now}"


@dataclass(frozen=True, slots=True)
class Section:
    kind: Kind
    title: str
    lines: tuple[Line, ...]


def sections(found: Differences, texts: Texts) -> tuple[Section, ...]:
    """The lists in which there is something, in their order."""
    return tuple(
        Section(kind, texts(f"changes.kind.{kind}"), _lines(kind, changes, texts))
        for kind, changes in found.by_kind.items()
        if changes
    )


def empty_kinds(found: Differences, texts: Texts) -> str:
    """Which lists are empty, in one sentence; nothing when none is. That nothing was taken back is not worth a word."""
    empty = [kind for kind, changes in found.by_kind.items() if not changes and kind not in found.untold]
    names = [_lower(texts(f"changes.kind.{kind}")) for kind in empty if kind is not Kind.TAKEN_BACK]
    return texts("changes.none", kinds="; ".join(names)) if names else ""


def untold_kinds(found: Differences, texts: Texts) -> str:
    """What a frozen year does not tell one by one."""
    names = [_lower(texts(f"changes.kind.{kind}")) for kind in Kind if kind in found.untold]
    return texts("changes.untold", kinds="; ".join(names)) if names else ""


def period(found: Differences, texts: Texts) -> str:
    """From which point to which."""
    return between(side(found.since, texts), side(found.until, texts))


def days(found: Differences, texts: Texts) -> str:
    """From which day to which."""
    return between(texts.date(found.since.on), texts.date(found.until.on))


def between(since: str, until: str) -> str:
    """A dash, with spaces around it where there are spaces in what it joins."""
    return f"{since} – {until}" if " " in f"{since}{until}" else f"{since}–{until}"


def side(of: Side, texts: Texts) -> str:
    day = texts.date(of.on)
    return texts("changes.of_snapshot", issue=of.issue, day=day) if of.issue else day


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _lines(kind: Kind, changes: tuple[Change, ...], texts: Texts) -> tuple[Line, ...]:
    lines = (_line(change, texts) for change in changes)
    return tuple(sorted(lines, key=lambda line: line.subject.casefold()) if kind in BY_NAME else lines)


def _line(change: Change, texts: Texts) -> Line:
    subject = change.key.subject
    was, now = (_side(change, value, texts) for value in (change.was, change.now))
    if change.year_before is not None and change.name == "value":
        before = texts("changes.year_before", year=(change.year or 0) - 1, value=said(change.year_before, texts))
        now = f"{now} ({before})"
    return Line(
        code=change.code if subject in CODED else "",
        subject=texts.local(change.title),
        part=_part(change, texts),
        was=was,
        now=now,
        why=texts.local(change.why),
        year=str(change.year or ""),
        is_told_anew=change.was is NOT_THERE and change.name in TOLD_ANEW,
        measure=change.code if subject is Subject.MEASURE and change.now is not NOT_THERE else "",
    )


def _part(change: Change, texts: Texts) -> str:
    name = "event" if change.key.subject is Subject.EVENT else change.name
    part = texts(f"changes.part.{name}")
    return f"{part} {change.year}" if change.year else part


def _side(change: Change, value: Any, texts: Texts) -> str:
    """One side in words; that something is not there, or empty, is said."""
    if value is NOT_THERE:
        return _absent(change, value is change.now, texts)
    if value is None:
        return {"assessment": texts.assessment(None), "due_on": texts.date(None)}.get(change.name, "–")
    return said(value, texts) or texts("changes.empty_text")


def _absent(change: Change, is_now: bool, texts: Texts) -> str:
    if change.key.subject is Subject.EVENT:
        return texts("changes.removed") if is_now else ""
    if change.name in WHILE_NOT_THERE:
        return texts(WHILE_NOT_THERE[change.name])
    return texts("changes.removed" if is_now else "changes.not_in_plan")


def said(value: Any, texts: Texts) -> str:
    """A value in words."""
    match value:
        case Status():
            return texts.status(value)
        case Assessment():
            return texts.assessment(value)
        case Carried():
            return texts(f"changes.carried.{value}")
        case LocalText():
            return texts.local(value)
        case Merged(name=name):
            return texts.local(name)
        case date():
            return texts.date(value)
        case Named(titles=titles):
            return texts.listing(texts.local(title) for title in titles) or texts("changes.nobody")
        case Amount():
            return amount(value, texts)
        case Held():
            return f"{texts.number(value.held)} / {texts.number(value.required)}"
        case Gathering():
            return _gathering(value, texts)
        case True:
            return texts("changes.is_so")
        case tuple():
            return texts("changes.measures", codes=texts.listing(value))
    return str(value)


def amount(value: Amount, texts: Texts) -> str:
    """A value of an indicator with its unit, a share with its counts; yes and no in words."""
    if value.value is None:
        return texts("no_data")
    if value.unit is Unit.YES_NO:
        return texts("yes" if value.value else "no")
    decimals = max(value.decimals, _decimals(value.value))
    number = f"{texts.number(value.value, decimals)} {texts(f'unit.{value.unit}')}"
    if value.share is None:
        return number
    return f"{number}: {texts.share(value.share).rsplit(' (', 1)[0]}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _gathering(event: Gathering, texts: Texts) -> str:
    return texts(
        "changes.event",
        day=texts.date(event.held_on),
        attendances=texts.number(event.heads),
        organisations=texts.number(event.organisations),
    )
