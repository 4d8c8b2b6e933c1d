"""What is slow is done before the first visitor comes, and garbage is collected while nobody waits."""

import asyncio
import gc
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module

HEAVY = (
    "pandas",
    "pyarrow",
    "babel.dates",
    "babel.numbers",
    "sqlmodel",
    "streamlit.elements.plotly_chart",
    "dashboard.navigation",
    "dashboard.viewer",
    "dashboard.components.frame",
)

# Young garbage is collected by Python itself, all the time. What is left are cycles that lived through that:
# of a rerun about 100 KB, so that ten seconds of constant use gather some megabytes. A collection after
# gc.freeze() costs 5-15 ms; every ten seconds that is a thousandth of one processor.
EVERY = 10.0
# While a screen is being made the collection waits for a gap, at most as long as this: under constant load
# memory must not grow either.
PATIENCE = 5.0
GAP = 0.05


def warm_up(modules: Sequence[str] = HEAVY) -> None:
    """Import what the first visitor would wait for; then take it out of every later collection."""
    for name in modules:
        import_module(name)
    gc.collect()
    gc.freeze()


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
