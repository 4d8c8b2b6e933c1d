"""Plans with their measures and updates, as nobody wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from model.base import LocalText
from model.measure import Assessment, MeasureKind, Part, Status, UpdateAct
from model.meeting import Body
from model.role import Role
from tests.benchmarks.sizes import TERM_ENDS, TERM_STARTS, Sizes, at_noon, city_of, named, of_plan

Rows = Iterator[dict[str, Any]]

GOALS, PARTIES = 4, 8
TERM = (TERM_ENDS - TERM_STARTS).days
LATEST_UPDATE = 60  # days before the end of the term, at most
ENDS = (*Status, Status.COMPLETED, Status.ONGOING)
ASSESSMENTS = (*Assessment, None, Assessment.ON_TRACK, Assessment.ON_TRACK)
WHY = named("Syy", "Orsak", "Reason", 1)
HOW = named("Arvio", "Bedömning", "Assessment", 1)


@dataclass(frozen=True)
class Course:
    """What becomes of a measure: when it is begun and ended, as shares of the rounds, and how it ends."""

    starts: float
    ends: float
    end: Status
    assessment: Assessment | None
    due_on: date | None
    last_day: int

    def status(self, share: float) -> Status:
        if share < self.starts:
            return Status.NOT_STARTED
        return Status.IN_PROGRESS if share < self.ends else self.end


def course(sizes: Sizes, measure: int) -> Course:
    dice = sizes.chance("course", measure)
    starts = dice.uniform(0, 0.5)
    return Course(
        starts=starts,
        ends=dice.uniform(starts, 1),
        end=dice.choice(ENDS),
        assessment=dice.choice(ASSESSMENTS),
        due_on=TERM_STARTS + timedelta(dice.randrange(TERM)) if dice.random() < 0.7 else None,
        last_day=TERM - dice.randrange(LATEST_UPDATE),
    )


def plans(sizes: Sizes) -> Rows:
    for plan in sizes.all_plans():
        yield {
            "id": plan,
            "slug": f"plan-{plan}",
            "name": named("Ohjelma", "Program", "Plan", plan),
            "municipality": named("Kunta", "Kommun", "Municipality", plan),
            "municipality_code": city_of(plan),
            "term_starts_on": TERM_STARTS,
            "term_ends_on": TERM_ENDS,
            "is_example": True,
        }


def goals(sizes: Sizes) -> Rows:
    return _headings(sizes, GOALS, named("Päämäärä", "Mål", "Goal", 0))


def parties(sizes: Sizes) -> Rows:
    return _headings(sizes, PARTIES, named("Vastuutaho", "Ansvarig", "Party", 0))


def _headings(sizes: Sizes, each: int, title: LocalText) -> Rows:
    for plan in sizes.all_plans():
        for position, id_ in enumerate(of_plan(plan, each), 1):
            yield {"id": id_, "plan_id": plan, "code": str(position), "position": position, "title": title}


def meetings(sizes: Sizes) -> Rows:
    """The welfare committee handles every plan each spring."""
    title = named("Kokous", "Möte", "Meeting", 1)
    for plan in sizes.all_plans():
        for year in range(TERM_STARTS.year + 1, TERM_ENDS.year + 1):
            held_on = date(year, 4, 15)
            yield {"plan_id": plan, "body": Body.WELFARE_COMMITTEE, "held_on": held_on, "title": title}


def measures(sizes: Sizes) -> Rows:
    """Every fourth measure is a recurring one."""
    for plan in sizes.all_plans():
        for position, id_ in enumerate(of_plan(plan, sizes.measures), 1):
            is_recurring = position % 4 == 0
            yield {
                "id": id_,
                "plan_id": plan,
                "code": str(position),
                "position": position,
                "kind": MeasureKind.RECURRING if is_recurring else MeasureKind.ONCE,
                "required_per_year": 1 + position % 3 if is_recurring else None,
                "starts_on": TERM_STARTS,
                "title": named("Toimenpide", "Åtgärd", "Measure", position),
                "description": named("Kuvaus", "Beskrivning", "Description", position),
            }


def measure_goals(sizes: Sizes) -> Rows:
    for measure, goal in _linked(sizes, GOALS):
        yield {"measure_id": measure, "goal_id": goal}


def measure_parties(sizes: Sizes) -> Rows:
    for measure, party in _linked(sizes, PARTIES):
        yield {"measure_id": measure, "party_id": party, "part": Part.RESPONSIBLE}


def _linked(sizes: Sizes, each: int) -> Iterator[tuple[int, int]]:
    for plan in sizes.all_plans():
        for position, measure in enumerate(of_plan(plan, sizes.measures)):
            yield measure, of_plan(plan, each)[position % each]


def updates(sizes: Sizes) -> Rows:
    """In the order of time, round after round over all measures, as they come about: a plan's lie far apart."""
    courses = [course(sizes, id_) for id_ in range(1, sizes.plans * sizes.measures + 1)]
    for number in range(max(sizes.updates, len(courses))):
        done, index = divmod(number, len(courses))
        yield {"measure_id": index + 1, **_update(courses[index], done, sizes.rounds)}


def _update(of: Course, done: int, rounds: int) -> dict[str, Any]:
    status, before = of.status((done + 1) / rounds), of.status(done / rounds)
    day = TERM_STARTS + timedelta(of.last_day * (done + 1) // rounds)
    needs_reason = status.needs_reason or (of.assessment is not None and of.assessment.needs_reason)
    return {
        "act": UpdateAct.UNCHANGED if done and status is before else UpdateAct.UPDATE,
        "as_of_on": day,
        "status": status,
        "assessment": of.assessment,
        "sentence": HOW if of.assessment else LocalText(),
        "reason": WHY if needs_reason else LocalText(),
        "due_on": of.due_on,
        "recorded_at": at_noon(day),
        "recorded_by": Role.COORDINATOR.value,
    }
