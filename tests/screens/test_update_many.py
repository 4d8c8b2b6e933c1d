"""The grid over many measures: what is typed is kept, reviewed, and recorded as a whole."""

from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from model.actions.many import confirm_many
from model.actions.update_input import UpdateInput
from model.actions.updates import newest_update, record_update
from model.base import Language, LocalText
from model.database import perform, unit_of_work
from model.measure import Assessment, Status
from model.opening import open_database
from model.role import Actor, Role
from tests.screens.conftest import OpenApp
from tests.screens.test_every_screen import words_on
from tests.screens.test_work_list import PLAN, count_of, state_of

TEXTS = texts_for("fi")
EXPLAINED = {"assessment": TEXTS.assessment("on_track"), "sentence_fi": "Etenee hyvin."}


def codes_in(app: AppTest) -> list[str]:
    """The codes of the measures in the grid, by row."""
    return list(app.data_editor[0].value["code"])


def edit(app: AppTest, edits: Mapping[str, Mapping[str, Any]]) -> AppTest:
    """Type into the cells of measures, as the grid sends it: all edits since it was shown, by row."""
    rows = {codes_in(app).index(code): dict(cells) for code, cells in edits.items()}
    app.session_state[str(app.data_editor[0].key)] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def press(app: AppTest, name: str) -> AppTest:
    return app.button(key=f"update_many.{name}").click().run()


def drafts_of(database: str) -> dict[str, str]:
    with open_database(database).connect() as connection:
        rows = connection.execute(sa.text("SELECT form, content FROM draft"))
        return {row.form: row.content for row in rows}


def open_again(open_app: OpenApp, **address: str) -> AppTest:
    """In a new session, as after a closed tab or a restarted server."""
    return open_app(Role.COORDINATOR, "update_many", **address)


def tell(database: str, code: str, **values: Any) -> None:
    """Somebody else records an update."""
    update = UpdateInput.of(**values)
    perform(open_database(database), record_update, PLAN, code, update, by=Actor("other", Role.ADMINISTRATOR))


def test_three_updates_are_recorded_with_one_save(open_app: OpenApp, database: str) -> None:
    before = count_of(database)
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"14": EXPLAINED, "12": {"progress": 60}, "8": {"comment_sv": "Klart i tid"}})
    press(app, "save")

    assert count_of(database) == before + 3
    assert app.success[0].value == TEXTS.count("saved.many", 3)
    assert (state_of(database, "12")["progress"], state_of(database, "14")["assessment"]) == (60, "on_track")


def test_the_review_tells_from_what_to_what(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"12": {"progress": 60, "status": TEXTS.status("completed")}})

    said = words_on(app)
    assert TEXTS.count("many.updates", 1) in said
    assert f"{TEXTS('field.progress')}: 35 % → **60 %**" in said
    assert f"● {TEXTS('status.in_progress')} → **✓ {TEXTS('status.completed')}**" in said


def test_without_edits_there_is_nothing_to_save(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    assert app.button(key="update_many.save").disabled
    assert TEXTS("many.nothing") in words_on(app)


def test_an_edit_that_is_taken_back_is_no_update(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"12": {"progress": 60}})
    edit(app, {"12": {"progress": 35}})

    assert app.button(key="update_many.save").disabled
    assert drafts_of(database) == {}


def test_a_ticked_measure_is_confirmed_as_it_stands(open_app: OpenApp, database: str) -> None:
    before = state_of(database, "12")
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"12": {"checked": True}})
    press(app, "save")

    after = state_of(database, "12")
    assert (after["act"], after["progress"], after["id"] > before["id"]) == ("unchanged", before["progress"], True)


def test_a_tick_beside_an_edit_is_an_update(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"12": {"checked": True, "progress": 60}})
    press(app, "save")

    assert (state_of(database, "12")["act"], state_of(database, "12")["progress"]) == ("update", 60)


def test_all_that_are_shown_are_ticked_with_one_button(open_app: OpenApp, database: str) -> None:
    before = count_of(database)
    app = open_app(Role.COORDINATOR, "update_many", responsible="sports_services")
    shown = len(codes_in(app))

    press(app, "check_all")
    press(app, "save")

    assert count_of(database) == before + shown


def test_the_button_for_all_leaves_alone_what_was_typed(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "update_many", reason="any")

    edit(app, {"12": {"progress": 60}})
    press(app, "check_all")
    press(app, "save")

    assert (state_of(database, "12")["act"], state_of(database, "14")["act"]) == ("update", "unchanged")


