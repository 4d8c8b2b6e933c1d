"""`kumppani changes`: agrees with a list that was made by hand, and says in a sentence what it cannot do."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import changes_of_2024 as by_hand
from tests.commands import kumppani_says

PLAN = "kauniainen-2021-2025"
THEN, NOW = "2023-12-31", "2024-12-31"


@pytest.fixture(autouse=True)
def database(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "kumppani.db"
    shutil.copy(example, file)
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("LANG", "en")
    monkeypatch.delenv("LC_ALL", raising=False)
    return file


def changes(since: str = THEN, until: str = NOW) -> Any:
    said = kumppani_says("changes", "--plan", PLAN, "--from", since, "--to", until, "--json")
    assert said.exit_code == 0, said.stderr
    return json.loads(said.stdout)


def told(kind: str) -> list[Any]:
    found: list[Any] = changes()[kind]
    return found


def test_it_says_of_which_plan_and_which_days_it_tells() -> None:
    found = changes()

    assert (found["plan"], found["from"], found["to"]) == (PLAN, THEN, NOW)


@pytest.mark.parametrize("kind", by_hand.MEASURES)
def test_the_measures_are_those_of_the_list_made_by_hand(kind: str) -> None:
    assert [(one["code"], one["from"], one["to"]) for one in told(kind)] == by_hand.MEASURES[kind]


@pytest.mark.parametrize(("kind", "code"), by_hand.WHY)
def test_the_reason_is_the_one_that_was_given_with_the_change(kind: str, code: str) -> None:
    (found,) = (one for one in told(kind) if one["code"] == code)

    assert found["reason"]["fi"] == by_hand.WHY[kind, code]


@pytest.mark.parametrize(
    ("kind", "expected"), [("indicator_values", by_hand.VALUES), ("indicator_targets", by_hand.TARGETS)]
)
def test_values_and_targets_are_those_of_the_list_made_by_hand(kind: str, expected: dict[Any, Any]) -> None:
    found = {
        (one["code"], one["year"]): tuple(side and side["value"] for side in (one["from"], one["to"]))
        for one in told(kind)
    }

    assert found == expected


def test_the_fulfilment_is_that_of_the_list_made_by_hand() -> None:
    found = {
        (one["code"], one["year"]): tuple(
            side and (side["held"], side["required"]) for side in (one["from"], one["to"])
        )
        for one in told("fulfilment")
    }

    assert found == by_hand.FULFILMENT


def test_the_events_are_those_of_the_list_made_by_hand_each_with_its_reach() -> None:
    events = [one["to"] for one in told("events_held")]

    assert [(e["held_on"], e["attendances"], e["organisations"]) for e in events] == by_hand.EVENTS


@pytest.mark.parametrize("kind", by_hand.ORGANISATIONS)
def test_the_organisations_are_those_of_the_list_made_by_hand(kind: str) -> None:
    assert {one["code"] for one in told(kind)} == by_hand.ORGANISATIONS[kind]


def test_texts_needs_and_what_was_taken_back_are_those_of_the_list_made_by_hand() -> None:
    found = changes()

    assert {one["code"] for one in found["text_changed"]} == by_hand.NEW_TEXTS
    assert {one["code"] for one in found["needs_newly_answered"]} == by_hand.NEEDS_NEWLY_ANSWERED
    assert found["taken_back"] == []


def test_two_frozen_years_tell_the_same_moves() -> None:
    found = changes("snapshot:2023", "snapshot:2024")

    assert (found["from"], found["to"]) == ("snapshot:2023/1", "snapshot:2024/1")
    for kind in ("completed", "moved_forward", "new", "deadline_changed", "assessment_changed"):
        assert [(one["code"], one["from"], one["to"]) for one in found[kind]] == by_hand.MEASURES[kind]


@pytest.mark.parametrize(("since", "until"), [(THEN, "snapshot:2024/1"), ("snapshot:2023", NOW)])
def test_a_day_and_a_frozen_year_are_held_against_each_other(since: str, until: str) -> None:
    found = changes(since, until)

    assert [(one["code"], one["from"], one["to"]) for one in found["completed"]] == by_hand.MEASURES["completed"]
    assert {one["code"] for one in found["text_changed"]} <= by_hand.NEW_TEXTS


def test_a_frozen_year_says_which_lists_it_cannot_tell() -> None:
    assert "events_held" in changes("snapshot:2023", NOW)["untold"]


def test_a_day_and_the_frozen_year_of_that_day_differ_only_by_what_was_recorded_between_them() -> None:
    found = changes(THEN, "snapshot:2023")

    assert {one["code"] for one in found["indicator_values"]} == {"13b", "22a", "23b"}
    assert [one["code"] for one in found["fulfilment"]] == ["22"]


def test_unless_told_otherwise_it_tells_what_changed_since_the_committees_last_meeting() -> None:
    said = kumppani_says("changes", "--json")

    found = json.loads(said.stdout)
    assert (found["from"], found["to"]) == ("2025-03-26", "2025-05-31")


@pytest.mark.parametrize(
    ("since", "until", "word"),
    [
        ("2019-03-12", NOW, "12 Mar 2019"),
        (NOW, THEN, "before"),
        (THEN, "2031-01-01", "1 Jan 2031"),
        ("snapshot:espoo-2025/2023", NOW, "espoo-2025"),
        ("snapshot:2021", NOW, "2021"),
        ("snapshot:2023/7", NOW, "2023/7"),
        ("next week", NOW, "next week"),
        ("2023-02-30", NOW, "2023-02-30"),
    ],
)
def test_what_cannot_be_told_is_said_in_one_sentence(since: str, until: str, word: str) -> None:
    said = kumppani_says("changes", "--from", since, "--to", until)

    assert (said.exit_code, said.stdout, len(said.stderr.splitlines())) == (1, "", 1)
    assert word in said.stderr


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE indicator_value SET value = 'paljon' WHERE id = (SELECT min(id) FROM indicator_value)", "paljon"),
        ("UPDATE event SET held_on = '' WHERE kind = 'fair'", "fair"),
    ],
)
def test_a_number_or_a_day_that_was_forced_into_the_file_is_named_in_one_sentence(
    database: Path, statement: str, word: str
) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)

    said = kumppani_says("changes", "--from", THEN, "--to", NOW, "--json")

    assert (said.exit_code, said.stdout, len(said.stderr.splitlines())) == (1, "", 1)
    assert word in said.stderr
