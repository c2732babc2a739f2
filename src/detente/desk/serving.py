"""Runs the Desk until somebody stops it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from detente.desk.app import make_app
from detente.desk.guard import Door
from detente.errors import InputError

GRACE = 2
"""Seconds that an answer under way has to come to its end."""


def serve(
    path: Path,
    door: Door,
    *,
    read_only: bool,
    tell: Callable[[str], None],
    now: Callable[[], str],
    by: str | None = None,
) -> None:
    """Open the Desk of a record until Ctrl-C; ``tell`` is given the URL once it listens, ``now`` gives the moment for the log.

    ``by`` is who decides where a browser gives no name. Raises ``InputError`` where something else listens on the port.
    """
    app = make_app(path, door, read_only=read_only, now=now, by=by)
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((door.host, door.port))
        except OSError as error:
            what = f"{door.host}:{door.port} cannot be listened on: {error.strerror}"
            raise InputError(what, mend="end what runs there, or give another --port") from error
        listening.listen(128)
        tell(door.url)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=GRACE
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
