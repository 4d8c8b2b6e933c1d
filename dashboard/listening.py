"""The socket that the server listens on, and saying that it listens."""

import asyncio
import errno
import ipaddress
import os
import socket
from collections.abc import Callable

import uvicorn

from dashboard.readiness import Readiness


class PortInUse(Exception):
    """Another program listens on the port already."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use")
        self.port = port


def listening_socket(host: str, port: int) -> socket.socket:
    """A listening socket whose connections send at once.

    Without IPPROTO_TCP asyncio takes accepted connections for something else than TCP and leaves Nagle's
    algorithm on, as the stock launcher does: up to 40 ms a click. On Linux they also inherit the option.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":  # on Windows this would let two programs listen on one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise PortInUse(port) from error
        raise
    return listener


def is_loopback(host: str) -> bool:
    """Only programs on this machine reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Announcing(uvicorn.Server):
    """Says when pages can be opened, in place of uvicorn's own lines; stops when it cannot get ready."""

    def __init__(self, options: uvicorn.Config, readiness: Readiness, announce: Callable[[], None]) -> None:
        super().__init__(options)
        self._readiness = readiness
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._waiting = asyncio.create_task(self._wait())

    async def _wait(self) -> None:
        await self._readiness.reached.wait()
        if self._readiness.failure:
            self.should_exit = True
        else:
            self._announce()
