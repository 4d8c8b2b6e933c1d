"""Facts, inputs and actors for tests: what matters stands in the test, the rest is usual."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from model.actions.events import EventInput
from model.actions.indicators import IndicatorInput, TargetInput, ValueInput
from model.actions.measures import MeasureInput, UpdateInput
from model.actions.network import CountInput, OrganisationInput
from model.actions.plans import HeadingInput, MeetingInput, PlanInput
from model.base import HELSINKI, LocalText
from model.event import EventKind
from model.facts import (
    EventFact,
    Facts,
    Heading,
    IndicatorFact,
    MeasureFact,
    NetworkBook,
    OrganisationFact,
    Period,
    PlanBook,
    PlanFact,
    PopulationFact,
    State,
    SupportBook,
    TargetFact,
    ValueFact,
)
from model.indicator import Direction, Unit
from model.measure import MeasureKind, Status, UpdateAct
from model.meeting import Body
from model.network import OrganisationLanguage, Population
from model.role import Actor, Role

TODAY = date(2023, 6, 15)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
TERM_STARTS, TERM_ENDS = date(2021, 8, 1), date(2025, 5, 31)
SLUG, CITY = "a-plan", "235"

NUMBERS = count(1001)


def a_text(word: str = "Teksti", **languages: str) -> LocalText:
    """A text that says the same in all three languages, but for those that are given."""
    return LocalText(**{"fi": word, "sv": word, "en": word, **languages})


# Facts, for figures


def a_heading(**values: Any) -> Heading:
    id_ = values.pop("id", next(NUMBERS))
    return Heading(**{"id": id_, "code": f"C{id_}", "title": a_text(), **values})


def a_plan(**values: Any) -> PlanFact:
    usual: dict[str, Any] = {
        "id": 1,
        "slug": SLUG,
        "name": a_text(),
        "municipality": a_text(),
        "municipality_code": CITY,
        "term_starts_on": TERM_STARTS,
        "term_ends_on": TERM_ENDS,
        "cut_offs": ("04-30", "08-31", "12-31"),
        "required_languages": ("fi", "sv"),
        "is_example": False,
        "closed_on": None,
        "revision": 0,
    }
    return PlanFact(**{**usual, **values})


def a_state(**values: Any) -> State:
    usual: dict[str, Any] = {
        "update_id": next(NUMBERS),
        "act": UpdateAct.UPDATE,
        "as_of_on": TODAY,
        "recorded_at": at_noon(TODAY),
        "status": Status.IN_PROGRESS,
        "assessment": None,
        "sentence": LocalText(),
        "reason": LocalText(),
        "comment": LocalText(),
        "progress": None,
        "due_on": None,
        "evidence_url": "",
        "recorded_by": "coordinator",
    }
    return State(**{**usual, **values})


def a_measure(**values: Any) -> MeasureFact:
    """A measure; values of its state (status, due_on …) may be given beside its own."""
    state = {name: values.pop(name) for name in State.__dataclass_fields__ if name in values}
    id_ = values.pop("id", next(NUMBERS))
    usual: dict[str, Any] = {
        "id": id_,
        "code": f"M{id_}",
        "position": 1,
        "kind": MeasureKind.ONCE,
        "required_per_year": None,
        "starts_on": TERM_STARTS,
        "title": a_text(),
        "description": LocalText(),
        "resources": LocalText(),
        "schedule": LocalText(),
        "source": "entered",
        "responsible": (1,),
    }
    return MeasureFact(**{"state": a_state(**state), **usual, **values})


def an_event(**values: Any) -> EventFact:
    """An event; `present` may be a list of organisations, then without heads."""
    present = values.pop("present", ())
    usual: dict[str, Any] = {
        "id": next(NUMBERS),
        "kind": EventKind.FORUM,
        "held_on": TODAY,
        "title": a_text(),
        "measure_id": None,
        "languages": (),
        "head_count_unnamed": None,
        "present": tuple(one if isinstance(one, tuple) else (one, None) for one in present),
    }
    return EventFact(**{**usual, **values})


def an_organisation(**values: Any) -> OrganisationFact:
    """An organisation, member of the network since the term began unless it is said otherwise."""
    id_ = values.pop("id", next(NUMBERS))
    usual: dict[str, Any] = {
        "id": id_,
        "code": f"o{id_}",
        "name": a_text(),
        "language": OrganisationLanguage.FI,
        "periods": (Period(TERM_STARTS, None),),
    }
    return OrganisationFact(**{**usual, **values})


def a_count(**values: Any) -> PopulationFact:
    usual = {"population": Population.REGISTERED, "counted_on": TERM_STARTS, "count": 160, "origin": a_text()}
    return PopulationFact(**{**usual, **values})


def an_indicator(**values: Any) -> IndicatorFact:
    usual: dict[str, Any] = {
        "id": next(NUMBERS),
        "measure_id": None,
        "code": "I1",
        "name": a_text(),
        "definition": LocalText(),
        "unit": Unit.ORGANISATIONS,
        "decimals": 0,
        "direction": Direction.UP,
        "computed": None,
        "baseline_value": None,
        "baseline_on": None,
        "baseline_origin": LocalText(),
        "source": "entered",
    }
    return IndicatorFact(**{**usual, **values})


def a_target(**values: Any) -> TargetFact:
    return TargetFact(
        **{"year": TODAY.year, "value": Decimal(10), "set_on": TERM_STARTS, "reason": LocalText(), **values}
    )


def a_value(**values: Any) -> ValueFact:
    usual = {"id": next(NUMBERS), "year": TODAY.year, "value": Decimal(4), "missing_reason": LocalText()}
    return ValueFact(**{**usual, **values})


def some_facts(**values: Any) -> Facts:
    """The facts of a plan; what goes into its books may be given by name."""
    support = {name: tuple(values.pop(name, ())) for name in SupportBook.__dataclass_fields__}
    network = NetworkBook(tuple(values.pop("organisations", ())), tuple(values.pop("populations", ())))
    book = PlanBook(
        plan=values.pop("plan", a_plan()),
        **{
            name: tuple(values.pop(name, ()))
            for name in ("goals", "themes", "needs", "parties", "categories", "measures")
        },
    )
    usual: dict[str, Any] = {"cutoff": TODAY, "events": (), "indicators": ()}
    return Facts(**{**usual, "book": book, "network": network, "support": SupportBook(**support), **values})


# Actors and inputs, for actions


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HELSINKI)


def an_actor(role: Role = Role.COORDINATOR, on: date = TODAY, **values: Any) -> Actor:
    return Actor(**{"name": role.value, "role": role, "at": at_noon(on), **values})


def a_plan_input(**values: Any) -> PlanInput:
    usual: dict[str, Any] = {
        "slug": SLUG,
        "name": a_text(),
        "municipality": a_text(),
        "municipality_code": CITY,
        "term_starts_on": TERM_STARTS,
        "term_ends_on": TERM_ENDS,
    }
    return PlanInput.of(**{**usual, **values})


def a_heading_input(code: str, **values: Any) -> HeadingInput:
    return HeadingInput.of(**{"code": code, "title": a_text(), **values})


def a_meeting_input(**values: Any) -> MeetingInput:
    return MeetingInput.of(**{"body": Body.COUNCIL, "held_on": TODAY, "title": a_text(), **values})


def a_measure_input(**values: Any) -> MeasureInput:
    usual: dict[str, Any] = {
        "code": "9",
        "kind": MeasureKind.ONCE,
        "starts_on": TERM_STARTS,
        "title": a_text(),
        "responsible": ("coordinator",),
    }
    return MeasureInput.of(**{**usual, **values})


def an_update(**values: Any) -> UpdateInput:
    return UpdateInput.of(**{"status": Status.IN_PROGRESS, **values})


def an_event_input(**values: Any) -> EventInput:
    return EventInput.of(**{"kind": EventKind.FORUM, "held_on": TODAY, "title": a_text(), **values})


def an_organisation_input(code: str, **values: Any) -> OrganisationInput:
    usual: dict[str, Any] = {
        "code": code,
        "name": a_text(code),
        "language": OrganisationLanguage.BOTH,
        "member_from": date(2022, 9, 1),
    }
    return OrganisationInput.of(**{**usual, **values})


def a_count_input(**values: Any) -> CountInput:
    usual = {"population": Population.REGISTERED, "counted_on": TODAY, "count": 160, "origin": a_text()}
    return CountInput.of(**{**usual, **values})


def an_indicator_input(code: str, **values: Any) -> IndicatorInput:
    return IndicatorInput.of(**{"code": code, "name": a_text(), "unit": Unit.ORGANISATIONS, **values})


def a_target_input(**values: Any) -> TargetInput:
    usual: dict[str, Any] = {"indicator": "typed", "year": 2023, "value": Decimal(10), "set_on": TODAY}
    return TargetInput.of(**{**usual, **values})


def a_value_input(**values: Any) -> ValueInput:
    return ValueInput.of(**{"indicator": "typed", "year": 2022, "value": Decimal(4), **values})
