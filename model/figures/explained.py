"""One mechanism for every headline figure: the number, what it counts, out of what, and when."""

from collections.abc import Callable, Iterable
from datetime import date

from model.facts import EventFact, Facts
from model.figures import collaboration, reach, statuses
from model.figures.attention import Reason
from model.figures.coverage import silent_members
from model.figures.cut_offs import last_day_of
from model.figures.explained_readings import READINGS
from model.figures.explanation import Explained, Kind, Question, of_share
from model.figures.fulfilment import fulfilment
from model.figures.shares import Share
from model.figures.timeliness import overdue
from model.figures.verdict import VerdictOutcome
from model.measure import MeasureKind, Status
from model.network import Population

OF_A_GOAL = ("goal_verdict", "goal_measures")
OF_ALL_OR_A_GOAL = ("events", "attendances", "organisations_reached")


def explain(question: Question, facts: Facts) -> Explained | None:
    """What is behind a figure; None when there is no such figure, or nothing yet that it could count."""
    found = FIGURES.get(question.figure)
    return found(question, facts) if found else None


def parts_of(figure: str, facts: Facts) -> tuple[str, ...]:
    """What a figure can be asked of: the words of statuses, verdicts and reasons, the codes of recurring measures, of
    goals, of categories; "" is all of them."""
    goals = tuple(goal.code for goal in facts.book.goals)
    if figure == "status_counts":
        return tuple(status.value for status in Status)
    if figure == "verdict":
        return tuple(outcome.value for outcome in VerdictOutcome)
    if figure == "attention":
        return ("", *(reason.value for reason in Reason))
    if figure in OF_A_GOAL:
        return goals
    if figure in OF_ALL_OR_A_GOAL:
        return ("", *goals)
    if figure == "fulfilment":
        return tuple(m.code for m in facts.book.measures if m.kind is MeasureKind.RECURRING)
    if figure == "network_reach":
        return ("", *(category.code for category in facts.book.categories))
    return ()


def _status_counts(question: Question, facts: Facts) -> Explained | None:
    if question.of not in list(Status):
        return None
    share = statuses.by_status(facts.book.measures, facts.cutoff)[Status(question.of)]
    return of_share(Kind.MEASURES, share)


def _overdue(_: Question, facts: Facts) -> Explained:
    late = (measure.id for measure in overdue(facts.book.measures, facts.cutoff))
    ids = (measure.id for measure in facts.book.measures)
    return of_share(Kind.MEASURES, Share.of(late, ids, Population.MEASURES, facts.cutoff))


def _fulfilment(question: Question, facts: Facts) -> Explained | None:
    asked = [measure for measure in facts.book.measures if measure.code == question.of]
    done = fulfilment(asked, facts.events, [question.year or facts.cutoff.year], facts.cutoff)
    if not done:
        return None
    return Explained(Kind.EVENTS, _day(question, facts), done[0].held, done[0].required, done[0].events)


def _events(question: Question, facts: Facts) -> Explained:
    return _counted(Kind.EVENTS, (event.id for event in _met(question, facts)), question, facts)


def _attendances(question: Question, facts: Facts) -> Explained:
    met = _met(question, facts)
    heads = reach.heads(met).attendances
    return Explained(Kind.EVENTS, _day(question, facts), heads, None, tuple(event.id for event in met))


def _joint_events(question: Question, facts: Facts) -> Explained:
    met = _met(question, facts)
    joint = [event.id for event in collaboration.joint_events(met, facts.network.organisations)]
    others = tuple(event.id for event in met if event.id not in joint)
    return Explained(Kind.EVENTS, _day(question, facts), len(joint), len(met), tuple(joint), others)


def _organisations_reached(question: Question, facts: Facts) -> Explained:
    return _counted(Kind.ORGANISATIONS, reach.organisations_reached(_met(question, facts)), question, facts)


