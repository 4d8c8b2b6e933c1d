"""Organisations in their networks, and events with who was there, as nobody held them."""

from collections.abc import Iterator
from datetime import timedelta

from model.event import EventKind
from model.network import OrganisationLanguage
from tests.benchmarks.made_up_plans import TERM, Rows
from tests.benchmarks.sizes import TERM_ENDS, TERM_STARTS, Sizes, at_noon, city_of, named, of_plan

CATEGORIES = 8
MOST_PRESENT = 12
BEGAN = at_noon(TERM_STARTS)


def categories(sizes: Sizes) -> Rows:
    for plan in sizes.all_plans():
        for position, id_ in enumerate(of_plan(plan, CATEGORIES), 1):
            title = named("Luokka", "Kategori", "Category", position)
            city = city_of(plan)
            yield {"id": id_, "municipality_code": city, "code": str(position), "position": position, "title": title}


def organisations(sizes: Sizes) -> Rows:
    for plan, id_ in _all_organisations(sizes):
        name = named("Yhdistys", "Förening", "Association", id_)
        yield {
            "id": id_,
            "municipality_code": city_of(plan),
            "code": f"organisation-{id_}",
            "name": name,
            "folded_name": name.fi.casefold(),
            "language": sizes.chance("language", id_).choice(list(OrganisationLanguage)),
            "recorded_at": BEGAN,
        }


def organisation_categories(sizes: Sizes) -> Rows:
    for plan, id_ in _all_organisations(sizes):
        yield {"organisation_id": id_, "category_id": of_plan(plan, CATEGORIES)[id_ % CATEGORIES]}


def memberships(sizes: Sizes) -> Rows:
    for _, id_ in _all_organisations(sizes):
        yield {"organisation_id": id_, "starts_on": TERM_STARTS, "recorded_at": BEGAN}


def contact_checks(sizes: Sizes) -> Rows:
    """The details of some were checked long ago, and are to be asked again."""
    for _, id_ in _all_organisations(sizes):
        day = TERM_ENDS - timedelta(sizes.chance("check", id_).randrange(450))
        yield {"organisation_id": id_, "checked_on": day, "recorded_at": at_noon(day)}


def _all_organisations(sizes: Sizes) -> Iterator[tuple[int, int]]:
    for plan in sizes.all_plans():
        for id_ in of_plan(plan, sizes.organisations):
            yield plan, id_


def events(sizes: Sizes) -> Rows:
    """Each belongs to a measure."""
    for plan, id_ in _all_events(sizes):
        dice = sizes.chance("event", id_)
        held_on = TERM_STARTS + timedelta(dice.randrange(TERM))
        yield {
            "id": id_,
            "plan_id": plan,
            "measure_id": dice.choice(of_plan(plan, sizes.measures)),
            "kind": dice.choice(list(EventKind)),
            "held_on": held_on,
            "title": named("Tilaisuus", "Evenemang", "Event", id_),
            "recorded_at": at_noon(held_on),
        }


def attendance(sizes: Sizes) -> Rows:
    for plan, event in _all_events(sizes):
        dice = sizes.chance("attendance", event)
        invited = of_plan(plan, sizes.organisations)
        for organisation in dice.sample(invited, dice.randint(0, min(MOST_PRESENT, len(invited)))):
            yield {"event_id": event, "organisation_id": organisation, "head_count": dice.randint(1, 5)}


def _all_events(sizes: Sizes) -> Iterator[tuple[int, int]]:
    for plan in sizes.all_plans():
        for id_ in of_plan(plan, sizes.events):
            yield plan, id_
