"""The coordinator records events: pasted names, what it changed, copy, correction, cancelling."""

from datetime import date

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import as_typed, texts_for
from model.opening import open_database
from model.role import Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")
NEW = "event_form.new.0.0"
EIGHT = """
    1. Lehtokummun Voimistelijat, 4 henkilöä
    2. silverbäckens gymnaster (2)
    3. HOPEAPURON PALLO RY
    4. Kuusikallion Hiihtäjät r.y.
    5. Vassträskets Simmare
    6. Haapaniityn Tennis ry, 1
    7. Lähdepolun Juoksijat
    8. Violbackens Ryttare rf
"""
HELD_ON = date(2025, 5, 20)


def asked(database: str, query: str, **values: object) -> list[tuple[object, ...]]:
    with open_database(database).connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query), values)]


def id_of(database: str, code: str) -> int:
    found = asked(database, "SELECT id FROM organisation WHERE code = :code", code=code)[0][0]
    assert isinstance(found, int)
    return found


def newest_event(database: str) -> tuple[object, ...]:
    return asked(database, "SELECT id, kind, held_on, head_count_unnamed FROM event ORDER BY id DESC LIMIT 1")[0]


def present_at(database: str, event_id: object) -> dict[str, int | None]:
    query = """SELECT o.code, a.head_count FROM attendance a JOIN organisation o ON o.id = a.organisation_id
               WHERE a.event_id = :id"""
    return dict(asked(database, query, id=event_id))


def filled(open_app: OpenApp, pasted: str = EIGHT) -> AppTest:
    """The form of a new event, with its titles, a day, and a pasted list that was recognised."""
    app = open_app(Role.COORDINATOR, "events", form="new")
    app.text_input(key=f"{NEW}.title_fi").set_value("Järjestöfoorumi 2025")
    app.text_input(key=f"{NEW}.title_sv").set_value("Organisationsforum 2025")
    app.date_input(key=f"{NEW}.held_on").set_value(HELD_ON)
    app.text_area(key=f"{NEW}.pasted").set_value(pasted)
    return app.run()


def save(app: AppTest) -> AppTest:
    return app.button(key=f"{NEW}.save").click().run()


def words_of(app: AppTest) -> str:
    kinds = ("title", "markdown", "info", "success", "warning", "error", "caption")
    return "\n".join(element.value for kind in kinds for element in app.get(kind)).replace("\\", "")


def test_eight_pasted_names_are_recorded_with_the_heads_that_were_told(open_app: OpenApp, database: str) -> None:
    app = save(filled(open_app))

    event_id, kind, held_on, _ = newest_event(database)
    assert (kind, held_on) == ("forum", HELD_ON.isoformat())
    assert present_at(database, event_id) == {
        "lehtokumpu-voimistelu": 4,
        "silverbacken-gymnastik": 2,
        "hopeapuro-pallo": None,
        "kuusikallio-hiihto": None,
        "kaislalampi-uinti": None,
        "haapaniitty-tennis": 1,
        "lahdepolku-juoksu": None,
        "violbacken-ridning": None,
    }
    assert not app.exception


def test_after_saving_the_event_tells_what_it_changed(open_app: OpenApp) -> None:
    app = save(filled(open_app))

    words = words_of(app)

    assert app.title[0].value == as_typed("Järjestöfoorumi 2025")
    assert TEXTS("saved.event_recorded", title="Järjestöfoorumi 2025", day="20.5.2025") in words
    held_of = TEXTS(
        "event.held_of", measure="1 Järjestöfoorumi vähintään kerran vuodessa", year="2025", held=1, required=1
    )
    assert held_of in words
    assert "2 järjestöä tavoitettiin kaudella ensimmäistä kertaa" in words
    assert "ennen 31 / 52, nyt 33 / 52 verkoston jäsenestä 31.5.2025" in words


def test_the_measure_is_offered_by_the_kind_and_says_that_it_is_a_guess(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "events", form="new")

    app.selectbox(key=f"{NEW}.kind").set_value("training").run()

    assert app.selectbox(key=f"{NEW}.measure.training").value == "4"
    assert TEXTS("event_form.measure_offered") in words_of(app)


def test_a_name_that_is_not_sure_has_to_be_chosen_before_saving(open_app: OpenApp, database: str) -> None:
    before = newest_event(database)
    app = save(filled(open_app, "Hopeapuron Palo"))

    assert as_typed("Hopeapuron Palo") in app.error[0].value
    assert newest_event(database) == before
    assert app.text_input(key=f"{NEW}.title_fi").value == "Järjestöfoorumi 2025"
    assert app.text_area(key=f"{NEW}.pasted").value == "Hopeapuron Palo"


