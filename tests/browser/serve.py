"""`python -m tests.browser.serve HOST PORT [SCRIPT]`: what `kumppani run` starts, with a script of our choice."""

import sys
from pathlib import Path

from dashboard import server

host, port, script = sys.argv[1:]
server.serve(
    host,
    int(port),
    announce=lambda address: print(address, flush=True),  # noqa: T201 - the tests read it
    script=Path(script) if script else server.APP,
)
