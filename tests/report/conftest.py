"""The frozen years of the example plan, sealed, for everything that is made of them."""

import pytest

from dashboard.language import frozen_texts, texts_for
from dashboard.report.worded import Worded
from model.actions.snapshots import Press
from model.opening import open_database
from model.reading.snapshots import read_sealed
from model.yearly.sealing import open_sealed
from seed_data.load import load_example


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
