"""The command, for the term of a plan: begin it, close it, carry measures over."""

import json

import pytest
import sqlalchemy as sa

from model.actions.evaluations import EvaluationInput, evaluate
from model.database import unit_of_work
from model.opening import open_database
from tests.builders import a_text, an_actor
from tests.commands import kumppani_says

PLAN, NEXT = "kauniainen-2021-2025", "kauniainen-2025-2029"
GIVEN = {
    "--name-fi": "Toimenpiteet 2025–2029",
    "--name-sv": "Åtgärder 2025–2029",
    "--municipality-fi": "Kauniainen",
    "--municipality-sv": "Grankulla",
    "--municipality-code": "235",
    "--starts": "2025-06-01",
    "--ends": "2029-05-31",
}


@pytest.fixture
def database(copied: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> sa.Engine:
    monkeypatch.setenv("KUMPPANI_DATABASE_URL", str(copied.url))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return copied


def begin(slug=NEXT, **more):
    given = GIVEN | {f"--{name.replace('_', '-')}": value for name, value in more.items()}
    return kumppani_says("plan", "new", slug, *(word for pair in given.items() for word in pair))


def carry(*more):
    return kumppani_says("plan", "carry-over", PLAN, "--to", NEXT, *more)


def asked(database, query):
    with database.connect() as connection:
        return list(connection.execute(sa.text(query)).scalars())


def codes_of(database, slug=NEXT):
    query = "SELECT m.code FROM measure m JOIN plan p ON p.id = m.plan_id WHERE p.slug = '{}' ORDER BY m.position"
    return asked(database, query.format(slug))


def evaluate_everything(database):
    of = [("measure", code) for code in codes_of(database, PLAN)] + [("goal", f"G{n}") for n in range(1, 5)]
    with unit_of_work(open_database(str(database.url))) as session:
        for noun, code in of:
            judged = EvaluationInput.of(**{noun: code}, outcome="achieved", sentence=a_text())
            evaluate(session, PLAN, judged, by=an_actor())


def test_an_empty_plan_is_begun(database):
    said = begin()

    assert (said.exit_code, NEXT in said.stdout) == (0, True)
    assert json.loads(asked(database, f"SELECT name FROM plan WHERE slug = '{NEXT}'")[0])["sv"] == "Åtgärder 2025–2029"
    assert codes_of(database) == []


def test_a_plan_of_the_same_address_is_refused_with_a_sentence(database):
    said = begin(PLAN)

    assert (said.exit_code, PLAN in said.stderr) == (1, True)


@pytest.mark.parametrize(
    "wrong", [{"ends": "2025-01-01"}, {"municipality_code": "Kauniainen"}, {"name_sv": ""}], ids=str
)
def test_a_plan_that_cannot_be_is_refused_with_a_sentence(database, wrong):
    said = begin(**wrong)

    assert (said.exit_code, bool(said.stderr)) == (1, True)
    assert asked(database, "SELECT count(*) FROM plan") == [1]


def test_a_term_is_not_closed_before_everything_was_evaluated(database):
    said = kumppani_says("plan", "close", PLAN)

    assert said.exit_code == 1
    assert "(28)" in said.stderr


def test_an_evaluated_term_is_closed_and_takes_no_update_any_more(database):
    evaluate_everything(database)

    said = kumppani_says("plan", "close", PLAN)
    refused = kumppani_says("update", "14", "--plan", PLAN, "--status", "completed")

    assert (said.exit_code, refused.exit_code) == (0, 1)
    assert asked(database, "SELECT count(*) FROM plan WHERE closed_on IS NOT NULL") == [1]


def test_chosen_measures_are_carried_over(database):
    begin()

    said = carry("--measure", "3", "--measure", "14")

    assert (said.exit_code, codes_of(database)) == (0, ["3", "14"])


def test_the_unfinished_measures_are_carried_over(database):
    begin()

    said = carry("--unfinished")

    carried = codes_of(database)
    assert said.exit_code == 0
    assert 0 < len(carried) < 24
    assert "14" in carried


def test_those_that_were_carried_over_are_not_carried_again(database):
    begin()
    carry("--measure", "14")

    said = carry("--unfinished")

    assert (said.exit_code, codes_of(database).count("14")) == (0, 1)


def test_a_measure_is_carried_over_once(database):
    begin()
    carry("--measure", "14")

    said = carry("--measure", "14")

    assert (said.exit_code, "14" in said.stderr) == (1, True)


def test_nothing_chosen_is_a_wrong_use(database):
    begin()

    said = carry()

    assert said.exit_code == 2


def test_a_measure_of_a_closed_term_is_carried_over(database):
    begin()
    evaluate_everything(database)
    kumppani_says("plan", "close", PLAN)

    said = carry("--measure", "14")

    assert (said.exit_code, codes_of(database)) == (0, ["14"])


def test_a_plan_that_is_not_there_is_refused_with_a_sentence(database):
    said = kumppani_says("plan", "close", "nothing")

    assert (said.exit_code, "nothing" in said.stderr) == (1, True)
