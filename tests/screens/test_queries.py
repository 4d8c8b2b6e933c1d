"""What a screen asks the database: one question when all is kept, at most twelve when nothing is."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard import store
from dashboard.components.editor.parts import Part
from dashboard.navigation import FIRST_SCREEN, NAVIGATION
from model.opening import open_database
from model.role import Role
from tests.screens.conftest import OpenApp, queries_of
from tests.screens.test_every_screen import ADDRESSES

WARM, COLD = 1, 12
ADDRESSED = [
    *((screen.name, ADDRESSES.get(screen.name, {})) for screen in NAVIGATION if screen.name != "start"),
    ("events", {"form": "new"}),
    ("meeting", {"step": "0"}),
    *(("plan", {"part": part}) for part in Part),
    ("changes", {"from": "2023-12-31", "to": "2024-12-31"}),
    ("changes", {"from": "snapshot:2023", "to": "snapshot:2024"}),
    ("changes", {"from": "snapshot:2023", "to": "2025-01-31"}),
    ("changes", {"from": "2024-01-31", "to": "snapshot:2024"}),
]
PAST = {"on": "2024-04-30"}


@pytest.fixture
def keep_nothing(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The same plan at another address, of which the application has read nothing yet."""

    def move() -> None:
        copy = tmp_path / "elsewhere.db"
        shutil.copy(sa.make_url(database).database, copy)
        monkeypatch.setenv("KUMPPANI_DATABASE_URL", f"sqlite:///{copy}")
        store.engine(store.database_url())

    return move


@pytest.mark.parametrize("past", [{}, PAST], ids=["now", "in the past"])
@pytest.mark.parametrize(("screen", "address"), ADDRESSED, ids=str)
def test_a_screen_asks_one_question_when_all_is_kept_and_at_most_twelve_when_nothing_is(
    open_app: OpenApp, keep_nothing, screen, address, past
):
    app = open_app(Role.ADMINISTRATOR, screen, **address, **past)

    warm = queries_of(app.run)
    keep_nothing()
    cold = queries_of(app.run)

    assert len(warm) == WARM
    assert len(cold) <= COLD


@pytest.mark.parametrize("role", list(Role))
def test_the_first_screen_of_a_role_asks_at_most_twelve_questions_after_a_save(
    open_app: OpenApp, database: str, role: Role
) -> None:
    app = open_app(role, FIRST_SCREEN[role])
    with open_database(database).begin() as connection:
        connection.execute(sa.text("UPDATE plan SET revision = revision + 1"))

    asked = queries_of(app.run)

    assert len(asked) <= COLD
