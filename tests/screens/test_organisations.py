"""The coordinator keeps the register: who was asked for long, one click, changes, membership, merging."""

from datetime import date

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard import viewer
from dashboard.language import texts_for
from model.actions.network import OrganisationInput
from model.actions.organisations import OrganisationChange, admit_organisations, change_organisation
from model.base import LocalText
from model.database import perform
from model.opening import open_database
from model.role import Actor, Role
from tests.screens.conftest import OpenApp

TEXTS = texts_for("fi")
CLUB = "hopeapuro-pallo"


def asked(database: str, query: str, **values: object) -> list[tuple[object, ...]]:
    with open_database(database).connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query), values)]


def id_of(database: str, code: str) -> object:
    return asked(database, "SELECT id FROM organisation WHERE code = :code", code=code)[0][0]


def key(database: str, what: str, code: str = CLUB) -> str:
    return f"organisation.{id_of(database, code)}.{what}"


def words_of(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "info", "success", "warning", "error", "caption")
    return "\n".join(element.value for kind in kinds for element in app.get(kind)).replace("\\", "")


def lines_of(app: AppTest) -> list[str]:
    return [link.proto.label.replace("\\", "") for link in app.get("page_link")]


def verify_buttons(app: AppTest) -> list[str]:
    return [button.key for button in app.button if button.key and ".verify." in button.key]


