"""The application for many: members by the real command, who sign in at a real OpenID provider."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from dashboard.command_line import kumppani
from dashboard.language import texts_for
from model.role import Role
from tests.browser.servers import free_port, settings_of_sign_in, start_provider, start_server

TEXTS = texts_for("fi")


@dataclass(frozen=True)
class House:
    base: str
    database_url: str

    def members(self, *words: str) -> None:
        """Run `kumppani members …` on the machine of the database."""
        said = CliRunner(env={"KUMPPANI_DATABASE_URL": self.database_url}).invoke(kumppani, ["members", *words])
        assert said.exit_code == 0, said.output

    def count_of_updates(self) -> int:
        engine = sa.create_engine(self.database_url)
        with engine.connect() as connection:
            count: int = connection.scalar(sa.text("SELECT count(*) FROM measure_update")) or 0
        engine.dispose()
        return count


@contextmanager
def keeping_house(database: Path, members: Mapping[str, Role]) -> Iterator[House]:
    """The application with its provider; who is a member was one before anybody signed in."""
    port = free_port()
    house = House(f"http://127.0.0.1:{port}", f"sqlite:///{database}")
    for identity, role in members.items():
        house.members("add", identity, role.value)
    with (
        start_provider() as provider,
        start_server(house.database_url, settings_of_sign_in(provider, house.base), port=port, is_local=False),
    ):
        yield house


def open_address(page: Page, house: House, address: str) -> None:
    page.goto(house.base + address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def sign_in(page: Page, house: House, person: str, address: str) -> None:
    """Sign in on a screen; afterwards the person is there again."""
    open_address(page, house, address)
    page.get_by_role("button", name=TEXTS("frame.sign_in")).click()
    page.get_by_role("button", name=person, exact=True).click()
    expect(page.get_by_role("button", name=TEXTS("frame.sign_out"))).to_be_visible()
