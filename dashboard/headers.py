"""What every answer tells the browser about trust, and addresses that stay closed."""

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",  # nothing inline, no eval: shell.js does what was inline in the page
        "style-src 'self' 'unsafe-inline'",  # Plotly, the grid and the framework write <style> elements
        "img-src 'self' data: blob:",  # a chart saved as a picture is a blob
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "media-src 'self'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # our own sign-in comes back by it to the screen; others get nothing
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


class SecurityHeaders:
    """Middleware: the headers on every answer, the closed addresses not found, cookies only over https."""

    def __init__(self, app: ASGIApp, *, is_https: bool = False) -> None:
        self.app = app
        self.is_https = is_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message))
            await send(message)

        is_closed = scope["path"].startswith(CLOSED)
        inner = PlainTextResponse("Not Found", status_code=404) if is_closed else self.app
        await inner(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders) -> None:
        headers.update(HEADERS)
        if not self.is_https:
            return
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:  # Streamlit leaves the identity cookie without it
            headers.append("set-cookie", cookie if "secure" in cookie.lower() else f"{cookie}; Secure")