def test_the_register_stands_by_category_with_last_contact_and_last_attendance(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations", words="hopeapuron pallo")

    (line,) = lines_of(app)

    assert [heading.value for heading in app.header] == ["Liikunta\\- ja urheiluseurat (1)"]
    assert "suomenkielinen · jäsen 5.10.2022 alkaen · ! yhteystiedot tarkistettu 2.10.2024" in line
    assert "viimeksi mukana 9.4.2025" in line


def test_one_click_says_that_contacts_were_verified_today(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "organisations", words="hopeapuron pallo")

    app.button(key=verify_buttons(app)[0]).click().run()

    query = "SELECT max(checked_on) FROM contact_check WHERE organisation_id = :id"
    assert asked(database, query, id=id_of(database, CLUB)) == [(viewer.today().isoformat(),)]
    assert "✓ yhteystiedot tarkistettu" in lines_of(app)[0]
    assert app.button(key=verify_buttons(app)[0]).disabled


def test_who_was_verified_leaves_the_list_of_those_who_were_not(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations", show="unverified", category="culture")
    first = lines_of(app)[0]

    app.button(key=verify_buttons(app)[0]).click().run()

    assert first not in lines_of(app)


def test_a_page_has_at_most_twenty_five_lines_and_shows_more_when_asked(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations")
    before = len(lines_of(app))

    app.button(key="organisations.more").click().run()

    assert (before, len(lines_of(app))) == (25, 50)


def test_the_filters_live_in_the_address(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations", category="culture", show="members", words="kuoro")

    found = lines_of(app)

    assert len(found) == 1
    assert "Hopeapuron Kamarikuoro ry" in found[0]


def test_every_share_has_its_denominator_and_its_day(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations")

    words = words_of(app)

    assert f"0 / 52 verkoston jäsenestä {TEXTS.date(viewer.today())}" in words
    assert "52 / 161 kunnassa rekisteröidystä yhdistyksestä" in words


def test_an_organisation_shows_its_events_and_grants(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)

    words = words_of(app)

    assert "9.4.2025 Seurojen kevättapaaminen · Yhteistyötapaaminen · 2 henkilöä" in words
    assert "2025: toiminta-avustus, haettu 5 200 €, myönnetty 3 800 €" in words


def test_a_change_is_saved_and_said(open_app: OpenApp, database: str) -> None:
    name = f"{key(database, 'change')}.0"
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)

    app.text_input(key=f"{name}.name_sv").set_value("Silverbäckens Boll rf")
    app.radio(key=f"{name}.language").set_value("both")
    app.multiselect(key=f"{name}.categories").set_value(["sports", "youth"])
    app.button(key=f"{name}.save").click().run()

    words = words_of(app)
    assert TEXTS("saved.organisation", name="Hopeapuron Pallo ry") in words
    assert "Silverbäckens Boll rf" in words
    assert "Liikunta- ja urheiluseurat ja Nuorisoyhdistykset" in words


def test_a_change_of_somebody_else_meanwhile_is_told_and_nothing_typed_is_lost(
    open_app: OpenApp, database: str
) -> None:
    name = f"{key(database, 'change')}.0"
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)
    app.text_input(key=f"{name}.name_fi").set_value("Minun nimeni ry")
    theirs = OrganisationChange.of(code=CLUB, name=LocalText(fi="Heidän nimensä ry"), language="fi", version=1)
    by = Actor("other", Role.ADMINISTRATOR)
    perform(open_database(database), change_organisation, "235", CLUB, theirs, by=by)

    app.button(key=f"{name}.save").click().run()
    refused = app.error[0].value.replace("\\", "")
    app.button(key=f"{name}.save").click().run()

    assert "Heidän nimensä ry" in refused
    assert TEXTS("role.administrator") in refused
    assert TEXTS("saved.organisation", name="Minun nimeni ry") in words_of(app)


def test_a_name_that_the_register_has_is_refused_and_what_was_typed_stays(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations")
    name = "organisation.new.0"

    app.text_input(key=f"{name}.name_fi").set_value("Hopeapuron Pallo")
    app.button(key=f"{name}.save").click().run()

    assert CLUB in app.error[0].value.replace("\\", "")
    assert app.text_input(key=f"{name}.name_fi").value == "Hopeapuron Pallo"


def test_a_new_organisation_gets_a_code_of_its_name_and_is_opened(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "organisations")
    name = "organisation.new.0"

    app.text_input(key=f"{name}.name_fi").set_value("Hämeenpolun Ystävät ry")
    app.date_input(key=f"{name}.member_from").set_value(date(2025, 1, 1))
    app.button(key=f"{name}.save").click().run()

    assert app.title[0].value == "Hämeenpolun Ystävät ry"
    query = """SELECT m.starts_on FROM membership m JOIN organisation o ON o.id = m.organisation_id
               WHERE o.code = 'hameenpolun-ystavat'"""
    assert asked(database, query) == [("2025-01-01",)]


def test_a_membership_is_ended_and_begun_again(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)

    end, begin = (f"{key(database, act)}.0" for act in ("end_membership", "begin_membership"))
    app.date_input(key=f"{end}.day").set_value(date(2024, 12, 31))
    app.button(key=f"{end}.save").click().run()
    app.date_input(key=f"{begin}.day").set_value(date(2025, 2, 1))
    app.button(key=f"{begin}.save").click().run()

    assert "5.10.2022 – 31.12.2024; 1.2.2025 –" in words_of(app)


def test_a_period_is_corrected(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)
    name = f"{key(database, 'period.2022-10-05.None')}.0"

    app.date_input(key=f"{name}.starts_on").set_value(date(2023, 1, 1))
    app.button(key=f"{name}.save").click().run()

    assert "jäsen 1.1.2023 alkaen" in words_of(app)


def test_what_a_merge_moves_is_shown_before_it_is_done(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)

    app.selectbox(key=key(database, "merge.into")).set_value(id_of(database, "valkokallio-judo")).run()

    words = words_of(app)
    assert "13 tilaisuutta" in words
    assert "1 jäsenyysjakso" in words
    assert asked(database, "SELECT count(*) FROM organisation_merge") == [(0,)]


def test_a_merged_organisation_leaves_the_list_and_its_code_leads_to_the_other(
    open_app: OpenApp, database: str
) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)
    app.selectbox(key=key(database, "merge.into")).set_value(id_of(database, "valkokallio-judo")).run()

    app.button(key=key(database, "merge.sure")).click().run()
    again = open_app(Role.COORDINATOR, "organisation", code=CLUB)
    listed = open_app(Role.COORDINATOR, "organisations", words="hopeapuron pallo")

    assert app.title[0].value == again.title[0].value == "Valkokallion Judo ry"
    assert "Hopeapuron Pallo ry" in words_of(again)
    assert ["Valkokallion Judo ry" in line for line in lines_of(listed)] == [True]


def test_an_organisation_with_history_offers_no_removal(open_app: OpenApp, database: str) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)

    assert key(database, "remove.sure") not in [button.key for button in app.button]


def test_an_organisation_entered_by_mistake_is_removed(open_app: OpenApp, database: str) -> None:
    mistake = OrganisationInput.of(code="vahinko", name=LocalText(fi="Vahinko ry"), language="fi")
    perform(open_database(database), admit_organisations, "235", (mistake,), by=Actor("other", Role.COORDINATOR))
    app = open_app(Role.COORDINATOR, "organisation", code="vahinko")

    app.button(key=key(database, "remove.sure", "vahinko")).click().run()

    assert app.title[0].value == TEXTS("screen.organisations")
    assert TEXTS("saved.removed", name="Vahinko ry") in words_of(app)
    assert asked(database, "SELECT count(*) FROM organisation WHERE code = 'vahinko'") == [(0,)]


def test_a_count_of_registered_associations_is_entered(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations")
    name = "population.new.0"

    app.number_input(key=f"{name}.count").set_value(175)
    app.text_input(key=f"{name}.origin_fi").set_value("Yhdistysrekisteri")
    app.text_input(key=f"{name}.origin_sv").set_value("Föreningsregistret")
    app.button(key=f"{name}.save").click().run()

    assert "52 / 175" in words_of(app)


def test_a_count_without_its_origin_is_refused(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisations")

    app.number_input(key="population.new.0.count").set_value(175)
    app.button(key="population.new.0.save").click().run()

    assert TEXTS("field.origin_fi") in app.error[0].value
    assert app.number_input(key="population.new.0.count").value == 175


def test_an_unknown_organisation_is_said_in_one_sentence(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code="nobody")

    assert [error.value for error in app.error] == [TEXTS("refusal.unknown_organisation", code="nobody")]


def test_on_a_past_day_nothing_can_be_changed(open_app: OpenApp) -> None:
    listed = open_app(Role.COORDINATOR, "organisations", on="2023-12-31")
    opened = open_app(Role.COORDINATOR, "organisation", on="2023-12-31", code=CLUB)

    keys = [button.key for app in (listed, opened) for button in app.button]
    assert not [key for key in keys if key.startswith(("organisation.", "population."))]


@pytest.mark.parametrize("act", ["verify", "merge.sure", "end_membership.0.save"])
def test_a_button_that_was_there_before_the_role_changed_is_refused(open_app: OpenApp, database: str, act: str) -> None:
    app = open_app(Role.COORDINATOR, "organisation", code=CLUB)
    app.selectbox(key=key(database, "merge.into")).set_value(id_of(database, "valkokallio-judo")).run()
    before = asked(database, "SELECT count(*) FROM change_record")
    shown = app.session_state["viewer.now"]
    app.session_state["viewer.now"] = type(shown)(**{**shown.__dict__, "role": Role.COMMITTEE})

    app.button(key=key(database, act)).click().run()

    assert asked(database, "SELECT count(*) FROM change_record") == before


def test_the_work_list_leads_to_those_whose_contacts_were_not_verified(open_app: OpenApp) -> None:
    app = open_app(Role.COORDINATOR, "work_list")

    assert TEXTS("work.verify_contacts") in lines_of(app)
