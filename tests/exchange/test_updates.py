"""What a table of updates would do to the plan."""

from datetime import date

import pytest

from model.base import LocalText
from model.measure import Status
from tests.builders import TODAY, YESTERDAY, a_measure, a_state
from tests.exchange.tables import a_csv, counts, import_facts, refusals, the_run

FORUM = a_measure(id=1, code="1", title=LocalText(fi="Foorumi"), status=Status.IN_PROGRESS, as_of_on=date(2023, 1, 1))


def facts(**values):
    return import_facts(measures=[FORUM], **values)


def test_a_row_tells_of_a_measure_on_a_day() -> None:
    run = the_run("updates", a_csv("Toimenpide;Päivä;Tilanne\n1;14.6.2023;valmis"), facts())

    told = run.ready.told[0]

    assert (counts(run), told.measure, told.as_of_on, told.status) == ((1, 0, 0, 0), "1", YESTERDAY, Status.COMPLETED)


def test_a_measure_may_be_named_by_its_title() -> None:
    run = the_run("updates", a_csv("Toimenpide;Tilanne\nfoorumi;valmis"), facts())

    assert run.ready.told[0].measure == "1"


def test_without_a_day_a_row_tells_of_today() -> None:
    run = the_run("updates", a_csv("Toimenpide;Tilanne\n1;valmis"), facts())

    assert run.ready.told[0].as_of_on == TODAY


def test_what_a_row_does_not_say_stays_as_it_was_told_last() -> None:
    run = the_run("updates", a_csv("Toimenpide;Kommentti\n1;Kutsut on lähetetty"), facts())

    assert (run.ready.told[0].status, run.ready.told[0].comment.fi) == (Status.IN_PROGRESS, "Kutsut on lähetetty")


def test_what_was_told_of_that_day_already_is_unchanged() -> None:
    told = {(1, YESTERDAY): a_state(status=Status.COMPLETED, as_of_on=YESTERDAY)}
    run = the_run("updates", a_csv("Toimenpide;Päivä;Tilanne\n1;14.6.2023;valmis"), facts(told=told))

    assert counts(run) == (0, 0, 1, 0)


def test_what_was_told_otherwise_of_that_day_is_changed_by_a_newer_update() -> None:
    told = {(1, YESTERDAY): a_state(status=Status.NOT_STARTED, as_of_on=YESTERDAY)}
    run = the_run("updates", a_csv("Toimenpide;Päivä;Tilanne\n1;14.6.2023;valmis"), facts(told=told))

    assert (counts(run), run.rows[0].fields) == ((0, 1, 0, 0), ("status",))


def test_a_later_row_goes_on_from_an_earlier_one_of_the_table() -> None:
    lines = "Toimenpide;Päivä;Tilanne;Edistyminen %\n1;1.3.2023;jatkuva;40\n1;1.5.2023;;60"
    run = the_run("updates", a_csv(lines), facts())

    assert [(told.status, told.progress) for told in run.ready.told] == [(Status.ONGOING, 40), (Status.ONGOING, 60)]


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ("Toimenpide;Tilanne\n99;valmis", ("Toimenpide", "name_not_known")),
        ("Toimenpide;Tilanne\n;valmis", ("Toimenpide", "cell_missing")),
        ("Toimenpide;Päivä;Tilanne\n1;1.1.2024;valmis", ("Päivä", "date_outside_term")),
        ("Toimenpide;Päivä;Tilanne\n1;1.1.2020;valmis", ("Päivä", "date_outside_term")),
        ("Toimenpide;Päivä;Kommentti\n1;1.9.2021;x", ("", "cell_missing")),
        ("Toimenpide;Tilanne;Syy\n1;siirretty;", ("Syy", "reason_missing")),
        ("Toimenpide;Arvio;Arvion perustelu\n1;edistyy hyvin;", ("Arvion perustelu", "sentence_missing")),
        ("Toimenpide;Tilanne;Määräaika\n1;valmis;1.1.2031", ("Määräaika", "date_outside_term")),
    ],
)
def test_the_rules_of_the_screen_hold_for_every_row(lines: str, refused: tuple[str, str]) -> None:
    run = the_run("updates", a_csv(lines), facts())

    assert refusals(run) == [(2, *refused)]


def test_the_same_measure_and_day_twice_is_refused_the_second_time() -> None:
    run = the_run("updates", a_csv("Toimenpide;Päivä;Tilanne\n1;14.6.2023;valmis\n1;14.6.2023;kesken"), facts())

    assert refusals(run) == [(3, "Toimenpide", "twice_in_table")]
