"""The page around the screens: in the reader's language, with one small script and the fonts from here."""

import hashlib
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from dashboard.catalogues import catalogue, languages, preferred
from dashboard.early_scripts import early_links

FRAMEWORK_SHELL = Path(file_util.get_static_dir()) / "index.html"
SCRIPT = Path(__file__).with_name("shell.js")
STATIC = Path(__file__).with_name("static")
PREFIX = "shell."
FOR_EVER = "public, immutable, max-age=31536000"
NOT_A_SCREEN = ("/_stcore", "/media", "/component", "/static", "/own", "/healthz", "/auth")
FONT = "source-sans-3-latin-400-normal.woff2"
SHEETS = ("screen", "print")
KINDS = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".css": "text/css"}
CHANGES: tuple[tuple[str, str], ...] = (
    (r'<html lang="en">', '<html lang="{language}">'),
    (r"<title>Streamlit</title>", "<title>Kumppani</title>"),
    (
        r'<link rel="shortcut icon"[^>]*>',
        '<link rel="icon" type="image/svg+xml" href="./own/kumppani.svg" />'
        + "".join(f'<link rel="stylesheet" media="{at}" href="./own/{at}.css?{{version}}" />' for at in SHEETS),
    ),
    (
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>',
        f'<link rel="preload" href="./own/{FONT}" as="font" type="font/woff2" crossorigin />{{early}}',
    ),
    # The agent interface is off.
    (r"<!--\s*Machine-readable pointer.*?-->\s*<link[^>]*service-desc[^>]*>", ""),
    (
        r"<script>\s*window\.prerenderReady = false\s*</script>",
        '<script src="./own/shell.js?{version}"></script>',
    ),
    (r"<noscript>.*?</noscript>", "<noscript><p>{needs_javascript}</p></noscript>"),
)


class FrameworkChanged(Exception):
    """A new Streamlit writes its shell otherwise; CHANGES must follow."""


def shell(original: str, language: str, version: str, needs_javascript: str) -> str:
    """Streamlit's shell in a language, with our script in place of its inline one."""
    values = {
        "{language}": language,
        "{version}": version,
        "{needs_javascript}": needs_javascript,
        "{early}": early_links(original),
    }
    for pattern, replacement in CHANGES:
        for gap, value in values.items():
            replacement = replacement.replace(gap, value)
        parts = re.split(pattern, original, flags=re.DOTALL)
        if len(parts) != 2:
            raise FrameworkChanged(pattern)
        original = replacement.join(parts)
    return original


def script(code: str, texts: Callable[[str], Callable[[str], str]], names: list[str]) -> str:
    """The script with its texts in every language, so that it can follow a change of language."""
    words = {language: {name.removeprefix(PREFIX): texts(language)(name) for name in names} for language in languages()}
    return f"const TEXTS = {json.dumps(words, ensure_ascii=False)};\n{code}"


@cache
def _own_script() -> bytes:
    names = [key for key in catalogue("fi").forms if key.startswith(PREFIX)]
    return script(SCRIPT.read_text("utf-8"), lambda language: catalogue(language).gettext, names).encode()


@cache
def _own_shell(language: str) -> bytes:
    sheets = b"".join((STATIC / f"{sheet}.css").read_bytes() for sheet in SHEETS)
    version = hashlib.sha256(_own_script() + sheets).hexdigest()[:12]
    original = FRAMEWORK_SHELL.read_text("utf-8")
    return shell(original, language, version, catalogue(language).gettext("shell.needs_javascript")).encode()


class OwnShell:
    """Middleware: sends our shell wherever Streamlit sends its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(NOT_A_SCREEN):
            await self.app(scope, receive, send)
            return
        is_shell = False

        async def hold_back_shell(message: Message) -> None:
            nonlocal is_shell
            if message["type"] == "http.response.start":
                is_shell = _is_shell(message)
            if not is_shell:
                await send(message)

        await self.app(_without_conditions(scope), receive, hold_back_shell)
        if is_shell:
            headers = {"cache-control": "no-cache", "vary": "Accept-Language"}
            await HTMLResponse(_own_shell(_language(scope)), headers=headers)(scope, receive, send)


def _is_shell(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")


def _language(scope: Scope) -> str:
    request = Request(scope)
    return preferred(request.query_params.get("lang"), request.headers.get("accept-language"))


def _without_conditions(scope: Scope) -> Scope:
    """The framework's file is the same in every language: its "not modified" and its ranges are not ours."""
    dropped = {b"if-none-match", b"if-modified-since", b"range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in dropped]}


def own_routes() -> list[BaseRoute]:
    """The script, the fonts and the icon, from our own origin."""
    return [Route("/own/shell.js", _script_answer), Route("/own/{name}", _file_answer)]


async def _script_answer(_: Request) -> Response:
    return Response(_own_script(), media_type="text/javascript", headers={"cache-control": FOR_EVER})


async def _file_answer(request: Request) -> Response:
    path = STATIC / Path(request.path_params["name"]).name
    if path.suffix not in KINDS or not path.is_file():
        return Response(status_code=404)
    return FileResponse(path, media_type=KINDS[path.suffix], headers={"cache-control": FOR_EVER})
