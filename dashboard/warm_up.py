"""What is slow is done while nobody waits for it: imports before and after the first screen, garbage later."""

import asyncio
import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules

from starlette.concurrency import run_in_threadpool

FIRST = ("babel.dates", "babel.numbers", "dashboard.navigation", "dashboard.viewer", "dashboard.components.frame")
LATER = ("pandas", "pyarrow.pandas_compat", "streamlit.elements.plotly_chart")
# Screens are scripts that show something when they are imported; what they are made of is not.
PARTS_OF_SCREENS = ("dashboard.components", "dashboard.charts")

CHARTS = ("bar", "heatmap", "scatter")

# Young garbage is collected by Python itself, all the time. What is left are cycles that lived through that:
# of a rerun about 100 KB, so that ten seconds of constant use gather some megabytes. A collection after
# gc.freeze() costs 3-9 ms; every ten seconds that is a thousandth of one processor.
EVERY = 10.0
# While a screen is being made the collection waits for a gap, at most as long as this: under constant load
# memory must not grow either.
PATIENCE = 5.0
GAP = 0.05
ALONE = 5.0  # seconds in which a visitor may come before the rest is imported


def import_first() -> None:
    """Import what every screen needs."""
    for name in FIRST:
        import_module(name)


async def warm_up() -> None:
    """Import the rest once the first visitor has their screen; then take all of it out of every later collection.

    What that screen needs of it, it imports itself.
    """
    await _until_somebody_was_served()
    await run_in_threadpool(_import_the_rest)
    await _wait_for_a_gap()
    gc.collect()
    gc.freeze()


async def _until_somebody_was_served() -> None:
    """The first screens are made, or nobody came for a while."""
    waited, has_come = 0.0, False
    while waited < ALONE and not (has_come and not _a_screen_is_being_made()):
        has_come = has_come or _a_screen_is_being_made()
        await asyncio.sleep(GAP)
        waited += GAP


def _import_the_rest() -> None:
    for name in (*LATER, *parts_of_screens()):
        import_module(name)
    draw_once()


def parts_of_screens() -> list[str]:
    """Every component and every chart, by the name of its module."""
    return [
        f"{package}.{module.name}"
        for package in PARTS_OF_SCREENS
        for module in iter_modules(import_module(package).__path__)
    ]


def draw_once() -> None:
    """One figure of each kind that we show: Plotly imports what it needs only while it draws."""
    figure = import_module("plotly.graph_objects").Figure([{"type": kind} for kind in CHARTS])
    import_module("plotly.tools")
    import_module("plotly.io").to_json(figure)


@asynccontextmanager
async def collecting_in_idle_time(every: float = EVERY) -> AsyncIterator[None]:
    """Collect garbage in the background for as long as the context is open."""
    task = asyncio.create_task(_collect_for_ever(every))
    try:
        yield
    finally:
        task.cancel()


async def _collect_for_ever(every: float) -> None:
    while True:
        await asyncio.sleep(every)
        await _wait_for_a_gap()
        gc.collect()


async def _wait_for_a_gap() -> None:
    waited = 0.0
    while waited < PATIENCE and _a_screen_is_being_made():
        await asyncio.sleep(GAP)
        waited += GAP


def _a_screen_is_being_made() -> bool:
    """Streamlit runs each script in a thread of this name."""
    return any(thread.name.startswith("ScriptRunner") for thread in threading.enumerate())