def test_what_is_refused_is_told_beside_its_measure_before_saving(open_app: OpenApp, database: str) -> None:
    before = count_of(database)
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"14": {"status": TEXTS.status("postponed")}, "12": {"progress": 60}})

    assert TEXTS("refusal.reason_missing") in app.error[0].value
    assert TEXTS.count("many.refused", 1) in words_on(app)
    assert app.button(key="update_many.save").disabled
    assert count_of(database) == before


def test_personal_data_in_a_cell_is_refused(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"14": {"comment_fi": "Soita 040 123 4567"}})

    assert TEXTS("word.phone") in app.error[0].value


def test_a_changed_assessment_needs_a_sentence_of_its_own(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"10": {"assessment": TEXTS.assessment(Assessment.ON_TRACK)}})

    assert TEXTS("refusal.sentence_missing") in app.error[0].value


# drafts


def test_what_was_typed_is_there_in_a_new_session(open_app: OpenApp, database: str) -> None:
    edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}})

    app = open_again(open_app)

    assert app.data_editor[0].value.set_index("code").loc["12", "progress"] == 60
    assert app.info[0].value.startswith("Luonnos ")
    assert not app.button(key="update_many.save").disabled


def test_a_restored_draft_is_saved_once_and_is_gone(open_app: OpenApp, database: str) -> None:
    edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}})
    before = count_of(database)

    press(open_again(open_app), "save")

    assert (count_of(database), drafts_of(database)) == (before + 1, {})
    assert open_again(open_app).button(key="update_many.save").disabled


def test_drafts_are_thrown_away_with_one_button(open_app: OpenApp, database: str) -> None:
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}, "14": EXPLAINED})

    press(app, "throw_away")

    assert drafts_of(database) == {}
    assert app.data_editor[0].value.set_index("code").loc["12", "progress"] == 35


def test_one_draft_is_thrown_away_and_the_others_stay(open_app: OpenApp, database: str) -> None:
    id_ = state_of(database, "12")["measure"]
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}, "14": EXPLAINED})

    press(app, f"{id_}.throw_away")

    assert list(drafts_of(database)) == [f"measure.{state_of(database, '14')['measure']}"]


def test_a_measure_with_a_draft_stays_in_the_grid_whatever_the_filter(open_app: OpenApp) -> None:
    edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}})

    app = open_again(open_app, status="completed", words="no such words")

    assert codes_in(app) == ["12"]


def test_a_save_that_was_recorded_while_its_draft_stayed_offers_nothing_to_save_again(
    open_app: OpenApp, database: str
) -> None:
    edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}, "14": {"checked": True}})
    kept = drafts_of(database)
    press(open_again(open_app), "save")
    with open_database(database).begin() as connection:
        plan = connection.scalar(sa.text("SELECT id FROM plan"))
        for form, content in kept.items():
            statement = "INSERT INTO draft (plan_id, owner, form, content, saved_at) VALUES (:p, 'local', :f, :c, :at)"
            values = {"p": plan, "f": form, "c": content, "at": "2025-01-01 00:00:00.000000"}
            connection.execute(sa.text(statement), values)

    app = open_again(open_app)

    assert app.button(key="update_many.save").disabled
    assert drafts_of(database) == {}


def test_what_was_typed_in_the_grid_stands_in_the_form_of_the_measure(open_app: OpenApp, database: str) -> None:
    edit(open_app(Role.COORDINATOR, "update_many"), {"14": EXPLAINED})
    id_ = state_of(database, "14")["measure"]

    app = open_app(Role.COORDINATOR, "measure", code="14")

    assert app.text_area(key=f"measure.{id_}.0.sentence_fi").value == "Etenee hyvin."
    assert app.radio(key=f"measure.{id_}.0.assessment").value == "on_track"


# somebody else


def test_what_somebody_else_changed_meanwhile_is_shown_beside_what_was_typed(open_app: OpenApp, database: str) -> None:
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"status": TEXTS.status("ongoing")}})
    tell(database, "12", status=Status.COMPLETED, progress=100)

    app.run()

    said = app.warning[0].value
    assert TEXTS("role.administrator") in said
    assert f"● {TEXTS('status.in_progress')} → **✓ {TEXTS('status.completed')}**" in said
    assert TEXTS("many.yours", value=f"↻ {TEXTS('status.ongoing')}") in said


