"""A plan as tables: one a kind, in the columns by which the import knows them, so that they come back unchanged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from model.exchange.fields import LANGUAGES, Field, Form, Kind, Target
from model.exchange.kinds.events import EVENTS
from model.exchange.kinds.indicators import INDICATORS
from model.exchange.kinds.measures import MEASURES
from model.exchange.kinds.organisations import ORGANISATIONS
from model.exchange.kinds.updates import UPDATES
from model.exchange.sheets import Cell
from model.facts import EventFact, Heading, IndicatorFact, OrganisationFact, PlanBook, State

Say = Callable[[str], str]
Values = dict[str, Any]
LEFT_OUT = frozenset({"phase", "goal_title", "parent_id", "business_id"})  # only other systems' files have them
WORDS_OF = {
    "status": "status",
    "assessment": "assessment",
    "unit": "unit",
    "direction": "direction",
    "language": "organisation_language",
    "kind": "kind",
}


@dataclass(frozen=True)
class Told:
    """Everything of a plan that the tables tell."""

    book: PlanBook
    updates: Mapping[int, tuple[State, ...]]
    indicators: tuple[IndicatorFact, ...]
    organisations: tuple[OrganisationFact, ...]
    events: tuple[EventFact, ...]


@dataclass(frozen=True)
class Exported:
    """A table with the headings of a language; what is missing is None, never a word for it."""

    kind: Kind
    targets: tuple[Target, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def exported(told: Told, language: str, say: Say) -> tuple[Exported, ...]:
    """The five tables. `say` gives the word of a text key; one that the import would not know stays a key."""
    return tuple(_table(kind, rows(told), language, say) for kind, rows in ROWS.items())


def empty(language: str) -> tuple[Exported, ...]:
    """The five tables without rows, for a template."""
    return tuple(_table(kind, (), language, str) for kind in ROWS)


def choices_of(target: Target, kind: Kind, say: Say) -> list[str]:
    """The words that a cell of this column may have; empty where it may have any."""
    lexicon = target.field.lexicon
    return [] if lexicon is None else [_word(target.field, value, kind, say) for value in lexicon.values]


def _table(kind: Kind, rows: Iterable[Values], language: str, say: Say) -> Exported:
    targets = tuple(target for known in _fields(kind) for target in _targets(known))
    headings = tuple(_heading(target, language) for target in targets)
    cells = tuple(tuple(_cell(target, values, kind, say) for target in targets) for values in rows)
    return Exported(kind, targets, headings, cells)


def _fields(kind: Kind) -> tuple[Field, ...]:
    left_out = LEFT_OUT | ({"as_of_on"} if kind is MEASURES else set())
    return tuple(known for name, known in kind.by_name.items() if name not in left_out)


def _targets(known: Field) -> tuple[Target, ...]:
    if known.form is Form.LOCAL:
        return tuple(Target(known, language) for language in LANGUAGES)
    return (Target(known),)


def _heading(target: Target, language: str) -> str:
    names: tuple[str, ...] = getattr(target.field, language) or (target.field.name,)
    name = names[0][:1].upper() + names[0][1:]
    return f"{name} ({target.language})" if target.language else name


def _cell(target: Target, values: Values, kind: Kind, say: Say) -> Cell:
    value = values.get(target.field.name)
    if value is None or value == "" or value == ():
        return None
    if target.language:
        return getattr(value, target.language) or None
    if isinstance(value, StrEnum):
        return _word(target.field, value, kind, say)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value  # type: ignore[no-any-return]


def _word(known: Field, value: StrEnum, kind: Kind, say: Say) -> str:
    group = "event_kind" if kind is EVENTS and known.name == "kind" else WORDS_OF.get(known.name, "")
    word = say(f"{group}.{value}".lstrip("."))
    is_known = known.lexicon is not None and known.lexicon.means(word) is value
    return word if is_known else value.value


def _measures(told: Told) -> Iterable[Values]:
    book = told.book
    for measure in book.measures:
        yield {
            **_state(measure.state),
            **{name: getattr(measure, name) for name in ("code", "title", "description", "schedule", "resources")},
            **{name: getattr(measure, name) for name in ("starts_on", "kind", "required_per_year")},
            "goals": _codes(book.goals, measure.goals),
            "themes": _codes(book.themes, measure.themes),
            "needs": _codes(book.needs, measure.needs),
            "responsible": _codes(book.parties, measure.responsible),
            "partners": _codes(book.parties, measure.partners),
        }


def _updates(told: Told) -> Iterable[Values]:
    """The newest state that was told of each day, oldest day first."""
    for measure in told.book.measures:
        by_day = {state.as_of_on: state for state in reversed(told.updates.get(measure.id, ()))}
        for day in sorted(by_day):
            yield {**_state(by_day[day]), "measure": measure.code, "as_of_on": day}


def _state(state: State) -> Values:
    texts = ("sentence", "reason", "comment")
    return {
        name: getattr(state, name) for name in ("status", "assessment", *texts, "progress", "due_on", "evidence_url")
    }


def _indicators(told: Told) -> Iterable[Values]:
    """A row for each year that has a value or a target; one without a year where there is neither."""
    codes = {measure.id: measure.code for measure in told.book.measures}
    for indicator in told.indicators:
        about = _about(indicator, codes)
        values = {value.year: value for value in indicator.values}
        targets = {target.year: target for target in indicator.targets}
        if not values and not targets:
            yield about
        for year in sorted({*values, *targets}):
            value, target = values.get(year), targets.get(year)
            yield {
                **about,
                "year": year,
                "value": value.value if value else None,
                "missing_reason": value.missing_reason if value and value.value is None else None,
                "target": target.value if target else None,
                "set_on": target.set_on if target else None,
                "reason": target.reason if target else None,
            }


def _about(indicator: IndicatorFact, codes: Mapping[int, str]) -> Values:
    texts = ("name", "definition", "baseline_origin")
    plain = ("code", "unit", "decimals", "direction", "baseline_value", "baseline_on")
    own = {name: getattr(indicator, name) for name in (*texts, *plain)}
    return {**own, "measure": codes.get(indicator.measure_id or 0)}


def _organisations(told: Told) -> Iterable[Values]:
    for organisation in told.organisations:
        yield {
            **{name: getattr(organisation, name) for name in ("code", "name", "language")},
            "categories": _codes(told.book.categories, organisation.categories),
            "member_from": next((p.starts_on for p in organisation.periods if p.ends_on is None), None),
            "checked_on": max(organisation.checks, default=None),
        }


def _events(told: Told) -> Iterable[Values]:
    """A row for each organisation that was there, with its heads; one for an event without names."""
    measures = {measure.id: measure.code for measure in told.book.measures}
    codes = {organisation.id: organisation.code for organisation in told.organisations}
    for event in told.events:
        about = {
            **{name: getattr(event, name) for name in ("held_on", "title", "kind", "languages", "head_count_unnamed")},
            "measure": measures.get(event.measure_id or 0),
            "organisers": tuple(codes[id_] for id_ in event.organisers),
        }
        for organisation_id, heads in event.present or ((None, None),):
            yield {**about, "present": codes.get(organisation_id or 0), "heads": heads}


def _codes(headings: Iterable[Heading], ids: Iterable[int]) -> tuple[str, ...]:
    wanted = {*ids}
    return tuple(heading.code for heading in headings if heading.id in wanted)


ROWS: dict[Kind, Callable[[Told], Iterable[Values]]] = {
    MEASURES: _measures,
    UPDATES: _updates,
    INDICATORS: _indicators,
    ORGANISATIONS: _organisations,
    EVENTS: _events,
}
