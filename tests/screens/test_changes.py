"""The screen Changes: any two points, in the address, each change with its reason."""

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import texts_for
from model.base import Language
from model.opening import open_database
from model.role import Role
from tests import changes_of_2024 as by_hand
from tests.screens.conftest import OpenApp, groups_on, queries_of

TEXTS = texts_for("fi")
YEAR = {"from": "2023-12-31", "to": "2024-12-31"}


def headings(app: AppTest) -> list[str]:
    return [*(heading.value for heading in app.header), *(group["title"] for group in groups_on(app))]


def address(app: AppTest) -> tuple[str, str]:
    """From where to where, by the address; the framework gives a list of what it was asked for."""
    found = (app.query_params[side] for side in ("from", "to"))
    since, until = (value[0] if isinstance(value, list) else value for value in found)
    return since, until


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def test_unless_asked_otherwise_it_tells_what_changed_since_the_committees_last_meeting(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes")

    assert headings(app)[0] == TEXTS("changes.title", period=r"26\.3\.2025–31\.5\.2025")


def test_the_lists_are_those_that_have_something_each_with_its_count(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes", **YEAR)

    counts = {kind: len(found) for kind, found in by_hand.MEASURES.items() if found}
    assert {f"{TEXTS(f'changes.kind.{kind}')} ({count})" for kind, count in counts.items()} <= set(headings(app))


def test_a_measure_is_a_link_and_below_it_from_what_to_what_and_why(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes", **YEAR)

    (line,) = (line for group in groups_on(app) for line in group["lines"] if "Uusi määräaika on 31" in line["said"])
    assert (line["code"], "→" in line["said"], "measure?" in line["href"]) == ("16", True, True)


def test_the_empty_lists_are_named_in_one_sentence(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes", **YEAR)

    (said,) = (text.value for text in app.markdown if text.value.startswith(TEXTS("changes.none", kinds="")[:20]))
    assert "vaihtuneet vastuutahot" in said


@pytest.mark.parametrize("language", list(Language))
def test_the_address_keeps_the_points_in_every_language(open_app: OpenApp, language: Language) -> None:
    app = open_app(Role.COMMITTEE, "changes", language, **YEAR)

    assert address(app) == ("2023-12-31", "2024-12-31")
    assert texts_for(language)("changes.kind.completed") + " (2)" in headings(app)


def test_a_period_that_readers_ask_for_is_one_choice_away(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes")
    chooser = app.selectbox(key="changes.period.2025-03-26 2025-05-31")

    chooser.select("2023-12-31 2024-12-31").run()

    assert address(app) == ("2023-12-31", "2024-12-31")
    assert headings(app)[0] == TEXTS("changes.title", period=r"31\.12\.2023–31\.12\.2024")


def test_the_periods_are_the_last_meetings_the_last_cut_off_the_years_and_the_frozen_years(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes")

    options = app.selectbox(key="changes.period.2025-03-26 2025-05-31").options

    beginnings = ("Edellisen kokouksen jälkeen: Hyvinvointivaliokunta", "Edellisen kokouksen jälkeen: Valtuusto")
    assert all(any(option.startswith(beginning) for option in options) for beginning in beginnings)
    assert {"Vuosi 2024: 31.12.2023–31.12.2024", "Vuosikatsaukset 2023/1 ja 2024/1"} <= set(options)


def test_two_frozen_years_are_held_against_each_other(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes", **{"from": "snapshot:2023", "to": "snapshot:2024"})

    assert f"{TEXTS('changes.kind.completed')} (2)" in headings(app)
    assert any(TEXTS("changes.untold", kinds="")[:30] in text.value for text in app.markdown)


def test_any_two_points_can_be_asked_for(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes")
    key = "changes.2025-03-26 2025-05-31"
    app.selectbox(key=f"{key}.from.point").select("snapshot:2023/1")
    app.date_input(key=f"{key}.to.day").set_value("2024-12-31")

    app.button(key=f"{key}.show").click().run()

    assert address(app) == ("snapshot:2023/1", "2024-12-31")
    assert not app.error


@pytest.mark.parametrize("asked", ["snapshot:2023", "snapshot:2023/1"])
def test_a_frozen_year_in_the_address_is_the_one_that_is_chosen(open_app: OpenApp, asked: str) -> None:
    app = open_app(Role.COMMITTEE, "changes", **{"from": asked, "to": "2024-12-31"})

    assert app.selectbox(key=f"changes.{asked} 2024-12-31.from.point").value == "snapshot:2023/1"


@pytest.mark.parametrize(
    ("since", "until", "refusal"),
    [
        ("2019-03-12", "2024-12-31", "1.8.2021"),
        ("2024-12-31", "2023-12-31", "ennen alkua"),
        ("2023-12-31", "2031-01-01", "1.1.2031"),
        ("snapshot:espoo-2025/2023", "2024-12-31", "espoo"),
        ("snapshot:2021", "2024-12-31", "2021"),
        ("eilen", "2024-12-31", "eilen"),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence_and_the_choice_stays(
    open_app: OpenApp, since: str, until: str, refusal: str
) -> None:
    app = open_app(Role.COMMITTEE, "changes", **{"from": since, "to": until})

    assert [refusal in error.value.replace("\\", "") for error in app.error] == [True]
    assert app.selectbox(key=f"changes.period.{since} {until}").value == ""


def test_the_plan_of_an_earlier_day_tells_what_had_changed_by_then(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes", on="2024-04-30")

    assert headings(app)[0].endswith(r"30\.4\.2024")


def test_every_file_can_be_taken_home(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "changes", **YEAR)

    names = [button.proto.label for button in app.get("download_button")]
    assert names == [TEXTS(f"download.{form}") for form in ("pdf", "xlsx", "csv", "json")]


def test_progress_says_what_changed_since_the_meeting_in_three_lines_with_a_link_to_the_rest(open_app: OpenApp) -> None:
    app = open_app(Role.COMMITTEE, "progress")

    at = headings(app).index(TEXTS("changes.since_meeting"))
    lines = next(text.value for text in app.markdown if text.value.startswith("* Toimenpiteistä"))
    assert (at > 0, lines.count("\n")) == (True, 2)
    assert any(label == TEXTS("changes.open", since="26.3.2025") for label in links(app))


def test_progress_and_changes_say_the_same_of_the_measures(open_app: OpenApp) -> None:
    progress, changes = (open_app(Role.COMMITTEE, screen) for screen in ("progress", "changes"))

    said = [
        next(t.value for t in app.markdown if t.value.startswith("* Toimenpiteistä")) for app in (progress, changes)
    ]

    assert said[0].splitlines()[:3] == said[1].splitlines()[:3]


def test_an_earlier_day_is_read_once_and_not_anew_after_a_save(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COMMITTEE, "progress")
    with open_database(database).begin() as connection:
        connection.execute(sa.text("UPDATE plan SET revision = revision + 1"))

    asked = queries_of(app.run)

    assert not [statement for statement in asked if "change_record.before" in statement]