def _network_reach(question: Question, facts: Facts) -> Explained | None:
    on, events, organisations = _day(question, facts), _met(question, facts), facts.network.organisations
    if not question.of:
        return of_share(Kind.ORGANISATIONS, reach.network_reach(organisations, events, on))
    shares = reach.reach_by_category(organisations, events, facts.book.categories, on)
    codes = {category.code: category.id for category in facts.book.categories}
    return of_share(Kind.ORGANISATIONS, shares[codes[question.of]]) if question.of in codes else None


def _swedish_speaking_reach(question: Question, facts: Facts) -> Explained:
    on, organisations = _day(question, facts), facts.network.organisations
    return of_share(Kind.ORGANISATIONS, reach.swedish_speaking_reach(organisations, _met(question, facts), on))


def _categories_reached(question: Question, facts: Facts) -> Explained:
    on, organisations = _day(question, facts), facts.network.organisations
    shares = reach.reach_by_category(organisations, _met(question, facts), facts.book.categories, on)
    touched = (id_ for id_, share in shares.items() if share.count)
    return of_share(Kind.CATEGORIES, Share.of(touched, shares, Population.CATEGORIES, on))


def _network_of_registered(question: Question, facts: Facts) -> Explained | None:
    on, network = _day(question, facts), facts.network
    share = reach.network_of_registered(network.organisations, network.populations, on)
    return of_share(Kind.ORGANISATIONS, share) if share else None


def _contacts_verified(question: Question, facts: Facts) -> Explained:
    share = reach.contacts_verified(facts.network.organisations, _day(question, facts))
    return of_share(Kind.ORGANISATIONS, share)


def _grant_recipients(question: Question, facts: Facts) -> Explained:
    on = _day(question, facts)
    return of_share(Kind.ORGANISATIONS, reach.grant_recipients(facts.support.grants, on.year, on))


def _met(question: Question, facts: Facts) -> tuple[EventFact, ...]:
    """The gatherings of the year, or of the term; of the measures of a goal, if the question is of one."""
    met = reach.gatherings(facts.events, question.year)
    if question.figure not in OF_ALL_OR_A_GOAL or not question.of:
        return met
    goals = {goal.id for goal in facts.book.goals if goal.code == question.of}
    measures = {measure.id for measure in facts.book.measures if goals & {*measure.goals}}
    return tuple(event for event in met if event.measure_id in measures)


def _day(question: Question, facts: Facts) -> date:
    """The last day of the year that is asked for, or the cut-off if that comes first."""
    return facts.cutoff if question.year is None else min(facts.cutoff, last_day_of(facts.book.plan, question.year))


def _counted(kind: Kind, ids: Iterable[int], question: Question, facts: Facts) -> Explained:
    rows = tuple(sorted(ids))
    return Explained(kind, _day(question, facts), len(rows), None, rows)


def _silent(question: Question, facts: Facts) -> Explained:
    on, organisations = _day(question, facts), facts.network.organisations
    return of_share(Kind.ORGANISATIONS, silent_members(organisations, facts.events, on))


def _met_nobody(question: Question, facts: Facts) -> Explained:
    on, organisations = _day(question, facts), facts.network.organisations
    return of_share(Kind.ORGANISATIONS, collaboration.met_nobody(organisations, _met(question, facts), on))


FIGURES: dict[str, Callable[[Question, Facts], Explained | None]] = {
    "status_counts": _status_counts,
    "overdue": _overdue,
    "fulfilment": _fulfilment,
    "events": _events,
    "attendances": _attendances,
    "organisations_reached": _organisations_reached,
    "network_reach": _network_reach,
    "swedish_speaking_reach": _swedish_speaking_reach,
    "categories_reached": _categories_reached,
    "joint_events": _joint_events,
    "network_of_registered": _network_of_registered,
    "contacts_verified": _contacts_verified,
    "grant_recipients": _grant_recipients,
    "silent": _silent,
    "met_nobody": _met_nobody,
    **READINGS,
}
OF_A_YEAR = frozenset(FIGURES) - {"status_counts", "overdue", *READINGS}
