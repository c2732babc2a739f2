"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from detente.cli import say
from detente.cli.exits import Code
from detente.errors import DetenteError

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""Click's ``UsageError``: newer Typer carries its own Click and exports no name for this class."""


class PipeClosedError(Exception):
    """Whoever read the output has stopped reading. Typer would end with 1 for a ``BrokenPipeError``."""


class Commands(TyperGroup):
    """The command group: one line on stderr for an error, no traceback unless ``--debug`` asks for it."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command that was parsed."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosedError from error

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; end with ``SystemExit`` and a code of ``detente.cli.exits``."""
        given = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in given
        given = ["--debug"] * debug + [word for word in given if word != "--debug"]

        def command() -> Any:
            return super(Commands, self).main(
                given,
                prog_name=prog_name or "detente",
                complete_var=complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )

        code = run_quietly(command, debug=debug)
        if standalone_mode:
            sys.exit(code)
        return code


def run_quietly(command: Callable[[], Any], *, debug: bool) -> int:
    """Run, and turn whatever it raises into one line and an exit code."""
    try:
        result = command()
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        result = Code.INTERRUPTED
    except (PipeClosedError, BrokenPipeError):
        # the interpreter flushes stdout once more at exit, and would complain then
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Code.OK
    except Exception as error:  # noqa: BLE001 - the outermost frame: nothing is swallowed, --debug shows where it arose
        if debug:
            traceback.print_exc()
        what, mend, code = explain(error)
        say.error(what, mend)
        return code
    if result == Code.INTERRUPTED:
        say.note("interrupted; what was done so far is kept")
    return int(result) if isinstance(result, int) else Code.OK


def explain(error: Exception) -> tuple[str, str, int]:
    """Tell an error in words: what it is, how to mend it, and the exit code.

    >>> from detente.errors import NoRecord
    >>> explain(NoRecord("there is no record at a.db", mend="make one"))
    ('there is no record at a.db', 'make one', 4)
    """
    if isinstance(error, DetenteError):
        return error.message, error.mend, error.exit_code
    if isinstance(error, USAGE_ERROR):
        shown = error.format_message() if hasattr(error, "format_message") else str(error)
        context = getattr(error, "ctx", None)
        return shown.rstrip("."), f"see `{context.command_path if context else 'detente'} --help`", Code.USAGE
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error), "", Code.ERROR
    mend = "run again with --debug and report what it prints"
    return f"a defect in Détente: {type(error).__name__}: {error}", mend, Code.ERROR
