"""The import of a table, through the screen."""

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard.language import as_typed, texts_for
from model.opening import open_database
from model.role import Role
from tests.exchange.tables import SAMPLES
from tests.screens.conftest import OpenApp

FI = texts_for("fi")


def measures_in(database: str) -> int:
    with open_database(database).connect() as connection:
        return connection.scalar(sa.text("SELECT count(*) FROM measure")) or 0


def upload(app: AppTest, name: str, content: bytes | None = None, kind: str = "measures") -> AppTest:
    app.selectbox(key="import.kind").set_value(kind).run()
    uploader = app.file_uploader[0]
    uploader.set_value((name, content if content is not None else (SAMPLES / name).read_bytes(), "text/csv"))
    return app.run()


def said_by(app: AppTest) -> str:
    kinds = ("markdown", "success", "error", "info")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def test_a_table_of_another_system_is_seen_first_and_then_saved(open_app: OpenApp, database: str) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "kausal_report_fi.xlsx")
    before = measures_in(database)
    seen = [metric.value for metric in app.metric]

    app.button(key="import.save").click().run()

    assert (seen, before, measures_in(database)) == (["5", "0", "0", "0"], 24, 29)
    assert "kausal" in app.success[0].value
    assert not app.exception


def test_refused_rows_are_shown_with_their_reasons_and_cannot_be_saved(open_app: OpenApp) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "decidim_results_invalid.csv")

    assert list(app.table[0].value["Syy"]) == [as_typed(FI("refusal.cell_missing"))] * 3
    assert not [button for button in app.button if button.key == "import.save"]


def test_an_unknown_word_is_told_once_and_the_run_follows(open_app: OpenApp) -> None:
    content = b"Nro;Nimi;Tila\n77;Messut;hyllytetty\n78;Leiri;hyllytetty"
    app = upload(open_app(Role.COORDINATOR, "import_file"), "omat.csv", content)
    refused = app.metric[3].value

    word = next(box for box in app.selectbox if str(box.key).endswith(".word.status.hyllytetty"))
    word.set_value("completed").run()

    assert (refused, [metric.value for metric in app.metric]) == ("2", ["2", "0", "0", "0"])


def test_a_column_is_changed_by_hand(open_app: OpenApp) -> None:
    content = b"Nro;Nimi;Hoitaja\n77;Messut;Kirjasto"
    app = upload(open_app(Role.COORDINATOR, "import_file"), "omat.csv", content)
    unused = FI("import.unused", columns="Hoitaja") in said_by(app)

    next(box for box in app.selectbox if str(box.key).endswith(".Hoitaja")).set_value("responsible").run()

    assert (unused, FI("import.unused", columns="Hoitaja") in said_by(app)) == (True, False)


def test_what_was_said_is_remembered_for_the_next_file(open_app: OpenApp, database: str) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "a.csv", b"Asia;Hoitaja\nMessut;Kirjasto")
    next(box for box in app.selectbox if str(box.key).endswith(".Asia")).set_value("title_fi").run()
    app.button(key="import.save").click().run()

    again = upload(app, "b.csv", b"Asia;Hoitaja\nLeiri;Kirjasto")

    assert [metric.value for metric in again.metric][:1] == ["1"]


def test_another_sheet_can_be_chosen(open_app: OpenApp) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "kausal_report_fi.xlsx")

    next(box for box in app.selectbox if str(box.key).endswith(".sheet")).set_value("Summary 1").run()

    assert "Summary 1" in said_by(app)
    assert not app.exception


def test_a_file_that_is_no_table_is_refused_with_its_sentence(open_app: OpenApp) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "kirje.csv", b"%PDF-1.7 kirje")

    assert "PDF" in app.error[0].value
    assert not app.exception


def test_the_same_file_again_has_nothing_to_save(open_app: OpenApp) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "decidim_results_v029.csv")
    app.button(key="import.save").click().run()

    again = upload(app, "decidim_results_v029.csv")

    assert [metric.value for metric in again.metric] == ["0", "0", "4", "0"]
    assert FI("import.done.nothing") in said_by(again)


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.COUNCIL, Role.COMMITTEE])
def test_only_who_may_edit_the_plan_imports(open_app: OpenApp, role: Role) -> None:
    app = open_app(role, "yearly_snapshot")

    with pytest.raises(ValueError, match="regist"):
        app.switch_page("screens/import_file.py")


def test_what_a_file_says_is_shown_and_never_read_as_markdown(open_app: OpenApp) -> None:
    nasty = "![x](https://example.org/x.png) :red[huuto] <b>"
    content = f'Nro;Nimi;"{nasty}";Tila;Vastuutaho\n77;"{nasty}";a;"{nasty}";"{nasty}"\n'.encode()
    app = upload(open_app(Role.COORDINATOR, "import_file"), "nasty.csv", content)

    shown = [*(str(one.value) for kind in ("markdown", "caption", "error") for one in app.get(kind))]
    labels = [box.label for box in app.selectbox]

    assert not [text for text in (*shown, *labels) if "![x](" in text or ":red[" in text]
    assert not app.exception


def test_a_file_that_is_too_large_is_refused_before_it_is_read(open_app: OpenApp) -> None:
    app = upload(open_app(Role.COORDINATOR, "import_file"), "suuri.csv", b"Nro;Nimi\n" + b"1;Messut\n" * 2_400_000)

    assert "20" in app.error[0].value
    assert not app.metric
