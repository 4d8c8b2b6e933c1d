"""The server: Streamlit's application with our headers, shell and memory policy, on a socket of our own."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from dashboard import sign_in, warm_up
from dashboard.catalogues import preferred
from dashboard.compression import CompressedAssets
from dashboard.headers import SecurityHeaders
from dashboard.listening import Announcing, PortInUse, is_loopback, listening_socket
from dashboard.readiness import Readiness, WaitUntilReady
from dashboard.return_address import ReturnAddress
from dashboard.settings import signing_key
from dashboard.shell import OwnShell, own_routes

__all__ = ["PortInUse", "application", "serve"]

APP = Path(__file__).with_name("app.py")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
STOPPING = 3  # seconds that open pages get to close; they reconnect by themselves
PING = 30  # seconds; keeps websockets through proxies that close quiet connections


def application(script: Path = APP, readiness: Readiness | None = None) -> st.App:
    """The ASGI application. `uvicorn --factory dashboard.server:application` serves it too."""
    ready = readiness or Readiness()
    # Streamlit reads .streamlit/config.toml beside the script it is told first: ours, from any working
    # directory, also when the script is another one.
    config._main_script_path = str(APP)
    config.get_config_options(force_reparse=True, options_from_flags=_options())
    return st.App(
        script.resolve(),
        secrets=sign_in.secrets(),
        lifespan=_lifespan_of(ready),
        routes=[
            Route("/healthz", _healthz),
            Route("/own/public-key", _public_key),
            Route("/own/calendar/{key}.ics", _calendar),
            *own_routes(),
        ],
        middleware=[
            Middleware(SecurityHeaders, is_https=sign_in.public_url().startswith("https:")),
            Middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(), www_redirect=False),
            Middleware(WaitUntilReady, readiness=ready),
            Middleware(ReturnAddress),
            # On this computer nothing travels, and compressing would only keep the first page waiting.
            *([] if sign_in.mode() is sign_in.Mode.LOCAL else [Middleware(CompressedAssets)]),
            Middleware(OwnShell),
        ],
    )


def serve(
    host: str,
    port: int,
    *,
    prepare: Callable[[], object] = lambda: None,
    announce: Callable[[str], None],
    is_local: bool = True,
    script: Path = APP,
) -> None:
    """Serve until SIGTERM or SIGINT; `prepare` opens the database meanwhile, `announce` gets the address once pages
    can be opened. Raises what `prepare` raises.

    Port 0 takes a free one. PortInUse when the port is taken. `is_local` False: nobody chooses their role,
    not even on loopback, for a proxy may stand there and bring in the whole world.
    """
    with listening_socket(host, port) as listener:
        os.environ["KUMPPANI_HOST"] = host if is_local else ""  # sign_in.mode() decides by it
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
        readiness = Readiness(prepare)
        options = uvicorn.Config(
            application(script, readiness),
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="websockets-sansio",
            ws_ping_interval=PING,
            ws_ping_timeout=PING,
            ws_per_message_deflate=False,  # a tenth of a rerun's cost; Streamlit's own server does not compress either
            ws_max_size=config.get_option("server.maxMessageSize") * 1024 * 1024,
            timeout_graceful_shutdown=STOPPING,
        )
        with suppress(KeyboardInterrupt):  # uvicorn has stopped in good order, and says by it why
            Announcing(options, readiness, lambda: announce(address)).run(sockets=[listener])
    if readiness.failure:
        raise readiness.failure


def allowed_hosts() -> list[str]:
    """The names under which the server may be asked, against DNS rebinding: loopback and the public address.

    Any name only where the server is bound to the network and nobody said its public address; it is
    read-only then.
    """
    public = urlsplit(sign_in.public_url()).hostname
    if public is None and not is_loopback(os.environ.get("KUMPPANI_HOST", "127.0.0.1")):
        return ["*"]
    return [*LOOPBACK, *([public] if public else [])]


def _options() -> dict[str, Any]:
    """Streamlit's options that depend on how the server is started."""
    is_development = os.environ.get("KUMPPANI_DEV") == "1"
    options: dict[str, Any] = {"server.allowedHosts": allowed_hosts()}
    if is_development:
        options["server.fileWatcherType"] = "auto"
    if secret := sign_in.cookie_secret():  # every replica and every restart reads the others' cookies
        options["server.cookieSecret"] = secret
    return options


def _lifespan_of(readiness: Readiness) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        async with readiness.reaching(), warm_up.collecting_in_idle_time():
            yield

    return lifespan


async def _public_key(_: Request) -> PlainTextResponse:
    """The key with which signed documents of this city are checked, hexadecimal; 404 when it has none."""
    from model.yearly.sealing import public_key_of  # noqa: PLC0415 - heavy, and only asked for here

    key = signing_key()
    return PlainTextResponse(public_key_of(key) if key else "", status_code=200 if key else 404)


async def _calendar(request: Request) -> Response:
    """The days of the plan whose calendar has this key, for a calendar program, which cannot sign in; else 404."""
    language = preferred(request.query_params.get("lang"), request.headers.get("accept-language"))
    found = await run_in_threadpool(_calendar_file, request.path_params["key"], language)
    return Response(found, media_type="text/calendar", status_code=200 if found else 404)


def _calendar_file(key: str, language: str) -> bytes:
    from dashboard import store  # noqa: PLC0415 - opening the database must not delay the first page
    from dashboard.language import texts_for  # noqa: PLC0415 - heavy, and only asked for here
    from dashboard.report.ics import ics_of  # noqa: PLC0415 - heavy, and only asked for here

    found = store.days_of_calendar(key)
    return ics_of(*found, texts_for(language)) if found else b""


async def _healthz(_: Request) -> JSONResponse:
    """200 while the database answers, else 503."""
    try:
        is_alive = await run_in_threadpool(_database_answers)
    except Exception:  # noqa: BLE001 - whatever the driver raises, the answer is: not alive
        is_alive = False
    return JSONResponse({"database": "ok" if is_alive else "unreachable"}, status_code=200 if is_alive else 503)


def _database_answers() -> bool:
    from dashboard import store  # noqa: PLC0415 - opening the database must not delay the first page

    return store.is_alive()
