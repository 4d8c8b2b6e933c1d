"""What several kinds of tests start from: the example plan, the nasty one, and hypothesis without a clock."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings

from dashboard.report.press import press
from model.opening import open_database
from seed_data.load import load_example
from tests.nasty_plan import NastyPlan, load_nasty_plan

settings.register_profile("kumppani", deadline=None, max_examples=60)
settings.load_profile("kumppani")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example plan, loaded once for all tests of this worker; who writes takes a copy."""
    file = tmp_path_factory.mktemp("example") / "example.db"
    engine = open_database(f"sqlite:///{file}")
    load_example(engine, press())
    engine.dispose()
    return file


@pytest.fixture
def copied(example: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """The example plan in a file of this test's own, opened without our settings, to look and to force."""
    engine = sa.create_engine(f"sqlite:///{shutil.copy(example, tmp_path / 'kumppani.db')}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def nasty_plan(tmp_path_factory: pytest.TempPathFactory) -> NastyPlan:
    """The example plan with nasty texts, loaded once for all tests of this worker; who writes takes a copy."""
    folder = tmp_path_factory.mktemp("nasty")
    engine = open_database(f"sqlite:///{folder / 'nasty.db'}")
    typed = load_nasty_plan(engine, folder / "plan")
    engine.dispose()
    return NastyPlan(folder / "nasty.db", typed)
