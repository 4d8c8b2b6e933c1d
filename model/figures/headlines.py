"""Every headline figure of a plan as of a cut-off, as plain values: for `kumppani figures` and the frozen year."""

from typing import Any

from model.facts import Facts
from model.figures import RULE_VERSION, collaboration, reach, statuses
from model.figures.cut_offs import years_of
from model.figures.fulfilment import fulfilment
from model.figures.indicators import Actual, Target, actual_for, target_for
from model.figures.shares import Share
from model.figures.timeliness import overdue
from model.measure import Status
from model.network import Population


def headline_figures(facts: Facts) -> dict[str, Any]:
    """All of them, each share with numerator, denominator, population and date. Dates are ISO strings."""
    return {
        "plan": _plan(facts),
        "cutoff": facts.cutoff.isoformat(),
        "measures": _measures(facts),
        "recurring": _recurring(facts),
        "participation": _participation(facts),
        "network": _network(facts),
        "indicators": _indicators(facts),
    }


def as_values(share: Share) -> dict[str, Any]:
    return {
        "numerator": share.count,
        "denominator": share.total,
        "population": share.population.value,
        "on": share.on.isoformat(),
    }


def _plan(facts: Facts) -> dict[str, Any]:
    plan = facts.book.plan
    return {
        "slug": plan.slug,
        "name": plan.name.model_dump(),
        "term": [plan.term_starts_on.isoformat(), plan.term_ends_on.isoformat()],
        "is_example": plan.is_example,
        "rule_version": RULE_VERSION,
    }


def _counts(shares: dict[Status, Share]) -> dict[str, Any]:
    return {status.value: as_values(share) for status, share in shares.items()}


def _measures(facts: Facts) -> dict[str, Any]:
    book, on = facts.book, facts.cutoff
    goals = statuses.by_goal(book.measures, book.goals, on)
    late = overdue(book.measures, on)
    ids = [measure.id for measure in book.measures]
    return {
        "total": len(book.measures),
        "by_status": _counts(statuses.by_status(book.measures, on)),
        "by_goal": {goal.code: _counts(goals[goal.id]) for goal in book.goals},
        "overdue": as_values(Share.of((m.id for m in late), ids, Population.MEASURES, on))
        | {"codes": [measure.code for measure in late]},
    }


def _recurring(facts: Facts) -> dict[str, Any]:
    codes = {measure.id: measure.code for measure in facts.book.measures}
    found: dict[str, Any] = {}
    years = years_of(facts.book.plan, facts.cutoff)
    for done in fulfilment(facts.book.measures, facts.events, years, facts.cutoff):
        found.setdefault(codes[done.measure_id], {})[str(done.year)] = {
            "held": done.held,
            "required": done.required,
            "is_year_over": done.is_year_over,
        }
    return found


def _participation(facts: Facts) -> dict[str, Any]:
    years = years_of(facts.book.plan, facts.cutoff)
    return {str(year): _participation_in(facts, year) for year in years} | {"term": _participation_in(facts, None)}


def _participation_in(facts: Facts, year: int | None) -> dict[str, Any]:
    events = reach.gatherings(facts.events, year)
    on = facts.cutoff if year in (None, facts.cutoff.year) else facts.cutoff.replace(year=year or 0, month=12, day=31)
    counted = reach.heads(events)
    organisations = facts.network.organisations
    categories = reach.reach_by_category(organisations, events, facts.book.categories, on)
    touched = [id_ for id_, share in categories.items() if share.count]
    all_categories = [category.id for category in facts.book.categories]
    return {
        "events": counted.events,
        "events_by_kind": {kind.value: count for kind, count in sorted(reach.events_by_kind(events).items())},
        "events_without_head_count": counted.events_uncounted,
        "attendances": counted.attendances,
        "organisations_reached": len(reach.organisations_reached(events)),
        "members_reached": as_values(reach.network_reach(organisations, events, on)),
        "swedish_speaking_reached": as_values(reach.swedish_speaking_reach(organisations, events, on)),
        "categories_reached": as_values(Share.of(touched, all_categories, Population.CATEGORIES, on)),
        "by_category": {c.code: as_values(categories[c.id]) for c in facts.book.categories},
        "joint_events": len(collaboration.joint_events(events, organisations)),
    }


def _network(facts: Facts) -> dict[str, Any]:
    network, on = facts.network, facts.cutoff
    registered = reach.network_of_registered(network.organisations, network.populations, on)
    source = reach.registered_by(network.populations, on)
    return {
        "members": len(reach.network_members(network.organisations, on)),
        "on": on.isoformat(),
        "of_registered": as_values(registered) if registered else None,
        "registered_counted_on": source.counted_on.isoformat() if source else None,
        "registered_origin": source.origin.model_dump() if source else None,
        "contacts_verified": as_values(reach.contacts_verified(network.organisations, on)),
    }


def _indicators(facts: Facts) -> list[dict[str, Any]]:
    years = years_of(facts.book.plan, facts.cutoff)
    codes = {measure.id: measure.code for measure in facts.book.measures}
    return [
        {
            "id": indicator.id,
            "code": indicator.code,
            "measure": codes.get(indicator.measure_id or 0),
            "name": indicator.name.model_dump(),
            "definition": indicator.definition.model_dump(),
            "unit": indicator.unit.value,
            "decimals": indicator.decimals,
            "direction": indicator.direction.value,
            "computed": indicator.computed.value if indicator.computed else None,
            "baseline": None
            if indicator.baseline_value is None or indicator.baseline_on is None
            else {
                "value": str(indicator.baseline_value),
                "on": indicator.baseline_on.isoformat(),
                "origin": indicator.baseline_origin.model_dump(),
            },
            "years": {
                str(year): {
                    "target": _target(target_for(indicator, year, facts.cutoff)),
                    "actual": _actual(actual_for(indicator, year, facts)),
                }
                for year in years
            },
        }
        for indicator in facts.indicators
    ]


def _target(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "value": str(target.value),
        "set_on": target.set_on.isoformat(),
        "is_judged": target.is_judged,
        "earlier": None if target.earlier is None else str(target.earlier),
    }


def _actual(actual: Actual) -> dict[str, Any]:
    return {
        "value": None if actual.value is None else str(actual.value),
        "reason": actual.reason.model_dump() if actual.reason else None,
        "share": as_values(actual.share) if actual.share else None,
    }
