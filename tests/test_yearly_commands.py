"""The commands of the yearly document: files, checks, corrections, the key."""

import resource
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.commands import kumppani_says


@pytest.fixture(autouse=True)
def database(copied: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> sa.Engine:
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return copied


def written(folder: Path, name: str, *more: str) -> Path:
    form = name.rpartition(".")[2]
    said = kumppani_says("report", "2024", "--format", form, "--language", "sv", "--out", str(folder / name), *more)
    assert said.exit_code == 0, said.output
    return folder / name


@pytest.mark.parametrize("name", ["year.pdf", "year.json"])
def test_a_file_that_was_written_is_verified_without_a_database(
    database: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = written(tmp_path, name)
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", "sqlite:////no/such/folder/kumppani.db")

    said = kumppani_says("verify", str(file))

    assert (said.exit_code, "yearly snapshot 2024/1" in said.stdout) == (0, True)


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "json"])
def test_a_file_is_the_same_whenever_it_is_written(database: sa.Engine, tmp_path: Path, form: str) -> None:
    first = written(tmp_path, f"first.{form}").read_bytes()

    second = written(tmp_path, f"second.{form}").read_bytes()

    assert first == second


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "json"])
def test_a_file_does_not_follow_the_plan_after_the_freeze(database: sa.Engine, tmp_path: Path, form: str) -> None:
    before = written(tmp_path, f"before.{form}").read_bytes()
    with database.begin() as connection:
        connection.execute(sa.text('UPDATE measure SET title = \'{"fi": "Toinen", "sv": "Annan", "en": "Other"}\''))
        connection.execute(sa.text("DELETE FROM attendance"))
        connection.execute(sa.text("DELETE FROM event_organiser"))
        connection.execute(sa.text("DELETE FROM organisation_category"))
        connection.execute(sa.text("DELETE FROM organisation"))

    after = written(tmp_path, f"after.{form}").read_bytes()

    assert after == before


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "json"])
def test_a_file_does_not_follow_the_rules_after_the_freeze(
    database: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    before = written(tmp_path, f"before.{form}").read_bytes()
    monkeypatch.setattr("model.figures.shares.PERCENT_FROM", 1000)
    monkeypatch.setattr("model.yearly.document.PERCENT_FROM", 1000)
    monkeypatch.setattr("model.figures.timeliness.SOON", timedelta(days=3000))
    monkeypatch.setattr("model.yearly.document.RULE_VERSION", "2")
    monkeypatch.setattr("model.yearly.document.deviations", lambda _: [])

    after = written(tmp_path, f"after.{form}").read_bytes()

    assert after == before


def test_a_json_with_one_changed_digit_is_refused_with_its_sentence(database: sa.Engine, tmp_path: Path) -> None:
    file = written(tmp_path, "year.json")
    file.write_text(file.read_text("utf-8").replace('"numerator":5', '"numerator":6', 1), "utf-8")

    said = kumppani_says("verify", str(file))

    assert (said.exit_code, "was changed after it was frozen" in said.stderr) == (1, True)


def test_a_file_that_is_not_there_is_refused_with_its_sentence(tmp_path: Path) -> None:
    said = kumppani_says("verify", str(tmp_path / "nothing.pdf"))

    assert (said.exit_code, "nothing.pdf" in said.stderr) == (1, True)


def test_a_year_that_is_not_frozen_has_no_report(database: sa.Engine, tmp_path: Path) -> None:
    said = kumppani_says("report", "2025", "--out", str(tmp_path / "year.pdf"))

    assert (said.exit_code, (tmp_path / "year.pdf").exists()) == (1, False)


def test_a_broken_year_is_not_handed_out(database: sa.Engine, tmp_path: Path) -> None:
    with database.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER yearly_snapshot_no_update"))
        connection.execute(sa.text("UPDATE yearly_snapshot SET content = replace(content, 'Grankulla', 'Grannkulla')"))

    said = kumppani_says("report", "2024", "--out", str(tmp_path / "year.pdf"))

    assert (said.exit_code, "2024/1" in said.stderr) == (1, True)


def test_a_disk_that_is_full_leaves_nothing_half_written(database: sa.Engine, tmp_path: Path) -> None:
    out = tmp_path / "out" / "year.pdf"
    out.parent.mkdir()

    def only_a_hundred_thousand_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = [sys.executable, "-X", "pycache_prefix=/dev/null", "-m", "dashboard", "report", "2024", "--out", str(out)]
    said = subprocess.run(
        command, preexec_fn=only_a_hundred_thousand_bytes, capture_output=True, text=True, check=False
    )

    assert (said.returncode, "year.pdf" in said.stderr, list(out.parent.iterdir())) == (1, True, [])


def test_a_pdf_that_would_be_made_otherwise_than_when_it_was_frozen_is_told(database: sa.Engine) -> None:
    with database.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER snapshot_rendering_no_update"))
        connection.execute(sa.text("UPDATE snapshot_rendering SET file_hash = '0' WHERE language = 'sv' AND id < 4"))

    said = kumppani_says("verify")

    assert (said.exit_code, [line.split()[1] for line in said.stdout.splitlines() if "DIFFERS" in line]) == (
        1,
        ["2022/1"],
    )


def test_what_is_missing_in_a_year_for_the_committee_is_said(database: sa.Engine) -> None:
    said = kumppani_says("freeze", "2025")

    assert (said.exit_code, "12: Text missing" in said.stderr.replace("Missing – ", "")) == (0, True)


def test_a_year_with_gaps_is_not_frozen_for_the_council(database: sa.Engine) -> None:
    said = kumppani_says("freeze", "2025", "--for", "council")

    assert (said.exit_code, kumppani_says("report", "2025", "--out", "never.pdf").exit_code) == (1, 1)


def test_a_correction_is_a_new_issue_and_the_old_one_stays(database: sa.Engine, tmp_path: Path) -> None:
    before = written(tmp_path, "before.json").read_bytes()

    said = kumppani_says("correct", "2024", "--why-fi", "Luku oli väärä.", "--why-sv", "Siffran var fel.")

    assert (said.exit_code, "2024/2" in said.stdout) == (0, True)
    assert written(tmp_path, "after.json", "--issue", "1").read_bytes() == before


def test_a_correction_without_a_reason_is_refused(database: sa.Engine) -> None:
    said = kumppani_says("correct", "2024")

    assert (said.exit_code, said.stdout, bool(said.stderr)) == (1, "", True)


def test_a_year_frozen_with_a_key_is_signed_with_it(
    database: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kumppani_says("key", "new", "--out", str(tmp_path / "key.pem"))
    monkeypatch.setenv("KUMPPANI_SIGNING_KEY", str(tmp_path / "key.pem"))
    kumppani_says("freeze", "2025")
    kumppani_says("report", "2025", "--format", "json", "--out", str(tmp_path / "year.json"))

    said = kumppani_says("verify", str(tmp_path / "year.json"))

    public_key = made.stdout.split()[-1]
    assert (len(public_key), public_key in said.stdout) == (64, True)


def test_a_key_is_for_its_owners_eyes_only(tmp_path: Path) -> None:
    kumppani_says("key", "new", "--out", str(tmp_path / "key.pem"))

    assert (tmp_path / "key.pem").stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text("precious")

    said = kumppani_says("key", "new", "--out", str(tmp_path / "key.pem"))

    assert (said.exit_code, (tmp_path / "key.pem").read_text()) == (1, "precious")


def test_a_key_that_cannot_be_read_stops_the_freeze(
    database: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUMPPANI_SIGNING_KEY", str(tmp_path / "no-key.pem"))

    said = kumppani_says("freeze", "2025")

    assert (said.exit_code, "kumppani key new" in said.stderr) == (1, True)
    assert kumppani_says("report", "2025", "--out", str(tmp_path / "never.pdf")).exit_code == 1


def test_a_freeze_that_is_killed_half_way_leaves_nothing(database: sa.Engine, tmp_path: Path) -> None:
    killed_while_rendering = (
        "import os, signal\n"
        "from dashboard.report import pdf\n"
        "pdf.pdf_of = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from dashboard.command_line import kumppani\n"
        "kumppani(['freeze', '2025'])\n"
    )
    done = subprocess.run([sys.executable, "-c", killed_while_rendering], capture_output=True, check=False)

    said = kumppani_says("verify")

    assert (done.returncode, said.exit_code, "2025/1" in said.stdout) == (-9, 0, False)
