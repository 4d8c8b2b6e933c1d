"""The plan editor: the final evaluation, closing the term, carrying measures over; and what a measure then shows."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.language import texts_for
from model.actions.carrying_over import carry_over
from model.actions.evaluations import EvaluationInput, evaluate
from model.actions.plans import begin_plan
from model.actions.terms import close_term
from model.base import LocalText
from model.database import unit_of_work
from model.opening import open_database
from model.role import Role
from tests.builders import a_plan_input, a_text, an_actor
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")
PLAN, NEXT = "kauniainen-2021-2025", "kauniainen-2025-2029"
AFTERWARDS = date(2025, 6, 10)
SENTENCE = LocalText(fi="Saatiin aikaan.", sv="Uppnåddes.")


def asked(database: str, query: str) -> list[Any]:
    with open_database(database).connect() as connection:
        return list(connection.execute(sa.text(query)).scalars())


def id_of(database: str, table: str, code: str) -> int:
    return int(asked(database, f"SELECT id FROM {table} WHERE code = '{code}'")[0])


def judge(database: str, *codes: str) -> None:
    """Evaluate these measures and goals."""
    with unit_of_work(open_database(database)) as session:
        for code in codes:
            of = {"goal" if code.startswith("G") else "measure": code}
            given = EvaluationInput.of(**of, outcome="achieved", sentence=SENTENCE)
            evaluate(session, PLAN, given, by=an_actor(on=AFTERWARDS))


def judge_all(database: str) -> None:
    judge(database, *asked(database, "SELECT code FROM goal"), *asked(database, "SELECT code FROM measure"))


def close(database: str) -> None:
    with unit_of_work(open_database(database)) as session:
        close_term(session, PLAN, by=an_actor(on=AFTERWARDS))


def begin_next(database: str) -> None:
    coming = a_plan_input(
        slug=NEXT, name=a_text("Seuraava"), term_starts_on=date(2025, 6, 1), term_ends_on=date(2029, 5, 31)
    )
    with unit_of_work(open_database(database)) as session:
        begin_plan(session, coming, by=an_actor(on=AFTERWARDS))


def carry(database: str, *codes: str) -> None:
    with unit_of_work(open_database(database)) as session:
        carry_over(session, PLAN, NEXT, codes, by=an_actor(on=AFTERWARDS))


def links_of(app: Any) -> list[tuple[str, str]]:
    """Label and query of every link."""
    return [(link.proto.label, link.proto.query_string) for link in app.get("page_link")]


def test_how_many_are_evaluated_is_told_out_of_all(open_app: OpenApp, database: str) -> None:
    judge(database, "1", "2", "G1")

    app = open_app(Role.COORDINATOR, "plan", part="term")

    said = [element.value for element in app.markdown]
    assert TEXTS("editor.evaluated.measure", n=2, total=24) in said
    assert TEXTS("editor.evaluated.goal", n=1, total=4) in said


@pytest.mark.parametrize(("noun", "code"), [("measure", "4"), ("goal", "G2")])
def test_an_evaluation_is_saved_and_the_next_one_opens(open_app: OpenApp, database: str, noun: str, code: str) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="term", **{noun: code})
    name = f"plan.evaluation.{noun}.{id_of(database, noun, code)}.0"

    app.radio(key=f"{name}.outcome").set_value("partly_achieved")
    app.text_area(key=f"{name}.sentence_fi").set_value("Saatiin aikaan osa.")
    app.text_area(key=f"{name}.sentence_sv").set_value("En del uppnåddes.")
    app.button(key=f"{name}.save").click().run()

    assert asked(database, "SELECT outcome FROM final_evaluation") == ["partly_achieved"]
    assert app.query_params["goal"] == "G1"


def test_an_evaluation_in_one_language_is_refused_and_what_was_typed_stays(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="term", measure="4")
    name = f"plan.evaluation.measure.{id_of(database, 'measure', '4')}.0"

    app.text_area(key=f"{name}.sentence_fi").set_value("Saatiin aikaan.")
    app.button(key=f"{name}.save").click().run()

    assert TEXTS("field.sentence_sv") in app.error[0].value
    assert app.text_area(key=f"{name}.sentence_fi").value == "Saatiin aikaan."


def test_a_term_is_closed_when_it_was_confirmed(open_app: OpenApp, database: str) -> None:
    judge_all(database)
    app = open_app(Role.COORDINATOR, "plan", part="term")

    app.checkbox(key="plan.close.sure").set_value(True)
    app.button(key="plan.close.button").click().run()

    assert asked(database, "SELECT closed_on FROM plan") != [None]
    assert app.info[0].value.startswith(TEXTS("editor.closed", day="").partition("suljettu")[0])


def test_a_term_is_not_closed_without_the_confirmation(open_app: OpenApp, database: str) -> None:
    judge_all(database)
    app = open_app(Role.COORDINATOR, "plan", part="term")

    app.button(key="plan.close.button").click().run()

    assert asked(database, "SELECT closed_on FROM plan") == [None]
    assert app.success[0].value == TEXTS("editor.close_not_sure")


def test_a_term_with_something_to_evaluate_is_not_closed_and_what_is_missing_is_named(
    open_app: OpenApp, database: str
) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="term")

    app.checkbox(key="plan.close.sure").set_value(True)
    app.button(key="plan.close.button").click().run()

    assert "(28)" in app.error[0].value
    assert asked(database, "SELECT closed_on FROM plan") == [None]


def test_years_that_are_not_published_are_named_before_the_term_is_closed(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="term")

    assert app.warning[0].value == TEXTS("editor.close_years", years="2021 ja 2025")


def test_the_unfinished_measures_are_proposed_and_carried_over(open_app: OpenApp, database: str) -> None:
    begin_next(database)
    app = open_app(Role.COORDINATOR, "plan", part="term", plan=PLAN)
    proposed = app.multiselect(key="plan.carry.0.measures").value

    app.button(key="plan.carry.0.save").click().run()

    unfinished = asked(database, "SELECT count(*) FROM measure WHERE carried_over_from_id IS NOT NULL")
    assert [len(proposed)] == unfinished
    assert 0 < len(proposed) < 24


def test_what_was_carried_over_is_no_longer_offered(open_app: OpenApp, database: str) -> None:
    begin_next(database)
    carry(database, "14")

    app = open_app(Role.COORDINATOR, "plan", part="term", plan=PLAN)

    offered = app.multiselect(key="plan.carry.0.measures").options
    assert len(offered) == 23
    assert not [option for option in offered if option.startswith("14 ")]


def test_the_plan_of_the_next_term_is_begun_beside_the_old_one(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "plan", part="term")
    app.text_area(key="plan.new.0.name_fi").set_value("Seuraava")
    app.text_area(key="plan.new.0.name_sv").set_value("Nästa")

    app.button(key="plan.new.0.save").click().run()

    assert app.selectbox(key="plan.carry.0.target").value == NEXT
    assert app.query_params["plan"] == PLAN


def test_a_closed_term_still_tells_its_evaluations_and_lets_measures_go_on(open_app: OpenApp, database: str) -> None:
    begin_next(database)
    judge_all(database)
    close(database)

    app = open_app(Role.COORDINATOR, "plan", part="term", plan=PLAN)
    app.button(key="plan.carry.0.save").click().run()

    assert any("Saatiin aikaan" in element.value for element in app.markdown)
    assert asked(database, "SELECT count(*) FROM measure WHERE carried_over_from_id IS NOT NULL")[0] > 0


def test_a_closed_term_still_offers_its_last_year_to_be_frozen(open_app: OpenApp, database: str) -> None:
    judge_all(database)
    close(database)
    app = open_app(Role.COORDINATOR, "yearly_snapshot")

    app.selectbox(key="freeze.year").set_value(2025)
    app.checkbox(key="freeze.for_council.2025").set_value(False)
    app.checkbox(key="freeze.sure").check()
    app.button(key="freeze.button").click().run()

    assert not app.error
    assert app.selectbox(key="snapshot.chosen").options == ["2025", "2024", "2023", "2022"]


def test_what_a_year_of_a_closed_term_lacks_is_told_and_nothing_leads_to_a_form(
    open_app: OpenApp, database: str
) -> None:
    judge_all(database)
    close(database)

    app = open_app(Role.COORDINATOR, "yearly_snapshot")

    said = "\n".join(element.value for element in app.markdown)
    assert [TEXTS("gap.assessment_missing") in text for text in (said, str(links_of(app)))] == [True, False]


def test_a_measure_shows_its_final_evaluation(open_app: OpenApp, database: str) -> None:
    judge(database, "14")

    app = open_app(Role.COMMITTEE, "measure", code="14")

    (found,) = [element.value for element in app.markdown if TEXTS("outcome.achieved") in element.value]
    assert "Saatiin aikaan" in found


def test_a_measure_links_to_where_it_goes_on(open_app: OpenApp, database: str) -> None:
    begin_next(database)
    carry(database, "14")

    app = open_app(Role.COMMITTEE, "measure", plan=PLAN, code="14")

    assert [f"plan={NEXT}" in query for label, query in links_of(app) if label.startswith("→")] == [True]


def test_a_measure_links_to_where_it_came_from(open_app: OpenApp, database: str) -> None:
    begin_next(database)
    carry(database, "14")

    app = open_app(Role.COMMITTEE, "measure", plan=NEXT, code="14")

    assert [f"plan={PLAN}" in query for label, query in links_of(app) if label.startswith("←")] == [True]


@pytest.mark.parametrize(("role", "is_there"), [(Role.COORDINATOR, True), (Role.COMMITTEE, False)])
def test_who_may_edit_finds_the_way_from_a_measure_to_its_form(open_app: OpenApp, role: Role, is_there: bool) -> None:
    app = open_app(role, "measure", code="14")

    assert (TEXTS("editor.edit") in [label for label, _ in links_of(app)]) is is_there


def test_the_plan_that_an_address_named_goes_along_from_screen_to_screen(open_app: OpenApp, database: str) -> None:
    begin_next(database)
    app = open_app(Role.COORDINATOR, "measures", plan=PLAN)

    app.query_params.clear()
    app.switch_page("screens/progress.py").run()

    assert app.query_params["plan"] == PLAN


@pytest.mark.parametrize("screen", ["work_list", "progress", "measures", "participation", "plan", "yearly_snapshot"])
def test_a_plan_that_is_still_empty_opens_on_every_screen(open_app: OpenApp, database: str, screen: str) -> None:
    begin_next(database)

    app = open_app(Role.COORDINATOR, screen, plan=NEXT)

    assert not app.exception
    assert not app.error
