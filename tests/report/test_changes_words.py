"""What changed, in words: the summary is true of the lists below it, and each line says from what to what."""

import re
from datetime import date

import pytest

from dashboard.language import texts_for
from dashboard.report.changes.lines import empty_kinds, sections, untold_kinds
from dashboard.report.changes.summary import summary
from model.base import Language
from model.figures.differences import Differences, differences
from model.figures.kinds_of_change import MOVES, Kind
from model.figures.live_states import state_from_facts
from model.figures.periods import Point, point_of
from model.measure import Assessment, Status
from model.opening import open_database
from model.reading.changes import read_changes
from model.reading.plans import read_plan
from tests.builders import a_measure, a_text, some_facts

PLAN, ENDS = "kauniainen-2021-2025", date(2025, 5, 31)
PERIODS = [
    ("2021-08-01", "2022-09-30"),
    ("2023-12-31", "2024-12-31"),
    ("2025-03-26", "2025-05-31"),
    ("2024-07-01", "2024-07-02"),
    ("snapshot:2022", "snapshot:2024"),
    ("snapshot:2023", "2025-05-31"),
]


@pytest.fixture
def changes(example):
    engine = open_database(f"sqlite:///{example}")
    with engine.connect() as connection:
        plan = read_plan(connection, PLAN)
        yield lambda since, until: read_changes(
            connection, plan, point_of(since, plan), point_of(until, plan), newest=ENDS
        )
    engine.dispose()


def numbers(sentence):
    """The numbers of a sentence but for its dates, in their order."""
    without_dates = re.sub(r"\d+\.\d+\.\d{4}|\d+ \w{3,4} \d{4}", "", sentence)
    return [int(number.replace("\xa0", "").replace(",", "")) for number in re.findall(r"\d[\d\xa0,]*", without_dates)]


def counted(found: Differences, *kinds: Kind) -> list[int]:
    return [len(found.of(kind)) for kind in kinds if found.of(kind)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("points", PERIODS, ids="-".join)
def test_the_summary_has_three_to_five_sentences(changes, points, language):
    assert 3 <= len(summary(changes(*points), texts_for(language))) <= 5


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("points", PERIODS, ids="-".join)
def test_the_moves_in_the_summary_are_as_many_as_in_the_lists(changes, points, language):
    found = changes(*points)

    first = numbers(summary(found, texts_for(language))[0])

    assert first == [*counted(found, *MOVES, Kind.CARRIED_OVER), found.counts["measures"][1]]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("points", PERIODS, ids="-".join)
def test_deadlines_and_assessments_in_the_summary_are_as_many_as_in_the_lists(changes, points, language):
    found = changes(*points)
    deadlines, judged = found.of(Kind.DEADLINE_CHANGED), found.of(Kind.ASSESSMENT_CHANGED)
    order = list(Assessment)
    steps = [order.index(c.now) - order.index(c.was) for c in judged if c.was and c.now and c.was in order]

    second = numbers(summary(found, texts_for(language))[1])

    told = [len(deadlines), len(judged), sum(s < 0 for s in steps), sum(s > 0 for s in steps)]
    assert second == (told if deadlines or judged else [])


@pytest.mark.parametrize("language", list(Language))
def test_the_events_in_the_summary_are_those_of_the_list_with_all_their_heads(changes, language):
    found = changes("2023-12-31", "2024-12-31")
    events = found.of(Kind.EVENTS_HELD)

    third = numbers(summary(found, texts_for(language))[2])

    reached = len(found.of(Kind.ORGANISATIONS_REACHED_FIRST))
    assert third == [len(events), sum(event.now.heads or 0 for event in events), reached]


@pytest.mark.parametrize("language", list(Language))
def test_between_frozen_years_the_summary_has_the_counts_of_both(changes, language):
    found = changes("snapshot:2022", "snapshot:2024")

    third = numbers(summary(found, texts_for(language))[2])

    assert third == [
        count for name in ("events", "attendances", "organisations_reached") for count in found.counts[name]
    ]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("points", PERIODS, ids="-".join)
def test_each_kind_is_in_a_list_or_named_as_empty_or_as_untold(changes, points, language):
    texts, found = texts_for(language), changes(*points)
    listed = {section.kind for section in sections(found, texts)}
    notes = f"{empty_kinds(found, texts)} {untold_kinds(found, texts)}".casefold()

    missing = [k for k in Kind if k not in listed and texts(f"changes.kind.{k}").casefold() not in notes]

    assert missing == [kind for kind in (Kind.TAKEN_BACK,) if kind not in listed]


def test_a_line_says_from_what_to_what_and_why(changes):
    (section,) = (
        s for s in sections(changes("2023-12-31", "2024-12-31"), texts_for("fi")) if s.kind is Kind.DEADLINE_CHANGED
    )

    line = section.lines[-1]

    assert (line.named, line.change, line.why) == (
        "16 Järjestöjen paikka hyvinvointityöryhmässä",
        "31.5.2024 → 31.10.2024",
        "Uusi määräaika on 31.10.2024.",
    )


def test_a_share_is_told_with_its_counts_and_what_they_count(changes):
    (section,) = (
        s for s in sections(changes("2023-12-31", "2024-12-31"), texts_for("fi")) if s.kind is Kind.INDICATOR_VALUES
    )

    (line,) = (line for line in section.lines if line.code == "3b")

    assert line.now.startswith("61,5 %: 32 / 52 verkoston jäsenestä 31.12.2024")


def test_what_is_not_there_is_said_and_never_shown_as_zero():
    before, after = a_measure(id=1, status=Status.ONGOING), a_measure(id=2, due_on=None)
    sides = [state_from_facts(some_facts(measures=[measure])) for measure in (before, after)]

    told = {s.kind: s.lines[0].change for s in sections(differences(*sides), texts_for("fi"))}

    assert told == {Kind.NEW: "ei suunnitelmassa → ● käynnissä", Kind.DROPPED: "↻ jatkuva → poistettu"}


def test_a_text_that_misses_the_language_is_told_in_another_one_with_its_mark():
    before, after = (a_measure(id=1, title=a_text("x", sv=title)) for title in ("", ""))
    after = a_measure(id=1, title=a_text("Uusi", sv=""))
    sides = [state_from_facts(some_facts(measures=[measure])) for measure in (before, after)]

    (section,) = sections(differences(*sides), texts_for("sv"))

    assert section.lines[0].change == "x (fi) → Uusi (fi)"


def test_the_same_point_twice_changes_nothing(changes):
    found = changes("2024-06-30", "2024-06-30")

    assert sections(found, texts_for("fi")) == ()


def test_the_points_are_kept_as_they_were_asked_for(example):
    engine = open_database(f"sqlite:///{example}")
    with engine.connect() as connection:
        plan = read_plan(connection, PLAN)
    engine.dispose()

    points = [point_of(text, plan) for text in ("2024-01-31", "snapshot:2023", f"snapshot:{PLAN}/2023/2")]

    assert points == [Point(date(2024, 1, 31)), Point(year=2023), Point(year=2023, issue=2)]
