"""Which edition of ours makes the files: the same edition makes the same bytes of the same document."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from dashboard import language
from dashboard.charts import theme
from model.figures import shares
from model.yearly import sealing

HERE = Path(__file__).parent


def made_with(tool: str) -> str:
    """The version of the tool, and the first digits of a hash of all of ours that the bytes depend on."""
    return f"{tool} {version(tool)} / {EDITION}"


def _edition() -> str:
    own = [Path(str(module.__file__)) for module in (language, theme, shares)]
    kinds = ("*.py", "*.typ", "*.ttf")
    ours = [*(file for kind in kinds for file in HERE.rglob(kind)), *Path(sealing.__file__).parent.glob("*.py"), *own]
    seen = hashlib.sha256(version("babel").encode())
    for file in sorted(ours, key=lambda file: (file.parent.name, file.name)):
        seen.update(file.read_bytes())
    return seen.hexdigest()[:8]


EDITION = _edition()
