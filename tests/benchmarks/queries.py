"""How many questions a screen asks the database, counted in this process."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from dashboard.server import APP
from tests.benchmarks.databases import example, raise_revision
from tests.benchmarks.measured import Measured

SCREENS = {"progress": "Progress", "work_list": "Work list", "changes": "Changes"}
WARM, COLD = 1, 12


def queries() -> Iterator[Measured]:
    """Of a rerun when everything is kept, and when nothing is."""
    logging.disable(logging.WARNING)  # Streamlit warns of whatever runs outside its own server
    with TemporaryDirectory() as folder:
        os.environ |= {"KUMPPANI_DATABASE_URL": example(Path(folder)), "KUMPPANI_HOST": "127.0.0.1"}
        for screen, title in SCREENS.items():
            app = _opened(screen)
            yield Measured(f"queries of {title} (warm)", _asked(app.run), WARM, unit="queries")
            raise_revision(Path(folder) / "example.db")
            yield Measured(f"queries of {title} (cold)", _asked(app.run), COLD, unit="queries")


def _opened(screen: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = "fi"
    app.run()
    app.switch_page(f"screens/{screen}.py")
    return app.run()


def _asked(run: Callable[[], object]) -> int:
    count = 0

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal count
        count += statement.startswith(("SELECT", "WITH"))

    event.listen(sa.Engine, "before_cursor_execute", note)
    run()
    event.remove(sa.Engine, "before_cursor_execute", note)
    return count