def test_a_save_over_a_change_that_was_not_seen_records_nothing_and_keeps_what_was_typed(
    open_app: OpenApp, database: str
) -> None:
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}, "14": EXPLAINED})
    tell(database, "12", status=Status.COMPLETED, progress=100)
    before = count_of(database)

    press(app, "save")

    assert count_of(database) == before
    assert "12: " in app.error[0].value
    assert {f"measure.{state_of(database, code)['measure']}" for code in ("12", "14")} == drafts_of(database).keys()


def test_after_the_change_was_shown_what_was_typed_is_saved_over_it(open_app: OpenApp, database: str) -> None:
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}})
    tell(database, "12", status=Status.COMPLETED, progress=100)
    press(app, "save")

    press(app, "save")

    assert (state_of(database, "12")["progress"], state_of(database, "12")["status"]) == (60, "completed")


def test_what_was_typed_after_the_review_is_looked_at_before_it_is_saved(open_app: OpenApp, database: str) -> None:
    app, before = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}}), count_of(database)
    rows = {codes_in(app).index("12"): {"progress": 99}}
    app.session_state[str(app.data_editor[0].key)] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}

    press(app, "save")

    assert app.error[0].value == TEXTS("refusal.review_outdated")
    assert "**99 %**" in words_on(app)
    assert count_of(database) == before


def test_a_measure_that_somebody_else_confirmed_meanwhile_may_be_confirmed_again(
    open_app: OpenApp, database: str
) -> None:
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"checked": True}})
    engine = open_database(database)
    with unit_of_work(engine) as session:
        seen = newest_update(session, PLAN, "12")
    perform(engine, confirm_many, PLAN, [("12", seen)], by=Actor("other", Role.ADMINISTRATOR))
    before = count_of(database)

    press(app, "save")
    press(app, "save")

    assert count_of(database) == before + 1


# what no grid of ours would send; all kinds of it are tried in test_grid_edits.py


def test_a_word_that_is_no_choice_of_the_grid_changes_nothing(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"12": {"status": "nearly done", "code": "99"}})

    assert app.button(key="update_many.save").disabled
    assert drafts_of(database) == {}


def test_progress_over_a_hundred_is_refused(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "update_many")

    edit(app, {"12": {"progress": 101}})

    assert TEXTS("field.progress") in app.error[0].value


def test_a_save_that_was_on_the_screen_before_the_role_changed_records_nothing(
    open_app: OpenApp, database: str
) -> None:
    app = edit(open_app(Role.COORDINATOR, "update_many"), {"12": {"progress": 60}})
    shown, before = app.session_state["viewer.now"], count_of(database)
    app.session_state["viewer.now"] = type(shown)(**{**shown.__dict__, "role": Role.COMMITTEE})

    press(app, "save")

    assert count_of(database) == before


@pytest.mark.parametrize("language", list(Language))
def test_the_words_of_each_language_mean_the_same(open_app: OpenApp, database: str, language: Language) -> None:
    texts = texts_for(language)
    app = open_app(Role.COORDINATOR, "update_many", language)

    edit(app, {"12": {"status": texts.status("ongoing"), "assessment": texts.assessment(None)}})
    press(app, "save")

    assert (state_of(database, "12")["status"], state_of(database, "12")["assessment"]) == ("ongoing", None)


# filters


def test_the_grid_shows_what_is_on_the_work_list_with_a_reason(open_app: OpenApp) -> None:
    overdue = codes_in(open_app(Role.COORDINATOR, "update_many", reason="overdue"))
    listed = codes_in(open_app(Role.COORDINATOR, "update_many", reason="any"))
    every = codes_in(open_app(Role.COORDINATOR, "update_many"))

    assert set(overdue) < set(listed) < set(every)


def test_a_past_state_is_not_updated(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "update_many", on="2023-12-31")

    assert not app.data_editor
    assert app.info[0].value == TEXTS("many.only_now")


def test_the_comment_of_a_measure_is_shown_as_it_was_typed(open_app: OpenApp, database: str) -> None:
    nasty = "**bold** <b>x</b> :material/home: [a](https://example.org)"
    tell(database, "12", status=Status.COMPLETED, comment=LocalText(fi=nasty))

    app = open_app(Role.COORDINATOR, "update_many")

    assert app.data_editor[0].value.set_index("code").loc["12", "comment_fi"] == nasty
