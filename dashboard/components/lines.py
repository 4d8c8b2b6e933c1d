"""Lines that say something and lead somewhere, in one element: the server pays for each element on every rerun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from dashboard.components.measure_line import address
from dashboard.language import Texts
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.facts import MeasureFact

STATIC = Path(__file__).parents[1] / "static"
MANIFEST = ComponentManifest("kumppani", "1", [ComponentConfig("lines", asset_dir="lines")])
NAME = "kumppani.lines"


@dataclass(frozen=True)
class LinkedLine:
    """What is said of something, as it was typed, and the screen and its address where all of it is; or none."""

    code: str
    title: str
    said: str = ""
    screen: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


def line_of(measure: MeasureFact, said: str, texts: Texts) -> LinkedLine:
    """A measure with what is said of it, and the way to its screen."""
    return LinkedLine(measure.code, texts.local(measure.title), said, "measure", {"code": measure.code})


def show_lines(
    groups: Sequence[tuple[str, Sequence[LinkedLine]]], key: str, looking: Viewer, *, in_a_row: bool = False
) -> None:
    """Each group under its heading; one without a heading goes on with what stands above. Lines stand below each
    other, or side by side."""
    lines = [line for _, of_group in groups for line in of_group]
    numbers = iter(range(len(lines)))
    sent = [
        {"title": title, "lines": [sent_line(line, next(numbers), looking) for line in of_group]}
        for title, of_group in groups
    ]
    data = {"acts": {}, "groups": sent, "inARow": in_a_row}
    element()(key=key, data=data, on_act_change=partial(_open, key, lines, looking))


def sent_line(line: LinkedLine, number: int, looking: Viewer) -> dict[str, Any]:
    """A line for the element, which tells by the number that it was followed."""
    href = f"{line.screen}?{urlencode(address(looking, **line.query))}" if line.screen else ""
    return {"line": number, "code": line.code, "title": line.title, "said": line.said, "href": href}


def _open(key: str, lines: Sequence[LinkedLine], looking: Viewer) -> None:
    """Callback: which line was followed. It comes from the browser, so it may be anything."""
    match st.session_state[key].get("act"):
        case {"what": "open", "line": int(number)} if 0 <= number < len(lines) and lines[number].screen:
            st.switch_page(page(lines[number].screen), query_params=address(looking, **lines[number].query))


def element() -> ComponentRenderer:
    """The element, made known to the server that runs: tests start many. Its data: see `lines.js`."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(MANIFEST, STATIC)
    return _declared()


@cache
def _declared() -> ComponentRenderer:
    return st.components.v2.component(NAME, js="lines.js", css="lines.css", isolate_styles=False)