def test_the_chosen_meaning_of_a_name_is_recorded(open_app: OpenApp, database: str) -> None:
    app = filled(open_app, "Hopeapuron Palo, 7 henkilöä")
    pallo = id_of(database, "hopeapuro-pallo")

    save(app.selectbox(key=f"{NEW}.means.hopeapuron palo").set_value(pallo).run())

    assert present_at(database, newest_event(database)[0]) == {"hopeapuro-pallo": 7}


def test_an_unknown_name_is_left_out_unless_it_is_ticked_and_that_is_said(open_app: OpenApp, database: str) -> None:
    app = save(filled(open_app, "Hopeapuron Pallo\nAivan Muu Seura rf"))

    assert present_at(database, newest_event(database)[0]) == {"hopeapuro-pallo": None}
    assert "Luettelosta jätettiin pois: Aivan Muu Seura rf" in words_of(app)


def test_a_list_that_is_saved_at_once_is_shown_before_an_unknown_name_is_left_out(
    open_app: OpenApp, database: str
) -> None:
    before, app = newest_event(database), filled(open_app, "")
    app.text_area(key=f"{NEW}.pasted").set_value("Hopeapuron Pallo\nAivan Muu Seura rf")

    save(app)
    refused, kept = app.error[0].value, newest_event(database)
    save(app)

    assert as_typed("Aivan Muu Seura rf") in refused
    assert kept == before
    assert present_at(database, newest_event(database)[0]) == {"hopeapuro-pallo": None}


def test_an_unknown_name_that_is_ticked_is_entered_with_the_event(open_app: OpenApp, database: str) -> None:
    app = filled(open_app, "Aivan Muu Seura rf, 3")
    app.checkbox(key=f"{NEW}.add.aivan muu seura").check().run()
    app.selectbox(key=f"{NEW}.category.aivan muu seura").set_value("culture").run()

    save(app)

    query = """SELECT o.name, o.language, c.code FROM organisation o
               JOIN organisation_category l ON l.organisation_id = o.id JOIN category c ON c.id = l.category_id
               WHERE o.code = 'aivan-muu-seura'"""
    (name, language, category) = asked(database, query)[0]
    assert ("Aivan Muu Seura rf" in str(name), language, category) == (True, "sv", "culture")
    assert present_at(database, newest_event(database)[0]) == {"aivan-muu-seura": 3}


def test_a_sheet_is_read_like_a_pasted_list(open_app: OpenApp, database: str) -> None:
    app = filled(open_app, "")
    content = "Järjestö;Henkilöä\nHopeapuron Pallo ry;5\nLähdepolun Juoksijat;\n".encode()

    app.file_uploader(key=f"{NEW}.sheet").upload("lista.csv", content, "text/csv").run()
    save(app)

    assert present_at(database, newest_event(database)[0]) == {"hopeapuro-pallo": 5, "lahdepolku-juoksu": None}


def test_a_file_that_is_no_sheet_is_refused_and_what_was_typed_stays(open_app: OpenApp) -> None:
    app = filled(open_app, "Hopeapuron Pallo")

    app.file_uploader(key=f"{NEW}.sheet").upload("lista.csv", b"%PDF-1.7", "text/csv").run()

    assert "lista" in app.error[0].value
    assert app.text_area(key=f"{NEW}.pasted").value == "Hopeapuron Pallo"


def test_organisations_can_be_searched_and_each_counted(open_app: OpenApp, database: str) -> None:
    app, club = filled(open_app, ""), id_of(database, "hopeapuro-pallo")

    app.multiselect(key=f"{NEW}.present").set_value([club]).run()
    app.number_input(key=f"{NEW}.heads.{club}.None").set_value(6)
    app.number_input(key=f"{NEW}.unnamed").set_value(11)
    save(app)

    event_id, *_, unnamed = newest_event(database)
    assert (present_at(database, event_id), unnamed) == ({"hopeapuro-pallo": 6}, 11)


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("title_sv", "", TEXTS("refusal.text_missing", language=TEXTS("word.sv"))),
        ("title_fi", "Soita 040 123 4567", TEXTS("word.phone")),
        ("held_on", None, TEXTS("refusal.day_missing")),
        ("held_on", date(2026, 1, 1), "1.1.2026"),
    ],
)
def test_what_is_wrong_is_refused_with_its_sentence_and_everything_stays(
    open_app: OpenApp, database: str, field: str, value: object, refusal: str
) -> None:
    before, app = newest_event(database), filled(open_app)
    widget = app.date_input if field == "held_on" else app.text_input
    widget(key=f"{NEW}.{field}").set_value(value)

    save(app)

    assert refusal in app.error[0].value.replace("\\", "")
    assert newest_event(database) == before
    assert app.text_area(key=f"{NEW}.pasted").value == EIGHT


