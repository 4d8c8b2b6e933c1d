"""The command: the same figures and refusals as on the screens."""

import json
from typing import Any

import pytest
import sqlalchemy as sa

from tests.commands import kumppani_says

PLAN = "kauniainen-2021-2025"
THEN = "2024-12-31"
KNOWN = f"recorded_at <= '{THEN} 21:59:59.999999'"  # the end of the day in Helsinki, as UTC
STATES = f"""
    SELECT m.code, u.status, u.due_on FROM measure m JOIN measure_update u ON u.id = (
        SELECT id FROM measure_update WHERE measure_id = m.id AND as_of_on <= '{THEN}' AND {KNOWN}
        ORDER BY as_of_on DESC, id DESC LIMIT 1)
"""
GATHERINGS = f"""
    SELECT id FROM event WHERE kind NOT IN ('publication', 'handling') AND held_on BETWEEN '2024-01-01' AND '{THEN}'
    AND {KNOWN} AND (cancelled_at IS NULL OR cancelled_at > '{THEN} 21:59:59.999999')
"""
MEMBERS = f"""
    SELECT organisation_id FROM membership p WHERE {KNOWN} AND starts_on <= '{THEN}'
    AND (ends_on IS NULL OR ends_on >= '{THEN}')
    AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.replaces_id = p.id AND n.{KNOWN})
"""
REACHED = f"""
    SELECT organisation_id FROM attendance WHERE event_id IN ({GATHERINGS})
    UNION SELECT organisation_id FROM event_organiser WHERE event_id IN ({GATHERINGS})
"""


@pytest.fixture
def database(copied: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> sa.Engine:
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return copied


def counted(database: sa.Engine, query: str) -> int:
    with database.connect() as connection:
        return connection.scalar(sa.text(f"SELECT count(*) FROM ({query})")) or 0


def figures() -> dict[str, Any]:
    return json.loads(kumppani_says("figures", "--plan", PLAN, "--cutoff", THEN, "--json").stdout)


def test_the_figures_have_the_promised_parts(database: sa.Engine) -> None:
    parts = ["plan", "cutoff", "measures", "recurring", "participation", "network", "indicators"]

    assert list(figures()) == parts


@pytest.mark.parametrize("status", ["completed", "ongoing", "in_progress", "not_started", "postponed", "discontinued"])
def test_the_measures_by_status_are_those_that_plain_sql_counts(database: sa.Engine, status: str) -> None:
    share = figures()["measures"]["by_status"][status]

    expected = (counted(database, f"{STATES} WHERE u.status = '{status}'"), counted(database, STATES))
    assert (share["numerator"], share["denominator"]) == expected


def test_the_overdue_measures_are_those_that_plain_sql_finds(database: sa.Engine) -> None:
    late = f"{STATES} WHERE u.due_on < '{THEN}' AND u.status NOT IN ('completed', 'discontinued')"

    assert figures()["measures"]["overdue"]["numerator"] == counted(database, late)


def test_the_events_of_the_year_are_those_that_plain_sql_counts(database: sa.Engine) -> None:
    assert figures()["participation"]["2024"]["events"] == counted(database, GATHERINGS)


def test_the_organisations_reached_are_those_that_plain_sql_counts(database: sa.Engine) -> None:
    assert figures()["participation"]["2024"]["organisations_reached"] == counted(database, REACHED)


def test_the_members_reached_are_those_that_plain_sql_counts(database: sa.Engine) -> None:
    share = figures()["participation"]["2024"]["members_reached"]

    both = f"SELECT organisation_id FROM ({MEMBERS}) WHERE organisation_id IN ({REACHED})"
    assert (share["numerator"], share["denominator"]) == (counted(database, both), counted(database, MEMBERS))


def test_the_chain_of_the_three_frozen_years_is_unbroken(database: sa.Engine) -> None:
    said = kumppani_says("verify")

    assert (said.exit_code, said.stdout.count("unbroken")) == (0, 5)


def test_verify_says_which_year_is_broken_after_one_byte_was_changed_by_force(database: sa.Engine) -> None:
    with database.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER yearly_snapshot_no_update"))
        connection.execute(
            sa.text(
                "UPDATE yearly_snapshot SET content = CAST(X'FF' || substr(CAST(content AS BLOB), 2) AS TEXT)"
                " WHERE year = 2023"
            )
        )

    said = kumppani_says("verify")

    broken = [line for line in said.stdout.splitlines() if "BROKEN" in line]
    assert (said.exit_code, [line.split()[1] for line in broken]) == (1, ["2023/1"])


def test_an_update_by_command_is_recorded(database: sa.Engine) -> None:
    said = kumppani_says("update", "10", "--status", "completed", "--comment-fi", "Valmis.")

    assert said.exit_code == 0
    assert counted(database, "SELECT 1 FROM measure_update WHERE comment LIKE '%Valmis.%'") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("update", "999", "--status", "completed"), 1),
        (("update", "10", "--status", "postponed"), 1),
        (("freeze", "2023"), 1),
        (("figures", "--plan", "another"), 1),
        (("update", "10", "--status", "nonsense"), 2),
        (("freeze", "last year"), 2),
    ],
)
def test_what_is_refused_ends_with_one_and_what_is_wrongly_used_with_two(
    database: sa.Engine, words: tuple[str, ...], code: int
) -> None:
    said = kumppani_says(*words)

    assert (said.exit_code, said.stdout, bool(said.stderr)) == (code, "", True)
