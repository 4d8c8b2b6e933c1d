"""The page around the screens: its language, our script, our fonts and icon; nothing from anywhere else."""

import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from dashboard.language import preferred_language, texts_for
from dashboard.shell_words import WORDS
from model.base import Language

OWN_FILES = Path(__file__).with_name("static")
NOT_PAGES = ("/own/", "/static/", "/media/", "/component/", "/_stcore/", "/auth/", "/healthz")
DAY = 24 * 60 * 60


class OwnShell:
    """Middleware: wherever Streamlit answers with its page, the reader gets ours, in their language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(NOT_PAGES):
            await self.app(scope, receive, send)
            return
        is_page = False

        async def hold_back_page(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                is_page = _is_page(message)
            if not is_page:
                await send(message)

        await self.app(scope, receive, hold_back_page)
        if is_page:
            await _answer(Request(scope))(scope, receive, send)


class OwnFiles(StaticFiles):
    """The files that the page asks for, kept by browsers for a day."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        if isinstance(response, FileResponse):
            response.headers["Cache-Control"] = f"public, max-age={DAY}"
        return response


def own_routes() -> list[Mount]:
    """Routes of the page's own files."""
    return [Mount("/own", OwnFiles(directory=OWN_FILES))]


@cache
def page(language: Language) -> str:
    """Streamlit's page, changed for the reader. RuntimeError when Streamlit's page is not as we know it."""
    texts = texts_for(language)
    script = hashlib.sha256((OWN_FILES / "shell.js").read_bytes()).hexdigest()[:12]
    words = json.dumps({each.value: texts_for_shell(each) for each in Language}, ensure_ascii=False)
    found = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    for pattern, own in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>.*?</title>", f"<title>{escape(texts('app.name'))}</title>"),
        (r'href="\./favicon\.png"', 'href="/own/icon.svg"'),
        (r'<link\s+rel="preload"[^>]*as="font"[^>]*>', ""),  # a font that the theme does not use
        (r'<link rel="service-desc"[^>]*>', ""),
        # The only script of the page itself: it would need a hole in the Content-Security-Policy.
        (
            r"<script>\s*window\.prerenderReady = false\s*</script>",
            f'<script type="application/json" id="kumppani-words">{_as_data(words)}</script>'
            f'<script src="/own/shell.js?{script}"></script>',
        ),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{escape(texts('shell.needs_javascript'))}</p></noscript>"),
    ):
        found = _replace_once(pattern, own, found)
    return found


def texts_for_shell(language: Language) -> dict[str, str]:
    """What the script writes in a language in place of the framework's English, and names it gives."""
    texts = texts_for(language)
    return {word: texts(key) for word, key in WORDS.items()}


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return bool(start["status"] == 200 and kind.startswith("text/html"))


def _answer(request: Request) -> HTMLResponse:
    accepted = request.headers.get("accept-language")
    language = preferred_language(request.query_params.get("lang"), accepted)
    return HTMLResponse(
        page(language),
        headers={"Cache-Control": "no-cache", "Vary": "Accept-Language", "Content-Language": language},
    )


def _replace_once(pattern: str, own: str, text: str) -> str:
    changed, count = re.subn(pattern, lambda _: own, text, flags=re.DOTALL)
    if count != 1:
        raise RuntimeError(f"Streamlit's page has {count} times what we change in it: {pattern}")
    return changed


def _as_data(words: str) -> str:
    """JSON inside an element: nothing in it ends the element."""
    return words.replace("<", "\\u003c")
