"""What the first screen shows is fetched with the page, and not one round trip after the other when it is shown."""

import re
from pathlib import Path

from streamlit import file_util

SCRIPTS = Path(file_util.get_static_dir()) / "static" / "js"
EARLY = ("Selectbox", "Metric")  # the one on every screen, the other on the committee's first one
IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def early_links(shell: str) -> str:
    """Links for the head of the page, to whatever its shell does not name itself.

    A new Streamlit may part its scripts otherwise: then there are none, and the page comes a little later.
    """
    links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in _scripts(shell))
    return "".join(links)


def _scripts(shell: str) -> list[str]:
    """The scripts of the early elements, and what they import."""
    found: list[str] = []
    wanted = [file.name for element in EARLY for file in SCRIPTS.glob(f"{element}.*.js")]
    while wanted:
        name = wanted.pop()
        if name not in found and name not in shell:
            found.append(name)
            wanted += IMPORTED.findall((SCRIPTS / name).read_text("utf-8"))
    return found
