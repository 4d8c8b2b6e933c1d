"""The framework's files compressed once: a first visit with a chart is 7.4 MB without, 2 MB with."""

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASSETS = "/static/"
COMPRESSIBLE = ("text/javascript", "application/javascript", "text/css", "image/svg+xml")
LEVEL = 6


class CompressedAssets:
    """Middleware: keeps each of Streamlit's own files compressed in memory from its first request on.

    Their names carry the hash of their content, so a kept one is never out of date; there are as many as
    the framework has, some 3 MB. Streamlit itself sends them as they are: it would compress them each time.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, tuple[MutableHeaders, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _may_be_compressed(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self.kept:
            answer = _Answer()
            await self.app(scope, receive, answer.take)
            if not answer.is_compressible():
                await answer.pass_on(send)
                return
            self.kept[path] = await answer.compressed()
        headers, body = self.kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": list(headers.raw)})
        await send({"type": "http.response.body", "body": body})


def _may_be_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(ASSETS):
        return False
    headers = Headers(scope=scope)
    is_whole = "range" not in headers and "if-none-match" not in headers and "if-modified-since" not in headers
    return is_whole and "gzip" in headers.get("accept-encoding", "")


class _Answer:
    """What the framework answered, caught before it is sent."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")

    def is_compressible(self) -> bool:
        kind = Headers(raw=self.start["headers"]).get("content-type", "")
        return self.start["status"] == 200 and kind.startswith(COMPRESSIBLE)

    async def compressed(self) -> tuple[MutableHeaders, bytes]:
        body = await run_in_threadpool(gzip.compress, self.body, LEVEL)
        headers = MutableHeaders(raw=list(self.start["headers"]))
        headers.update({"content-encoding": "gzip", "content-length": str(len(body)), "vary": "Accept-Encoding"})
        return headers, body

    async def pass_on(self, send: Send) -> None:
        await send(self.start)
        await send({"type": "http.response.body", "body": self.body})
