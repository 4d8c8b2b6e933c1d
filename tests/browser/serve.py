"""`python -m tests.browser.serve HOST PORT SCRIPT KIND`: what `kumppani run` starts, with any script."""

import sys
from pathlib import Path

from dashboard import server

host, port, script, kind = sys.argv[1:]
server.serve(
    host,
    int(port),
    announce=lambda address: print(address, flush=True),  # noqa: T201 - the tests read it
    is_local=kind == "local",
    script=Path(script) if script else server.APP,
)