def test_an_event_that_nobody_organised_is_refused(open_app: OpenApp) -> None:
    app = filled(open_app)
    app.checkbox(key=f"{NEW}.by_city").uncheck()

    save(app)

    assert TEXTS("refusal.organiser_missing") in app.error[0].value


def test_a_copy_has_the_titles_of_this_year_the_organisers_and_no_day(open_app: OpenApp, database: str) -> None:
    forum = asked(database, "SELECT id FROM event WHERE kind = 'forum' AND held_on LIKE '2024%'")[0][0]

    app = open_app(Role.COORDINATOR, "events", form="copy", event=str(forum))

    name = f"event_form.copy.{forum}.0"
    assert app.text_input(key=f"{name}.title_fi").value == "Järjestöfoorumi 2025"
    assert app.date_input(key=f"{name}.held_on").value is None
    assert app.selectbox(key=f"{name}.measure.forum").value == "1"
    assert app.multiselect(key=f"{name}.present").value == []


def test_an_earlier_event_is_chosen_to_begin_with(open_app: OpenApp, database: str) -> None:
    forum = asked(database, "SELECT id FROM event WHERE kind = 'forum' AND held_on LIKE '2024%'")[0][0]
    app = open_app(Role.COORDINATOR, "events", form="new")

    app.selectbox(key="event_form.begin_with").set_value(forum).run()

    assert (app.query_params["form"], app.query_params["event"]) == ("copy", str(forum))


def test_a_correction_begins_with_all_that_was_recorded_and_keeps_the_old_record(
    open_app: OpenApp, database: str
) -> None:
    forum = asked(database, "SELECT id FROM event WHERE kind = 'forum' AND held_on LIKE '2024%'")[0][0]
    before = present_at(database, forum)
    app = open_app(Role.COORDINATOR, "events", form="correct", event=str(forum))
    name = f"event_form.correct.{forum}.0"

    app.number_input(key=f"{name}.unnamed").set_value(99)
    app.button(key=f"{name}.save").click().run()

    right, *_, unnamed = newest_event(database)
    assert unnamed == 99
    assert present_at(database, right) == before == present_at(database, forum)
    assert asked(database, "SELECT cancelled_at IS NOT NULL FROM event WHERE id = :id", id=forum) == [(1,)]


def test_a_cancelled_event_is_kept_in_the_list_and_not_counted(open_app: OpenApp, database: str) -> None:
    event_id = asked(database, "SELECT max(id) FROM event WHERE held_on LIKE '2025%'")[0][0]
    app = open_app(Role.COORDINATOR, "event", event=str(event_id))

    app.button(key=f"event.{event_id}.cancel.sure").click().run()
    after = open_app(Role.COORDINATOR, "events", year="2025")

    labels = [link.proto.label for link in after.get("page_link")]
    assert TEXTS("event_state.cancelled") in words_of(app)
    assert any(TEXTS("event_state.cancelled") in label for label in labels)
    assert "13 / 14" in words_of(after)


def test_the_filters_live_in_the_address(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "events", year="2023", kind="forum")

    labels = [link.proto.label for link in app.get("page_link")]

    assert len(labels) == 1
    assert "14\\.11\\.2023" in labels[0]


def test_an_unknown_event_is_said_in_one_sentence(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "event", event="999999")

    assert [error.value for error in app.error] == [TEXTS("refusal.unknown_record", code="999999")]


def test_a_past_day_shows_events_as_they_were_known_and_no_form(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "events", on="2023-12-31", form="new")

    assert f"{NEW}.save" not in [button.key for button in app.button]
    assert TEXTS("event_form.not_now") in words_of(app)


def test_a_button_that_was_there_before_the_role_changed_is_refused(open_app: OpenApp, database: str) -> None:
    event_id = asked(database, "SELECT max(id) FROM event")[0][0]
    app = open_app(Role.COORDINATOR, "event", event=str(event_id))
    shown = app.session_state["viewer.now"]
    app.session_state["viewer.now"] = type(shown)(**{**shown.__dict__, "role": Role.COMMITTEE})

    app.button(key=f"event.{event_id}.cancel.sure").click().run()

    assert asked(database, "SELECT cancelled_at FROM event WHERE id = :id", id=event_id) == [(None,)]
