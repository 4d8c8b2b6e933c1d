"""`python -m tests.browser.serve HOST PORT SCRIPT KIND`: what `kumppani run` starts, with any script.

Where `STATEMENTS_FILE` names a file, every statement that is sent to the database is written there, a line each.
"""

import os
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from dashboard import server


def write_statements(file: Path) -> None:
    """The first line of each statement, as it is sent; BEGIN among them."""

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(" ".join(statement.split()) + "\n")

    event.listen(sa.Engine, "before_cursor_execute", note)


if named := os.environ.get("STATEMENTS_FILE"):
    write_statements(Path(named))
host, port, script, kind = sys.argv[1:]
server.serve(
    host,
    int(port),
    announce=lambda address: print(address, flush=True),  # noqa: T201 - the tests read it
    is_local=kind == "local",
    script=Path(script) if script else server.APP,
)
