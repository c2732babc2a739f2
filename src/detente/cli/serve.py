"""``serve``: the record in a browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options, say
from detente.cli.exits import Code


def serve(
    context: typer.Context,
    record: Annotated[Path | None, typer.Argument(metavar="RECORD", help="The record's file; else as with -r.")] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")] = 8765,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show, and refuse every change.")] = False,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Listen on this address; others than this machine's need --token."
        ),
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(
            "--token", metavar="TEXT", envvar="DETENTE_TOKEN", help="The token to ask for; one is made if not given."
        ),
    ] = None,
    by: options.By = None,
    other: options.RecordPath = None,
) -> None:
    """Open the record in a browser, beside its sources.

    It prints the URL to open. Only this machine reaches it, and only with the token in that URL. Ctrl-C ends it.
    """
    from detente.desk.guard import Door  # noqa: PLC0415 - brings the web framework, which no other command needs
    from detente.desk.serving import serve as run  # noqa: PLC0415 - the same

    path = options.record_path(context, record or other)
    door = Door.open(host, port, token)
    if not door.local:
        say.note(f"{host} is reached from other machines, and what goes there is not encrypted")

    def tell(url: str) -> None:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        say.note(f"{path} is open there{' for reading only' if read_only else ''}; Ctrl-C ends it")

    run(path, door, read_only=read_only, tell=tell, now=options.now, by=options.who(by))
    say.note("the Desk is closed; all that was decided is kept")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(Code.OK)  # what is held of a large record would take Python half a minute to give back piece by piece
