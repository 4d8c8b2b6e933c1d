"""After the sign-in people are back on the screen they came from, filters and all."""

from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "kumppani_return"
SIGN_IN = "/auth/login"
CALLBACK = "/oauth2callback"
KEPT = 600  # seconds in which a sign-in is finished


class ReturnAddress:
    """Middleware: keeps the address that led to the sign-in in a cookie; the way back leads there.

    Streamlit itself always comes back to the front page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in {SIGN_IN, CALLBACK}:
            await self.app(scope, receive, send)
            return
        request = Request(scope)

        async def send_with_address(message: Message) -> None:
            if message["type"] == "http.response.start":
                keep_or_use(request, MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_with_address)


def keep_or_use(request: Request, headers: MutableHeaders) -> None:
    """On the way out keep the address; on the way back go there, once."""
    if request.url.path == SIGN_IN:
        address = own_address(request.headers.get("referer", ""), request.headers.get("host", ""))
        if address:
            headers.append("set-cookie", _cookie(quote(address, safe=""), KEPT))
        return
    kept = unquote(request.cookies.get(COOKIE, ""))
    if is_own_path(kept) and headers.get("location") == "/":
        headers["location"] = kept
    headers.append("set-cookie", _cookie("", 0))


def own_address(referer: str, host: str) -> str | None:
    """Path and query of an address on this server; None for any other, so that nobody is led away."""
    parts = urlsplit(referer)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if parts.netloc == host and is_own_path(path) else None


def is_own_path(path: str) -> bool:
    """A path on this server: browsers read // and /\\ at the beginning as another server's name."""
    return path.startswith("/") and path[1:2] not in {"/", "\\"} and path.isascii() and path.isprintable()


def _cookie(value: str, seconds: int) -> str:
    return f"{COOKIE}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=lax"
