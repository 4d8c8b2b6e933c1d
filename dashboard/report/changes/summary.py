"""The changes in three to five sentences: each number is the length of a list below it, or a sum over it."""

from collections.abc import Iterator

from dashboard.language import Texts
from dashboard.report.changes.lines import days
from model.facts import MeetingFact
from model.figures.differences import Differences
from model.figures.kinds_of_change import MOVES, Kind
from model.measure import Assessment


def summary(found: Differences, texts: Texts) -> tuple[str, ...]:
    """What became of the measures, how they are judged, who met; then network and indicators if something came."""
    return (
        moves_sentence(found, texts),
        judged_sentence(found, texts),
        participation_sentence(found, texts),
        *_network_sentence(found, texts),
        *_indicators_sentence(found, texts),
    )


def moves(found: Differences, texts: Texts) -> str:
    """How many measures made which move, in one phrase; empty when none did."""
    kinds = (*MOVES, Kind.CARRIED_OVER)
    return texts.listing(texts.count(f"changes.moved.{k}", len(found.of(k))) for k in kinds if found.of(k))


def since_meeting(found: Differences, meeting: MeetingFact, texts: Texts) -> str:
    """What moved since a meeting; that nothing did is said too."""
    where = {"body": texts(f"body.{meeting.body}"), "day": texts.date(meeting.held_on)}
    said = moves(found, texts)
    return texts("finding.moved", moves=said, **where) if said else texts("finding.nothing_moved", **where)


def moves_sentence(found: Differences, texts: Texts) -> str:
    said, (_, total) = moves(found, texts), found.counts["measures"]
    values = {"period": days(found, texts), "total": texts.number(total), "until": texts.date(found.until.on)}
    return (
        texts("changes.sentence.moves", moves=said, **values) if said else texts("changes.sentence.no_moves", **values)
    )


def judged_sentence(found: Differences, texts: Texts) -> str:
    """How many deadlines and assessments changed, and how many of the latter for better and for worse."""
    deadlines, judged = found.of(Kind.DEADLINE_CHANGED), found.of(Kind.ASSESSMENT_CHANGED)
    if not deadlines and not judged:
        return texts("changes.sentence.not_judged")
    order = list(Assessment)
    steps = [order.index(c.now) - order.index(c.was) for c in judged if c.was in order and c.now in order]
    return texts(
        "changes.sentence.judged",
        deadlines=texts.number(len(deadlines)),
        assessments=texts.number(len(judged)),
        better=texts.number(sum(step < 0 for step in steps)),
        worse=texts.number(sum(step > 0 for step in steps)),
    )


def participation_sentence(found: Differences, texts: Texts) -> str:
    """The events that came into the records, with their heads; between frozen years the counts of the term."""
    if Kind.EVENTS_HELD in found.untold:
        return _counts_sentence(found, texts)
    events = found.of(Kind.EVENTS_HELD)
    if not events:
        return texts("changes.sentence.no_participation")
    said = [
        texts.count("changes.said.events", len(events)),
        texts.count("changes.said.attendances", sum(event.now.heads or 0 for event in events)),
    ]
    if first := found.of(Kind.ORGANISATIONS_REACHED_FIRST):
        said.append(texts.count("changes.said.reached_first", len(first)))
    return texts("changes.sentence.participation", parts=texts.listing(said))


def _counts_sentence(found: Differences, texts: Texts) -> str:
    names = {"events": "events", "attendances": "attendances", "reached": "organisations_reached"}
    sides = {
        f"{name}_{when}": texts.number(count)
        for name, counted in names.items()
        for when, count in zip(("was", "now"), found.counts[counted], strict=True)
    }
    return texts("changes.sentence.counts", **sides)


def _network_sentence(found: Differences, texts: Texts) -> Iterator[str]:
    joined, left = found.of(Kind.ORGANISATIONS_JOINED), found.of(Kind.ORGANISATIONS_LEFT)
    if joined or left:
        yield texts(
            "changes.sentence.network",
            joined=texts.count("changes.said.organisations", len(joined)),
            left=texts.number(len(left)),
            members=texts.number(found.counts["members"][1]),
            until=texts.date(found.until.on),
        )


def _indicators_sentence(found: Differences, texts: Texts) -> Iterator[str]:
    counted = {"values": found.of(Kind.INDICATOR_VALUES), "targets": found.of(Kind.INDICATOR_TARGETS)}
    said = [texts.count(f"changes.said.{name}", len(of_kind)) for name, of_kind in counted.items() if of_kind]
    if said:
        yield texts("changes.sentence.indicators", parts=texts.listing(said))
