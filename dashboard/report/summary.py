"""The yearly document in a few sentences, from the frozen figures and in the frozen words."""

from collections import Counter
from collections.abc import Iterator

from dashboard.report.worded import Worded
from model.measure import Assessment


def summary(worded: Worded) -> list[str]:
    """Three to five sentences, from the frozen figures and in the frozen words."""
    document = worded.document
    return [
        _status_sentence(worded),
        *_assessment_sentence(worded),
        *_recurring_sentence(worded),
        _participation_sentence(worded),
        *([_before_sentence(worded)] if document["before"] else []),
    ]


def _status_sentence(worded: Worded) -> str:
    measures = worded.document["figures"]["measures"]
    done, late = measures["by_status"]["completed"], measures["overdue"]
    return worded.said(
        "snapshot.sentence_status",
        year=worded.year,
        completed=done["numerator"],
        total=done["denominator"],
        overdue=late["numerator"],
    )


def _assessment_sentence(worded: Worded) -> Iterator[str]:
    """Of the measures that were assessed, how many stand how."""
    counted = Counter(m["assessment"] for m in worded.document["measures"] if m["assessment"])
    if counted:
        numbers = {word.value: counted[word] for word in Assessment}
        yield worded.said("report.sentence_assessment", total=counted.total(), **numbers)


def _recurring_sentence(worded: Worded) -> Iterator[str]:
    """Of the recurring measures, how many were held as often as they had to be in the year."""
    in_year = [years.get(worded.year) for years in worded.document["figures"]["recurring"].values()]
    done = [one for one in in_year if one]
    if done:
        met = sum(one["held"] >= one["required"] for one in done)
        yield worded.said("report.sentence_recurring", year=worded.year, met=met, total=len(done))


def _participation_sentence(worded: Worded) -> str:
    held = worded.participation
    reached = held["members_reached"]
    return worded.said(
        "snapshot.sentence_participation",
        events=held["events"],
        attendances=worded.number(held["attendances"]),
        reached=reached["numerator"],
        members=reached["denominator"],
        day=worded.day(reached["on"]),
    )


def _before_sentence(worded: Worded) -> str:
    before = worded.document["before"]
    was = before["figures"]["measures"]["by_status"]["completed"]
    sentence = "snapshot.sentence_before"
    return worded.said(sentence, year=before["year"], completed=was["numerator"], total=was["denominator"])


def replaces(worded: Worded) -> str | None:
    """Which issue this one replaces, and why; None when it replaces none."""
    replaced = worded.document["replaces"]
    if replaced is None:
        return None
    numbers = {"year": worded.year, "issue": worded.document["issue"], "replaced": replaced["issue"]}
    return worded.said("report.replaces", **numbers, why=worded.local(replaced["why"]))
