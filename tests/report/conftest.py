"""The frozen years of the example plan, sealed, for everything that is made of them; and documents of old schemas."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.language import frozen_texts, texts_for
from dashboard.report.worded import Worded
from model.actions.ledger import canonical
from model.actions.snapshots import Press
from model.opening import open_database
from model.reading.snapshots import read_sealed
from model.yearly.document import Document
from model.yearly.sealing import open_sealed, seal
from seed_data.load import load_example

DOCUMENTS = Path(__file__).parent / "documents"
Refreeze = Callable[[Callable[[Document], object]], str]


@pytest.fixture(scope="session")
def sealed_years(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The sealed document of each frozen year."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('frozen')}/kumppani.db")
    load_example(engine, Press(frozen_texts()))
    with engine.connect() as connection:
        found = {sealed.year: sealed.text for sealed in read_sealed(connection)}
    engine.dispose()
    return found


@pytest.fixture
def sealed(sealed_years: dict[int, str]) -> str:
    """The year 2024 as it was frozen."""
    return sealed_years[2024]


@pytest.fixture
def worded(sealed: str) -> Worded:
    """The same in Finnish."""
    return Worded(open_sealed(sealed.encode()).document, texts_for("fi"))


@pytest.fixture
def refrozen(sealed: str) -> Refreeze:
    """The year 2024 as if it had been frozen with something else in it: `refrozen(change)` seals what is changed."""

    def refreeze(change: Callable[[Document], object]) -> str:
        document = json.loads(sealed)["document"]
        change(document)
        return seal(canonical(document), None)

    return refreeze


@pytest.fixture
def schema_1() -> str:
    """A document of schema 1, as the first release froze it, sealed."""
    return seal((DOCUMENTS / "schema-1.json").read_text("utf-8"), None)


@pytest.fixture
def schema_2() -> str:
    """A document of schema 2: a second issue that replaces the first, held against the year before."""
    return seal((DOCUMENTS / "schema-2.json").read_text("utf-8"), None)
