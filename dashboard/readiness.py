"""The page is served at once; what asks for a plan waits until the database is open and everything is imported.

A browser takes most of a second to fetch and read the page's scripts: time in which the server gets ready.
"""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import warm_up

ASKING = ("/healthz",)  # and every websocket: by these the screens speak
OFTEN = 0.0005  # seconds; how often the imports let a request come in between, ten times as often as usual


class Readiness:
    """Whether the server has opened the database and imported what its screens need; else why it cannot."""

    def __init__(self, prepare: Callable[[], object] = lambda: None) -> None:
        self.prepare = prepare
        self.failure: Exception | None = None
        self.reached = asyncio.Event()

    @asynccontextmanager
    async def reaching(self) -> AsyncIterator[None]:
        """Get ready while requests are answered."""
        task = asyncio.create_task(self._reach())
        try:
            yield
        finally:
            task.cancel()

    async def _reach(self) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(OFTEN)
        gc.disable()  # of what is imported nothing is garbage; it is collected once when all is there
        try:
            await self._get_ready()
            await warm_up.warm_up()
        finally:
            gc.enable()
            sys.setswitchinterval(usual)

    async def _get_ready(self) -> None:
        try:
            await run_in_threadpool(self.prepare)
            await run_in_threadpool(warm_up.import_first)
        except Exception as error:  # noqa: BLE001 - whatever it is, `serve` tells it and stops
            self.failure = error
        finally:
            self.reached.set()


class WaitUntilReady:
    """Middleware: holds back what asks for a plan."""

    def __init__(self, app: ASGIApp, *, readiness: Readiness) -> None:
        self.app = app
        self.readiness = readiness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or scope.get("path", "").startswith(ASKING):
            await self.readiness.reached.wait()
        await self.app(scope, receive, send)
