"""What several kinds of tests start from."""

from pathlib import Path

import pytest

from dashboard.language import frozen_texts
from model.opening import open_database
from seed_data.load import load_example
from tests.nasty_plan import NastyPlan, load_nasty_plan


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plan, loaded once for all tests of this worker; who writes takes a copy."""
    file = tmp_path_factory.mktemp("example") / "example.db"
    engine = open_database(f"sqlite:///{file}")
    load_example(engine, frozen_texts())
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def nasty_plan(tmp_path_factory: pytest.TempPathFactory) -> NastyPlan:
    """The example plan with nasty texts, loaded once for all tests of this worker; who writes takes a copy."""
    folder = tmp_path_factory.mktemp("nasty")
    engine = open_database(f"sqlite:///{folder / 'nasty.db'}")
    typed = load_nasty_plan(engine, folder / "plan")
    engine.dispose()
    return NastyPlan(folder / "nasty.db", typed)
