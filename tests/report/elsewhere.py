"""The same file made in a process of its own, as on a machine with another clock, language and hashes."""

import os
import subprocess
import sys

OTHER = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LANG": "C", "LC_ALL": "C"}
PROGRAM = """
import hashlib, sys
from {module} import {maker}
print(hashlib.sha256({maker}(sys.stdin.buffer.read().decode(), "sv")).hexdigest())
"""


def hash_made_elsewhere(module: str, maker: str, sealed: str) -> str:
    """The SHA-256 of what a maker makes of a sealed document in Swedish."""
    program = PROGRAM.format(module=module, maker=maker)
    done = subprocess.run(
        [sys.executable, "-c", program], input=sealed.encode(), env=os.environ | OTHER, capture_output=True, check=True
    )
    return done.stdout.decode().strip()
